"""Find the sentences that are hardest to read."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.mentions import find_addresses
from analysis.readability.counts import count_words, measure_words, measured_within
from analysis.readability.formulas import flesch_kincaid_grade
from analysis.records import Span

MIN_WORDS = 8  # of a sentence that is listed as hard
MIN_LETTERS = 0.75  # of the characters that are not white space: prose has 0.9 and more, figures and mark-up less

_MARKUP = re.compile(
    r"""
      (?<!\w)@\w             # an account: "— Ana Lim (@analim) 3 May 2031"
    | <\S[^<>]{0,200}>       # a tag: "<div class=…>"
    | \{\{ | \}\} | \]\(     # "{{…}}", "[the report](…)"
    """,
    re.VERBOSE,
)


class HardSentence(NamedTuple):
    """A sentence and how hard it is."""

    number: int  # counts from 1
    start: int
    end: int
    words: int
    grade: float  # Flesch-Kincaid


def hardest_sentences(
    text: str, words: tuple[Span, ...], sentences: Sequence[Span], *, names: Iterable[Span] = (), count: int = 10
) -> list[HardSentence]:
    """The hardest sentences of eight words or more by their own Flesch-Kincaid grade, the hardest first.

    Left aside: what is no prose, as lines of mark-up, of figures, or with the address of a website or an account.
    """
    measured = measure_words(text, words, names)
    found = []
    for number, sentence in enumerate(sentences, 1):
        own = measured_within(measured, sentence)
        if len(own) >= MIN_WORDS and _is_prose(sentence.of(text)):
            grade = flesch_kincaid_grade(count_words(own, 1))
            found.append(HardSentence(number, *sentence, len(own), grade))
    return sorted(found, key=lambda h: -h.grade)[:count]


def _is_prose(sentence: str) -> bool:
    signs = [c for c in sentence if not c.isspace()]
    enough_letters = sum(map(str.isalpha, signs)) >= MIN_LETTERS * len(signs)
    return enough_letters and not _MARKUP.search(sentence) and not find_addresses(sentence)
