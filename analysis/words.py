"""Find words and paragraphs: the one way of counting that every table uses."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.records import Span

# A run of letters and digits with apostrophes, hyphens and inner dots; "U.S." keeps its last dot, "end." does not.
_PART = r"[^\W_]+(?:['’\-‐‑][^\W_]+)*"
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}(?![^\W_])|{_PART}(?:\.{_PART})*")
REPEATED = 5  # words in a row that make a stretch a repetition
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def find_words(text: str) -> tuple[Span, ...]:
    """Every word of a text, in order. Marks, dashes between words, emoji and lone signs ("&", "$") are none."""
    return tuple(Span(*m.span()) for m in WORD.finditer(text))


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
    return max(1, bisect_right(spans, offset, key=lambda s: s.start))


def words_within(words: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the words, which are in order, that begin in text[start:end]."""
    first = bisect_right(words, start - 1, key=lambda w: w.start)
    last = bisect_right(words, end - 1, key=lambda w: w.start)
    return words[first:last]


def find_runs(text: str) -> list[tuple[str, ...]]:
    """Every five words in a row, in small letters: two stretches that share such a run say the same words again."""
    words = [re.sub(r"['’]", "'", word.of(text).casefold()) for word in find_words(text)]
    return [tuple(words[i : i + REPEATED]) for i in range(len(words) - REPEATED + 1)]
