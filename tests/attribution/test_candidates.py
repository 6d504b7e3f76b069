"""Who may be meant, by the kind of source."""

import pytest
from discourses import candidates_of, make_attribution, make_discourse

from analysis.attribution.discourse import Party, Resolution, party_of
from analysis.attribution.features import FOUND_BY, Kind

NAMES = ("Anna Kirk", "Bo Kirk", "Ben Holt", "Omar Finch", "Harbour Post", "Port Union")

ASKED: list[tuple[str, Kind, str, list[str]]] = [
    # everybody named before, with a name or without, once
    (
        "Anna Kirk met Ben Holt and my father. Ben Holt left. He",
        "he or she",
        "He",
        ["Anna Kirk", "Ben Holt", "my father"],
    ),
    ("She left. Anna Kirk came.", "he or she", "She", []),
    # bodies of the last sentences, no people
    ("Anna Kirk joined the Port Union. It", "they or it", "It", ["Port Union"]),
    ("The Port Union met. It rained. It rained. It rained. Later it", "they or it", "it", []),
    # two who are named as one, for "they" alone
    ("Anna Kirk and Ben Holt came. They", "they or it", "They", ["Anna Kirk and Ben Holt"]),
    ("Anna Kirk, the mayor, and Ben Holt came. They", "they or it", "They", ["Anna Kirk and Ben Holt"]),
    ("Anna Kirk met Ben Holt. They", "they or it", "They", []),
    # right before "who": people of the sentence, else a description; things for "which"
    ("Omar Finch left. Anna Kirk met Ben Holt, who", "who", "who", ["Anna Kirk", "Ben Holt"]),
    ("We met two old sailors who", "who", "who", ["two old sailors"]),
    ("We read the Harbour Post, which", "who", "which", ["Harbour Post"]),
    # a role's bearers may be named later; a noun that tells what is meant leaves out the rest
    ("The mayor left. Mayor Anna Kirk came. Ben Holt came.", "description", "The mayor", ["Anna Kirk"]),
    ("Anna Kirk joined the Port Union. The mayor", "description", "The mayor", ["Anna Kirk"]),
    ("Anna Kirk joined the Port Union. The group", "description", "The group", ["Port Union"]),
    (
        "Anna Kirk joined the Port Union. The winner-to-be",
        "description",
        "The winner-to-be",
        ["Anna Kirk", "Port Union"],
    ),
    # … and whoever was described by it
    ("A woman met Anna Kirk. The woman", "description", "The woman", ["A woman", "Anna Kirk"]),
    # whose lawyer it is, is not the lawyer
    ("Ben Holt and Anna Kirk came. Anna Kirk's lawyer", "description", "Anna Kirk's lawyer", ["Ben Holt"]),
    # who wrote it
    ("Anna Kirk wrote a letter. The letter", "document", "The letter", ["Anna Kirk"]),
    ("Anna Kirk wrote a letter. A letter", "document", "A letter", []),
    # without a source: named before a colon, or in the same paragraph
    ("This is what Anna Kirk wants:\n\nNo boats.", "nothing", "", ["Anna Kirk"]),
    ("This is what Anna Kirk wants.\n\nNo boats.", "nothing", "", []),
    ("Anna Kirk and Ben Holt shrugged. No boats.", "nothing", "", ["Anna Kirk", "Ben Holt"]),
    # one of several who bear a surname
    ("Anna Kirk met Bo Kirk and Ben Holt. Kirk", "surname", "Kirk", ["Anna Kirk", "Bo Kirk"]),
]


@pytest.mark.parametrize(("text", "kind", "source", "expected"), ASKED)
def test_candidates(text: str, kind: Kind, source: str, expected: list[str]) -> None:
    said = make_attribution(text, source or "No boats.", source)
    found = candidates_of(make_discourse(text, *(n for n in NAMES if n in text)), kind, said)
    assert list(found) == [*expected, ""]
    assert found[""].features["nobody"] == 1.0


def test_the_author_outside_quotation_marks() -> None:
    text = "I said no. “I did not,” she said."
    quoted = make_attribution(text, "I did not,", "she")
    discourse = make_discourse(text, attributions=(quoted,), byline="Edmund Sayle")
    for at, expected in ((0, ["Edmund Sayle", ""]), (text.index("I did"), [""])):
        said = make_attribution(text[: at + 1], "I", "I")
        assert list(candidates_of(discourse, "I", said)) == expected


SPOKE = [
    # a body may be "they" and "it", several and one without a name "they", a document "it"
    (Party("organisation", "the board"), "They", True),
    (Party("organisation", "the board"), "It", True),
    (Party("unnamed", "two guards"), "They", True),
    (Party("unnamed", "two guards"), "It", False),
    (Party("document", "the report"), "It", True),
    (Party("unnamed", "the cashier"), "They", True),
    (Party("unnamed", "the cashier"), "It", False),
    (Party("unnamed", "the cashier"), "She", True),
]


@pytest.mark.parametrize(("party", "pronoun", "may"), SPOKE)
def test_who_spoke_without_a_name_may_be_meant_later(party: Party, pronoun: str, may: bool) -> None:
    text = f"No, said {party.name}. {pronoun} wept."
    discourse = make_discourse(text)
    discourse.note(make_attribution(text, "No", party.name), Resolution(party, "described", 0.8))
    kind: Kind = "he or she" if pronoun == "She" else "they or it"
    assert (party.name in candidates_of(discourse, kind, make_attribution(text, "wept", pronoun))) is may


def test_two_who_spoke_together_are_they_and_the_two() -> None:
    text = "No, said Anna Kirk and Ben Holt. They wept. The two left."
    discourse = make_discourse(text, "Anna Kirk", "Ben Holt")
    both = party_of(*(m.entity for m in discourse.mentions))
    discourse.note(make_attribution(text, "No", "Anna Kirk"), Resolution(both, "name", 0.8))
    for words, source in (("wept", "They"), ("left", "The two")):
        found = candidates_of(discourse, "they or it", make_attribution(text, words, source))
        assert found["Anna Kirk and Ben Holt"].features["spoke_just_before"] == 1.0
        assert found["Anna Kirk and Ben Holt"].earlier == 0.8


def test_whoever_is_named_after_the_words_in_their_sentence() -> None:
    text = "The words “no boats” are those of Anna Kirk. Ben Holt left."
    found = candidates_of(make_discourse(text, "Anna Kirk", "Ben Holt"), "nothing", make_attribution(text, "no boats"))
    assert list(found) == ["Anna Kirk", ""]


def test_whoever_signs_and_is_noted_at_the_foot() -> None:
    text = "I said no.\n\nBen Holt, Harrow\n\nRain fell for a week, and nobody came to see the boats.\n\nAnna Kirk is a sailor who lives in the old port of Harrow."
    found = candidates_of(make_discourse(text, "Ben Holt", "Anna Kirk"), "I", make_attribution(text, "no", "I"))
    assert {name: dict(c.features) for name, c in found.items() if name} == {
        "Ben Holt": {"signs": 1.0},
        "Anna Kirk": {"note_at_foot": 1.0},
    }


def test_a_party_that_is_found_in_two_ways_is_one_candidate() -> None:
    text = "No, said the Port Union. It wept."
    discourse = make_discourse(text, "Port Union")
    discourse.note(make_attribution(text, "No", "Port Union"), Resolution(discourse.parties[0].party, "organisation"))
    found = candidates_of(discourse, "they or it", make_attribution(text, "wept", "It"))
    assert list(found) == ["Port Union", ""] and "spoke_last" in found["Port Union"].features


GOES_ON = [
    # in the next paragraph, where the words open it; in the same one; not two on
    ("No, Ben Holt said.\n\nYes.", {"continues"}),
    ("No, Ben Holt said. Yes.", {"continues"}),
    ("No, Ben Holt said.\n\nIt rained. Yes.", None),
    ("No, Ben Holt said.\n\nIt rained.\n\nYes.", None),
    # somebody else is named before a colon
    ("No, he said. Anna Kirk told Ben Holt:\n\nYes.", {"continues", "interrupted"}),
]


@pytest.mark.parametrize(("text", "features"), GOES_ON)
def test_who_goes_on(text: str, features: set[str] | None) -> None:
    discourse = make_discourse(text, *(n for n in NAMES if n in text))
    ben = next(m.party for m in discourse.parties if m.party.name == "Ben Holt")
    discourse.note(make_attribution(text, "No"), Resolution(ben, "name"))
    found = candidates_of(discourse, "nothing", make_attribution(text, "Yes"))
    assert (set(found["Ben Holt"].features) & set(FOUND_BY) if "Ben Holt" in found else None) == features


def test_a_document_by_the_source_that_its_sentence_has() -> None:
    text = "Angry parents sent a letter asking for help. The letter"
    discourse = make_discourse(text)
    first = make_attribution(text, "asking", "Angry parents")
    discourse.note(first, Resolution(Party("unnamed", "Angry parents"), "described"))
    found = candidates_of(discourse, "document", make_attribution(text, "The letter", "The letter"))
    assert found["Angry parents"].features == {"source_beside_document": 1.0}
