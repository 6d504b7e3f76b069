"""What the marks and GAP teach the tagger: names with their types, and which names a source without a name means.

The tagger learns from some of the marks alone, so that the ranker of speakers, which is fitted on the others, sees it as it is
on articles that it was not taught.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from analysis.name_forms import courtesy
from training.corpora import TYPES, Doc
from training.gap import load_gap
from training.marks import FOLDER, Mark, MarkedEntity, Span, name_of, read_mark
from training.marks.articles import Attribution, load_articles

TAUGHT = tuple("012345678")  # a mark is the tagger's if its name begins with one of these
_FIRST_WORD = re.compile(r"(\S+)\s+")


def marked(corpora: Path, docs: list[Doc]) -> Iterator[Doc]:
    """Those of these articles of PolNeAR train that have a mark for the tagger, with what it says."""
    names = {doc.id: name_of(doc.text) for doc in docs}
    files = {id_: FOLDER / f"{name}.json" for id_, name in names.items() if name.startswith(TAUGHT)}
    by_id = {doc.id: doc for doc in docs if doc.id in files and files[doc.id].exists()}
    for article in load_articles(corpora, by_id):
        yield teach(by_id[article.id], article.attributions, read_mark(files[article.id]))


def teach(doc: Doc, attributions: tuple[Attribution, ...], mark: Mark) -> Doc:
    """The document with the names of its mark, and those that sources without a name mean, none where there are none."""
    spans = {n: _names(doc.text, entity) for n, entity in enumerate(mark.entities) if entity.type in TYPES}
    names = sorted((*span, mark.entities[n].type) for n, found in spans.items() for span in found)
    named = [mention for entity in mark.entities for mention in entity.mentions]
    meant: dict[int, set[int]] = {}
    for attribution, answer in zip(attributions, mark.attributions, strict=True):
        if len(attribution.source) == 1 and not any(_overlap(attribution.source[0], mention) for mention in named):
            speakers = (spans.get(party.entity, []) for party in answer.speaker)
            meant[attribution.source[0].start] = {span.start for span in chain(*speakers)}
    every = [start for start, _, _ in names]
    chains = [(anaphor, starts, every) for anaphor, starts in sorted(meant.items())]
    return replace(doc, names=names, names_from=0, weight=1.0, chains=chains)


def gap(file: Path) -> Iterator[Doc]:
    """The snippets of a file of GAP, a pronoun and two names each; that these are names teaches nothing, but they are replaced."""
    for number, pronoun in enumerate(load_gap(file)):
        names = sorted((span.start, span.end, "person") for span in pronoun.names)
        meant = set() if pronoun.meant is None else {pronoun.names[pronoun.meant].start}
        chains = [(pronoun.span.start, meant, [start for start, _, _ in names])]
        yield Doc(f"{file.stem}-{number}", pronoun.text, names, names_from=len(pronoun.text), chains=chains)


def _names(text: str, entity: MarkedEntity) -> list[Span]:
    """Where an entity is named, without "Mr": no other corpus has it in a name."""
    return [_without_courtesy(text, span) if entity.type == "person" else span for span in entity.mentions]


def _without_courtesy(text: str, span: Span) -> Span:
    first = _FIRST_WORD.match(text, span.start, span.end)
    return Span(first.end(), span.end) if first and courtesy(first[1]) else span


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
