"""Find speech that stands without quotation marks: turns of a transcript, block quotations, and signatures after a quotation."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from analysis.records import Quoted, Reading, Span
from analysis.text_spans import number_at, trimmed

_LABEL = re.compile(r"(?P<label>[QA]|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<end>:|\.(?<=[QA]\.))\s+(?=\S)")
_BULLET = re.compile(r"[•*·▪‣◦–—-]\s|\d+[.)]\s")
_MARK = re.compile(r"[\"“”„«»‘]|``|''")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|We|My|Our)\b")
_SPEAKING = re.compile(
    r"\b(?:statement|letter|message|e-?mail|post|posted|tweet|tweeted|read|reads|said|says|wrote|writes|note)\b"
)
_SIGNED = re.compile(r"\s*(?:[―—–]|--?)\s*(?P<name>[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,9})\s*$")


class Turn(NamedTuple):
    """Words that somebody says without marks around them."""

    label: Span  # who: "Q", "LIM"; for a block quotation what names the source before it
    paragraphs: tuple[Span, ...]  # what is said, label left out
    form: Literal["transcript", "block"]


def find_turns(story: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The turns of a transcript: at least three paragraphs that begin with "NAME:" or "Q:", one name twice or more.

    A paragraph without a name goes on with the turn before, up to the last turn. Not found: transcripts whose names stand
    on lines of their own.
    """
    labels = {i: m for i, p in enumerate(paragraphs) if (m := _LABEL.match(story, p.start, p.end))}
    counts = Counter(m["label"] for m in labels.values())
    if len(labels) < 3 or max(counts.values()) < 2:
        return []
    first, last = min(labels), max(labels)
    turns: list[Turn] = []
    for i in range(first, last + 1):
        if m := labels.get(i):
            turns.append(Turn(Span(*m.span("label")), (Span(m.end(), paragraphs[i].end),), "transcript"))
        elif turns and not _MARK.search(story, paragraphs[i].start, paragraphs[i].end):
            turns[-1] = turns[-1]._replace(paragraphs=(*turns[-1].paragraphs, paragraphs[i]))
    return turns


def find_blocks(story: str, paragraphs: Sequence[Span], reading: Reading) -> list[Turn]:
    """Block quotations: "In a letter to parents she wrote:", and then a paragraph in the first person without marks."""
    blocks = []
    sources = [r for r in reading.roles if r.role == "source"]
    for before, p in pairwise(paragraphs):
        if story[before.end - 1] != ":" or _MARK.search(story, p.start, p.end) or _BULLET.match(story, p.start):
            continue
        sentence = reading.sentences[number_at(reading.sentences, before.end - 1) - 1]
        said_by = [r for r in sources if sentence.start <= r.start < before.end]
        if (
            said_by
            and _SPEAKING.search(story, sentence.start, before.end)
            and _FIRST_PERSON.search(story, p.start, p.end)
        ):
            blocks.append(Turn(Span(said_by[-1].start, said_by[-1].end), (p,), "block"))
    return blocks


def find_signature(story: str, quoted: Quoted, paragraph: Span) -> Span | None:
    """The name after a quotation that ends its paragraph: `"We will stay." — Ana Lim`."""
    m = _SIGNED.match(
        story, min(quoted.end + (2 if story[quoted.end : quoted.end + 2] == "''" else 1), paragraph.end), paragraph.end
    )
    return trimmed(story, Span(*m.span("name"))) if m else None
