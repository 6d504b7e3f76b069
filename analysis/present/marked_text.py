"""Cut an article into flat segments, so that marks that lie inside one another can be drawn side by side."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from analysis.records import Analysis, QuoteKind, Span
from analysis.text_spans import find_paragraphs

Layer = Literal["content", "source", "cue", "entity", "left_out"]


class Segment(NamedTuple):
    """A piece of text under the same marks from end to end. Numbers are places in the analysis' or article's own lists."""

    text: str
    contents: tuple[int, ...] = ()  # quotations whose words these are, the innermost first
    kind: QuoteKind | Literal[""] = ""  # of the innermost one's stretch
    sources: tuple[int, ...] = ()  # quotations whose source this names
    cues: tuple[int, ...] = ()  # quotations that this signals
    entity: int | None = None
    left_out: int | None = None


class Passage(NamedTuple):
    """A paragraph of the whole text, left out or not."""

    start: int
    end: int
    number: int | None  # as the tables count it; None if nothing of it counts
    segments: tuple[Segment, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    layer: Layer
    number: int
    kind: QuoteKind | Literal[""] = ""


def split_passages(analysis: Analysis) -> tuple[Passage, ...]:
    """Every paragraph of the text in order, what is left out included; joined, its segments give its text again."""
    text = analysis.article.text
    starting: dict[int, list[_Mark]] = defaultdict(list)
    for mark in _marks(analysis):
        if mark.start < mark.end:
            starting[mark.start].append(mark)
    openings = sorted(starting)
    numbers = {span.end: number for number, span in enumerate(analysis.paragraphs, 1)}
    counted = sorted(numbers)
    passages, active, at, seen = [], list[_Mark](), 0, 0
    for paragraph in find_paragraphs(text):
        inside: list[_Mark] = []
        while at < len(openings) and openings[at] < paragraph.end:
            inside += starting[openings[at]]
            at += 1
        reaching = [mark for mark in active if mark.end > paragraph.start]
        segments = tuple(_split(text, paragraph, reaching + [m for m in inside if m.end > paragraph.start]))
        number = None
        while seen < len(counted) and counted[seen] <= paragraph.end:
            number = numbers[counted[seen]] if counted[seen] > paragraph.start else number
            seen += 1
        passages.append(Passage(*paragraph, number, segments))
        active = [mark for mark in reaching + inside if mark.end > paragraph.end]
    return tuple(passages)


def _marks(analysis: Analysis) -> Iterator[_Mark]:
    for i, passage in enumerate(analysis.article.left_out):
        yield _Mark(passage.start, passage.end, "left_out", i)
    for i, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            yield _Mark(mention.start, mention.end, "entity", i)
    for i, quotation in enumerate(analysis.quotations):
        for stretch in quotation.stretches:
            yield _Mark(stretch.start, stretch.end, "content", i, stretch.kind)
        if quotation.source:
            yield _Mark(*quotation.source, "source", i)
        if quotation.cue:
            yield _Mark(*quotation.cue, "cue", i)


def _split(text: str, paragraph: Span, marks: list[_Mark]) -> Iterator[Segment]:
    """The segments of one paragraph: a cut wherever a mark begins or ends."""
    begins: dict[int, list[_Mark]] = defaultdict(list)
    ends: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        begins[max(mark.start, paragraph.start)].append(mark)
        ends[min(mark.end, paragraph.end)].append(mark)
    over: dict[_Mark, None] = {}
    for start, end in pairwise(sorted({*paragraph, *begins, *ends})):
        for mark in ends[start]:
            del over[mark]
        over.update(dict.fromkeys(begins[start]))
        yield _segment(text[start:end], over)


def _segment(text: str, marks: dict[_Mark, None]) -> Segment:
    if not marks:
        return Segment(text)
    layers: dict[Layer, list[_Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: (m.end - m.start, m.number)):
        layers[mark.layer].append(mark)
    contents = layers["content"]
    return Segment(
        text,
        contents=tuple(dict.fromkeys(m.number for m in contents)),
        kind=contents[0].kind if contents else "",
        sources=tuple(m.number for m in layers["source"]),
        cues=tuple(m.number for m in layers["cue"]),
        entity=next((m.number for m in layers["entity"]), None),
        left_out=next((m.number for m in layers["left_out"]), None),
    )
