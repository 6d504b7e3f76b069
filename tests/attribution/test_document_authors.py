"""Whose words a document holds."""

import pytest

from analysis.attribution.document_authors import find_same_document, read_author
from analysis.attribution.source_phrase import EntityMention
from analysis.records import Entity, EntityType, Mention

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
    found = next(
        (m for at in find_same_document(text, noun, len(text)) if (m := read_author(text, at, mentions))), None
    )
    assert (found.entity.name if found else None) == author
