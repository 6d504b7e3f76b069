"""Find photo captions and photo credits in an article as it comes out of a browser."""

import re
from collections.abc import Sequence

from analysis.intake.boilerplate.bylines import is_capitalised, is_name, is_outlet
from analysis.records import LeftOut, Span

_LONGEST, _LONGEST_CREDIT, _LONGEST_LABEL = (
    900,
    160,
    30,
)  # characters; a line beyond them is no caption, no credit, no label
_SHORTEST_ALTERNATIVE = 4  # words
_LONGEST_SCENE, _TOP = 20, 8  # words; lines

# Agencies that sign texts too: alone in brackets at the end of a paragraph they are no photo credit.
_WIRE = r"AP|A\.P\.|Associated Press|The Associated Press|Reuters|REUTERS|AFP|PA|UPI|Bloomberg|Press Association"
_PHOTO = (
    r"[A-Z]{2,5} Photo|AP Images|Getty(?: Images)?(?: [A-Z][a-z]+)?|PA (?:Wire|Media|Images)|EPA(?:-EFE)?|EFE|Shutterstock"
    r"|Alamy(?: Stock Photo| Live News)?|Xinhua|TASS|Anadolu(?: Agency| Images)?|NurPhoto|[iI]Stock(?:photo)?|Corbis"
    r"|ZUMA(?: Press)?(?: Wire)?|Sipa(?: USA)?|SOPA Images|LightRocket|Rex(?: Features)?|USA T(?:ODAY|oday) \w+"
    r"|AAP(?: Image)?|The Canadian Press|Unsplash|Pexels|Adobe Stock|Wikimedia Commons|WireImage|FilmMagic"
    r"|Handout|HANDOUT|Pool|POOL|(?:File|Stock|Submitted|Contributed|Handout|Courtesy) (?:photo|image|picture)"
)
_AGENCY = re.compile(rf"(?:{_WIRE}|{_PHOTO})")
_PHOTO_AGENCY = re.compile(rf"(?:{_PHOTO})")
_LABEL = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture)\s+(?:credit|source|courtesy of|courtesy)|photo(?:graph)?s?|images?|pictures?"
    r"|pics?|illustration|composite|graphic|video|credit|courtesy|image credits?)\s?(?::|…|\.\.\.|,|of\b|by\b)\s?",
    re.IGNORECASE,
)
_FINAL_LABEL = re.compile(
    r"(?:Photo|Image|Picture) (?:[Cc]redit|courtesy(?: of)?)\s?:?\s?|(?:Photo(?:graph)?s?|PHOTO|Image|Picture|Pic|Illustration"
    r"|Composite|Credit|CREDIT)\s?(?::|…|\.\.\.)\s?|(?:Photo(?:graph)?s?|Picture|Illustration) by "
)
_FINAL_SIGNS = ("hoto", "HOTO", "mage", "icture", "Pic", "llustration", "omposite", "redit", "REDIT")
_INLINE = re.compile(
    r"[(\[](?:[A-Z]{2,5} Photo|Photo by |Photo: |Photograph: |Image: |Credit: |REUTERS/|Reuters/|"
    r"[^()\[\]\n]{2,60}/(?:AP|AFP|EPA|Getty|Reuters|REUTERS)\b)[^()\[\]\n]{0,140}[)\]]"
)
# The agency, and then the alternative text: "Getty Images Corridor in a hospital"
_AGENCY_FIRST = re.compile(
    r"(?:Getty Images|PA Media|EPA|AFP|Reuters|BBC|Supplied|Alamy|Shutterstock) (?=[A-Z][a-z]* [a-z])"
)
_EXPLICIT = re.compile(
    r"(?:(?:image|media|photo|picture) caption|caption|file (?:photo|image|photograph|picture)|pictured(?: above| here)?)"
    r"\s*[,:–—-]\s*|(?-i:FILE|File)\s*[–—-]{1,2}\s+|(?-i:Photo|PHOTO|Picture|Image):\s+",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:image|media|photo|picture) caption[,:]?|caption[,:]?|image|view image in full ?screen|open image in gallery",
    re.IGNORECASE,
)
_FILED = re.compile(r",? ?(?:File(?: Photo)?|FILE(?: PHOTO)?|Pool|POOL|(?:19|20)\d\d)$")
_SEGMENTS = re.compile(r"\s?/\s?|\svia\s|\s?\|\s?")
_CREDIT_WORDS = frozenset("via for and & of the by from with at de van der von file pool".split())
_SAYS = re.compile(r"\b(?:said|says|told|tells|according to|added|asked)\b", re.IGNORECASE)
_SPEECH = re.compile(rf"[\"“”«»]|''|{_SAYS.pattern}", re.IGNORECASE)
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
_LONGEST_ALTERNATIVE = 200  # characters
_FULL_NAME = re.compile(
    r"\b([A-Z][\w’'-]{1,30} [A-Z][\w’'-]{1,30})\b(?! [A-Z])"
)  # its last two words, whatever stands before
_DOING = re.compile(r"\b[A-Z][\w’'-]{1,30} [a-z]{1,30}ing\b")  # "Ana Lim speaking at a conference."
_PICTURE = re.compile(
    r"\b(?:image|photo|photograph|picture|portrait|composite|pictured|screenshot|collage)\b", re.IGNORECASE
)
_AMID = re.compile(
    r"\b(?:at|in|on|with|beside|outside|inside|near|behind|under|before|in front of|next to) (?:an?|his|her|their|its|two|one)\b"
)
_HAPPENS = re.compile(  # what a headline says, and a picture cannot
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|to|not|no|after|amid|over|as|why|how|what|who|when|that"
    r"|killed|dead|injured|arrested|charged|rescued|found|feared|held|missing|day|week|month|year|hours?|time)\b|[\d?:]",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:how|why|what|who|where|when|which|is|are|can|could|should|will|does|do)\b", re.IGNORECASE)


def find_captions(text: str, lines: Sequence[Span]) -> list[LeftOut]:
    """Captions and credits among the lines of an article, in order.

    A line that ends in its photo's credit is a caption as a whole; so is one that calls itself a caption, and one beside
    a credit's line if it reads like a caption. Not found: a caption with neither credit nor label.
    """
    written = [line.of(text) for line in lines]
    found: dict[int, LeftOut] = {}
    credits, labels = [], []
    for i, (line, span) in enumerate(zip(written, lines, strict=True)):
        if len(line) <= _LONGEST_LABEL and _ANNOUNCES.fullmatch(line):
            labels.append(i)
        elif len(line) <= _LONGEST_CREDIT and is_credit(line):
            credits.append(i)
            found[i] = LeftOut(*span, "credit")
        elif passage := _own_caption(line, span):
            found[i] = passage
    for i in labels:
        if i + 1 < len(lines) and (i + 1 in found or _is_announced(written[i], written[i + 1])):
            found[i] = LeftOut(*lines[i], "caption")
            found.setdefault(i + 1, LeftOut(*lines[i + 1], "caption"))
    headline = next((i for i in range(len(lines)) if i not in found), -1)
    for i in credits:
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if any(j in found and found[j].reason == "caption" for j in beside):
            continue
        for j in beside:
            headless = j != headline or (j < i and bool(_STOP.search(written[j])))
            if j not in found and headless and _reads_like_caption(written[j], follows=j > i):
                found[j] = LeftOut(*lines[j], "caption")
                break
    for i in list(found):  # with their captions; a credit may begin with one: "Ana Lim. Jo Doe/Coast News"
        for j in (i - 1, i + 1):
            if not 0 <= j < len(lines) or j in found:
                continue
            above_all = j < i and j == headline  # a paragraph of the story may name the same people
            below_it = j < i and j > headline >= 0 and j < _TOP
            if (
                _has_its_beginning(written[j], written[i])
                or (above_all and _shows_the_same(written[j], written[i]))
                or (below_it and _shows_a_scene(written[j]))
            ):
                found[j] = LeftOut(*lines[j], "caption")
    return [found[i] for i in sorted(found)]


def _has_its_beginning(line: str, caption: str) -> bool:
    """Whether a line is the alternative text of a photo: the words with which its caption begins.

    "A man stands at the gate" above "A man stands at the gate. Photo: Ana Lim".
    """
    words = line.rstrip(" .…").casefold()
    return len(words.split()) >= _SHORTEST_ALTERNATIVE and caption.casefold().startswith(words)


def _shows_the_same(line: str, caption: str) -> bool:
    """Whether a line is the alternative text of a photo, in words of its own: it shows nobody but people of the caption.

    "Ana Lim and Bo Okafor", "A composite image of Ana Lim", "Ana Lim waves to the crowd."; but "Ana Lim meets Bo Okafor" may be
    the headline.
    """
    people = {m[1] for m in _FULL_NAME.finditer(line)}
    if len(line) > _LONGEST_ALTERNATIVE or _SAYS.search(line) or not people:
        return False
    if not people <= {m[1] for m in _FULL_NAME.finditer(caption)}:
        return False
    names_alone = set(_FULL_NAME.sub("", line).replace(",", " ").split()) <= {"and", "with", "&"}
    is_scene = bool(_STOP.search(line) and (_PRESENT.search(line) or _DOING.search(line)))
    return names_alone or is_scene or bool(_PICTURE.search(line))


def _shows_a_scene(line: str) -> bool:
    """Whether a line below the headline is the alternative text of a photo, in words of its own: a scene without a verb.

    "Two people in a rowing boat", "Mayor Ana Lim at a podium"; but "Two people rescued from a rowing boat" says what happened.
    """
    if not _SHORTEST_ALTERNATIVE <= len(line.split()) <= _LONGEST_SCENE or _STOP.search(line) or _SPEECH.search(line):
        return False
    return line[0].isupper() and bool(_AMID.search(line)) and not _HAPPENS.search(line)


def is_credit(line: str) -> bool:
    """Whether a line, or the end of one, says whose photo this is and nothing else.

    Knows "Getty Images", "Jane Doe/AFP via Getty Images", "(AP Photo/Jane Doe, File)", "Photograph: Jane Doe/Coast News",
    "Credit...Jane Doe for The Harbour Post", "Photo by Jane Doe", "Image source, Reuters".
    """
    bare = line.strip(" .()[]|—–-")
    if not 0 < len(bare) <= _LONGEST_CREDIT or bare.count(" ") > 16:
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
    bare = _FILED.sub("", bare).strip(" ,/")  # "Reuters/Pool"
    if _AGENCY.fullmatch(bare):
        return True
    if not ("/" in bare or "|" in bare or " via " in bare or " for " in bare) or not is_capitalised(
        bare, _CREDIT_WORDS
    ):
        return False
    segments = [segment.strip() for segment in _SEGMENTS.split(bare)]
    if not all(1 <= len(segment.split()) <= 6 for segment in segments):
        return False
    if len(segments) > 1:
        return (
            any(_AGENCY.fullmatch(segment) for segment in segments)
            or (is_name(segments[0].split()) and is_outlet(segments[-1]))
            or (is_outlet(segments[0]) and is_name(segments[-1].split()))  # "Harbour Post/Jane Doe"
        )
    person, _, outlet = bare.partition(" for ")
    return is_name(person.split()) and (is_outlet(outlet) or (outlet.isupper() and 2 <= len(outlet) <= 5))


def _own_caption(line: str, span: Span) -> LeftOut | None:
    if len(line) <= _LONGEST:
        label = _EXPLICIT.match(line)
        if label and len(line) <= 500 and label.end() < len(line):
            return LeftOut(*span, "caption")
        if _credit_at_end(line) or (_AGENCY_FIRST.match(line) and not _STOP.search(line) and not _SPEECH.search(line)):
            return LeftOut(*span, "caption")
    return _stuck_caption(line, span) if "(" in line or "[" in line else None


def _credit_at_end(line: str) -> bool:
    """Whether a line ends in a credit, with the caption before it."""
    bare = line.rstrip(" .")
    if bare.endswith((")", "]")):
        start = max(bare.rfind("("), bare.rfind("["))
        if start > 0 and _is_photo_credit(bare[start + 1 : -1]):
            return True
    end = bare[-_LONGEST_CREDIT:]
    for label in list(_FINAL_LABEL.finditer(end))[-1:] if any(sign in end for sign in _FINAL_SIGNS) else []:
        before = end[: label.start()].rstrip()
        if (
            before
            and (before[-1] in ".!?”\"’')|—–-" or not label.group().endswith("by "))
            and is_credit(end[label.start() :])
        ):
            return True
    sentence = max(end.rfind(sign) for sign in (". ", "? ", "! ", ".” ", ") ", " | ", " — ", " – "))
    return sentence > 0 and _is_photo_credit(end[sentence + 1 :].strip(" |—–)”"))


def _is_photo_credit(words: str) -> bool:
    """A credit, but not the name alone of an agency that signs texts as well: "… the sale. [Reuters]" is no caption."""
    words = words.strip(" .")
    return is_credit(words) and (not _AGENCY.fullmatch(words) or bool(_PHOTO_AGENCY.fullmatch(words)))


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
    if _QUESTION.match(line) or line.endswith((":", "?")):
        return False
    return words >= 7 and (follows or bool(_PRESENT.search(line)))
