"""Names of people."""

import pytest

from analysis.name_forms import (
    first_name_pronoun,
    is_address,
    may_be_same_person,
    pronoun_of_title,
    read_person,
    short_form_fit,
    split_rank,
)


@pytest.mark.parametrize(
    ("text", "words", "title", "suffix", "full"),
    [
        ("Ngozi Okafor", "ngozi okafor", "", "", True),
        ("Mrs. Okafor", "okafor", "mrs", "", False),
        ("Mrs Ngozi Okafor", "ngozi okafor", "mrs", "", True),
        # initials are words of one letter, however they are set
        ("J. K. Marlow", "j k marlow", "", "", True),
        ("J.K. Marlow", "j k marlow", "", "", True),
        # particles say nothing about who it is
        ("Bill van den Berg", "bill berg", "", "", True),
        ("van den Berg", "berg", "", "", False),
        ("Omar al-Basri", "omar basri", "", "", True),
        # hyphens and accents
        ("Ana Reyes-Holt", "ana reyes holt", "", "", True),
        ("Reyes-Holt", "reyes holt", "", "", False),
        # what follows a name
        ("Ted Coll Jr.", "ted coll", "", "jr", True),
        ("Ted Coll, Jr", "ted coll", "", "jr", True),
        ("Mark Toller, QC", "mark toller", "", "", True),
        # a first name alone is a full name behind a crown
        ("Queen Maud", "maud", "queen", "", True),
        # nothing but a title is left as it is
        ("Mr", "mr", "", "", False),
    ],
)
def test_parts_of_a_persons_name(text: str, words: str, title: str, suffix: str, full: bool) -> None:
    assert read_person(text) == (tuple(words.split()), title, suffix, full)


@pytest.mark.parametrize(
    ("text", "rank", "name"),
    [
        ("President Lim", "President", "Lim"),
        ("Lt. Gov. Ana Lim", "Lt. Gov.", "Ana Lim"),
        ("Vice President Lim", "Vice President", "Lim"),
        ("Minister of Education Ana Lim", "Minister of Education", "Ana Lim"),
        # a first name that is also an office
        ("Dean Whitlock", "", "Dean Whitlock"),
        ("Dean Ana Lim", "Dean", "Ana Lim"),
        # courtesy titles belong to the name
        ("Mrs Okafor", "", "Mrs Okafor"),
        ("Pope Linus", "", "Pope Linus"),
        # nobody is left
        ("Prime Minister", "Prime Minister", ""),
        ("", "", ""),
    ],
)
def test_offices_are_cut_off(text: str, rank: str, name: str) -> None:
    assert split_rank(text) == (rank, name)


@pytest.mark.parametrize(
    "text", ["Mr. President", "Madam Speaker", "Your Honour", "Shadow Home Secretary", "Mr. Chief Justice"]
)
def test_forms_of_address_name_nobody(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["Mr. Young", "Mrs Baker", "Ana Lim", "Young", "King"])
def test_surnames_that_are_words_name_somebody(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("title", "pronoun"),
    [("mr", "he"), ("mrs", "she"), ("mx", "they"), ("queen", "she"), ("pope", "he"), ("", ""), ("dr", "")],
)
def test_titles_tell_the_pronoun(title: str, pronoun: str) -> None:
    assert pronoun_of_title(title) == pronoun


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Lim", "Ana Lim"),
        # short first names and initials
        ("Bill Tarrant", "William Tarrant"),
        ("J. K. Marlow", "Joanne Marlow"),
        ("Donna J. Ferris", "Donna Ferris"),
        ("K. Michael Stroud", "Michael Stroud"),
        # surnames spelled in two ways
        ("Oleh Zaretsky", "Oleh Zaretskyy"),
        ("Oleksandr Hrymko", "Alexander Hrymko"),
        # the second of two surnames is left out, or the first names are
        ("Pedro Arce", "Pedro Arce Vidal"),
        ("López Arana", "Andrés Manuel López Arana"),
        # surname first
        ("Arai Natsu", "Natsu Arai"),
        # hyphens come and go
        ("Kim Dae-hyun", "Kim Dae Hyun"),
    ],
)
def test_two_full_names_may_be_one_persons(a: str, b: str) -> None:
    assert may_be_same_person(read_person(a), read_person(b))
    assert may_be_same_person(read_person(b), read_person(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one surname, two people
        ("Bill Tarrant", "Helen Tarrant"),
        ("Ann B. Cole", "Ann C. Cole"),
        ("Ann W. Cole", "Ann H. W. Cole"),
        ("Andrew Cole", "Andrea Cole"),
        ("Ted Coll Sr.", "Ted Coll Jr."),
        # one first name, two people
        ("Ana Lim", "Ana Lindqvist"),
        ("Queen Maud", "Maud Holt"),
    ],
)
def test_two_full_names_are_two_peoples(a: str, b: str) -> None:
    assert not may_be_same_person(read_person(a), read_person(b))
    assert not may_be_same_person(read_person(b), read_person(a))


@pytest.mark.parametrize(
    ("short", "full", "fit"),
    [
        ("okafor", "ngozi okafor", 3),
        ("lopez arana", "andres manuel lopez arana", 3),
        ("ngozi", "ngozi okafor", 2),
        ("bill", "william tarrant", 2),
        ("lopez", "andres manuel lopez arana", 1),
        ("okafor", "ana lim", 0),
        ("ana maria lim", "ana lim", 0),
    ],
)
def test_how_a_short_name_fits(short: str, full: str, fit: int) -> None:
    assert short_form_fit(short.split(), full.split()) == fit


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Stephanie Obi", "she"),
        ("Donald Finch", "he"),
        # short for names that all go by one
        ("Bernie Finch", "he"),
        # for either, for nobody known, and alone, where it may be a surname
        ("Leslie Finch", ""),
        ("Vostr Finch", ""),
        ("Donald", ""),
    ],
)
def test_first_names_are_a_hint(name: str, pronoun: str) -> None:
    assert first_name_pronoun(name) == pronoun
