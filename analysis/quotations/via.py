"""Find where words were said, or who passed them on: "told reporters", "on Twitter", "according to the Wall Street Journal"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.document import Document
from analysis.records import Attribution, Span
from analysis.text_spans import ABBREVIATION, WORD, trimmed

FAR = 1_000  # characters from source and cue within which the sentence is read
_CRUMB = 3  # words that the engine took for content beside more of it: "Island leaders" in "told Island leaders that …"
_HIDDEN = "\x00"  # stands for each character of what is quoted and of other clauses

# ------------------------------------------------------------------------------------------------------- what it looks like

_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_WORD = r"[\w&’'-]{1,40}"
_TOKEN = rf"(?:{ABBREVIATION}|@?{_WORD}(?:\.\w{{1,20}}){{0,3}})"

# What a name or noun ends with and what may follow it: "in the email" is none in "the email probe".
_UNFINISHED = "(?<! of)(?<! the)(?<! a)(?<! an)(?<! his)(?<! her)(?<! its)(?<! their)(?<! newly)(?<!['’]s)"
_FOLLOWING = (
    "that in on at by during after before when while as about how why what whether if he she they it we I there this last "
    "late later early earlier and but or to for from with via through over outside inside following ahead then now again "
    "today yesterday tonight recently since because so where which who under near broadcast sent seen shown given made held written said "
    "told wrote announcing"
)
_END = (
    rf"{_UNFINISHED}(?=\s*(?:[,;:.!?()\[\]{_HIDDEN}—–“”\"]|$)|\s+(?:{_FOLLOWING.replace(' ', '|')}"
    rf"|(?!week|dai|month|fami)[a-z]{{1,20}}ly|[a-z]{{2,20}}ed|{_DAY})\b)"
)
_NAME = rf"(?!be\b|{_DAY}){_TOKEN}(?: (?!{_DAY}){_TOKEN}){{0,8}}?{_END}"

_SITE = (
    r"(?:Twitter|X|Facebook|Instagram|TikTok|Telegram|YouTube|WhatsApp|LinkedIn|Reddit|Snapchat|Weibo|WeChat|Bluesky|Threads"
    r"|Mastodon|Substack|Discord|Parler|VKontakte|Viber|Truth Social|Periscope|Medium|Skype|Zoom|social media|(?:state|national|live|public|local) (?:television|TV|radio)"
    r"|television|the radio|the air)(?![\w-])"
)
_STATION = (
    r"(?:(?:[A-Z]{0,3}(?:NN|BC|BS|TV|FM|CN)|NPR|RT|HBO|ESPN|C-SPAN|Fox|Channel \w{1,9}|Radio [A-Z]\w{1,20}"
    r"|(?:The )?[A-Z][\w&]{0,20}(?: [A-Z][\w&]{0,20}){0,3} "
    r"(?:News|Radio|TV|Television|Network|Channel|Show|Today|Tonight|Live|Business))(?![\w-]))"
)
_TITLE = rf"[\"“][A-Z][^\"“”{_HIDDEN}]{{2,40}}[\"”]"
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
    rf"(?!(?:him|her|them|me|us|you|it|himself|herself|themselves|the truth|the difference){_END}"
    r"|(?:his|her|their|the|an?) (?:story|stories|tale)\b|(?:that|how|what|why|whether|when|about|by|of|in|on|at|as|to|not)\b)"
    rf"(?:{_SHOW}|{_NAME})"
)
_WHOSE = (
    r"(?:an?|the|this|one|another|his|her|their|its|my|our|a series of|(?:last|this) (?:week|month|year|night)['’]s"
    rf"|{_DAY}['’]s|[A-Z][\w.]{{0,30}}['’]s)"
)
_SORT = r"(?!(?:of|to|for|with|in|at|on|by|and|or|before|after|the)\b)[\w.’'-]{1,40} "  # "televised", "June"
_OCCASION = (
    "statement|interview|e-?mail|letter|speech|tweet|post|posting|message|memo|memorandum|report|column|op-ed|opinion piece"
    "|(?:news|press) (?:conference|release)|release|testimony|filing|video|affidavit|briefing|podcast|address|essay|article"
    "|thread|memoir|book|(?:(?:tele)?phone|conference) call|call|remarks|comments|debate|hearing|rally|round ?table|town hall"
    "|broadcast|documentary|blog|lawsuit|suit|complaint|indictment|brief|motion|petition|deposition|declaration|summit"
    "|conference|meeting|event|forum|convention|ceremony|fund-?raiser|vigil|panel|sermon|lecture|session|gathering|appearance"
    "|editorial|dissent|ruling|tweets|posts|messages|interviews|emails"
)
_PAPERS = (  # without an article
    "statements|interviews|e-?mails|letters|speeches|tweets|posts|messages|memos|columns|op-eds|filings|videos|affidavits"
    "|remarks|comments|testimony|court (?:documents|papers|filings|records)"
)
_FURTHER = (
    rf"(?: (?:with|to|before|from|for) (?:{_SHOW}|{_NAME})| on (?:{_SHOW}|{_STATION}['’]s {_NAME}|{_SITE}|{_OUTLET})"
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

_PASSED_ON = (
    rf"(?:according to|(?:as |first )?(?:reported|quoted|cited|translated) by) (?!{_DAY}){_TOKEN}{_MORE}\b(?! ?{_HIDDEN})",
    rf"(?<=, )(?:as )?{_REPORTER} (?:first |also |later |has |had )?(?:reported|reports)\b(?=\s*(?:[,.;:]|$)| (?:on|last|late|this|early) | {_DAY})",
    rf"{_REPORTER} quoted\b",
    rf"(?<=\bas saying )by {_REPORTER}",
)
_TOLD = (rf"(?:told|tells|telling) {_HEARER}",)
_SAID = (
    rf"(?:(?:testified|testifies|testifying) (?:before|to)|(?:speaking|talking) (?:to|with|before)|addressing) {_HEARER}",
    rf"(?:in|at|during|on the sidelines of) (?:{_WHOSE} (?:{_SORT}){{0,4}}?(?:{_OCCASION})|(?:{_SORT}){{0,2}}?(?:{_PAPERS})){_END}{_FURTHER}",
    rf"(?:(?<![a-z] )|(?<=\bsaid ))on {_TITLE}",
    rf"(?<!time )on (?:{_STATION}['’]s (?:{_TITLE}|[^,;:.!?(){_HIDDEN}]{{2,40}}?{_END})|{_STATION}|{_OWN_PLACE}{_END}|(?:{_WHOSE} )?{_SITE})",
    rf"on (?:the|an?) (?:(?!the )[\w-]{{1,20}} ){{0,3}}?(?:app|platform|network|site|service)\b(?: {_SITE}|{_END})",
    rf"(?:took|takes|taking|turned) to {_SITE}",
    rf"(?:(?<=\bwrote )|(?<=\bwrites )|(?<=\bwriting )|(?<=\bas saying ))in {_OUTLET}",
    r"(?:(?<=\bsaid )|(?<=\btestified ))in (?:(?:open |federal )?court|parliament)\b",
    rf"(?:via|through|by) (?:an?|his|her|their|its) (?:\w{{1,30}} )?(?:{_DEPUTY})\b",
    rf"(?:via|by|over|on) (?:the )?(?:{_LINE}|{_SITE}){_END}",
)
# In the order in which they are believed, and whether the phrase must stand with source and cue.
_PATTERNS = tuple(
    (re.compile(rf"\b(?:{pattern})"), patterns is _TOLD)
    for patterns in (_PASSED_ON, _TOLD, _SAID)
    for pattern in patterns
)

# ------------------------------------------------------------------------------------------------------ where it is looked for

_OPENING = re.compile(
    r"\b(?:In|At|On|During|According|As|First|Reported|Quoted|Speaking|Talking|Testifying|Addressing|Telling|Writing|Taking|Via|Through|By|Over"
    r"|After|Before|When|While|Because|Since|Although|Though|Despite|Citing|Quoting)(?= )"
)
_NOT_SAID = rf"(?!\s*(?:[\"“‘'`:]*{_HIDDEN}|[,.]))"  # not the "that" before what is said
# Where another clause begins beside the one of the cue …
_BESIDE = re.compile(
    r"(?:;|--|[—–―]|(?<=[a-z]{3}[.!?])[\"”’']*\s+(?=[\"“‘']?[A-Z])|,\s+(?:and|but|or|so|yet|nor)\b"
    rf"|\s(?:and|but)\s+(?:he|she|they|it|then|later)\b){_NOT_SAID}"
)
# … and below it; "speaking to reporters" and the like go with the cue.
_GOING_WITH_IT = (
    "during|according|morning|evening|nothing|something|anything|everything|speaking|talking|writing|telling|appearing|testifying"
    "|adding|addressing|tweeting|posting|taking"
)
_TIME = (
    r"\b(?:after|(?<!testified )(?<!testifying )(?<!speaking )before|when|while|because|since|although|though|until|unless|if"
    r"|despite|citing|quoting|(?:that|which) (?:is|was|were|has|had|will|aired|ran|appeared)"
    r"|as(?! (?:first |reported|quoted|cited|part|saying|[Tt]he |[A-Z])))\b"
    rf"|(?:,\s+(?=[a-z])|^(?=[A-Z]))(?!(?i:{_GOING_WITH_IT})\b)[A-Za-z]{{2,20}}ing\b"
)
_BELOW = re.compile(rf"(?:{_TIME}|\b(?:that|where|which|who|whom|whose)\b){_NOT_SAID}")
_PREPOSED = re.compile(rf"(?:{_TIME}){_NOT_SAID}[^,]*,")
_ASIDE = re.compile(r",\s+(?:who|which|whose|whom)\b[^,]*,")


def find_via(document: Document, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The same attributions, `via` filled in where the clause with the cue says it outside the words that are quoted.

    Not found: a place or channel that another clause or sentence names.
    """
    for q in attributions:
        tie = q.cue or q.source
        yield q if tie is None else replace(q, via=_via(document.text, q, document.sentence_at(tie.start)))


def _via(story: str, quotation: Attribution, sentence: Span) -> str:
    """The first phrase of the clause, in the order of `_PATTERNS`, that stands outside the quotation and its source."""
    ties = [t for t in (quotation.source, quotation.cue) if t and sentence.start <= t.start < sentence.end]
    start = max(sentence.start, min(t.start for t in ties) - FAR)
    end = min(sentence.end, max(t.end for t in ties) + FAR)
    core = Span(min(t.start for t in ties) - start, min(end, max(t.end for t in ties)) - start)
    plain = story[start:end]
    for span in _said(story, quotation):
        plain = _hide(plain, span.start - start, span.end - start)
    clause = _clause(plain, core)
    if quotation.source:
        clause = _hide(clause, quotation.source.start - start, quotation.source.end - start)
    for pattern, beside in _PATTERNS:
        for m in pattern.finditer(clause):
            if core.start <= m.start() <= core.end + 1 or not beside:
                return trimmed(story, Span(start + m.start(), start + m.end())).of(story)
    return ""


def _said(story: str, quotation: Attribution) -> Iterator[Span]:
    """What is said, but for the crumbs beside it."""
    sizes = [len(WORD.findall(story, s.start, s.end)) for s in quotation.stretches]
    for s, size in zip(quotation.stretches, sizes, strict=True):
        if s.kind != "indirect" or size > _CRUMB or max(sizes) <= _CRUMB:
            yield Span(s.start, s.end)


def _clause(plain: str, core: Span) -> str:
    """The same text with everything hidden that belongs to another clause than its core."""
    begin = max((m.end() for m in _BESIDE.finditer(plain) if m.end() <= core.start), default=0)
    beside = _BESIDE.search(plain, core.end)
    plain = _OPENING.sub(lambda m: m.group().lower(), _hide(plain, 0, begin))
    before, middle, after = plain[: core.start], core.of(plain), plain[core.end :]
    before, middle, after = (_ASIDE.sub(_hide_all, part) for part in (_PREPOSED.sub(_hide_all, before), middle, after))
    before = _hide(before, 0, max((m.end() for m in _BELOW.finditer(before)), default=0))
    if beside:
        after = _hide(after, beside.start() - core.end, len(after))
    if below := _BELOW.search(after):
        after = _hide(after, below.start(), len(after))
    return before + middle + after


def _hide(text: str, start: int, end: int) -> str:
    start, end = max(start, 0), min(end, len(text))
    return text[:start] + _HIDDEN * (end - start) + text[end:] if start < end else text


def _hide_all(m: re.Match[str]) -> str:
    return _HIDDEN * len(m.group())
