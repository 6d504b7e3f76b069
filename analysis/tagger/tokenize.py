"""Cut a text into the words that the tagger reads, and say of each what an uncased model cannot see.

Training and inference share this module: what the model learned on is what it gets.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.records import Span

# The same cut as BERT's: runs of letters and digits, and every other sign on its own.
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")

SHAPES = ("lower", "title", "upper", "mixed", "digits", "sign", "initial")
PLACES = ("spaced", "glued", "line start", "paragraph start")
QUOTES = ("outside", "inside")


class Tokens(NamedTuple):
    """One text, cut. The lists have one entry a token."""

    spans: list[Span]
    shapes: list[int]  # index into SHAPES
    places: list[int]  # index into PLACES: how it stands to the token before
    quotes: list[int]  # index into QUOTES


def cut_tokens(text: str) -> Tokens:
    """The tokens of a text with what is to be seen of each."""
    spans, shapes, places, quotes = [], [], [], []
    marks = iter(double_marks(text))
    mark, opens = next(marks, (len(text), False))
    end, inside = 0, 0
    for m in TOKEN.finditer(text):
        start, stop = m.span()
        place = 0 if end and text[end:start] == " " else _place(text[end:start], first=not end)
        if place > 1:
            inside = 0  # a quotation that goes on is opened again
        while mark < start:
            inside = int(opens)
            mark, opens = next(marks, (len(text), False))
        spans.append(Span(start, stop))
        shapes.append(_shape(m.group()))
        places.append(place)
        quotes.append(inside)
        end = stop
    return Tokens(spans, shapes, places, quotes)


_MARK = re.compile(r"[“”„«»\"]|``|''")


def double_marks(text: str) -> Iterator[tuple[int, bool]]:
    """Where double quotation marks stand, and whether each seems to open: a first sight, mark by mark, without pairing.

    What is really quoted is for `analysis.quotations.quote_marks` to say; the tagger has to get the same every time, however that improves.
    """
    opened = False
    for m in _MARK.finditer(text):
        if m.group() in "“„«``":
            opened = True
        elif m.group() in "”»":
            opened = False
        else:
            before = text[m.start() - 1 : m.start()]
            after = text[m.end() : m.end() + 1]
            if not after or after.isspace():
                opened = False
            elif not before or before.isspace() or before in "([—–":
                opened = True
            else:
                opened = not opened
        yield m.start(), opened


def _shape(token: str) -> int:
    if token.islower():
        return 0
    if token[0].isalpha():
        if len(token) == 1:
            return 6 if token.isupper() else 0
        if token.isupper():
            return 2
        return 1 if token[0].isupper() and token[1:].islower() else 3
    return 4 if token[0].isalnum() else 5


def _place(gap: str, *, first: bool) -> int:
    if first:
        return 3
    if not gap:
        return 1
    lines = gap.count("\n") or gap.count("\r")
    return min(lines, 2) + 1 if lines else 0
