"""What an article has said up to a place."""

from dataclasses import replace

import pytest
from discourses import make_attribution, make_discourse

from analysis.attribution.discourse import MAX_CHARS_BACK, MAX_MENTIONS_BACK, Party, Resolution, party_of
from analysis.records import Entity, Span


def test_the_kind_of_a_party_is_that_of_its_first_entity() -> None:
    anna, ben = Entity("e1", "Anna Kirk", "person", ()), Entity("e2", "Ben Holt", "person", ())
    assert party_of(anna, ben) == Party("person", "Anna Kirk and Ben Holt", (anna, ben))
    assert party_of(Entity("e3", "Danes", "group", ())).kind == "unnamed"
    assert party_of(Entity("e4", "Norrick", "place", ())).kind == "organisation"


def test_a_party_is_known_by_its_entity_or_its_description() -> None:
    assert party_of(Entity("e1", "Anna Kirk", "person", ())).key == "e1"
    assert Party("unnamed", "The guard").key == Party("unnamed", "a guard").key == "guard"


def test_named_and_unnamed_people_are_parties_in_order() -> None:
    discourse = make_discourse("My father met Anna Kirk.", "Anna Kirk")
    assert [(m.party.name, m.type, m.key) for m in discourse.parties] == [
        ("My father", "person", "my father"),
        ("Anna Kirk", "person", "e0"),
    ]
    assert discourse.pronouns["my father"] == "he"


def test_nobody_is_looked_for_too_far_back() -> None:
    gap = " " * MAX_CHARS_BACK
    far = make_discourse(f"Ben Holt.{gap}Anna Kirk. She", "Ben Holt", "Anna Kirk")
    assert [m.party.name for m in far.parties_before(len(far.document.text))] == ["Anna Kirk"]
    many = make_discourse("Anna Kirk. " * (MAX_MENTIONS_BACK + 1), "Anna Kirk")
    assert len(many.parties_before(len(many.document.text))) == MAX_MENTIONS_BACK


def test_places_inside_quotation_marks() -> None:
    text = "“Ben Holt,” she said. “Go.”"
    first, second = make_attribution(text, "Ben Holt,"), make_attribution(text, "Go.")
    discourse = make_discourse(text, "Ben Holt", attributions=(second, first))
    assert [discourse.is_quoted(text.index(word)) for word in ("Ben", "she", "Go")] == [True, False, True]
    assert discourse.parties[0].quoted


INTRODUCED = [
    # by any word that may be the noun, the last before the place
    ("A young woman met a woman.", "woman", "a woman"),
    ("One retired harbour pilot left.", "pilot", "One retired harbour pilot"),
    # nobody who has a name, nobody's things
    ("A senator, Ana Lim, left.", "senator", ""),
    ("A woman’s dog barked.", "woman", ""),
    # four words at most
    ("A very very very very old pilot left.", "pilot", ""),
    ("The pilot left.", "pilot", ""),
]


@pytest.mark.parametrize(("text", "noun", "words"), INTRODUCED)
def test_introductions(text: str, noun: str, words: str) -> None:
    assert make_discourse(text).introduction(noun, len(text)) == words


def test_nobody_is_introduced_afterwards() -> None:
    text = "The woman left. A woman came."
    assert make_discourse(text).introduction("woman", text.index("left")) == ""


def test_the_tagger_means_entities() -> None:
    text = "Ben Holt met Anna Kirk. “No,” she said."
    said = make_attribution(text, "No,", "she")
    discourse = make_discourse(text, "Ben Holt", "Anna Kirk", attributions=(said,), means=("Anna Kirk", 0.8))
    assert dict(discourse.tagger_says(text.index("she"))) == {"e1": 0.8}
    assert discourse.tagger_says(0) == {}


def test_who_spoke_is_remembered() -> None:
    text = "“No,” Anna Kirk said. “Yes,” the board said."
    first, second = make_attribution(text, "No,", "Anna Kirk"), make_attribution(text, "Yes,", "the board", "q2")
    discourse = make_discourse(text, "Anna Kirk", attributions=(first, second))
    discourse.note(first, Resolution(discourse.parties[0].party, "name"), "she")
    assert (discourse.last_key, discourse.spoke_at, discourse.pronouns["e0"]) == ("e0", {"e0": 1}, "she")
    indirect = replace(second, kind="indirect")
    discourse.note(indirect, Resolution(Party("organisation", "the board"), "described"))
    # a body without a name is no candidate for "she"; what is reported is not gone on with
    assert discourse.last_key == "e0"
    assert discourse.last is not None and discourse.last.attribution == indirect
    assert discourse.last_quoted is not None and discourse.last_quoted.attribution == first


ASIDES = [
    # whoever has no name goes by the pronoun between description and cue, unless that may be somebody else's
    ("A guard, who asked not to be named because she feared for her job, said “no”.", "she"),
    ("A guard, who asked Anna Kirk whether she was there, said “no”.", ""),
    ("A guard, who asked not to be named, said “no”.", ""),
]


@pytest.mark.parametrize(("text", "pronoun"), ASIDES)
def test_the_pronoun_of_whoever_has_no_name(text: str, pronoun: str) -> None:
    at = text.index("said")
    said = replace(make_attribution(text, "no", "A guard"), cue=Span(at, at + 4))
    discourse = make_discourse(text, "Anna Kirk", attributions=(said,))
    discourse.note(said, Resolution(Party("unnamed", "A guard"), "described"))
    assert discourse.pronouns.get(discourse.last_key, "") == pronoun


def test_the_first_person_of_a_sentence_is_its_subject() -> None:
    discourse = make_discourse("Anna Kirk's dog bit Ben Holt. Omar Finch ran.", "Anna Kirk", "Ben Holt", "Omar Finch")
    assert discourse.subjects == {1: "e1", 2: "e2"}


def test_people_by_the_last_words_of_their_names() -> None:
    people = make_discourse("Mira Holt met Ben Holt.", "Mira Holt", "Ben Holt").person_by_last_words
    assert (people["holt",].name, people["ben", "holt"].name) == ("Mira Holt", "Ben Holt")
