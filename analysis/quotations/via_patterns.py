"""The phrases that say who passed words on, who heard them and where they were said: one row for each.

Every pattern is searched in the clause of the cue, with `HIDDEN` in place of each character of what is quoted and of other
clauses. A row's id switches it off as the rule "quotations.via.ID".
"""

import re
from typing import NamedTuple

from analysis.text_spans import ABBREVIATION

HIDDEN = "\x00"

# ----------------------------------------------------------------------------------------------------- what rows are made of

_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_WORD = r"[\w&’'-]{1,40}"
_TOKEN = rf"(?:{ABBREVIATION}|\d{{1,3}}(?:,\d{{3}})+|@?{_WORD}(?:\.\w{{1,20}}){{0,3}})"

# What a name or noun ends with and what may follow it: "in the email" is none in "the email probe".
_UNFINISHED = "(?<! of)(?<! the)(?<! a)(?<! an)(?<! his)(?<! her)(?<! its)(?<! their)(?<! newly)(?<!['’]s)"
_FOLLOWING = (
    "that in on at by during after before when while as about how why what whether if he she they it we I there this last "
    "late later early earlier and but or to for from with via through over outside inside following ahead then now again "
    "today yesterday tonight recently since because so where which who under near broadcast sent seen shown given made held written "
    "said told wrote announcing"
)
_FOLLOWED = (
    rf"(?=\s*(?:[,;:.!?()\[\]{HIDDEN}—–“”\"]|$)|\s+(?:{_FOLLOWING.replace(' ', '|')}"
    rf"|(?!week|dai|month|fami)[a-z]{{1,20}}ly|[a-z]{{2,20}}ed|{_DAY})\b)"
)
_END = rf"{_UNFINISHED}{_FOLLOWED}"
_NAME = rf"(?!be\b|{_DAY}){_TOKEN}(?: (?!{_DAY}){_TOKEN}){{0,8}}?{_END}"

_SITE = (
    r"(?:Twitter|X|Facebook|Instagram|TikTok|Telegram|YouTube|WhatsApp|LinkedIn|Reddit|Snapchat|Weibo|WeChat|Bluesky|Threads"
    r"|Mastodon|Substack|Discord|Parler|VKontakte|Viber|Truth Social|Periscope|Medium|Skype|Zoom|social media"
    r"|(?:state|national|live|public|local) (?:television|TV|radio)"
    r"|television|the radio|the air)(?![\w-])"
)
_STATION = (
    r"(?:(?:[A-Z]{0,3}(?:NN|BC|BS|TV|FM|CN)|NPR|RT|HBO|ESPN|C-SPAN|Fox|Channel \w{1,9}|Radio [A-Z]\w{1,20}"
    r"|(?:The )?[A-Z][\w&]{0,20}(?: [A-Z][\w&]{0,20}){0,3} "
    r"(?:News|Radio|TV|Television|Network|Channel|Show|Today|Tonight|Live|Business))(?![\w-]))"
)
_TITLE = rf"[\"“][A-Z][^\"“”{HIDDEN}]{{2,40}}[\"”]"
_SHOW = rf"(?:{_STATION}['’]s )?{_TITLE}"  # CNN's "State of the Union"
_OUTLET = (
    rf"(?:(?:[Tt]he )?(?:{_STATION}|(?:[A-Z][\w&.’'-]{{0,30}} ){{0,4}}?(?:News|Post|Times|Press|Herald|Tribune|Gazette|Journal"
    r"|Guardian|Observer|Mail|Star|Chronicle|Courier|Telegraph|Independent|Magazine|Review|Weekly|Daily|Dispatch|Mirror|Express"
    r"|Globe|Agency)(?![\w-])))"
)
_PAPER = "paper|newspaper|agency|magazine|broadcaster|network|station|site|website|outlet|channel"
_REPORTER = (
    rf"(?:(?:[Tt]he |[Ss]tate |news |(?:{_PAPER}) ){{0,4}}[A-Z][\w&’'-]{{0,30}}(?: [A-Z][\w&’'-]{{0,30}}){{0,4}}"
    rf"|[Tt]he (?:{_WORD} ){{0,3}}?(?:{_PAPER})|(?:[A-Z]{_WORD} )?(?:[Ss]tate|[Ll]ocal|[Nn]ational|[Ff]oreign)"
    r" (?:media|television|radio|TV|newspapers))"
)
# Nobody who hears it: "told her that …", "told the story of …", "was told by …".
_HEARER = (
    rf"(?!(?:him|her|them|me|us|you|it|himself|herself|themselves|the truth|the difference){_FOLLOWED}"
    r"|(?:his|her|their|the|an?) (?:story|stories|tale)\b|(?:that|how|what|why|whether|when|about|by|of|in|on|at|as|to|not)\b)"
    rf"(?:{_SHOW}|{_NAME})"
)
_WHOSE = (
    r"(?:an?|the|this|one|another|several|multiple|many|his|her|their|its|my|our|a (?:series|string) of|(?:last|this) (?:week|month|year|night)['’]s"
    rf"|{_DAY}['’]s|[A-Z][\w.]{{0,30}}['’]s)"
)
_SORT = r"(?!(?:of|to|for|with|in|at|on|by|and|or|before|after|the)\b)[\w.’'-]{1,40} "  # "televised", "June"
_OCCASION = (
    "statement|interview|e-?mail|letter|speech|tweet|post|posting|message|memo|memorandum|report|column|op-ed|opinion piece"
    "|(?:news|press) (?:conference|release)|release|testimony|filing|video|affidavit|briefing|podcast|address|essay|article"
    "|thread|memoir|book|(?:(?:tele)?phone|conference) call|call|remarks|comments|debate|hearing|rally|round ?table|town hall"
    "|broadcast|documentary|blog|lawsuit|suit|complaint|indictment|brief|motion|petition|deposition|declaration|summit"
    "|conference|meeting|event|forum|convention|ceremony|fund-?raiser|vigil|panel|sermon|lecture|session|gathering|appearance"
    "|editorial|dissent|ruling|tweets|posts|messages|interviews|emails|note|notes|ads?|advertisement|advert|spot|town ?hall"
    "|discussion|findings|disclosures?|summary|response|reply|speeches|rallies|debates|statements|reports|letters"
)
_PAPERS = (  # without an article
    "statements|interviews|e-?mails|letters|speeches|tweets|posts|messages|memos|columns|op-eds|filings|videos|affidavits"
    "|remarks|comments|testimony|court (?:documents|papers|filings|records)"
)
_FURTHER = (
    rf"(?:(?: {_DAY})? (?:with|to|before|from|for|at) (?:{_SHOW}|{_NAME})| on (?:{_SHOW}|{_STATION}['’]s {_NAME}|{_SITE}|{_OUTLET})"
    r"| (?:published|republished|posted|aired|broadcast|released|carried|issued|filed|translated)"
    rf"(?: on {_DAY})? (?:in|by|on|to) {_NAME})?"
)
_OWN_PLACE = (
    r"(?:his|her|their|its|the|an?|[A-Z][\w.]{0,30}['’]s)(?: [\w'’]{1,30}){0,3}?"
    r" (?:blog|website|web site|page|account|channel|show|programme|program|podcast|feed)"
)
_DEPUTY = "spokes(?:man|woman|person)|interpreter|translator|lawyer|attorney|publicist|agent|representative|statement"
_LINE = "text message|text|e-?mail|phone|telephone|video ?link|video conference|fax|satellite|radio|letter"
_MORE = rf"(?: (?!(?:as|on {_DAY}|{_DAY}|(?:this|last) (?:week|month|year))\b){_TOKEN}){{0,13}}+"

# ------------------------------------------------------------------------------------------------------------------ the rows


class Row(NamedTuple):
    id: str
    pattern: re.Pattern[str]
    meant: str  # a sentence that it is for,
    found: str  # what it finds there,
    left: str  # and a sentence in which it finds nothing
    with_cue: bool = False  # it counts only where it begins between source and cue or right behind them


def _row(id_: str, *parts: str, meant: tuple[str, str], left: str, with_cue: bool = False) -> Row:
    return Row(id_, re.compile(r"\b(?:" + "".join(parts) + ")"), *meant, left, with_cue)


# In the order in which they are believed.
ROWS = (
    # Who passed the words on
    _row(
        "according_to",
        r"(?:according to|(?:as |first )?(?:reported|quoted|cited|translated) by) ",
        rf"(?!{_DAY}){_TOKEN}{_MORE}",  # up to fourteen words
        rf"\b(?! ?{HIDDEN})",  # none of what is quoted
        meant=("Kirk said, according to the Harbour Post, the bridge was safe.", "according to the Harbour Post"),
        left="Kirk wants it reported by Monday.",
    ),
    _row(
        "outlet_reported",
        rf"(?<=, )(?:as )?{_REPORTER} (?:first |also |later |has |had )?(?:reported|reports)\b",
        rf"(?=\s*(?:[,.;:]|$)| (?:on|last|late|this|early) | {_DAY})",  # the end of the clause, or when
        meant=(
            "The bridge was safe, Kirk said, state news agency Tolpress reported.",
            "state news agency Tolpress reported",
        ),
        left="Kirk said the bridge was safe, Tolpress reported a day later.",
    ),
    _row(
        "outlet_quoted",
        rf"{_REPORTER} quoted\b",
        meant=("The Harbour Post quoted Kirk as saying the bridge was safe.", "The Harbour Post quoted"),
        left="Kirk was quoted as saying the bridge was safe.",
    ),
    _row(
        "as_saying_by",
        rf"(?<=\bas saying )by {_REPORTER}",
        meant=("Kirk was quoted as saying by Coast Press: the bridge is safe.", "by Coast Press"),
        left="Kirk stood by Coast Press.",
    ),
    # Who heard them
    _row(
        "told",
        rf"(?:told|tells|telling) {_HEARER}(?: in an? (?:{_SORT}){{0,2}}?interview)?",
        meant=("Kirk told a crowd of farmers in Norrick that the bridge was safe.", "told a crowd of farmers"),
        left="Kirk told her that the bridge was safe.",
        with_cue=True,
    ),
    _row(
        "spoke_to",
        rf"(?:(?:testified|testifies|testifying) (?:before|to)|(?:speaking|talking) (?:to|with|before)|addressing) {_HEARER}",
        meant=("Kirk, speaking to a council in Norrick, said the bridge was safe.", "speaking to a council"),
        left="Kirk, speaking to him, said the bridge was safe.",
    ),
    # Where, on what occasion, in what
    _row(
        "occasion",
        r"(?:in|at|during|on the sidelines of) ",
        rf"(?:{_WHOSE} (?:{_SORT}){{0,4}}?(?:{_OCCASION})|(?:{_SORT}){{0,2}}?(?:{_PAPERS}))",
        rf"{_END}{_FURTHER}",  # and with whom, on which station, published where
        meant=(
            "Kirk said in an interview with Channel Nine that the bridge was safe.",
            "in an interview with Channel Nine",
        ),
        left="Kirk spoke in the email affair of the bridge.",
    ),
    _row(
        "station_or_page",
        r"(?<!time )on ",
        rf"(?:{_STATION}['’]s (?:{_TITLE}|[^,;:.!?(){HIDDEN}]{{2,40}}?{_END})",  # TCN's “Morning Tide”
        rf"|{_STATION}|{_OWN_PLACE}{_END}|(?:{_WHOSE} )?{_SITE})",
        meant=("Kirk wrote on her Facebook page that the bridge was safe.", "on her Facebook page"),
        left="Kirk spent her time on Telegram, on the campaign trail.",
    ),
    _row(
        "platform",
        r"on (?:the|an?) (?:(?!the )[\w-]{1,20} ){0,3}?(?:app|platform|network|site|service)\b",
        rf"(?: {_SITE}|{_END})",
        meant=("Kirk said on the messaging app Telegram that the bridge was safe.", "on the messaging app Telegram"),
        left="Kirk said on the campaign trail that the bridge was safe.",
    ),
    _row(
        "took_to",
        rf"(?:took|takes|taking|turned) to {_SITE}",
        meant=("Kirk took to Telegram to say that the bridge was safe.", "took to Telegram"),
        left="Kirk took to the streets to say that the bridge was safe.",
    ),
    _row(
        "wrote_in",
        rf"(?:(?<=\bwrote )|(?<=\bwrites )|(?<=\bwriting )|(?<=\bas saying ))in {_OUTLET}",
        meant=("Kirk wrote in the Harbour Post that the bridge was safe.", "in the Harbour Post"),
        left="Kirk works in the Harbour Post building.",
    ),
    _row(
        "in_court",
        r"(?:(?<=\bsaid )|(?<=\btestified ))in (?:(?:open |federal )?court|parliament)\b",
        meant=("Kirk testified in court that the bridge was safe.", "in court"),
        left="Kirk wore a hat in court.",
    ),
    # By whom, by what means
    _row(
        "by_deputy",
        rf"(?:via|through|by) (?:an?|his|her|their|its) (?:\w{{1,30}} )?(?:{_DEPUTY})\b",
        meant=("Kirk said through her lawyer that the bridge was safe.", "through her lawyer"),
        left="Kirk went through her papers.",
    ),
    _row(
        "by_line",
        rf"(?:via|by|over|on) (?:the )?(?:{_LINE}|{_SITE}){_END}",
        meant=("Kirk said by phone from Norrick that the bridge was safe.", "by phone"),
        left="Kirk stood by the river and said the bridge was safe.",
    ),
)
