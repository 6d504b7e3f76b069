"""What all scorers share: words by where they start, per cents, precision and recall."""

import re
from collections.abc import Iterable, Sequence

from analysis.records import Span

Figures = dict[str, float]  # by name; per cents to one decimal unless the name says otherwise

# The measure keeps its own idea of a word, so that a change of the program never changes the measure.
WORD = re.compile(r"\w[\w'’\-]*")


def word_starts(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the words of these stretches start; a word that a stretch cuts into starts with the stretch."""
    return frozenset(m.start() for start, end in spans for m in WORD.finditer(text[:end], start))


def overlaps_any(span: Span | None, others: Sequence[Span]) -> bool:
    """Does a span share a character with any of the others?"""
    return span is not None and any(span.overlaps(other) for other in others)


def per_cent(part: float, whole: float) -> float:
    """`part` of `whole`, to one decimal; 0 of nothing is 0."""
    return round(100 * part / max(1, whole), 1)


def precision_recall(precision: float, recall: float) -> Figures:
    """P, R and their harmonic mean F1 in per cent, from shares of 1."""
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {"P": round(100 * precision, 1), "R": round(100 * recall, 1), "F1": round(100 * f1, 1)}


def f1_of(hits: int, found: int, gold: int) -> Figures:
    """P, R and F1 of so many hits among what was found and what there is."""
    return precision_recall(hits / max(1, found), hits / max(1, gold))


def prefixed(name: str, figures: Figures) -> Figures:
    """The figures with the name of what they measure before their own: "people: F1"."""
    return {f"{name}: {key}": value for key, value in figures.items()}
