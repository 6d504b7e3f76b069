"""Marks: who speaks, and which mentions are one entity, annotated by hand in articles of PolNeAR train.

A mark is `HASH.json`, called by the hash of its text. It holds offsets into the text and values of our own, no word of it.
`GUIDELINES.md` says what is marked how, `python -m training.annotate` makes marks.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, get_args

from analysis.records import ID_DIGITS, EntityType

FOLDER = Path(__file__).parent
BLIND = FOLDER / "blind"
TYPES = get_args(EntityType)
PRONOUNS = ("", "he", "she", "they", "it")
BARE = ("nobody", "author", "unknown", "unnamed", "document")  # speakers that are no entity
DESCRIBED = ("unnamed", "document")  # of these, the ones that the article may describe


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks, or one of several who speak together: an entity, or one of `BARE`."""

    kind: str  # "entity" or one of BARE
    entity: int = -1  # index into Mark.entities
    span: Span | None = None  # the description


@dataclass(frozen=True, slots=True)
class MarkedEntity:
    type: str
    pronoun: str
    mentions: tuple[Span, ...]  # the first has the fullest form, the others follow in order


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    at: int  # where its content starts
    speaker: tuple[Party, ...]
    via: Span | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    sha256: str  # of the text in UTF-8
    entities: tuple[MarkedEntity, ...]
    attributions: tuple[MarkedAttribution, ...]  # all of PolNeAR, by where their content starts


class MarkError(ValueError):
    """A mark or a draft is wrong; the message has a line for each fault and says what to do."""


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def name_of(text: str) -> str:
    """What the mark of this text is called: no word of an article stands in the name of a file either."""
    return hash_of(text)[:ID_DIGITS]


def path_in(folder: Path, text: str) -> Path:
    """Where the mark of this text stands."""
    return folder / f"{name_of(text)}.json"


def read_mark(path: Path) -> Mark:
    """A mark as it was stored. Raises MarkError if the file holds anything else."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Mark(
            raw["sha256"],
            tuple(
                MarkedEntity(e["type"], e["pronoun"], tuple(Span(*m) for m in e["mentions"])) for e in raw["entities"]
            ),
            tuple(
                MarkedAttribution(
                    a["at"], tuple(_party(p) for p in a["speaker"]), Span(*a["via"]) if "via" in a else None
                )
                for a in raw["attributions"]
            ),
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise MarkError(f"{path.name} is no mark ({error!r}). Store it anew with training.annotate.") from error


def write_mark(mark: Mark, path: Path) -> None:
    """One entity and one attribution a line, so that changes are easy to read."""
    entities = [
        {"type": e.type, "pronoun": e.pronoun, "mentions": [list(m) for m in e.mentions]} for e in mark.entities
    ]
    attributions = [
        {"at": a.at, "speaker": [_raw_party(p) for p in a.speaker]} | ({"via": list(a.via)} if a.via else {})
        for a in mark.attributions
    ]
    parts: dict[str, list[dict[str, Any]]] = {"entities": entities, "attributions": attributions}
    lines = [
        f'"{key}": [' + ("\n  " + ",\n  ".join(map(json.dumps, values)) + "\n" if values else "") + "]"
        for key, values in parts.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{" + ",\n".join([f'"sha256": "{mark.sha256}"', *lines]) + "}\n", encoding="utf-8")


def faults(mark: Mark, text: str, starts: Sequence[int]) -> list[str]:
    """What is wrong with a mark of this text, whose attributions start at `starts`; nothing if all is well."""
    if mark.sha256 != hash_of(text):
        return ["The text is not the one that was marked."]
    out = []
    if [a.at for a in mark.attributions] != list(starts):
        out.append("Its attributions are not those of the article.")
    spans = sorted(m for e in mark.entities for m in e.mentions)
    every = [*spans, *(p.span for a in mark.attributions for p in a.speaker if p.span)]
    every += [a.via for a in mark.attributions if a.via]
    out += [f"{tuple(s)} is no stretch of the text." for s in every if not 0 <= s.start < s.end <= len(text)]
    out += [f"Two mentions overlap at {b.start}." for a, b in pairwise(spans) if a.end > b.start]
    for number, entity in enumerate(mark.entities):
        if entity.type not in TYPES or entity.pronoun not in PRONOUNS or not entity.mentions:
            out.append(f"Entity {number} lacks a mention, or has a type or a pronoun that does not exist.")
    for attribution in mark.attributions:
        known = all(
            0 <= p.entity < len(mark.entities) if p.kind == "entity" else p.kind in BARE for p in attribution.speaker
        )
        if not attribution.speaker or not known:
            out.append(f"The attribution at {attribution.at} has no speaker, or one that does not exist.")
    return out


def _party(raw: Any) -> Party:
    if isinstance(raw, int):
        return Party("entity", raw)
    if isinstance(raw, str):
        return Party(raw)
    ((kind, span),) = raw.items()
    return Party(kind, span=Span(*span))


def _raw_party(party: Party) -> Any:
    if party.kind == "entity":
        return party.entity
    return {party.kind: list(party.span)} if party.span else party.kind
