"""The lists themselves."""

import pytest

from analysis.lexicons import (
    company_endings,
    known_groups,
    known_organisations,
    known_places,
    look_up,
    pattern_of,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a short form leads to the full one
        ("NATO", "North Atlantic Treaty Organization"),
        # several in a line, with an apostrophe of either sort
        ("Ryanair", "Ryanair"),
        ("McDonald's", "McDonald's"),
        ("McDonald’s", "McDonald's"),
        # with its article and in a headline in capitals
        ("The Associated Press", "Associated Press"),
        ("LUFTHANSA", "Lufthansa"),
        # in small letters
        ("walmart", "Walmart"),
        ("target", None),
    ],
)
def test_organisations_are_looked_up(text: str, name: str | None) -> None:
    known = look_up("organisation", text)
    assert (known.name if known else None) == name


@pytest.mark.parametrize(
    "text", ["Apple", "Target", "Gap", "Ford", "Time", "People", "Queen", "Chase", "Visa", "Delta"]
)
def test_words_and_surnames_are_not_sure(text: str) -> None:
    known = look_up("organisation", text)
    assert not (known and known.sure)


def test_marks_and_separators_stay_out_of_the_forms() -> None:
    for table in (known_places(), known_organisations(), known_groups()):
        assert not [form for form in table if not form or form != form.strip() or set(form) & set("?~+;,|#")]


def test_nothing_is_surely_two_things() -> None:
    sure = [{form for form, known in table().items() if known.sure} for table in (known_places, known_organisations)]
    assert not sure[0] & sure[1]
    assert not (sure[0] | sure[1]) & {form for form, known in known_groups().items() if known.sure} - {
        "Liberal Democrats",
        "Lib Dems",
    }


def test_words_and_patterns_of_a_section() -> None:
    assert words_of("company_endings", "legal forms") <= company_endings()
    assert "inc" in company_endings() and "Inc" not in company_endings()
    assert pattern_of("company_endings", "partners").split("|")[0] == "Associates"
