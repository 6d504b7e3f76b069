"""What speaks for a candidate."""

import math

import pytest
from discourses import candidates_of, make_attribution, make_discourse

from analysis.attribution.features import FEATURES, FOUND_BY, Kind, meaning_of

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
    ("begins_sentence", "The Harbour Post knew it. It", "they or it", "It", "Harbour Post", "", 1.0),
    ("begins_sentence", "We read the Harbour Post. It", "they or it", "It", "Harbour Post", "", 0.0),
    ("pronoun_agrees", "Anna Kirk came. She", "he or she", "She", ANNA, "she", 1.0),
    ("pronoun_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "she", 1.0),
    ("pronoun_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "", 0.0),
    # a first name counts only where the article does not tell
    ("first_name_agrees", "Anna Kirk came. She", "he or she", "She", ANNA, "", 1.0),
    ("first_name_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "", 1.0),
    ("first_name_differs", "Anna Kirk came. He", "he or she", "He", ANNA, "he", 0.0),
    ("unnamed", "My mother came. She", "he or she", "She", "My mother", "", 1.0),
    ("role_word", "Mayor Anna Kirk came. The mayor", "description", "The mayor", ANNA, "", 1.0),
    ("role_word", "Anna Kirk came. The mayor", "description", "The mayor", ANNA, "", 0.0),
    ("role_word_later", "The mayor. Then Mayor Anna Kirk came.", "description", "The mayor", ANNA, "", 1.0),
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


def test_whoever_is_named_inside_the_quotation_alone() -> None:
    text = "“Anna Kirk is late.” Ben Holt came. “No,” she said."
    outer, said = make_attribution(text, "Anna Kirk is late."), make_attribution(text, "No,", SHE, "q2")
    found = candidates_of(make_discourse(text, ANNA, BEN, attributions=(outer, said)), "he or she", said)
    assert (found[ANNA].features["only_quoted"], found[BEN].features.get("only_quoted")) == (1.0, None)


def test_every_feature_says_what_it_means() -> None:
    meanings = {name: meaning_of(name) for name in (*FEATURES, *FOUND_BY)}
    assert all(meanings.values()) and len(set(meanings.values())) == len(meanings)
