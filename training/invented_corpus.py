"""Read the invented articles of `training/invented`: a head with entities and attributions, and a text that is marked up.

`training/invented/GUIDELINES.md` says how they are written.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, get_args

from analysis.records import Reason, Span as TextSpan
from training.marks import BARE, PRONOUNS, TYPES, Mark, MarkedAttribution, MarkedEntity, MarkError, Party, Span, hash_of
from training.marks.articles import GoldArticle, make_article
from training.score.corpora import NewsArticle, Relation

FOLDER = Path(__file__).parent / "invented"
RULE = "\n---\n"

_ENTITY = re.compile(r"(e\d+) (\w+) (he|she|they|it|-) (\S.*)")
_ATTRIBUTION = re.compile(r"(a\d+) (.+?)(?: via: (.+))?")
_MARKUP = re.compile(r"\{([a-z][a-z0-9. ]*)\||\}")
_PART = re.compile(r"(?P<number>[ea]\d+)(?:\.(?P<role>[sc]))?")


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented article with its mark."""

    name: str
    news: NewsArticle  # with the attributions as they are scored
    gold: GoldArticle
    mark: Mark
    left_out: tuple[tuple[Span, str], ...]  # with its reason

    @property
    def blind(self) -> bool:
        """Whether nobody looks at what the program makes of it."""
        return self.name.startswith("b")


class _Piece(NamedTuple):
    span: Span
    label: str


def load_invented(folder: Path = FOLDER) -> list[Invented]:
    """All of them, by name. Raises MarkError with every fault of the first that has any."""
    return [read_invented(file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt"))]


def read_invented(name: str, raw: str) -> Invented:
    """One article from a file's content. Raises MarkError."""
    head, rule, marked_up = raw.partition(RULE)
    if not rule:
        raise MarkError(f"{name}: there is no line '---' between head and text.")
    text, pieces = _strip(name, marked_up.strip("\n") + "\n")
    by_label: dict[str, list[Span]] = defaultdict(list)
    for span, label in sorted(pieces):
        by_label[label].append(span)
    faults = [f"{label} is in no head." for label in by_label if not _is_known(label, head)]
    entities, numbers = _entities(text, head, by_label, faults)
    attributions = _attributions(text, head, by_label, numbers, faults)
    faults += [f"two names overlap at “{text[b.start : b.end]}”" for a, b in _overlaps(entities)]
    if faults:
        raise MarkError("\n".join(f"{name}: {fault}" for fault in faults))
    news = NewsArticle(name, text, tuple(relation for relation, _ in attributions))
    gold = make_article(news)
    marks = {relation.content: mark for relation, mark in attributions}
    mark = Mark(
        hash_of(text), entities, tuple(marks[tuple(TextSpan(*s) for s in a.content)] for a in gold.attributions)
    )
    left_out = tuple((span, label) for span, label in sorted(pieces) if label in get_args(Reason))
    return Invented(name, news, gold, mark, left_out)


def _strip(name: str, marked_up: str) -> tuple[str, list[_Piece]]:
    """The text without its markup, and what was marked."""
    parts: list[str] = []
    pieces: list[_Piece] = []
    opened: list[tuple[int, str]] = []
    at = length = 0
    for m in _MARKUP.finditer(marked_up):
        parts.append(marked_up[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m[1]:
            opened.append((length, m[1]))
        elif opened:
            start, label = opened.pop()
            pieces.append(_Piece(Span(start, length), label))
        else:
            raise MarkError(f"{name}: a bracket is closed that was not opened, behind “{''.join(parts)[-40:]}”.")
    if opened:
        raise MarkError(f"{name}: {{{opened[-1][1]}| is not closed.")
    return "".join([*parts, marked_up[at:]]), pieces


def _is_known(label: str, head: str) -> bool:
    part = _PART.fullmatch(label)
    if part:
        return re.search(rf"^{part['number']} ", head, re.MULTILINE) is not None
    return label in get_args(Reason)


def _entities(
    text: str, head: str, by_label: dict[str, list[Span]], faults: list[str]
) -> tuple[tuple[MarkedEntity, ...], dict[str, int]]:
    entities: list[MarkedEntity] = []
    numbers: dict[str, int] = {}
    for line in head.splitlines():
        if not line.startswith("e"):
            continue
        m = _ENTITY.fullmatch(line.strip())
        if not m or m[2] not in TYPES or (m[3] != "-" and m[3] not in PRONOUNS):
            faults.append(f"“{line}” is no entity: number, type, pronoun or -, name.")
            continue
        mentions = by_label.get(m[1], [])
        if not mentions:
            faults.append(f"{m[1]} {m[4]} is named nowhere.")
            continue
        fullest = max(mentions, key=lambda s: (text[s.start : s.end] == m[4], s.end - s.start))
        others = [s for s in mentions if s != fullest]
        numbers[m[1]] = len(entities)
        entities.append(MarkedEntity(m[2], m[3].replace("-", ""), (fullest, *others)))
    return tuple(entities), numbers


def _attributions(
    text: str, head: str, by_label: dict[str, list[Span]], numbers: dict[str, int], faults: list[str]
) -> list[tuple[Relation, MarkedAttribution]]:
    found = []
    for line in head.splitlines():
        if not line.startswith("a"):
            continue
        m = _ATTRIBUTION.fullmatch(line.strip())
        content = tuple(by_label.get(m[1], ())) if m else ()
        if not m or not content:
            faults.append(f"“{line}” is no attribution, or has no content in the text.")
            continue
        roles = [tuple(TextSpan(*s) for s in by_label.get(m[1] + role, ())) for role in ("", ".s", ".c")]
        relation = Relation(*roles)
        speakers = tuple(_party(text, part.strip(), numbers, faults) for part in _parties(m[2]))
        via = _find(text, m[3], content[0].start, faults) if m[3] else None
        found.append((relation, MarkedAttribution(content[0].start, speakers, via)))
    return found


def _parties(written: str) -> list[str]:
    return [written] if ":" in written else written.split(" + ")


def _party(text: str, written: str, numbers: dict[str, int], faults: list[str]) -> Party:
    kind, _, description = written.partition(": ")
    if written in numbers:
        return Party("entity", numbers[written])
    if kind in BARE and (not description or kind in ("unnamed", "document")):
        return Party(kind, span=_find(text, description, 0, faults) if description else None)
    faults.append(f"“{written}” is no speaker.")
    return Party("unknown")


def _find(text: str, words: str, near: int, faults: list[str]) -> Span | None:
    """The place of these words that is nearest to an offset."""
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    if not places:
        faults.append(f"“{words}” does not stand in the text.")
        return None
    start = min(places, key=lambda at: abs(at - near))
    return Span(start, start + len(words))


def _overlaps(entities: tuple[MarkedEntity, ...]) -> list[tuple[Span, Span]]:
    spans = sorted(mention for entity in entities for mention in entity.mentions)
    return [(a, b) for a, b in pairwise(spans) if a.end > b.start]


def main() -> None:
    """Check all of them: `python -m training.invented_corpus` prints faults, or how many there are of each thing."""
    faults = 0
    for file in sorted(FOLDER.glob("*.txt")):
        try:
            one = read_invented(file.stem, file.read_text(encoding="utf-8"))
        except MarkError as error:
            faults += 1
            print(error)
            continue
        words = len(one.gold.text.split())
        print(
            f"{one.name}: {words} words, {len(one.gold.attributions)} attributions, {len(one.mark.entities)} entities"
        )
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
