"""Person, organisation or place."""

import pytest
from marked_names import find, named


def test_a_name_has_one_type_in_an_article() -> None:
    found = find(
        "{McKinley/o0.75} was late. {McKinley/p} spoke. Later {McKinley/p} left. {Kevin McKinley/p} was tired."
    )
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [("Kevin McKinley", "person", 4)]


def test_a_surname_has_the_type_of_its_bearer() -> None:
    found = find("{Ana Marlow/p} came. {Marlow/l0.6} spoke. Then {Marlow/o0.9} left.")
    assert [(e.name, e.type) for e in found] == [("Ana Marlow", "person")]


def test_a_people_is_a_surname_beside_its_bearer_where_no_noun_follows() -> None:
    found = find("{Ana Irish/p} came. {Irish/p} said no. The Irish team left. The Irish wept.")
    assert [(e.name, e.type, len(e.mentions)) for e in found if e.type == "person"] == [("Ana Irish", "person", 2)]


def test_lists_help_with_countries_and_institutions() -> None:
    found = find("{China/p0.6} and the {Senate/l0.6} disagreed.")
    assert [(e.name, e.type) for e in found] == [("China", "place"), ("Senate", "organisation")]


def test_lists_know_companies() -> None:
    found = find(
        "Shares of {Lufthansa/p0.6} fell, those of Volkswagen rose, and al-Shabaab was blamed. {Apple/p0.5} is closed."
    )
    assert [(e.name, e.type) for e in found] == [
        ("Lufthansa", "organisation"),
        ("Volkswagen", "organisation"),
        ("al-Shabaab", "organisation"),
        ("Apple", "organisation"),
    ]


def test_words_that_are_companies_too_add_no_name() -> None:
    assert find("The Target was missed. An Apple a day. Shell and stone.") == ()


def test_what_is_hardly_ever_anything_else_outweighs_the_tagger() -> None:
    assert [(e.name, e.type) for e in find("They ate at {burger king/l} and {Taco Bell/l}.")] == [
        ("burger king", "organisation"),
        ("Taco Bell", "organisation"),
    ]


LANDS = [
    # where one mention stands as places do, all are the place
    ("{Vostra/p} was silent. In {Vostra/p}, nobody spoke.", "place"),
    ("{Norrick/p} was silent. {Norrick/p}'s coastguard was not.", "place"),
    ("{Norrick/p} was silent. {Norrick/p}'s defence ministry was not.", "place"),
    ("{Vostria/p} was silent. The Vostrian ships were not.", "place"),
    # nor is who stands beside it a person
    ("In {Vostra/p}, nobody spoke. {Norrick/p} and {Vostra/p} were silent.", "place"),
    # but nobody with a first name or a title, or in whom one believes
    ("{Ana Norrick/p} was silent. In {Norrick/p}, nobody believed.", "person"),
    ("They believe in {Norrick/p}. {Norrick/p} was silent.", "person"),
    ("In {Norrick/p}'s view it was late. {Norrick/p} was silent.", "person"),
]


@pytest.mark.parametrize(("text", "type_"), LANDS)
def test_lands(text: str, type_: str) -> None:
    assert {e.type for e in find(text)} == {type_}


def test_a_people_that_no_list_knows_is_no_name() -> None:
    assert [e.name for e in find("{Vostrian/p} ships left {Vostria/l}.")] == ["Vostria"]


def test_a_list_decides_where_it_is_sure() -> None:
    found = find("The {White House/l} said so.")
    assert [(e.name, e.type) for e in found] == [("White House", "organisation")]


def test_a_storm_leaves_people_of_its_name_alone() -> None:
    assert named("Hurricane {Ana/p} came. {Ana Lim/p} stayed. {Ana/p} was safe.") == {"Ana Lim": ["Ana Lim", "Ana"]}


@pytest.mark.xfail(strict=True, reason="a rule that kept them apart changed nothing on 532 annotated texts")
def test_a_town_and_a_person_of_one_name_stay_two() -> None:
    found = find("{Ellen Washington/p} lives in {Washington/l}. {Washington/p} paints. {Washington/l} is large.")
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [
        ("Ellen Washington", "person", 2),
        ("Washington", "place", 2),
    ]


def test_a_doubtful_name_counts_if_it_is_certain_elsewhere() -> None:
    assert named("{Tidewater/o0.3} pays. They asked {Tidewater/o} for more.") == {
        "Tidewater": ["Tidewater", "Tidewater"]
    }
