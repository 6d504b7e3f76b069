"""Whom each sentence is about."""

import pytest
from factories import document_of

from analysis.attribution.centres import find_centres

CENTRES = [
    # sentences; the first person of each; who is known by which pronoun; whom each is about
    ("Okafor came. It rained.", {1: "okafor"}, {}, ["okafor", "okafor"]),
    ("Okafor came. He had met Lim. He left.", {1: "okafor", 2: "lim"}, {}, ["okafor", "okafor", "okafor"]),
    ("Okafor came. Lim left. He wept.", {1: "okafor", 2: "lim"}, {}, ["okafor", "lim", "lim"]),
    # back to whom the pronoun fits and who was the centre last
    (
        "Okafor came. Lim left. He wept.",
        {1: "okafor", 2: "lim"},
        {"okafor": "he", "lim": "she"},
        ["okafor", "lim", "okafor"],
    ),
    # nobody fits: whoever comes first in the sentence
    ("Lim left. He met Okafor.", {1: "lim", 2: "okafor"}, {"lim": "she"}, ["lim", "okafor"]),
    ("It rained.", {}, {}, [""]),
]


@pytest.mark.parametrize(("text", "subjects", "pronouns", "expected"), CENTRES)
def test_centres(text: str, subjects: dict[int, str], pronouns: dict[str, str], expected: list[str]) -> None:
    document = document_of(text)
    starts = [s.start for s in document.sentences]
    named = {n: text.lower().index(key, starts[n - 1]) for n, key in subjects.items()}
    centres = find_centres(document, subjects, named, pronouns, lambda at: False)
    assert list(centres.values()) == expected


def test_a_pronoun_inside_quotation_marks_goes_on_about_nobody() -> None:
    text = "Okafor came. “He lies,” Lim wrote."
    document = document_of(text)
    named = {1: 0, 2: text.index("Lim")}
    centres = find_centres(document, {1: "okafor", 2: "lim"}, named, {}, lambda at: at < text.index("Lim") and at > 12)
    assert centres == {1: "okafor", 2: "lim"}
