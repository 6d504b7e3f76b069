"""What speaks for a candidate."""

import math

import pytest
from discourses import candidates_of, make_attribution, make_discourse

from analysis.attribution.candidates import FINDERS
from analysis.attribution.discourse import Resolution
from analysis.attribution.features import FEATURES, FOUND_BY, OF_NO_SOURCE, OF_NOBODY, Kind, meaning_of
from analysis.attribution.weights import WEIGHTS

ANNA, BEN, SHE = "Anna Kirk", "Ben Holt", "she"

VALUES: list[tuple[str, str, Kind, str, str, str, float]] = [
    # feature, text, kind of question, source, candidate, who the article knows as what, value
    ("recency", "Anna Kirk came. It rained. She", "he or she", "She", ANNA, "", math.exp(-2 / 4)),
    ("recency", "Anna Kirk said she", "he or she", SHE, ANNA, "", 1.0),
    ("mentions", "Anna Kirk and Anna Kirk. She", "he or she", "She", ANNA, "", math.log(2)),
    ("subject_here", "Anna Kirk met Ben Holt before she", "he or she", SHE, ANNA, "", 1.0),
    ("subject_here", "Anna Kirk met Ben Holt before she", "he or she", SHE, BEN, "", 0.0),
    ("subject_before", "Anna Kirk met Ben Holt. She", "he or she", "She", ANNA, "", 1.0),
    ("subject_before", "Anna Kirk's dog came. She", "he or she", "She", ANNA, "", 0.0),
    ("pronoun_agrees", "Anna Kirk came. She", "he or she", "She", ANNA, "she", 1.0),
    ("pronoun_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "she", 1.0),
    ("pronoun_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "", 0.0),
    # whom the sentence before is about: the source's, and that of the words in front of it
    ("centre_before", "Anna Kirk came. She had met Ben Holt. She", "he or she", "She", ANNA, "she", 1.0),
    ("centre_before", "Anna Kirk came. She had met Ben Holt. She", "he or she", "She", BEN, "she", 0.0),
    ("centre_before_words", "Anna Kirk came. She had met Ben Holt. She", "he or she", "She", ANNA, "she", 1.0),
    # a first name counts only where the article does not tell
    ("first_name_agrees", "Anna Kirk came. She", "he or she", "She", ANNA, "", 1.0),
    ("first_name_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "", 1.0),
    ("first_name_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "he", 0.0),
    ("unnamed", "My mother came. She", "he or she", "She", "My mother", "", 1.0),
    ("role_word", "Mayor Anna Kirk came. The mayor", "description", "The mayor", ANNA, "", 1.0),
    ("role_word", "Anna Kirk came. The mayor", "description", "The mayor", ANNA, "", 0.0),
    ("role_word_later", "The mayor. Then Mayor Anna Kirk came.", "description", "The mayor", ANNA, "", 1.0),
    # a role of the same sort, and how much of the description belongs to the candidate
    ("like_role", "Sen. Anna Kirk came. The lawmaker", "description", "The lawmaker", ANNA, "", 1.0),
    ("like_role", "Sen. Anna Kirk came. The nurse", "description", "The nurse", ANNA, "", 0.0),
    # no verb before a name is a role
    ("role_word", "The mayor met Anna Kirk. The mayor", "description", "The mayor", ANNA, "", 0.0),
    # a name in object position is no subject, unless it is the only one
    ("subject_before", "In a letter to Ben Holt, Anna Kirk wept. She", "he or she", "She", ANNA, "", 1.0),
    ("subject_before", "In a letter to Ben Holt, Anna Kirk wept. He", "he or she", "He", BEN, "", 0.0),
    ("object_of", "Anna Kirk spoke of Ben Holt. He", "he or she", "He", BEN, "", 1.0),
    ("object_of", "Anna Kirk spoke of Ben Holt. She", "he or she", "She", ANNA, "", 0.0),
    ("asked", "Anna Kirk asked Ben Holt. He", "he or she", "He", BEN, "", 1.0),
    ("last_named", "Anna Kirk met Ben Holt. He", "he or she", "He", BEN, "", 1.0),
    ("last_named", "Anna Kirk met Ben Holt. He", "he or she", "He", ANNA, "", 0.0),
    ("in_this_paragraph", "Anna Kirk met Ben Holt. He", "he or she", "He", ANNA, "", 1.0),
    ("most_named", "Ben Holt met Anna Kirk. Anna Kirk left. She", "he or she", "She", ANNA, "", 1.0),
    ("only_later", "The mayor. Then Mayor Anna Kirk came.", "description", "The mayor", ANNA, "", 1.0),
    # what a noun may stand for
    ("type_fits", "Anna Kirk read the Harbour Post. The paper", "description", "The paper", "Harbour Post", "", 1.0),
    ("type_fits", "Anna Kirk read the Harbour Post. The outcome", "description", "The outcome", ANNA, "", 0.0),
    ("is_organisation", "Anna Kirk read the Harbour Post. It", "they or it", "It", "Harbour Post", "", 1.0),
    ("same_noun_unnamed", "My mother left. The mother", "description", "The mother", "My mother", "", 1.0),
    # the noun tells the gender, too
    ("pronoun_differs", "Anna Kirk came. The businessman", "description", "The businessman", ANNA, "she", 1.0),
    # a body by a word of its name, a paper and a firm by what they are called, and by nothing that is not in the name
    (
        "same_noun",
        "The Strait Commission met. The commission",
        "description",
        "The commission",
        "Strait Commission",
        "",
        1.0,
    ),
    ("same_noun", "The Harbour Post knew it. The newspaper", "description", "The newspaper", "Harbour Post", "", 1.0),
    ("same_noun", "Kirk Shipping Inc. paid. The company", "description", "The company", "Kirk Shipping Inc.", "", 1.0),
    (
        "same_noun",
        "The Strait Commission met. The tax commission",
        "description",
        "The tax commission",
        "Strait Commission",
        "",
        0.0,
    ),
]


@pytest.fixture(autouse=True)
def every_feature(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what has a weight is worked out; here it is everything."""
    for kind in FINDERS:
        monkeypatch.setitem(WEIGHTS, kind, dict.fromkeys(FEATURES, 0.0))


@pytest.mark.parametrize(("name", "text", "kind", "source", "candidate", "pronoun", "value"), VALUES)
def test_value(name: str, text: str, kind: Kind, source: str, candidate: str, pronoun: str, value: float) -> None:
    said = make_attribution(text, source, source)
    names = [n for n in (ANNA, BEN, "Harbour Post", "Strait Commission", "Kirk Shipping Inc.") if n in text]
    discourse = make_discourse(text, *names, about={ANNA: ("", pronoun)})
    assert candidates_of(discourse, kind, said)[candidate].features.get(name, 0.0) == pytest.approx(value)


def test_what_the_tagger_says() -> None:
    text = "Ben Holt met Anna Kirk. “No,” she said."
    said = make_attribution(text, "No,", SHE)
    discourse = make_discourse(text, BEN, ANNA, attributions=(said,), means=(ANNA, 0.8))
    found = candidates_of(discourse, "he or she", said)
    assert (found[ANNA].features["tagger"], found[BEN].features.get("tagger")) == (0.8, None)


def test_the_role_of_an_entity_counts_at_every_mention() -> None:
    text = "Anna Kirk came. “No,” the mayor said."
    discourse = make_discourse(text, ANNA, about={ANNA: ("mayor of Harrow", "")})
    found = candidates_of(discourse, "description", make_attribution(text, "No,", "the mayor"))
    assert found[ANNA].features["role_word"] == 1.0


def test_who_holds_just_the_office_that_is_named() -> None:
    text = "Anna Kirk, who works for the Harbour Post, came. “No,” the Harbour Post's editor said."
    discourse = make_discourse(text, ANNA, "Harbour Post", about={ANNA: ("editor of the Harbour Post", "")})
    found = candidates_of(discourse, "description", make_attribution(text, "No,", "the Harbour Post's editor"))
    assert found[ANNA].features["holds_office"] == 1.0


def test_whoever_is_named_inside_the_quotation_alone() -> None:
    text = "“Anna Kirk is late.” Ben Holt came. “No,” she said."
    outer, said = make_attribution(text, "Anna Kirk is late."), make_attribution(text, "No,", SHE, "q2")
    found = candidates_of(make_discourse(text, ANNA, BEN, attributions=(outer, said)), "he or she", said)
    assert (found[ANNA].features["only_quoted"], found[BEN].features.get("only_quoted")) == (1.0, None)


NOBODY = [
    # description, or words without a source; what of nobody holds
    ("Anna Kirk came. Her lawyer", "description", "Her lawyer", {"belongs_to_somebody"}),
    (
        "Anna Kirk came. Anna Kirk's lawyer",
        "description",
        "Anna Kirk's lawyer",
        {"belongs_to_somebody", "spoken_of_with_a_name"},
    ),
    ("Anna Kirk came. The outcome", "description", "The outcome", {"vague_noun"}),
    ("Anna Kirk came. The lawyer", "description", "The lawyer", set()),
    ("Anna Kirk is known as the “Old Guard”", "nothing", "", {"called_so"}),
    ("Anna Kirk shrugged. “Old Guard”", "nothing", "", set()),
]


@pytest.mark.parametrize(("text", "kind", "source", "features"), NOBODY)
def test_nobody(text: str, kind: Kind, source: str, features: set[str]) -> None:
    said = make_attribution(text, source or "Old Guard", source)
    assert set(candidates_of(make_discourse(text, ANNA), kind, said)[""].features) == {"nobody", *features}


def test_whoever_has_spoken() -> None:
    text = "“No,” said Ben Holt. Anna Kirk left. “Go,” he said."
    first, said = make_attribution(text, "No,", BEN), make_attribution(text, "Go,", "he", "q2")
    discourse = make_discourse(text, BEN, ANNA, attributions=(first, said))
    discourse.note(first, Resolution(next(m.party for m in discourse.parties if m.party.name == BEN), "name"))
    found = candidates_of(discourse, "he or she", said)
    assert {"spoke", "spoke_last", "spoke_last_of_quoted"} <= set(found[BEN].features)
    assert {"spoke", "spoke_last"}.isdisjoint(found[ANNA].features)


def test_whoever_is_named_in_the_words_does_not_say_them() -> None:
    text = "Ben Holt met Anna Kirk. “Anna Kirk is late,” he said."
    said = make_attribution(text, "Anna Kirk is late,", "he")
    found = candidates_of(make_discourse(text, BEN, ANNA, attributions=(said,)), "he or she", said)
    assert (found[ANNA].features["named_again"], found[BEN].features.get("named_again")) == (1.0, None)


def test_every_feature_says_what_it_means() -> None:
    meanings = {name: meaning_of(name) for name in (*FEATURES, *FOUND_BY, *OF_NOBODY, *OF_NO_SOURCE)}
    assert all(meanings.values()) and len(set(meanings.values())) == len(meanings)
