"""Invented articles: a head, and a text that is marked up."""

import pytest

from training.invented_corpus import load_invented, read_invented
from training.marks import MarkError, Party, Span, faults

RAW = (
    """e1 person she Ana Lim
e2 organisation - Norrick Port
a1 e1 via: on Twitter
a2 unnamed: A clerk
a3 e1 + e2
---
"""
    "{caption|A boat. Photo: Bo Tarr}\n\n"
    "“{a1|We stay},” {a1.s|{e1|Ana Lim}} {a1.c|wrote} on Twitter. “{a1|All of us}.” "
    "{a2.s|A clerk} {a2.c|said} {a2|no}. {e1|Lim} and the {e2|Norrick Port} {a3.c|say} {a3|it sails}.\n"
)


def test_the_markup_is_taken_out_of_the_text_and_marked() -> None:
    one = read_invented("t-1", RAW)
    text = one.gold.text
    assert text == (
        "A boat. Photo: Bo Tarr\n\n“We stay,” Ana Lim wrote on Twitter. “All of us.” A clerk said no. "
        "Lim and the Norrick Port say it sails.\n"
    )
    first, second, third = one.gold.attributions
    assert [text[s.start : s.end] for s in first.content] == ["We stay", "All of us"]
    assert [text[slice(*s)] for s in (*first.source, *first.cue)] == ["Ana Lim", "wrote"]
    assert (second.source, third.source) == ((Span(*second.source[0]),), ())
    assert [(e.type, e.pronoun, len(e.mentions)) for e in one.mark.entities] == [
        ("person", "she", 2),
        ("organisation", "", 1),
    ]
    speakers = [a.speaker for a in one.mark.attributions]
    assert speakers[0] == (Party("entity", 0),)
    assert [text[slice(*p.span)] for p in speakers[1] if p.span] == ["A clerk"]
    assert speakers[2] == (Party("entity", 0), Party("entity", 1))
    assert [a.via and text[slice(*a.via)] for a in one.mark.attributions] == ["on Twitter", None, None]
    assert [(text[slice(*s)], reason) for s, reason in one.left_out] == [("A boat. Photo: Bo Tarr", "caption")]


FAULTS = [
    # no head
    ("A text.", "no line"),
    # a bracket too many, one too few
    ("e1 person - A\n---\n{e1|A}}", "not opened"),
    ("e1 person - A\n---\n{e1|A", "not closed"),
    # a type, a number, a speaker that there isn't
    ("e1 ship - A\n---\n{e1|A}", "no entity"),
    ("e1 person - A\n---\n{e1|A} {a1|b}", "in no head"),
    ("e1 person - A\na1 e2\n---\n{e1|A} {a1|b}", "no speaker"),
    # an entity, an attribution, a way that does not stand in the text
    ("e1 person - A\n---\nB", "nowhere"),
    ("a1 nobody\n---\nB", "no content"),
    ("a1 nobody via: on air\n---\n{a1|B}", "does not stand"),
    # names inside each other
    ("e1 person - A B\ne2 place - B\n---\n{e1|A {e2|B}}", "overlap"),
]


@pytest.mark.parametrize(("raw", "fault"), FAULTS)
def test_what_is_wrong_is_said(raw: str, fault: str) -> None:
    with pytest.raises(MarkError, match=fault):
        read_invented("t-1", raw)


def test_every_invented_article_is_in_order() -> None:
    articles = load_invented()
    assert {one.blind for one in articles} == {True, False}
    for one in articles:
        assert not faults(one.mark, one.gold.text, one.gold.starts), one.name
