"""What names nobody and nothing."""

import pytest

from analysis.name_forms import is_never_name


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # days and pronouns, also with a capital
        ("Monday", True),
        ("He", True),
        # numbers of parts
        ("III", True),
        ("Title VII", True),
        ("III-B", True),
        ("Parts II", True),
        # in capitals it may be an acronym: the World Health Organization
        ("WHO", False),
        ("I", True),
        # labels over a part of a page
        ("Transcript", True),
        ("ADVERTISEMENT", True),
        ("Okafor", False),
        ("Part Okafor", False),
    ],
)
def test_what_names_nobody(text: str, answer: bool) -> None:
    assert is_never_name(text) == answer
