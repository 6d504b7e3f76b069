"""Find photo captions and photo credits in an article as it comes out of a browser."""

import re
from collections.abc import Sequence

from analysis.intake.bylines import is_capitalised, is_name, is_outlet
from analysis.records import LeftOut, Span

_LONGEST = 900  # characters; a line beyond it is no caption

# Agencies that sign texts too: alone in brackets at the end of a paragraph they are no photo credit.
_WIRE = r"AP|A\.P\.|Associated Press|The Associated Press|Reuters|REUTERS|AFP|PA|UPI|Bloomberg|Press Association"
_PHOTO = (
    r"AP Photo|AP Images|Getty(?: Images)?(?: [A-Z][a-z]+)?|PA (?:Wire|Media|Images)|EPA(?:-EFE)?|EFE|Shutterstock"
    r"|Alamy(?: Stock Photo| Live News)?|Xinhua|TASS|Anadolu(?: Agency| Images)?|NurPhoto|[iI]Stock(?:photo)?|Corbis"
    r"|ZUMA(?: Press)?(?: Wire)?|Sipa(?: USA)?|SOPA Images|LightRocket|Rex(?: Features)?|USA T(?:ODAY|oday) \w+"
    r"|AAP(?: Image)?|The Canadian Press|Unsplash|Pexels|Adobe Stock|Wikimedia Commons|WireImage|FilmMagic"
    r"|Handout|HANDOUT|Pool|POOL|(?:File|Stock|Submitted|Contributed|Handout|Courtesy) (?:photo|image|picture)"
)
_AGENCY = re.compile(rf"(?:{_WIRE}|{_PHOTO})")
_PHOTO_AGENCY = re.compile(rf"(?:{_PHOTO})")
_LABEL = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture)\s+(?:credit|source|courtesy of|courtesy)|photo(?:graph)?s?|images?|pictures?"
    r"|pics?|illustration|composite|graphic|video|credit|courtesy)\s?(?::|…|\.\.\.|,|of\b|by\b)\s?",
    re.IGNORECASE,
)
_FINAL_LABEL = re.compile(
    r"(?:Photo|Image|Picture) (?:[Cc]redit|courtesy(?: of)?)\s?:?\s?|(?:Photo(?:graph)?s?|PHOTO|Image|Picture|Pic|Illustration"
    r"|Composite|Credit|CREDIT)\s?(?::|…|\.\.\.)\s?|(?:Photo(?:graph)?s?|Picture|Illustration) by "
)
_HINT = re.compile(
    r"[/…|]|\.\.\.|getty|reuters|photo|image|pic|credit|courtesy|shutterstock|alamy|handout|pool|file|illustration"
    r"|composite|graphic|video|bloomberg|xinhua|tass|anadolu|press|stock|\b(?:for|via|ap|a\.p\.|afp|pa|epa|efe|upi)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"[(\[](?:AP Photo|Photo by |Photo: |Photograph: |Image: |Credit: |REUTERS/|Reuters/|"
    r"[^()\[\]\n]{2,60}/(?:AP|AFP|EPA|Getty|Reuters|REUTERS)\b)[^()\[\]\n]{0,140}[)\]]"
)
_EXPLICIT = re.compile(
    r"(?:(?:image|media|photo|picture) caption|caption|file (?:photo|image|photograph|picture)|pictured(?: above| here)?)"
    r"\s*[,:–—-]\s*|(?-i:FILE|File)\s*[–—-]{1,2}\s+|(?-i:Photo|PHOTO|Picture|Image)s?:\s+",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:image|media|photo|picture) caption[,:]?|caption[,:]?|image|view image in full ?screen|open image in gallery",
    re.IGNORECASE,
)
_CREDIT_WORDS = frozenset("via for and & of the by from with at de van der von file pool".split())
_SPEECH = re.compile(r"[\"“”«»]|''|\b(?:said|says|told|tells|according to|added|asked)\b", re.IGNORECASE)
_VERBS = (
    "address appear applaud arrive attend board carry celebrate cheer clean clear climb collect cross cut dance deliver"
    " depart direct embrace enter examine face fly gather gesture greet guard hang help hold hug inspect kiss lean leave"
    " lie light line listen load look march meet mourn move operate participate pass pay place play point pose pray"
    " prepare present queue rally reach react remove ride rise run salute search shake shout show sing sit speak stage"
    " stand stare survey swim take talk tend tour train try unload visit vote wade wait walk watch wave wear work"
).split()
_PRESENT = re.compile(
    rf"\b(?:{'|'.join(f'{verb[:-1]}ies' if verb in ('carry', 'try') else f'{verb}e?s' for verb in _VERBS)}"
    rf"|(?:\w{{2,20}}s|people|men|women|children|police|crowd) (?:{'|'.join(_VERBS)})"
    r"|(?:is|are) (?:seen|pictured|shown)|pictured|seen here|file photo)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:during|outside|inside|near|past|in front of|ahead of|before|after|through|along|beside|at|in|on|left|right)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_QUESTION = re.compile(r"(?:how|why|what|who|where|when|which|is|are|can|could|should|will|does|do)\b|.*\?$", re.IGNORECASE)


def find_captions(text: str, lines: Sequence[Span]) -> list[LeftOut]:
    """Captions and credits among the lines of an article, in order.

    A line that ends in its photo's credit is a caption as a whole; so is one that calls itself a caption, and one beside
    a credit's line if it reads like a caption. Not found: a caption with neither credit nor label.
    """
    written = [line.of(text) for line in lines]
    found: dict[int, LeftOut] = {}
    alone: list[int] = []
    announcing: list[int] = []
    for i, (line, span) in enumerate(zip(written, lines, strict=True)):
        if len(line) > _LONGEST:
            found.update({i: passage} if (passage := _stuck_caption(line, span)) else {})
        elif _ANNOUNCES.fullmatch(line):
            announcing.append(i)
        elif _HINT.search(line) and is_credit(line):
            alone.append(i)
            found[i] = LeftOut(*span, "credit")
        elif passage := _caption(line, span):
            found[i] = passage
    for i in announcing:
        if i + 1 < len(lines) and (i + 1 in found or _is_announced(written[i], written[i + 1])):
            found[i] = LeftOut(*lines[i], "caption")
            found.setdefault(i + 1, LeftOut(*lines[i + 1], "caption"))
    for i in alone:
        before, after = i - 1, i + 1
        if any(near in found and found[near].reason == "caption" for near in (before, after)):
            continue
        headline = next((j for j in range(len(lines)) if j not in found), -1)
        if before >= 0 and before not in found and _reads_like_caption(written[before], follows=False) and (
            before != headline or _STOP.search(written[before])
        ):
            found[before] = LeftOut(*lines[before], "caption")
        elif after < len(lines) and after not in found and after != headline and _reads_like_caption(written[after], follows=True):
            found[after] = LeftOut(*lines[after], "caption")
    return [found[i] for i in sorted(found)]


def is_credit(line: str) -> bool:
    """Whether a line, or the end of one, says whose photo this is and nothing else.

    Knows "Getty Images", "Jane Doe/AFP via Getty Images", "(AP Photo/Jane Doe, File)", "Photograph: Jane Doe/Coast News",
    "Credit...Jane Doe for The Harbour Post", "Photo by Jane Doe", "Image source, Reuters".
    """
    bare = line.strip(" .()[]|—–-")
    if len(bare) > 160 or not bare:
        return False
    if label := _LABEL.match(bare):
        rest = bare[label.end() :].strip()
        return 1 <= len(rest.split()) <= 12 and is_capitalised(rest, _CREDIT_WORDS) and not rest[0].isdigit()
    return _is_unlabelled_credit(bare)


def _is_announced(label: str, line: str) -> bool:
    if "image" in label.lower() and "caption" not in label.lower():
        return _reads_like_caption(line, follows=True)
    return len(line.split()) <= 60 and not _SPEECH.search(line)


def _is_unlabelled_credit(bare: str) -> bool:
    bare = re.sub(r",? ?(?:File|FILE|Pool|POOL|(?:19|20)\d\d)$", "", bare).strip(" ,")
    if _AGENCY.fullmatch(bare):
        return True
    segments = [segment.strip() for segment in re.split(r"\s?/\s?|\svia\s|\s\|\s", bare)]
    if not all(1 <= len(segment.split()) <= 6 and is_capitalised(segment, _CREDIT_WORDS) for segment in segments):
        return False
    if len(segments) > 1:
        return any(_AGENCY.fullmatch(segment) for segment in segments) or (
            is_name(segments[0].split()) and is_outlet(segments[-1])
        )
    person, _, outlet = bare.partition(" for ")
    return is_name(person.split()) and is_outlet(outlet)


def _caption(line: str, span: Span) -> LeftOut | None:
    if label := _EXPLICIT.match(line):
        if len(line) <= 500 and label.end() < len(line):
            return LeftOut(*span, "caption")
    if not _HINT.search(line):
        return None
    if _credit_at_end(line) is not None:
        return LeftOut(*span, "caption")
    return _stuck_caption(line, span)


def _credit_at_end(line: str) -> int | None:
    """Where the credit begins that a line ends in."""
    bare = line.rstrip(" .")
    if bare.endswith((")", "]")):
        start = max(bare.rfind("("), bare.rfind("["))
        inside = bare[start + 1 : -1]
        if start > 0 and is_credit(inside) and (_PHOTO_AGENCY.fullmatch(inside) or not _AGENCY.fullmatch(inside)):
            return start
    for label in list(_FINAL_LABEL.finditer(line))[-1:]:
        head = line[: label.start()].rstrip()
        if head and (head[-1] in ".!?”\"’')|—–-" or line[label.end() - 1] != " ") and is_credit(line[label.start() :]):
            return label.start()
    sentence = max(*(bare.rfind(sign) for sign in (". ", "? ", "! ", ".” ", ") ", " | ", " — ", " – ")))
    if sentence > 0:
        inside = bare[sentence + 1 :].strip(" |—–)”")
        if len(inside) <= 120 and is_credit(inside) and (_PHOTO_AGENCY.fullmatch(inside) or not _AGENCY.fullmatch(inside)):
            return sentence + 1
    return None


def _stuck_caption(line: str, span: Span) -> LeftOut | None:
    """A caption and its credit in brackets with the story going on in the same line; else the credit alone."""
    credit = _INLINE.search(line)
    if not credit:
        return None
    head = line[: credit.start()]
    if len(head) <= 300 and not _SPEECH.search(head):
        return LeftOut(span.start, span.start + credit.end(), "caption")
    return LeftOut(span.start + credit.start(), span.start + credit.end(), "credit")


def _reads_like_caption(line: str, *, follows: bool) -> bool:
    """Whether a line beside a photo's credit is its caption: a scene in the present tense, or no whole sentence."""
    words = len(line.split())
    if not 5 <= words <= 60 or len(line) > 400 or _SPEECH.search(line):
        return False
    if _STOP.search(line):
        scene = _PRESENT.search(line[:110])
        return bool(scene and _SCENE.search(line, scene.end()))
    if _QUESTION.match(line) or line.endswith(":"):
        return False
    return words >= 7 and (follows or bool(_PRESENT.search(line)))
