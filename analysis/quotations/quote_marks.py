"""Find what stands between quotation marks: typed pairs, paragraph by paragraph, a missing or stray mark mended.

Every mark may open, close or mean nothing (an apostrophe, an inch, a slip of the finger). `mark_costs` says what each
reading of a mark costs, by its shape and by what stands on either side; `pair_marks` finds the cheapest reading of a whole
paragraph. So a stray mark costs something once and does not turn the rest of the paragraph inside out.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotations.mark_costs import Mark, find_marks
from analysis.quotations.missing_marks import find_beginning, find_end, is_signature
from analysis.quotations.pair_marks import Pair, pair_marks
from analysis.records import Quoted, Span

OPENING_MISSING = "The opening mark is missing; where the quotation begins is a guess."
CLOSING_MISSING = "The closing mark is missing; where the quotation ends is a guess."
NOT_RE_OPENED = "The quotation goes on from the paragraph before, but its opening mark is not repeated."
STRAY_PASSED = "A stray quotation mark inside it was passed over."

MAX_OPENING_COST = 1.0  # below which the first mark of a paragraph opens a quotation
_LETTER = re.compile(r"[^\W_]")
_PARTNERS = {"“": "”", "”": "“"}


def find_quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Every stretch between quotation marks, in order: only the outermost, none crossing a paragraph, marks left out.

    `paragraphs` are those of `find_paragraphs`. A quotation over several paragraphs, each opened and only the last
    closed, comes as one stretch a paragraph, all but the first with `continues`. `repaired` is a sentence where a mark
    had to be supplied or passed over, else "". Not found: stretches without a letter or digit, quotations without any
    mark, what is quoted inside a quotation. Which stretches are speech is not decided here.
    """
    found: list[Quoted] = []
    runs_on = False
    marks = find_marks(text, paragraphs[0]) if paragraphs else []
    for number, span in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        marks_below = find_marks(text, following) if following else []
        opening = _opening_of(following, marks_below)
        pairs, unclosed = pair_marks(marks, opening)
        paragraph = _Paragraph(text, span, marks, runs_on, re_opened=unclosed and opening != "")
        quoted = _cut(paragraph, pairs)
        found += quoted
        runs_on = unclosed and bool(quoted) and quoted[-1].end == span.end
        marks = marks_below
    return tuple(found)


class _Paragraph(NamedTuple):
    text: str
    span: Span
    marks: Sequence[Mark]
    runs_on: bool  # the last quotation of the paragraph before runs on into this one
    re_opened: bool  # the last quotation of this one runs on into the next, which opens it again


def _opening_of(paragraph: Span | None, marks: Sequence[Mark]) -> str:
    """The mark with which a paragraph opens, or ""."""
    opens = paragraph and marks and marks[0].start == paragraph.start and marks[0].costs.opens < MAX_OPENING_COST
    return marks[0].glyph if opens else ""


def _cut(paragraph: _Paragraph, pairs: Sequence[Pair]) -> list[Quoted]:
    """What stands between the pairs of a paragraph's marks."""
    text, span, marks = paragraph.text, paragraph.span, paragraph.marks
    quoted: list[Quoted] = []
    for pair in pairs:
        continues, repaired = False, STRAY_PASSED if pair.passed else ""
        if pair.opener >= 0:
            start = _after(text, marks[pair.opener])
            continues = paragraph.runs_on and marks[pair.opener].start == span.start
        elif paragraph.runs_on and not quoted:
            start, continues, repaired = span.start, True, NOT_RE_OPENED
        else:
            start, kept = find_beginning(text, span, quoted, marks[pair.closer])
            del quoted[kept:]
            repaired = OPENING_MISSING
        if pair.opener < 0 and start == span.start and is_signature(text, span, marks[pair.closer]):
            continue
        if pair.closer >= 0:
            end = _before(text, marks[pair.closer])
        else:
            limit = marks[pair.limit].start if pair.limit >= 0 else span.end
            runs_on = pair.limit < 0 and paragraph.re_opened
            end = find_end(text, start, limit, runs_on=runs_on)
            repaired = "" if runs_on and end == span.end else CLOSING_MISSING
        start, end = _trim(text, start, end)
        if _LETTER.search(text, start, end):
            quoted.append(Quoted(start, end, pair.opener >= 0, pair.closer >= 0, continues, repaired))
    return quoted


# The third mark belongs to what is quoted inside: '''No,' I said,'' she recalled.


def _after(text: str, mark: Mark) -> int:
    return mark.end - 1 if text[mark.end - 3 : mark.end] == "'''" else mark.end


def _before(text: str, mark: Mark) -> int:
    return mark.start + 1 if text[mark.start : mark.start + 3] == "'''" else mark.start


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the ends, and without a mark typed twice (““We go on.”)."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    twice_before = start < end and text[start] in '“"' and text[start - 1] == text[start]
    twice_after = start < end and text[end - 1] in '”"' and text[end : end + 1] == text[end - 1]
    if twice_before and twice_after:
        return start + 1, max(start + 1, end - 1)
    if twice_before and _is_unpaired(text, start, end, text[start]):
        start += 1
    if twice_after and _is_unpaired(text, start, end, text[end - 1]):
        end -= 1
    return start, end


def _is_unpaired(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a stretch has a mark of this shape without a partner."""
    count = text.count(mark, start, end)
    partner = _PARTNERS.get(mark)
    return count > text.count(partner, start, end) if partner else count % 2 == 1
