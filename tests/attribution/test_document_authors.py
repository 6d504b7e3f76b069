"""Whose words a document holds."""

import pytest

from analysis.attribution.document_authors import find_same_document, read_author
from analysis.records import Entity, EntityMention, EntityType, Mention, Span

NAMES: dict[str, EntityType] = {
    "Anna Kirk": "person",
    "Harrow Council": "organisation",
    "Harbour Post": "organisation",
    "Norrick": "place",
}

AUTHORS = [
    # an owner, one who wrote it, one by whom it is
    ("Anna Kirk's second book is out.", "book", "Anna Kirk"),
    ("Anna Kirk wrote a memoir.", "book", "Anna Kirk"),
    ("Anna Kirk, a nurse from the port, has published a long letter.", "letter", "Anna Kirk"),
    ("It is a novel by Anna Kirk.", "book", "Anna Kirk"),
    ("They had an e-mail from the Harrow Council.", "email", "Harrow Council"),
    ("An e-mail was sent by the club's director, Anna Kirk, on Monday.", "email", None),
    ("He got an e-mail sent by the club's director, Anna Kirk.", "email", "Anna Kirk"),
    ("We saw an ad paid for by the Harrow Council.", "ad", "Harrow Council"),
    # a paper's article, by any of its names
    ("A Harbour Post article praised him.", "story", "Harbour Post"),
    # nobody, where only a place or nobody is named beside it
    ("A Norrick article praised him.", "article", None),
    ("Anna Kirk read the letter.", "letter", None),
    # another document
    ("Anna Kirk wrote a letter.", "ruling", None),
    # reports and polls speak for themselves
    ("The Harrow Council published a report.", "report", None),
]


@pytest.mark.parametrize(("text", "noun", "author"), AUTHORS)
def test_author(text: str, noun: str, author: str | None) -> None:
    mentions = [
        EntityMention(at, at + len(name), Entity(name, name, type_, (Mention(at, at + len(name), 1),)))
        for name, type_ in NAMES.items()
        if (at := text.find(name)) >= 0
    ]
    line = Span(0, len(text))
    authors = (read_author(line, at, mentions, text) for at in find_same_document(text, noun, len(text)))
    found = next(filter(None, authors), None)
    assert (found.entity.name if found else None) == author


def test_an_author_stands_in_the_same_paragraph() -> None:
    text = "Anna Kirk\n\nwrote a letter."
    mention = EntityMention(0, 9, Entity("e", "Anna Kirk", "person", (Mention(0, 9, 1),)))
    assert read_author(Span(11, len(text)), Span(19, 25), [mention], text) is None


def test_the_nearest_document_comes_first() -> None:
    text = "A letter came. He wrote again. The letter said"
    assert [span.of(text) for span in find_same_document(text, "letter", text.index("The letter"))] == [
        "wrote",
        "letter",
    ]
