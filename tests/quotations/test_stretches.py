"""Drafts are cut into stretches: quoted and reported, whole, apart, and each of them a clause."""

import pytest
from factories import document_of, find

from analysis.quotations.drafts import Draft
from analysis.quotations.stretches import cut_into_stretches
from analysis.records import Quoted


def _quoted(text: str, words: str) -> Quoted:
    return Quoted(*find(text, words), opened=True, closed=True, continues=False, repaired="")


def _cut(text: str, *drafts: tuple[list[str], list[str]]) -> list[list[tuple[str, str]]]:
    """Kind and words of the stretches of drafts, each given by its contents and its quoted words."""
    made = [
        Draft(tuple(find(text, c) for c in contents), tuple(_quoted(text, q) for q in quoted))
        for contents, quoted in drafts
    ]
    return [
        [(s.kind, text[s.start : s.end]) for s in stretches]
        for stretches in cut_into_stretches(document_of(text), made)
    ]


def test_a_mixed_quotation() -> None:
    text = "Kirk said that the plan was “a scandal without end” and should be dropped."
    content = "that the plan was “a scandal without end” and should be dropped"
    assert _cut(text, ([content], ["a scandal without end"])) == [
        [("indirect", "that the plan was"), ("mixed", "a scandal without end"), ("indirect", "and should be dropped")]
    ]


def test_what_is_reported_before_the_sentence_of_the_cue() -> None:
    text = "The final is in May. “Bring them both,” joked Kirk. Oh well. That settles it, said Holt."

    def draft(content: str, cue: str, *quoted: str) -> Draft:
        return Draft((find(text, content),), tuple(_quoted(text, q) for q in quoted), cue=find(text, cue))

    stretches = cut_into_stretches(
        document_of(text),
        [
            draft("The final is in May. “Bring them both", "joked", "Bring them both,"),
            draft("Oh well. That settles it", "said"),
        ],
    )
    # it is nobody's before quoted words, and all there is before none
    assert [[text[s.start : s.end] for s in own] for own in stretches] == [
        ["Bring them both,"],
        ["Oh well", "That settles it"],
    ]


def test_a_word_beside_a_long_quotation_is_a_remnant() -> None:
    text = "“We will stay in this town,” said Kirk."
    assert _cut(text, (["We will stay in this town,” said"], ["We will stay in this town,"])) == [
        [("direct", "We will stay in this town,")]
    ]


CLAUSES = [
    # a word or two of the next sentence
    ("Kirk said the bridge was safe. The town was glad.", ["the bridge was safe. The"], ["the bridge was safe"]),
    # both sentences, if both are said
    ("Kirk said it was safe. It would be open soon.", ["it was safe. It would be open soon"], ["it was safe", "It would be open soon"]),
    # no clause ends so
    ("Kirk said the bridge was safe and the roof leaked.", ["the bridge was safe and the"], ["the bridge was safe"]),
    ("Kirk said that.", ["that"], []),
    # a single word beside the clause
    ("Kirk told Holt the bridge was safe.", ["Holt", "the bridge was safe"], ["the bridge was safe"]),
    # nor one that reports nothing: who asked not to be named
    ("Kirk asked not to be named.", ["not"], []),
    ("Kirk asked not to be named.", ["not to be named"], []),
    # but a single word alone may be all that is said
    ("Kirk promised mercy.", ["mercy"], ["mercy"]),
    # over the end of a line
    ("Kirk said the bridge was safe\nand dry in winter.", ["the bridge was safe\nand dry in winter"], ["the bridge was safe", "and dry in winter"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents", "clauses"), CLAUSES)
def test_what_is_reported_reads_as_a_clause(text: str, contents: list[str], clauses: list[str]) -> None:
    (stretches,) = _cut(text, (contents, []))
    assert stretches == [("indirect", clause) for clause in clauses]


def test_a_clause_may_break_off_before_quoted_words() -> None:
    text = "Kirk called the “old” bridge safe."
    assert _cut(text, (["called the “old” bridge safe"], ["old"])) == [
        [("indirect", "called the"), ("mixed", "old"), ("indirect", "bridge safe")]
    ]


def test_no_word_counts_twice() -> None:
    text = "Holt denied the claim that “thousands of boats” had left the harbour."
    outer, inner = "the claim that “thousands of boats” had left", "thousands of boats” had left the harbour"
    assert _cut(text, ([outer], []), ([inner], ["thousands of boats"])) == [
        [("indirect", "the claim"), ("indirect", "had left")],
        [("mixed", "thousands of boats"), ("indirect", "the harbour")],
    ]
