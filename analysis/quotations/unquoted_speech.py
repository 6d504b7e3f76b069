"""Find speech that stands without quotation marks: turns of a transcript, block quotations, and signatures after a quotation."""

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import Literal, NamedTuple

from analysis.document import Document
from analysis.quotations.saying import one_of
from analysis.records import Quoted, Span
from analysis.rules import rule
from analysis.text_spans import trimmed

MIN_TURNS = 3  # paragraphs with a label, of which one comes twice

_LABEL = re.compile(r"(?P<label>[QA]|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<end>:|\.(?<=[QA]\.))\s+(?=\S)")
_BULLET = re.compile(r"[•*·▪‣◦–—-]\s|\d+[.)]\s")
_MARK = re.compile(r"[\"“”„«»‘]|``|''")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|We|My|Our)\b")
_ANNOUNCED = re.compile(rf"\b(?:statement|letter|message|e-?mail|post|tweet|note|{one_of('written')})\b")
_SIGNED = re.compile(r"\s*(?:[―—–]|--?)\s*(?P<name>[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,9})\s*$")


class UnquotedSpeech(NamedTuple):
    """Words that somebody says without marks around them."""

    label: Span  # who: "Q", "LIM"; for a block quotation what names the source before it
    paragraphs: tuple[Span, ...]  # what is said, label left out
    form: Literal["transcript", "block"]


@rule("quotations.transcript", otherwise=lambda document: [])
def find_turns(document: Document) -> list[UnquotedSpeech]:
    """Find the turns of a transcript, paragraphs that begin with a name and a colon: `KIRK: We will stay.`

    At least three, one name twice or more. A paragraph without a name goes on with the turn before, up to the last turn.
    Not found: transcripts whose names stand on lines of their own.
    """
    text, paragraphs = document.text, document.paragraphs
    labels = {i: m for i, p in enumerate(paragraphs) if (m := _LABEL.match(text, p.start, p.end))}
    counts = Counter(m["label"] for m in labels.values())
    if len(labels) < MIN_TURNS or max(counts.values()) < 2:
        return []
    turns: list[tuple[Span, list[Span]]] = []
    for i in range(min(labels), max(labels) + 1):
        if m := labels.get(i):
            turns.append((Span(*m.span("label")), [Span(m.end(), paragraphs[i].end)]))
        elif not _MARK.search(text, *paragraphs[i]):
            turns[-1][1].append(paragraphs[i])
    return [UnquotedSpeech(label, tuple(said), "transcript") for label, said in turns]


@rule("quotations.block", otherwise=lambda document: [])
def find_blocks(document: Document) -> list[UnquotedSpeech]:
    """Find a paragraph in the first person that a sentence with a source announces: `In a letter to parents Lim wrote:`

    Not found: block quotations without "I" or "we", and those of more than one paragraph.
    """
    text = document.text
    sources = [Span(r.start, r.end) for r in document.reading.roles if r.role == "source"]
    blocks = []
    for before, p in pairwise(document.paragraphs):
        if text[before.end - 1] != ":" or _MARK.search(text, *p) or _BULLET.match(text, p.start):
            continue
        announcement = Span(document.sentence_at(before.end - 1).start, before.end)
        last = bisect_left(sources, (before.end,)) - 1
        if (
            last >= 0
            and sources[last].start >= announcement.start
            and _ANNOUNCED.search(text, *announcement)
            and _FIRST_PERSON.search(text, *p)
        ):
            blocks.append(UnquotedSpeech(sources[last], (p,), "block"))
    return blocks


@rule("quotations.signature", otherwise=lambda text, quoted, paragraph: None)
def find_signature(text: str, quoted: Quoted, paragraph: Span) -> Span | None:
    """Find the name after a quotation that ends its paragraph: `“We will stay.” — Ana Lim`"""
    mark = 2 if text[quoted.end : quoted.end + 2] == "''" else 1
    m = _SIGNED.match(text, min(quoted.end + mark, paragraph.end), paragraph.end)
    return trimmed(text, Span(*m.span("name"))) if m else None
