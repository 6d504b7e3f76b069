"""Read the annotated articles that the scorers measure on.

Offsets are half-open and count characters of the article's file, read as UTF-8 with its line ends as they are.
"""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from analysis.records import Span
from training.brat import read_events
from training.corpora import conll
from training.score.measures import WORD

# What opens, closes or reopens (in a new paragraph) a quotation
_MARK = re.compile(
    r"""
    (?P<reopens> \n\s{0,4} (?P<again>[“"]) )
  | (?P<straight> " | '' | `` )
  | (?P<opens> [“«„‟] )
  | (?P<closes> [”»] )
    """,
    re.VERBOSE,
)
_LONGEST_MARK = 6  # characters


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution annotated by hand. Each part may be in pieces, in the order of the text, or missing."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class GoldStretch(NamedTuple):
    """A stretch in quotation marks of an attribution's content."""

    span: Span
    source: tuple[Span, ...]


@dataclass(frozen=True)
class NewsArticle:
    """An article with its attributions, in the order of the file they come from."""

    id: str
    text: str
    relations: tuple[Relation, ...]

    @cached_property
    def stretches(self) -> tuple[GoldStretch, ...]:
        """The quoted stretches of all contents, relation by relation."""
        return tuple(
            GoldStretch(stretch, relation.source)
            for relation in self.relations
            for content in relation.content
            for stretch in quoted_stretches(self.text, content)
        )


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Somebody who speaks in an article, by all names that count as right."""

    name: str
    kind: str  # person, organisation, unnamed, document
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class SpeakerGold:
    """Who speaks in an article. `quotes` has, by the number of a stretch in the order of the text, the speaker's name."""

    speakers: tuple[GoldSpeaker, ...]
    quotes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class NamesArticle:
    """An article with its names and, where they are known, the entity of each and the sentences."""

    id: str
    text: str
    names: tuple[tuple[int, int, str], ...]  # start, end, type
    clusters: tuple[str, ...] | None
    sentences: tuple[Span, ...]


def read_text(file: Path) -> str:
    """A text as it is, line ends included: offsets depend on it."""
    return file.read_bytes().decode("utf-8")


def quoted_stretches(text: str, span: Span) -> list[Span]:
    """What stands between double quotation marks within a span, marks left out, one for each paragraph.

    A quotation that begins before the span or ends after it counts as far as the span goes. Stretches without a word do not.
    """
    found: list[Span] = []
    opened: int | None = None
    curly = False
    for mark in _MARK.finditer(text, span.start, span.end + _LONGEST_MARK):
        if mark.start() >= span.end:  # a span may end within a mark of several signs, but not before it
            break
        if opened is None:
            if mark["closes"]:
                if not found:
                    found.append(Span(span.start, mark.start()))
            else:
                opened, curly = mark.end(), (mark["opens"] or mark["again"]) in ("“", "«", "„", "‟")
        elif mark["reopens"]:
            found.append(Span(opened, mark.start()))
            opened = mark.end()
        elif (mark["closes"] or mark["straight"] == '"') if curly else mark["straight"]:
            found.append(Span(opened, mark.start()))
            opened = None
    if opened is not None:
        found.append(Span(opened, span.end))
    return [stretch for stretch in found if WORD.search(stretch.of(text))]


def load_news(split: Path, ids: Collection[str] | None = None) -> list[NewsArticle]:
    """The articles of a split of PolNeAR (all, or those named) that are annotated; of several annotations the first by name."""
    articles = []
    for file in sorted(split.glob("text/*.txt")):
        annotations = sorted(split.glob(f"attributions/{file.stem}_*.ann"))
        if annotations and (ids is None or file.stem in ids):
            relations = read_relations(read_text(annotations[0]))
            articles.append(NewsArticle(file.stem, read_text(file), relations))
    return articles


def read_relations(annotations: str) -> tuple[Relation, ...]:
    """The attributions of a brat file."""
    events = read_events(annotations)
    return tuple(Relation(*(tuple(sorted(e.get(r, ()))) for r in ("content", "source", "cue"))) for e in events)


def load_speakers(folder: Path) -> dict[str, SpeakerGold]:
    """Who speaks in each article of a folder of JSON files, by the article's id."""
    return {
        file.stem: read_speakers(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.json"))
    }


def read_speakers(raw: dict[str, Any]) -> SpeakerGold:
    """The speakers of one article from `{"speakers": [{name, kind, aliases}], "quotes": [{n, speaker}]}`."""
    speakers = (GoldSpeaker(s["name"], s["kind"], tuple(s.get("aliases", ()))) for s in raw["speakers"])
    quotes = ((q["n"], q["speaker"]) for q in raw["quotes"] if q["speaker"])
    return SpeakerGold(tuple(speakers), tuple(quotes))


def load_names(folder: Path) -> list[NamesArticle]:
    """The articles of a folder with `text/` and `gold.jsonl`."""
    return [_names_article(folder, json.loads(line)) for line in _lines(folder / "gold.jsonl")]


def load_listed(file: Path) -> list[NamesArticle]:
    """The articles that are made of a list of words with labels, a word a line; entities and sentences are not known."""
    docs = conll(file)
    return [NamesArticle(d.id, d.text, tuple(d.names or ()), None, ()) for d in docs]


def _names_article(folder: Path, raw: dict[str, Any]) -> NamesArticle:
    names = tuple((start, end, type_) for start, end, type_ in raw["entities"])
    clusters: Sequence[str] | None = raw.get("clusters")
    return NamesArticle(
        id=raw["id"],
        text=read_text(folder / "text" / f"{raw['id']}.txt"),
        names=names,
        clusters=None if clusters is None else tuple(clusters),
        sentences=tuple(Span(*s) for s in raw["sentences"]),
    )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
