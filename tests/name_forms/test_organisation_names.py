"""Names of organisations and places."""

import pytest

from analysis.name_forms import (
    acronyms,
    core_words,
    could_stand_for,
    is_acronym,
    is_short_organisation,
    is_short_place,
    sorted_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Marlow Group, Inc.", "marlow"),
        ("Port Amity University", "port amity university"),
        ("Holt & Sons", "holt and sons"),
        # an ending is kept where nothing else is there
        ("Group", "group"),
        ("the", "the"),
    ],
)
def test_core_words(text: str, words: str) -> None:
    assert core_words(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "answer"),
    [("WHO", True), ("U.N.", True), ("S. F.", True), ("Who", False), ("W", False), ("USA TODAY", False)],
)
def test_what_looks_like_an_acronym(text: str, answer: bool) -> None:
    assert is_acronym(text) is answer


def test_acronyms_with_and_without_small_words() -> None:
    assert acronyms("Harbour Authority of Marrowshire") == {"haom", "ham"}
    assert acronyms("Okafor") == frozenset()


def test_an_acronym_keeps_the_order_of_letters() -> None:
    assert could_stand_for("HMA", "Marrow Harbour Authority") is False
    assert could_stand_for("MarHA", "Marrow Harbour Authority")
    assert could_stand_for("", "Marrow") is False


@pytest.mark.parametrize(
    ("short", "long", "known", "answer"),
    [
        ("harrow", "harrow school", False, True),
        ("goldmark", "goldmark sachs", False, True),
        ("house", "house of representatives", False, True),
        ("post", "marlow post", False, True),
        # a part is not the whole
        ("senate", "senate budget committee", False, False),
        ("senate", "senate committee", False, False),
        # of a well-known name, only what says its kind may be left out
        ("google", "google ventures", True, False),
        ("google", "google technologies", True, True),
        ("harrow", "harrow", False, False),
    ],
)
def test_short_names_of_organisations(short: str, long: str, known: bool, answer: bool) -> None:
    assert is_short_organisation(short.split(), long.split(), known) is answer


@pytest.mark.parametrize(
    ("short", "long", "known", "answer"),
    [
        ("marrow", "marrow island", False, True),
        ("marrow", "lake marrow", False, True),
        ("marrow", "marrow bay", False, False),
        ("kansas", "kansas city", True, False),
    ],
)
def test_short_names_of_places(short: str, long: str, known: bool, answer: bool) -> None:
    assert is_short_place(short.split(), long.split(), known) is answer


def test_the_order_of_words_and_small_words_do_not_matter() -> None:
    assert sorted_words(("justice", "department")) == sorted_words(("department", "of", "justice"))
    assert sorted_words(("of",)) == ("of",)
