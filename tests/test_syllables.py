"""Syllables of words of every sort."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.syllables import count_syllables

COUNTED = [
    # in the dictionary
    ("minister", 3),
    ("fire", 2),
    # an apostrophe, straight and curly
    ("don't", 1),
    ("don’t", 1),
    # the parts of a compound with hyphens
    ("twenty-five", 3),
    # a possessive, and one that is heard
    ("minister’s", 3),
    ("fox’s", 2),
    # an ending on a word that the dictionary has without it
    ("redredging", 3),
    # two known words written as one
    ("harbourfront", 3),
    # letters read one by one, W with three syllables
    ("U.S.", 2),
    ("BBC", 3),
    ("WWF", 7),
    # capitals that are read as a word
    ("NATO", 2),
    # a year, a number, the rest of a thousand, an ordinal
    ("1998", 5),
    ("15", 2),
    ("000", 2),
    ("21st", 3),
]


@pytest.mark.parametrize(("word", "syllables"), COUNTED)
def test_count(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_nltk_is_never_loaded_for_known_words() -> None:
    code = "import sys; from analysis.syllables import count_syllables as c; c('minister'); assert 'nltk' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)
