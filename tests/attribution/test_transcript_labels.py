"""Who the labels of a transcript are."""

from dataclasses import replace

import pytest
from discourses import make_attribution, make_discourse

from analysis.attribution.transcript_labels import read_label

LABELS = [
    # the end of a name, in any case
    ("HOLT", "Ben Holt", "person"),
    ("BEN HOLT", "Ben Holt", "person"),
    # nobody's name: as it is, in small letters
    ("THE CLERK", "The Clerk", "unnamed"),
    ("Clerk", "Clerk", "unnamed"),
    # whoever asks is not known, who answers is the one person named before
    ("Q", "", "unresolved"),
    ("A", "Ben Holt", "person"),
]


@pytest.mark.parametrize(("label", "name", "kind"), LABELS)
def test_label(label: str, name: str, kind: str) -> None:
    text = "Ben Holt took questions.\n\nQ: Where is Anna Kirk?\n\nA: Away."
    turn = replace(make_attribution(text, "Where is Anna Kirk?", "Q"), form="transcript")
    party = read_label(make_discourse(text, "Ben Holt", "Anna Kirk", attributions=(turn,)), label)
    assert (party.name, party.kind) == (name, kind)


def test_the_one_who_answers_is_open_where_two_are_named() -> None:
    text = "Ben Holt and Anna Kirk took questions.\n\nQ: Why?"
    turn = replace(make_attribution(text, "Why?", "Q"), form="transcript")
    discourse = make_discourse(text, "Ben Holt", "Anna Kirk", attributions=(turn,))
    assert read_label(discourse, "A").kind == "unresolved"
