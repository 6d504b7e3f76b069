"""Find what stands in a pasted article but is not part of the story: captions, credits, boxes, bylines, small print."""

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.intake.boilerplate.bylines import (
    is_name,
    is_nameplate,
    is_outlet,
    is_role,
    read_byline,
    read_imprint,
)
from analysis.intake.boilerplate.captions import find_captions
from analysis.intake.boilerplate.small_print import (
    BUTTONS_OR_HEADINGS,
    ITEM_HEADINGS,
    LIST_HEADINGS,
    LONGEST,
    SECTIONS,
    find_reason,
    find_team,
    plain,
)
from analysis.intake.dates import is_labelled_stamp, is_stamp
from analysis.records import LeftOut, Reason, Span
from analysis.text_spans import find_paragraphs, number_at

_FOOT = 8  # lines; what stands above is not about the author
_KICKERS = 3  # lines above a headline
_LONGEST_KICKER, _WORDS_OF_PART, _WORDS_OF_OUTLET = 60, 4, 5  # characters; words
_PATH = re.compile(r" [|»›>/•·] ")
_HEADER = 15  # lines; a byline or a date further down is no longer that of the article
_STOP = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_URL = re.compile(r"(?:https?://|www\.)\S{3,500}$")
_BIO = re.compile(
    r"\b(?:is|are|was|works as|has been)\b[^.]{0,120}\b(?:reporters?|correspondents?|journalists?|columnists?|editors?"
    r"|editor-in-chief|editor-at-large|writers?|bureau chief|critic|contributors?|producer|co-host|host|fellow|blogger)\b"
    r"|\b(?:covers|writes about|reports on|writes a|joined the)\b|\bcan be reached at\b|\btweets at\b"
)
_BIO_OF_AUTHOR = re.compile(r"(?:is|was|teaches|works|writes|served|has written)\b")
_AGENCY_SIGNS = frozenset("reuters ap afp upi bloomberg pa".split()) | {"associated press", "the associated press"}


def find_left_out(text: str) -> tuple[LeftOut, ...]:
    """What is not part of the story, in order: whole lines, or the part of one that is a credit.

    Left out are captions, credits, agency and copyright lines, promotion and the page's own buttons, bylines, dates and
    notes on the author, and the line that names the original outlet. Headlines, sub-headings, bullets, datelines and pull
    quotes stay. In doubt a line stays: a caption without a credit, or another story's headline in the middle of this one,
    is not found. Where nothing would remain, nothing is left out.
    """
    spans = find_paragraphs(text)
    lines = [span.of(text) for span in spans]
    number = {span: i for i, span in enumerate(spans)}
    reasons: dict[int, Reason] = {}
    parts = []
    for passage in find_captions(text, spans):
        whole = number.get(Span(passage.start, passage.end))
        if whole is None:
            parts.append(passage)
        else:
            reasons[whole] = passage.reason
    for i, line in enumerate(lines):
        if i not in reasons and (reason := find_reason(line)):
            reasons[i] = reason
        elif (at := find_team(line)) is not None:
            parts.append(LeftOut(spans[i].start + at, spans[i].end, "agency"))
    bare = [plain(line) for line in lines]
    _add_boxes(reasons, bare)
    _add_kickers(reasons, lines)
    _add_header(reasons, lines)
    _add_tail(reasons, lines)
    _add_lists(reasons, lines, bare)
    _add_neighbours(reasons, lines, bare)
    if len(reasons) == len(lines):
        return ()
    found = [LeftOut(*spans[i], reason) for i, reason in reasons.items()]
    found += [part for part in parts if number_at(spans, part.start) - 1 not in reasons]
    return tuple(sorted(found, key=lambda passage: passage.start))


def _is_paragraph(line: str) -> bool:
    return len(line) > LONGEST or (len(line.split()) >= 12 and bool(_STOP.search(line)))


def _is_headline(line: str) -> bool:
    return len(line) <= 160 and 2 <= len(line.split()) <= 25 and not _STOP.search(line.rstrip("?!…\"”’'"))


def _add_boxes(reasons: dict[int, Reason], bare: Sequence[str]) -> None:
    """Boxes that say where they end: "Skip past newsletter promotion … after newsletter promotion"."""
    opened = -1
    for i, line in enumerate(bare):
        if line == "skip past newsletter promotion":
            opened = i
        elif opened >= 0 and line in ("after newsletter promotion", "end of list"):
            if i - opened <= 15:
                reasons.update((j, reasons.get(j, "promotion")) for j in range(opened, i))
            opened = -1
        elif line.startswith("list of ") and reasons.get(i) == "promotion":
            opened = i


def _add_kickers(reasons: dict[int, Reason], lines: Sequence[str]) -> None:
    """Above the headline: the page's section, its path, and the outlet's name: "Opinion", "Canada | Politics", "Harbour Post"."""
    top = [i for i in range(min(_KICKERS + 1, len(lines))) if i not in reasons]
    for i, following in pairwise(top):
        if not is_kicker(lines[i], lines[following]):
            return
        reasons[i] = "promotion"


def is_kicker(line: str, following: str) -> bool:
    """Whether a line above another names a section or an outlet and nothing else, and the other may be the headline."""
    if not (_is_headline(following) or _names_section(following)):
        return False
    return _names_section(line) or (
        line.isupper() and not following.isupper() and len(line.split()) <= _WORDS_OF_OUTLET
    )


def _names_section(line: str) -> bool:
    if len(line) > _LONGEST_KICKER or _STOP.search(line):
        return False
    parts = [part.strip() for part in _PATH.split(line)]
    if len(parts) > 1:
        return all(part and part[0].isupper() and len(part.split()) <= _WORDS_OF_PART for part in parts)
    words = line.casefold().replace("’s", "").split()
    return all(word.strip("&.,") in SECTIONS or not word.strip("&.,") for word in words) or (
        is_outlet(line) and len(words) <= _WORDS_OF_OUTLET
    )


def _add_header(reasons: dict[int, Reason], lines: Sequence[str]) -> None:
    """Bylines, dates and jobs between the headline and the story."""
    first = next((i for i in range(len(lines)) if i not in reasons), len(lines))
    paragraphs = 0
    for i in range(first, min(first + _HEADER, len(lines))):
        line = lines[i]
        if i in reasons:
            continue
        if _is_paragraph(line):
            paragraphs += 1
            if paragraphs == 2:
                break
        elif i > first and read_byline(line):
            reasons[i] = "author"
        elif is_stamp(line) and (not paragraphs or is_labelled_stamp(line) or _beside(i, reasons)):
            reasons[i] = "promotion" if "read" in line.lower() else "credit"
        elif i > first and (read_imprint(line) or is_nameplate(lines, i)):
            reasons[i] = "credit"
        elif i > first and not paragraphs and _is_signature(i, lines, reasons):
            reasons[i] = "author"
        elif _URL.match(line):
            reasons[i] = "original outlet"


def _is_signature(i: int, lines: Sequence[str], reasons: dict[int, Reason]) -> bool:
    """An author's name alone beside a date, a credit or a job, or the job below it: "Ana Lim", "Political correspondent"."""
    following = lines[i + 1] if i + 1 < len(lines) else ""
    if is_name(lines[i].split()) and not lines[i].isupper():
        return _beside(i, reasons) or is_role(following) or is_stamp(following)
    return is_role(lines[i]) and i - 1 in reasons


def _beside(i: int, reasons: dict[int, Reason]) -> bool:
    return i - 1 in reasons or i + 1 in reasons


def _add_tail(reasons: dict[int, Reason], lines: Sequence[str]) -> None:
    """At the end: notes on the author ("Jane Doe is a reporter based in …"), and an agency's sign alone on a line."""
    authors = {
        name for line in lines[:_HEADER] if (signed := read_byline(line)) for name in signed.names.split(" and ")
    }
    for i in range(len(lines) - 1, max(0, len(lines) - _FOOT), -1):
        line = lines[i]
        if i in reasons:
            continue
        words = line.split()
        if plain(line) in _AGENCY_SIGNS:
            reasons[i] = "agency"
        elif len(line) <= 400 and is_name(words[:2]) and _is_bio(line, " ".join(words[:2]), authors):
            reasons[i] = "author"
        elif _is_paragraph(line):
            return


def _is_bio(line: str, name: str, authors: set[str]) -> bool:
    """Does a line at the end say who its first name is, as a note on the author does? The story would say what he did."""
    rest = line[len(name) :].lstrip(" ,")
    by_author = any(author.startswith(name) or name in author for author in authors if author)
    return (bool(_BIO.search(line)) and (by_author or rest.startswith(("is ", "covers ", "writes ", "reports ")))) or (
        by_author and bool(_BIO_OF_AUTHOR.match(rest))
    )


def _add_lists(reasons: dict[int, Reason], lines: Sequence[str], bare: Sequence[str]) -> None:
    """The headlines of other stories under "Most read" (all up to the next paragraph) and under "Related" (the next one)."""
    for i, line in enumerate(bare):
        if line in LIST_HEADINGS or line in ITEM_HEADINGS:
            reasons.setdefault(i, "promotion")
            most = 10 if line in LIST_HEADINGS else 1
            for j in range(i + 1, min(i + 1 + most, len(lines))):
                if not _is_headline(lines[j]) or _is_paragraph(lines[j]):
                    break
                reasons.setdefault(j, "promotion")


def _add_neighbours(reasons: dict[int, Reason], lines: Sequence[str], bare: Sequence[str]) -> None:
    """Words that are a button beside buttons and a heading elsewhere: "Comments", "Video"."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for i in order:
            if i not in reasons and bare[i] in BUTTONS_OR_HEADINGS and _beside(i, reasons):
                reasons[i] = "promotion"
