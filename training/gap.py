"""GAP: pronouns with two names each, of which one, the other or neither is meant. Snippets of Wikipedia; Apache-2.0.

A pronoun is asked about as if it were the source of what follows, so that the ranker of speakers can answer.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.attribution.candidates import Candidate, ask, candidates_for
from analysis.attribution.discourse import Discourse
from analysis.attribution.source_phrase import read_source
from analysis.coreference import find_entities
from analysis.document import make_document
from analysis.records import Article, Attribution, Reading, Span, Stretch


class Pronoun(NamedTuple):
    """A pronoun in its snippet, the two names, and which of them is meant."""

    text: str
    span: Span
    names: tuple[Span, Span]
    meant: int | None  # 0 or 1, None for neither


def load_gap(file: Path) -> list[Pronoun]:
    """The pronouns of a file of GAP."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_pronoun(row) for row in rows]


def _pronoun(row: dict[str, str]) -> Pronoun:
    at = {name: int(row[f"{name}-offset"]) for name in ("Pronoun", "A", "B")}
    spans = {name: Span(start, start + len(row[name])) for name, start in at.items()}
    meant = next((n for n, name in enumerate(("A", "B")) if row[f"{name}-coref"].upper() == "TRUE"), None)
    return Pronoun(row["Text"], spans["Pronoun"], (spans["A"], spans["B"]), meant)


def candidates_of(pronoun: Pronoun, reading: Reading) -> tuple[list[Candidate], list[int | None]]:
    """The candidates for a pronoun, nobody last, and the number among them of each of its two names, None if it is not there."""
    document = make_document(Article(pronoun.text), reading)
    entities = find_entities(document)
    after = Stretch(pronoun.span.end, pronoun.span.end, "indirect")
    attribution = Attribution("", "indirect", (after,), source=pronoun.span)
    discourse = Discourse(document, (attribution,), entities)
    phrase = read_source(document.text, pronoun.span, discourse.mentions)
    candidates = candidates_for(discourse, ask(discourse, "he or she", attribution, phrase))
    return candidates, [_number_of(span, candidates) for span in pronoun.names]


def _number_of(name: Span, candidates: list[Candidate]) -> int | None:
    def mentioned(candidate: Candidate) -> Iterator[Span]:
        return (Span(m.start, m.end) for entity in candidate.party.entities for m in entity.mentions)

    return next((n for n, c in enumerate(candidates) if any(name.overlaps(m) for m in mentioned(c))), None)
