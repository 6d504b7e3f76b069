"""Which words are on Dale's list, or easy by its rules."""

import pytest
from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

from analysis.readability.easy_words import easy_words, is_easy


def test_easy_words_are_those_of_textstat() -> None:
    assert easy_words() >= {w.lower() for w in get_lang_easy_words("en_US")} - {""}


EASY = [
    # on the list, and by its rules: plural, past, doubled letter, dropped e, adverb, possessive, figures
    ("boat", True),
    ("boats", True),
    ("boxes", True),
    ("cities", True),
    ("walked", True),
    ("stopped", True),
    ("baking", True),
    ("drawn", True),
    ("quickly", True),
    ("farmer's", True),
    ("2026", True),
    # an adjective compared, but not who does something
    ("older", True),
    ("biggest", True),
    ("happier", True),
    ("voter", False),
    # more than -ly was added
    ("easily", False),
    # contractions, on the list and made like those
    ("don't", True),
    ("there'll", True),
    # every part of a compound is listed, or not
    ("sister-in-law", True),
    ("long-debated", False),
    # not on the list
    ("covenant", False),
    ("litigation", False),
]


@pytest.mark.parametrize(("word", "easy"), EASY)
def test_easy(word: str, easy: bool) -> None:
    assert is_easy(word) is easy
