"""Find words and paragraphs: the one way of counting that every table uses."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial

from analysis.records import LeftOut, Span

# A run of letters and digits with apostrophes, hyphens and inner dots; "U.S." keeps its last dot, "end." does not.
_PART = r"[^\W_]+(?:['’\-‐‑][^\W_]+)*"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}(?![^\W_])|{_PART}(?:\.{_PART})*")
# A word to which its full stop belongs: "U.S.", "Mr.", "Inc.", "D-Mich.".
ABBREVIATION = (
    r"(?:(?:[^\W\d_]\.)+|[DRI]-[A-Z][a-z]{1,4}\."
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Sens?|Reps?|Gov|Gen|Prof|Lt|Col|Capt|Sgt|Rev|Hon|Inc|Corp|Co|Ltd|Bros|Dept)\.)"
)
_ABBREVIATED = re.compile(rf"(?<![^\W_]){ABBREVIATION}$").search
_AS_SPAN: Callable[[tuple[int, int]], Span] = partial(
    tuple.__new__, Span
)  # a call of Span itself takes three times as long
_LOOSE = frozenset(".,;:–—―-")
RUN = 5  # words in a row that make one text a repetition of another
LINE_ENDS = "\r\n\u2028\u2029"  # no others: "\x85" is more often a broken "…" than the end of a line
_LINE = re.compile(f"[^{LINE_ENDS}]+")


def find_words(text: str) -> tuple[Span, ...]:
    """Every word of a text, in order. Marks, dashes between words, emoji and lone signs ("&", "$") are none."""
    return tuple(map(_AS_SPAN, map(re.Match.span, WORD.finditer(text))))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Every line that is not blank, trimmed of the white space around it."""
    spans = []
    for m in _LINE.finditer(text):
        line = m.group()
        if inner := line.strip():
            start = m.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(inner)))
    return tuple(spans)


def number_at(spans: Sequence[Span], offset: int) -> int:
    """The number, from 1, of the span that holds this offset, or of the last that begins before it (at least 1)."""
    return max(1, bisect_left(spans, (offset + 1,)))


def words_within(words: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Those of the words, which are in order, that begin in text[start:end]."""
    return words[bisect_left(words, (start,)) : bisect_left(words, (end,))]


def runs_of_words(text: str) -> list[tuple[str, ...]]:
    """Every five words in a row, in small letters, curly apostrophes made straight: texts that share one repeat each other."""
    words = [w.of(text).casefold().replace("’", "'") for w in find_words(text)]
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def trimmed(text: str, span: Span) -> Span:
    """The same words without white space, commas, dashes and the full stop that ends a sentence, at either end.

    Where nothing would be left, the span as it was.
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in _LOOSE):
        start += 1
    while (
        start < end
        and (text[end - 1].isspace() or text[end - 1] in _LOOSE)
        and not _ABBREVIATED(text, max(start, end - 8), end)
    ):
        end -= 1
    return Span(start, end) if start < end else span


def blank(text: str, passages: Sequence[LeftOut]) -> str:
    """The text with these passages blanked by spaces, line ends kept: same length, same offsets."""
    parts, at = [], 0
    for passage in sorted(passages, key=lambda p: p.start):
        start = max(at, passage.start)
        if passage.end <= start:
            continue
        parts.append(text[at:start])
        parts.append("".join(c if c in LINE_ENDS else " " for c in text[start : passage.end]))
        at = passage.end
    return "".join([*parts, text[at:]])
