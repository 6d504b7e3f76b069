"""People without a name whom a pronoun may mean."""

import pytest

from analysis.coreference.unnamed_people import find_unnamed_people, plain_description

FOUND = [
    # relatives of whoever writes
    ("My father kept bees.", [("My father", "he")]),
    ("We asked my late grandmother.", [("my late grandmother", "she")]),
    # a woman, and a spokesman for somebody
    ("A young woman ran.", [("A young woman", "she")]),
    ("The spokesman for the port left.", [("The spokesman", "he")]),
    # white space is not part of the description
    ("The young\nwoman ran.", [("The young woman", "she")]),
    # whoever has a name besides is no one without a name
    ("Her husband, Omar Finch, left.", []),
    ("Her husband Omar Finch left.", []),
    ("Anna Kirk, a spokeswoman, left.", []),
    # an owner, and nouns that fit anybody
    ("The woman's dog barked.", []),
    ("The official left.", []),
    # but whoever is brought in at the beginning of a sentence by such a noun
    ("It rained. A witness backed her up.", [("A witness", "")]),
    ("One former midwife wept.", [("One former midwife", "")]),
    ("He hired a lawyer.", []),
    ("A lawyer, Anna Kirk, left.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_unnamed_people(text)
    assert [(m.person.description, m.person.pronoun) for m in found] == expected
    assert [" ".join(text[m.start : m.end].split()) for m in found] == [description for description, _ in expected]


SAME = [
    # the article, the number, the case, white space, marks around
    ("The official", "official"),
    ("another senior  official,", "senior official"),
    ("one of the officials", "of the officials"),
    ("the two other sailors", "sailors"),
]


@pytest.mark.parametrize(("text", "plain"), SAME)
def test_plain_description(text: str, plain: str) -> None:
    assert plain_description(text) == plain
