"""People without a name whom a pronoun may mean."""

import pytest

from analysis.coreference.unnamed_people import find_unnamed, is_unnamed, somebody

FOUND = [
    # relatives of whoever writes
    ("My father kept bees.", [("My father", "he")]),
    ("We asked my late grandmother.", [("my late grandmother", "she")]),
    # a woman, and a spokesman for somebody
    ("A young woman ran.", [("A young woman", "she")]),
    ("The spokesman for the port left.", [("The spokesman", "he")]),
    # whoever has a name besides is no one without a name
    ("Her husband, Omar Finch, left.", []),
    ("Her husband Omar Finch left.", []),
    ("Anna Kirk, a spokeswoman, left.", []),
    # an owner, and nouns that fit anybody
    ("The woman's dog barked.", []),
    ("The official left.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(find_unnamed(text))
    assert [(text[m.start : m.end], m.entity.pronoun) for m in found] == expected
    assert all(is_unnamed(m.entity) for m in found)


def test_the_woman_is_a_woman_again() -> None:
    assert somebody("a woman").id == somebody("The woman").id != somebody("the man").id
