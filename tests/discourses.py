"""Discourses of invented sentences, without the tagger: who is named is told, sentences are found by the simplest rule."""

import re
from collections.abc import Mapping

from factories import document_of, make_sentences

from analysis.attribution.candidates import Candidate, ask, candidates_for
from analysis.attribution.discourse import Discourse
from analysis.attribution.features import Kind
from analysis.attribution.source_phrase import read_source
from analysis.records import Attribution, Entity, EntityType, Link, Mention, Name, Reading, Role, Span, Stretch

ORGANISATIONS = ("Harbour Post", "Strait Commission", "Kirk Shipping Inc.", "Port Union")


def make_attribution(text: str, words: str, source: str = "", id: str = "q1") -> Attribution:
    """These words, said by the last place of this source before or after them that the text has."""
    at = text.index(words)
    span = Span(text.rindex(source), text.rindex(source) + len(source)) if source else None
    return Attribution(id, "direct", (Stretch(at, at + len(words), "direct"),), source=span)


def make_discourse(
    text: str,
    *names: str,
    attributions: tuple[Attribution, ...] = (),
    about: Mapping[str, tuple[str, str]] | None = None,
    means: tuple[str, float] | None = None,
    byline: str = "",
) -> Discourse:
    """The discourse of a text in which these names stand, each an entity e0, e1 … with its (role, pronoun) from `about`.

    `means` is the name that the tagger holds the first attribution's source to mean, and how likely.
    """
    spans = [(n, Span(*m.span())) for n, name in enumerate(names) for m in re.finditer(re.escape(name), text)]
    entities = []
    for n, name in enumerate(names):
        type_: EntityType = "organisation" if name in ORGANISATIONS else "person"
        role, pronoun = (about or {}).get(name, ("", ""))
        mentions = tuple(Mention(*span, 1) for number, span in spans if number == n)
        entities.append(Entity(f"e{n}", name, type_, mentions, role=role, pronoun=pronoun))
    found = tuple(Name(*span, "person", 1.0) for _, span in sorted(spans, key=lambda s: s[1]))
    roles = tuple(Role(*a.source, "source", 1.0) for a in attributions if a.source)
    links = (
        (Link(0, next(i for i, n in enumerate(found) if text[n.start : n.end] == means[0]), means[1]),) if means else ()
    )
    reading = Reading(make_sentences(text), found, roles, antecedents=links)
    return Discourse(document_of(text, reading, byline), attributions, entities)


def candidates_of(discourse: Discourse, kind: Kind, attribution: Attribution) -> dict[str, Candidate]:
    """The candidates for the speaker of an attribution, by name; nobody has none."""
    start = attribution.stretches[0].start
    span = attribution.source or Span(start, start)
    phrase = read_source(discourse.document.text, span, discourse.mentions)
    return {c.party.name: c for c in candidates_for(discourse, ask(discourse, kind, attribution, phrase))}
