"""Tell from one line alone that it is no part of a story: the page's buttons, boxes, small print and agencies' lines."""

import re

from analysis.intake.boilerplate.bylines import is_capitalised
from analysis.records import Reason

LONGEST = 700  # characters; a line beyond it is a paragraph of the story whatever it says


def _words(lines: str) -> frozenset[str]:
    return frozenset(words.strip() for words in lines.replace("\n", "|").split("|") if words.strip())


# Whole lines, in lower case. These stand for themselves.
_BUTTONS = _words(
    """
    ad | ads | advertisement | advertisements | advertising | ad feedback | skip ad | skip advertisement | report this ad
    story continues below | article continues below | continue reading | continue reading below | keep reading
    sponsored | sponsored content | sponsored links | paid content | paid post | partner content | promoted content
    promoted stories | from our partners | around the web
    copy link | copy link to clipboard | link copied | copied | share page | share this | share this page | about sharing
    share this article | share this story | share this post | share this with | share article | share story
    share full article | share save | sharesave | share options | share tools | gift article | gift this article
    save article | save for later | save story | bookmark | print this page | print article | email article
    share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp | share on reddit
    share via email | share by email | tweet this | pin it | email this | email this article | print this article
    read comments | view comments | view all comments | show comments | hide comments | leave a comment | post a comment
    add a comment | join the conversation | join the discussion | comments are closed | start the conversation
    be the first to comment
    show more | see more | see all | view all | load more | loading | learn more | find out more | click here
    sign in | sign up | sign up now | sign up here | log in | login | log out | my account | sign in or subscribe
    subscribe | subscribe now | subscribe today | subscribe here | register | register now | already a subscriber?
    donate | donate now | support us | become a member | become a subscriber | newsletter | newsletters
    enter your email | your email | email address | your email address | enter email | submit | no thanks | not now
    maybe later | thank you for subscribing | thanks for subscribing
    privacy policy | privacy notice | terms of use | terms of service | terms & conditions | terms and conditions
    cookie policy | cookie settings | manage cookies | manage preferences | manage settings | accept all
    accept all cookies | accept cookies | accept & continue | accept and continue | reject all
    do not sell my personal information
    back to top | return to homepage | skip to content | skip to main content | skip to navigation | skip navigation
    open menu | close menu | toggle navigation | main menu | site map | contact us | about us | follow us | follow us on
    connect with us | get in touch | our standards | get the app | download the app | download our app
    listen to article | listen to this article | listen to this story | listen now | play video | unmute | fullscreen
    full screen | live now | watch live | watch more | video player | video unavailable | this video can not be played
    this video cannot be played | to play this video you need to enable javascript in your browser
    view gallery | view all photos | view slideshow | open gallery | photo gallery | scroll down for video
    scroll to continue | enlarge image | zoom image | hide caption | toggle caption
    after newsletter promotion | skip past newsletter promotion | end of list | end of twitter post | end of x post
    end of facebook post | end of youtube video | skip twitter post | skip x post | view tweet | view on x
    view on twitter | view on instagram | view this post on instagram
    social sharing | news provided by | for immediate release | view in browser | view this email in your browser
    leer en español | staff report | open extended reactions
    preferred source | add as preferred source | add us as preferred source on google
    """
)

# Words that may as well be a heading of the story: one of them counts only beside another line that is left out.
BUTTONS_OR_HEADINGS = _words(
    """
    share | save | saved | tweet | post | pin | print | email | e-mail | mail | link | copy | facebook | twitter | x
    x.com | linkedin | whatsapp | reddit | pinterest | flipboard | telegram | messenger | instagram | youtube | tiktok
    threads | bluesky | mastodon | rss | snapchat | comment | comments | like | reply | report | flag | help | follow
    close | cancel | next | previous | more | menu | search | home | play | pause | mute | replay | watch | listen
    live | audio | video | videos | photos | gallery | in pictures | image | enlarge | submit | get started
    news | world | politics | sport | sports | business | opinion | culture | lifestyle | weather | uk | us | us & canada
    science | health | technology | tech | entertainment | arts | education | environment | local | africa | asia | europe
    money | travel | games | obituaries | classifieds | jobs | advertise | contact | about | faq | edition | e-edition
    published | updated | last updated | author | by | staff | subscribers | topics | top stories | trending | featured
    recommended | popular | in this story | more news | more stories
    """
)

# The words of which the names of a paper's sections are made.
SECTIONS = frozenset(
    """
    news world politics political sport sports football business money markets retail companies economy finance opinion
    opinions columnists columnist comment commentary analysis editorial editorials obituary obituaries education schools
    health science technology tech security entertainment celebrity showbiz arts culture theater theatre film music books
    review reviews travel food drink faith belief beliefs religion lifestyle life style environment climate local regional
    national international home features feature interview letters exclusive explainer investigation weather crime courts
    law property housing cars motoring fashion gardening consumer champions safety accidents media royals society uk us
    usa europe asia africa americas australia canada india ireland scotland wales middle east rural farming energy
    transport rail aviation shipping defence defense war live blog breaking latest top stories the a and of in
    """.split()
)

# Headings of lists of other stories; what follows one is no story of ours as long as it looks like headlines.
LIST_HEADINGS = _words(
    """
    most read | most viewed | most popular | most shared | most watched | most recent | trending now | trending stories
    recommended stories | recommended articles | recommended for you | recommended videos | recommended reading
    related stories | related articles | related content | related news | related coverage | related topics
    related tags | related items | related links | related internet links | related videos | you may also like
    you might also like | you may be interested in | you might be interested in | what to read next | more on this story
    more top stories | more coverage | more from this author | more like this | editor's picks | editors' picks
    editor’s picks | editors’ picks | in case you missed it | explore more | topics in this story | filed under | tags
    """
)
ITEM_HEADINGS = _words(
    "read more | related | related article | related story | related video | read next | up next | read this next"
    " | don't miss | don’t miss"
)

_PAPER = r"(?:article|story|post|piece|column|essay|report|interview|commentary|op-ed|feature|content|investigation)"
_SITE = (
    r"(?:twitter|facebook|instagram|linkedin|youtube|tiktok|telegram|whatsapp|threads|bluesky|mastodon|flipboard"
    r"|google news|x\b|@\w)"
)
_MAIL = r"[^\s@]{1,60}@[^\s@]{1,60}\.\w"
_WIRE = (
    r"(?:the )?(?:associated press|ap|reuters|afp|pa media|press association|agence france-presse|canadian press|upi)"
)

# How lines begin, in lower case.
_BEGINNINGS: dict[Reason, tuple[str, ...]] = {
    "copyright": (
        r"(?:copyright|\(c\))\s?(?:©|\(c\)|\d{4}|by )",
        r"©",
        r"all rights reserved",
        r"(?:this|the) (?:material|content)[^.]{0,60} may not be (?:published|reproduced|copied|used)",
        r"no part of this",
        r"(?:the )?[\w ]{2,30} is not responsible for the content of external",
        r"unauthori[sz]ed (?:use|reproduction)",
    ),
    "original outlet": (
        rf"(?:read|view|see) (?:the|this) (?:original|full) {_PAPER}",
        r"view original",
        r"(?:originally|first) (?:published|appeared|posted|printed) (?:on|in|at|by)\b",
        rf"this (?:\w+ )?{_PAPER} (?:was |has )?(?:been )?(?:originally|first|also) (?:published|appeared|posted|printed|ran)\b",
        rf"this (?:\w+ )?{_PAPER} (?:is|was|has been) (?:republished|reprinted|reproduced|published here)",
        rf"this (?:\w+ )?{_PAPER} appeared (?:on|in)\b",
        rf"an? (?:\w+ )?version of this {_PAPER} (?:\w+ )?(?:appear|was|ran)",
        r"(?:republished|reprinted) (?:here )?(?:with|from|by|courtesy)\b",
        r"(?:source|original|article (?:link|source|url)|original (?:link|article)|link): https?://",
    ),
    "agency": (
        r"our standards: the thomson reuters",
        rf"(?:source|with agencies|agencies): {_WIRE}\W*$",
        r"source: [\w ]{2,40}\band (?:news )?agencies\W*$",
        rf"{_WIRE}(?: and [\w ]{{2,40}})? contributed to this",
        rf"with files from {_WIRE}",
        rf"this {_PAPER} (?:was|is|has been) (?:produced|provided|distributed|generated|made available) "
        r"(?:by|in (?:partnership|collaboration))",
    ),
    "author": (
        r"(?:follow|contact|reach|e-?mail|write to|tweet) (?:the )?(?:author|writer|reporter|columnist|him|her|them|me)\b"
        rf"[^.]{{0,60}}(?:@|\bon {_SITE}|via\b)",
        rf"(?:contact|reach|e-?mail|write to) [\w.'’\- ]{{3,50}}:? {_MAIL}",
        r"(?:on )?(?:twitter|x|instagram|bluesky):? ?@\w{2,30}\W*$",
        r"(?:media|press) contacts?:",
        r"(?:edited|translated|interview(?:ed)? conducted|translated from the \w+) by:? ",
        r"letters by ",
        rf"(?:e-?mail:? ?)?{_MAIL}\w{{1,10}}\W*$",
        r"about the (?:author|writer|reporter)s?\W*$",
        r"the (?:author|writer) is (?:a|an|the)\b",
        r"the (?:opinions|views) expressed (?:in this|here|are|by the author)",
    ),
    "promotion": (
        r"(?:advertisement|ad|story|article|content) (?:[–—-] )?(?:\w+ )?continues? (?:below|after|reading)",
        r"(?:story|article) continues\W*$",
        r"this advertisement has not loaded",
        r"scroll (?:down )?to continue",
        # Signposts to other stories
        r"(?:read more|related|see also|read also|also read|more on this|watch|watch more|must read|recommended|don['’]t miss"
        r"|read next|up next|you may also like|trending|listen|in pictures|gallery|photos|also see|more coverage|see more"
        r"|full coverage|editors?['’]s? picks?|from the archives?|explore more)\s?[:|»>]",
        r"read more (?:about|on|from|at|here|in|of our|stories|coverage|news|local)\b",
        r"read (?:our )?(?:more|full) [\w ]{0,30}(?:coverage|stories) ",
        r"also (?:on|in) [\w ]{2,30}:$",
        r"more (?:from|in) [\w &’'-]{2,40}$",
        r"read more of\b",
        # What the page files it under, and about itself
        r"(?:filed under|topics?|related topics|tags|tagged|categories|keywords|journal reference)\s?:",
        r"this article was (?:amended|corrected|updated|modified) on\b",
        r"(?:comments policy|comments \(?\d[\d,.k]{0,11}\W*$)",
        r"reach the newsroom\b",
        r"please consider supporting\b",
        r"forwarded this\?",
        r"unsubscribe\b",
        r"(?:kindly|please) share this (?:article|story|post)\b",
        r"e-?mail this (?:article|story) to\b",
        r"(?:click|tap) (?:here|below|on the link|through)(?:$|\W*$| (?:to|for|if|and)\b)",
        r"(?:click|tap) (?:the|on) [\w ]{2,40} to (?:read|see|watch|subscribe|sign|share|view)",
        # Newsletters and subscriptions
        r"sign[- ]?up (?:for|to|here|now|today|and)\b.{0,120}\b(?:newsletters?|inbox|e-?mails?|briefing|bulletin|news alerts"
        r"|round-?ups?|digest|for free|here)\b",
        r"never miss an? (?:story|beat|moment|update|headline)\b",
        r"(?:want|for more|to get|to receive|get|like what|stay)\b[^?!]{0,90}\W (?:sign up (?:for|to|here|now|today)|subscribe)\b",
        r"(?:for more|to get|to receive)\b[^.?!]{0,60}\b(?:sign up|subscribe) (?:for|to|here|now|today)\b",
        r"subscribe (?:to|for|here|now|today|via|on)\b.{0,40}(?:\b(?:our|newsletters?|podcast|channel|unlimited|youtube|spotify"
        r"|free|access|edition|the show|here)\b|[’']s\b)",
        r"subscribe (?:here|now|today|to (?:continue|keep|read|unlock))\b",
        r"get (?:our|the|more|all|unlimited|breaking|your)\b[^.]{0,90}\b(?:newsletters?|inbox|app|delivered|notifications|alerts)\b",
        r"(?:our|the|a|your)\b[^.]{0,60}(?:newsletter|e-?mail) (?:breaks down|brings you|delivers|rounds up|gives you)\b",
        r"privacy notice:",
        r"by (?:signing up|subscribing|clicking|entering your email|registering|submitting)\b.{0,40}\b(?:you|i) (?:agree|accept|consent)",
        r"(?:download|try|get) (?:the|our|your) [\w ]{0,30}\bapp\b",
        r"if you or (?:someone|anyone) you know\b.{0,120}\b(?:call|text|contact|visit|dial)\b",
        r"join (?:our|the) [\w ]{0,40}(?:whatsapp|telegram|facebook|newsletter|mailing list|channel)\b",
        r"(?:become|already|not yet) a (?:member|subscriber|supporter)\b",
        rf"this {_PAPER} is (?:for|only available to|available to|exclusive to|reserved for) (?:our )?(?:subscribers|members|premium)",
        r"you(?:['’]ve| have) (?:\w+ ){1,4}(?:free )?(?:articles?|stories) (?:left|remaining|this month)",
        r"create (?:a|your) free account",
        r"support (?:our|independent|local|quality|trusted) (?:\w+ )?(?:journalism|newsroom|reporting)\b",
        r"thanks? (?:you )?for reading",
        # Sharing, following, writing in
        rf"(?:follow|like|join|find) (?:us|me|@?[\w.'’&\-]{{1,30}}(?: [\w.'’&\-]{{1,30}}){{0,6}}) (?:on|at) (?:our )?{_SITE}",
        r"share (?:this|the) (?:article|story|post|page|news|link)\b",
        r"share (?:on|via|with) (?:facebook|twitter|x|linkedin|e-?mail|whatsapp|reddit|friends)\b",
        r"click to (?:share|tweet|print|e-?mail|follow|expand|copy)\b",
        r"listen to (?:this|the) (?:article|story|full story|audio version)\b",
        r"(?:have|got|do you have) (?:a |any |an )?(?:news |confidential )?(?:tips?|story|stories|information|question|comment)"
        rf"\b.{{0,80}}(?:\b(?:e-?mail|contact|get in touch|let us know|send|call us|write to|tell us)\b|{_MAIL})",
        r"(?:send|e-?mail) (?:us )?(?:your )?(?:news |story )?(?:tips?|ideas|photos|pictures|story ideas|letters)\b.{0,30} to\b",
        r"(?:have you|if you have|if you['’]ve) been affected by",
        r"(?:let us know|tell us) (?:what you think|in the comments)",
        r"(?:view|show|see|read|hide|add|post|leave) (?:all )?(?:\d[\d,.k]{0,11} |your |a )?comments?\W*$",
        r"\d[\d,.k]{0,11} (?:comments?|shares?|views?|likes?|retweets?)\W*$",
        # Players, galleries, lists, cookies
        r"\+\d{1,3}(?:\s?view gallery)?\W*$",
        r"list \d{1,4} of \d{1,4}",
        r"list of \d{1,4} items?",
        r"(?:slide|image|photo) \d{1,4} of \d{1,4}",
        r"\d{1,4} (?:of|/) \d{1,4}$",
        r"new ?you can now listen to",
        r"(?:home|news)\s?[>›»/|]\s?\w",
        r"this article is more than \w+ (?:year|month)s? old",
        r"(?:this|our) (?:web ?site|site) uses cookies",
        r"we use cookies",
        r"we and our partners",
        r"we['’]d like to (?:use|set) (?:\w+ )?cookies",
        r"we value your privacy",
        r"this (?:article|page) contains content provided by",
        r"allow [\w ]{1,30} content\?",
        r"to view this content",
        r"please enable javascript",
        r"your browser does not support",
        r"we may earn (?:a )?commission",
        r"if you buy (?:something )?through",
    ),
}
# The same, found anywhere in a line.
_INSIDE: dict[Reason, tuple[str, ...]] = {
    "copyright": (
        r"all rights reserved",
        r"(?:copyright|©)\s?(?:©|\(c\))?\s?(?:19|20)\d\d\b",
        r"may not be published, broadcast",
    ),
    "original outlet": (r"read the original (?:article|story|post) (?:on|at|in)\b",),
    "agency": (
        rf"contributed to this {_PAPER}(?: from [\w ,.]{{2,60}})?\W*$",
        rf"{_WIRE} (?:writers?|journalists?|reporters?|staff)\b[^.]{{2,120}} contributed\W*$",
        rf"information from {_WIRE} was used",
    ),
}
# "(Reporting by …; Editing by …)" and "Doe reported from Port Amity.": nothing else may stand in the line.
_TEAM = re.compile(
    r"\(?(?:Additional|Further|Reporting|Writing|Editing|Compiled|Edited|Written|Produced|Research|Words|Story|Text|Video)\b"
    r"(?: (?:and )?(?:additional )?(?:reporting|writing|editing|produced|edited))*:? (?:by|from) "
    r"|With (?:files|(?:additional )?reporting|information|contributions) (?:from|by) "
)
_TEAM_AT_END = re.compile(r"\((?:Additional r|R)eporting by [^()]{3,300}\)\.?$")
_REPORTED = re.compile(r"(?:reported|contributed(?: reporting| research)?)(?: to this \w+)?(?: from| in|\W*$)")
_TEAM_WORDS = frozenset(
    "a an and & at by for from in of on the to with additional reporting writing editing edited written produced further"
    " compiled research contributed reported video graphics photography".split()
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|asked|according to)\b")
_DECORATION = " \t\xa0\ufeff•·►▶▷➤→»>*|–—-[](){}#✉📧🔔👉"


def _any_of(patterns: dict[Reason, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{reason.replace(' ', '_')}>{'|'.join(each)})" for reason, each in patterns.items())
    )


_BEGINNING = _any_of(_BEGINNINGS)
_PART = _any_of(_INSIDE)


def plain(line: str) -> str:
    """A line in lower case, without the marks around it: "» Read more:" is "read more"."""
    return " ".join(line[: LONGEST + 1].lower().split()).strip(_DECORATION + '.:"“”!…')


def find_reason(line: str) -> Reason | None:
    """Why a line is left out, if it says so itself; None for a line of the story and for one that only its place betrays.

    A line in which somebody says something is always a line of the story.
    """
    if len(line) > LONGEST:
        return None
    bare = plain(line)
    if bare in _BUTTONS or bare in LIST_HEADINGS or bare in ITEM_HEADINGS:
        return "promotion"
    lower = " ".join(line.lower().split()).lstrip(_DECORATION)
    match = _BEGINNING.match(lower) or _PART.search(lower)
    if match and not _SPEECH.search(lower):
        return _REASONS[match.lastgroup or ""]
    if _TEAM.match(line) and is_capitalised(line, _TEAM_WORDS):
        return "agency"
    if len(line) <= 300 and _REPORTED.search(line) and is_capitalised(line, _TEAM_WORDS):
        return "author"
    return None


def find_team(line: str) -> int | None:
    """Where, at the end of a paragraph, an agency names its team: "… (Reporting by Jane Doe; Editing by John Roe)"."""
    if "eporting by" not in line:
        return None
    team = _TEAM_AT_END.search(line, max(0, len(line) - 400))
    return team.start() if team and team.start() else None


_REASONS: dict[str, Reason] = {reason.replace(" ", "_"): reason for reason in (*_BEGINNINGS, *_INSIDE)}
