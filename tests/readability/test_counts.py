"""Counts of words, and of what the formulas want to know of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.readability.counts import count_words, measure_words, measured_within
from analysis.records import Counts, Span
from analysis.text_spans import find_words


def test_names_are_neither_complex_nor_difficult() -> None:
    (word,) = measure_words("Tolvarrian", find_words("Tolvarrian"), [Span(0, 10)])
    assert not word.complex and not word.difficult


# A curly apostrophe is as good as a straight one
def test_contractions_are_easy() -> None:
    (word,) = measure_words("don’t", find_words("don’t"))
    assert not word.difficult


def test_words_of_a_stretch_are_those_that_begin_in_it() -> None:
    text = "We sail at dawn"
    words = measure_words(text, find_words(text))
    assert [w.start for w in measured_within(words, Span(3, 9))] == [3, 8]


def test_nothing_has_no_sentence_and_one_word_has_one() -> None:
    assert count_words((), 0) == Counts(0, 0, 0, 0, 0, 0, 0, 0)
    assert count_words(measure_words("boat", (Span(0, 4),)), 0).sentences == 1


COUNTED = [
    # an abbreviation with dots, a curly apostrophe, a year: 1 + 2 + 1 + 5 + 1
    ("The U.S. team’s 1998 win", (5, 10)),
    # figures with a point and with a letter: 2 + 3 + 2 + 1 + 1 + 2
    ("Nearly $5.2 million at 5 p.m.", (6, 11)),
]


def _syllables(text: str) -> tuple[int, int]:
    counts = count_words(measure_words(text, find_words(text)), 1)
    return counts.words, counts.syllables


@pytest.mark.parametrize(("text", "words_and_syllables"), COUNTED)
def test_counts(text: str, words_and_syllables: tuple[int, int]) -> None:
    assert _syllables(text) == words_and_syllables


def test_letters_leave_marks_out_and_characters_do_not() -> None:
    counts = count_words(measure_words("team’s U.S. co-op", find_words("team’s U.S. co-op")), 1)
    assert (counts.letters, counts.characters) == (11, 15)


HOSTILE = [
    # one word of a million letters, endings, apostrophes, hyphens, figures
    "qa" * 500_000,
    "x" + "ing" * 300_000,
    "x" + "’s" * 500_000,
    "ab-" * 300_000 + "c",
    "1." * 500_000 + "1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_endless_words_are_counted(text: str) -> None:
    assert _syllables(text)[0] == 1


def test_nltk_is_never_loaded() -> None:
    code = (
        "import sys; from analysis.readability.counts import measure_words; from analysis.text_spans import find_words;"
        "text = 'The minister of Tolvarria redredged it'; measure_words(text, find_words(text));"
        "assert not {'nltk', 'textstat'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
