"""Texts in which the names that the tagger sees stand between braces, with their type: {Ana Lim/p}."""

import re

from factories import document_of, make_sentences

from analysis.coreference import find_entities
from analysis.document import Document
from analysis.mentions import find_mentions
from analysis.records import Entity, Name, Reading

TYPES = {"p": "person", "o": "organisation", "l": "place"}
MARK = re.compile(r"\{([^{}]*)/([pol])(0\.\d+)?\}")


def read(marked: str) -> tuple[str, Reading]:
    """A story and its reading from a text with marks; the tagger is sure (0.9) unless a score stands in the mark."""
    story, names, at = "", [], 0
    for m in MARK.finditer(marked):
        story += marked[at : m.start()]
        names.append(Name(len(story), len(story) + len(m[1]), TYPES[m[2]], float(m[3] or 0.9)))
        story += m[1]
        at = m.end()
    story += marked[at:]
    return story, Reading(make_sentences(story), tuple(names), ())


def document(marked: str) -> Document:
    return document_of(*read(marked))


def mentions(marked: str) -> list[str]:
    """The mentions in a text, as written, in order."""
    made = document(marked)
    return [mention.of(made.text) for mention in find_mentions(made)]


def find(marked: str) -> tuple[Entity, ...]:
    return find_entities(document_of(*read(marked)))


def named(marked: str, type_: str = "") -> dict[str, list[str]]:
    """The mentions of every entity (of one type), as written, by its name."""
    story, reading = read(marked)
    entities = [e for e in find_entities(document_of(story, reading)) if type_ in ("", e.type)]
    assert len({e.name for e in entities}) == len(entities), "two entities of one name"
    return {e.name: [story[m.start : m.end] for m in e.mentions] for e in entities}
