"""Grade every sentence, and find those that are hardest to read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import isnan, nan
from typing import NamedTuple

from analysis.mentions import find_addresses
from analysis.readability.counts import count_words, measure_words, measured_within
from analysis.readability.formulas import flesch_kincaid_grade
from analysis.records import Span

MIN_WORDS = 8  # of a sentence that is listed as hard
MAX_CAPITALS = 0.75  # of the words; menus and lists of names have more: "Share Facebook Twitter Email"
MIN_LETTERS = 0.75  # of the characters that are not white space: prose has 0.9 and more, figures and mark-up less

_MARKUP = re.compile(
    r"""
      (?<!\w)@\w             # an account: "— Ana Lim (@analim) 3 May 2031"
    | <\S[^<>]{0,200}>       # a tag: "<div class=…>"
    | \{\{ | \}\} | \]\(     # "{{…}}", "[the report](…)"
    """,
    re.VERBOSE,
)


class GradedSentence(NamedTuple):
    """A sentence and how hard it is."""

    number: int  # counts from 1
    start: int
    end: int
    words: int
    grade: float  # Flesch-Kincaid; NaN if it is too short or no prose


def grade_sentences(
    text: str, words: tuple[Span, ...], sentences: Sequence[Span], *, names: Iterable[Span] = ()
) -> Iterator[GradedSentence]:
    """Each sentence with its own Flesch-Kincaid grade, in order.

    Without a grade are those of fewer than eight words, and what is no prose: lines of mark-up, of figures, of capitalised words,
    or with the address of a website or an account.
    """
    measured = measure_words(text, words, names)
    for number, sentence in enumerate(sentences, 1):
        own = measured_within(measured, sentence)
        graded = len(own) >= MIN_WORDS and _is_prose(sentence.of(text))
        grade = flesch_kincaid_grade(count_words(own, 1)) if graded else nan
        yield GradedSentence(number, *sentence, len(own), grade)


def hardest_sentences(
    text: str, words: tuple[Span, ...], sentences: Sequence[Span], *, names: Iterable[Span] = (), count: int = 10
) -> list[GradedSentence]:
    """The hardest of the sentences to which `grade_sentences` gives a grade, the hardest first."""
    graded = [s for s in grade_sentences(text, words, sentences, names=names) if not isnan(s.grade)]
    return sorted(graded, key=lambda s: -s.grade)[:count]


def _is_prose(sentence: str) -> bool:
    signs = [c for c in sentence if not c.isspace()]
    enough_letters = sum(map(str.isalpha, signs)) >= MIN_LETTERS * len(signs)
    words = sentence.split()
    flowing = sum(word[0].isupper() for word in words) <= MAX_CAPITALS * len(words)
    return enough_letters and flowing and not _MARKUP.search(sentence) and not find_addresses(sentence)
