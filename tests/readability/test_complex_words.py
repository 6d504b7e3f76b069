"""Which words are complex by Gunning's rules."""

import pytest

from analysis.readability.complex_words import is_complex

COMPLEX = [
    # three syllables of its own
    ("covenant", True),
    ("remembered", True),
    ("refugees", True),
    ("families", True),
    # the third comes from the ending
    ("created", False),
    ("committed", False),
    ("trespasses", False),
    ("expanding", False),
    # compounds of short parts, with hyphens or without
    ("sister-in-law", False),
    ("newspapers", False),
    ("well-documented", True),
    # an ending that is also a word makes no compound
    ("leadership", True),
    ("coverage", True),
    # days, months and figures
    ("Saturday", False),
    ("November’s", False),
    ("1998", False),
]


@pytest.mark.parametrize(("word", "hard"), COMPLEX)
def test_complex(word: str, hard: bool) -> None:
    assert is_complex(word) is hard
