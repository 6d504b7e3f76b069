"""Type the quotation marks that a text lacks, for the tagger, and take what it sees back to the text as it is."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from analysis.quotations.quote_marks import CLOSING_MISSING, OPENING_MISSING, find_quoted
from analysis.records import Name, Reading, Role, Span
from analysis.rules import rule
from analysis.text_spans import find_paragraphs

Placed = TypeVar("Placed", Span, Name, Role)

_CLOSES = {"“": "”", "‘": "’", "«": "»", "„": "”", '"': '"', "'": "'"}
_OPENS = {"”": "“", "’": "‘", "»": "«", '"': '"', "'": "'"}


class Restored(NamedTuple):
    """A text with the marks that it lacked, and where they stand in it, in order."""

    text: str
    places: tuple[int, ...] = ()


def _as_it_is(text: str) -> Restored:
    return Restored(text)


@rule("quotations.restored", otherwise=_as_it_is)
def restore_marks(text: str) -> Restored:
    """The text with a mark where a quotation that lacks one seems to begin or end: `“Nobody reads it, a clerk said. “We joked.”`

    Without it the tagger takes "a clerk said" for a part of what is quoted. Not restored: the marks of quotations that run on
    over a paragraph, and stray ones.
    """
    missing: list[tuple[int, str]] = []
    for quoted in find_quoted(text, find_paragraphs(text)):
        if quoted.repaired == CLOSING_MISSING:
            missing.append((quoted.end, _CLOSES.get(text[quoted.start - 1 : quoted.start], "")))
        elif quoted.repaired == OPENING_MISSING:
            missing.append((quoted.start, _OPENS.get(text[quoted.end : quoted.end + 1], "")))
    parts: list[str] = []
    places: list[int] = []
    before = 0
    for at, mark in sorted(pair for pair in missing if pair[1]):
        parts += [text[before:at], mark]
        places.append(at + len(places))
        before = at
    return Restored("".join((*parts, text[before:])), tuple(places))


def read_back(reading: Reading, places: Sequence[int]) -> Reading:
    """What was seen in a restored text, where it stands in the text as it is."""
    if not places:
        return reading
    return Reading(
        sentences=tuple(_moved(one, places) for one in reading.sentences),
        names=tuple(_moved(one, places) for one in reading.names),
        roles=tuple(_moved(one, places) for one in reading.roles),
        links=reading.links,
        antecedents=reading.antecedents,
    )


def _moved(one: Placed, places: Sequence[int]) -> Placed:
    start, end = one.start - bisect_left(places, one.start), one.end - bisect_left(places, one.end)
    return one._replace(start=start, end=end)
