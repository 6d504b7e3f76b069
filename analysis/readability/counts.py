"""Words → Counts: what the formulas are made of, counted once for every word of a text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.readability.complex_words import POLYSYLLABLE, is_complex
from analysis.readability.easy_words import is_easy
from analysis.readability.syllables import LONGEST, count_syllables
from analysis.records import Counts, Span
from analysis.text_spans import words_within


class Word(NamedTuple):
    """One word, as far as the formulas care."""

    start: int
    syllables: int
    letters: int
    characters: int
    complex: bool
    difficult: bool


def measure_words(text: str, words: tuple[Span, ...], names: Iterable[Span] = ()) -> tuple[Word, ...]:
    """Every word of a text with what the formulas need. Words inside names are neither complex nor difficult."""
    named = {w.start for n in names for w in words_within(words, n.start, n.end)}
    return tuple(_measure(span, span.of(text), span.start in named) for span in words)


def measured_within(words: Sequence[Word], span: Span) -> Sequence[Word]:
    """Those of the words, which are in order, that begin in a stretch of the text."""
    first = bisect_left(words, (span.start,))
    return words[first : bisect_left(words, (span.end,), lo=first)]


def count_words(words: Iterable[Word], sentences: int) -> Counts:
    """The counts of a stretch of text: its words and the number of its sentences, at least one if it has words."""
    n = syllables = letters = characters = polysyllables = complex_words = difficult = 0
    for w in words:
        n += 1
        syllables += w.syllables
        letters += w.letters
        characters += w.characters
        polysyllables += w.syllables >= POLYSYLLABLE
        complex_words += w.complex
        difficult += w.difficult
    return Counts(n, max(sentences, n > 0), syllables, letters, characters, polysyllables, complex_words, difficult)


def _measure(span: Span, word: str, named: bool) -> Word:
    look_at = _look_at_short if len(word) <= LONGEST else _look_at
    syllables, letters, hard, difficult = look_at(word)
    return Word(span.start, syllables, letters, span.end - span.start, hard and not named, difficult and not named)


def _look_at(word: str) -> tuple[int, int, bool, bool]:
    letters = sum(c.isalnum() for c in word)
    return count_syllables(word), letters, is_complex(word), not is_easy(word.lower().replace("’", "'"))


_look_at_short = lru_cache(maxsize=100_000)(_look_at)  # endless words would fill it
