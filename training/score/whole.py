"""Score everything that is found in an article: for invented articles, annotated in full.

    python -m training.score.whole FILE …      what the program finds in each article, as a draft to correct

An annotation is JSON:

    {"left_out": [[reason, text], …],
     "quotations": [[kind, speaker, via, stretch, …], …],
     "entities": {type: [[name, alias, …], …], …}}

`speaker` is the name, or "unresolved" or "unattributed".
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import analyse, read_files
from analysis.records import Analysis, Article
from training.score.measures import Figures

Annotation = Mapping[str, Any]
Facts = dict[str, Counter[tuple[str, ...]]]


def annotation_of(analysis: Analysis) -> Annotation:
    """What the program found, in the form of an annotation."""
    text = analysis.article.text
    entities: dict[str, list[list[str]]] = {}
    for entity in analysis.entities:
        entities.setdefault(entity.type, []).append([entity.name, *entity.aliases])
    return {
        "left_out": [[p.reason, text[p.start : p.end]] for p in analysis.article.left_out],
        "quotations": [
            [q.kind, q.speaker or q.speaker_kind, q.via, *(text[s.start : s.end] for s in q.stretches)]
            for q in analysis.quotations
        ],
        "entities": entities,
    }


def score_whole(gold: Iterable[Annotation], found: Iterable[Annotation]) -> Figures:
    """By what was annotated: how many facts there are, how many were found, and how many are right.

    A stretch is right with exactly its text; its kind (that of the quotation), its speaker and whom it came by only with it.
    An entity is right with its type, its name and all its aliases.
    """
    totals: Counter[str] = Counter()
    for annotation, other in zip(gold, found, strict=True):
        truth, guess = _facts(annotation), _facts(other)
        for name in truth:
            right = (truth[name] & guess[name]).total()
            totals.update(
                {
                    f"{name}: gold": truth[name].total(),
                    f"{name}: found": guess[name].total(),
                    f"{name}: right": right,
                }
            )
    return dict(totals)


def differences(gold: Annotation, found: Annotation) -> list[str]:
    """What is missing ("- speakers: …") and what is wrong ("+ speakers: …")."""
    truth, guess = _facts(gold), _facts(found)
    lines = []
    for name in truth:
        lines += [f"- {name}: {' | '.join(fact)}" for fact in truth[name] - guess[name]]
        lines += [f"+ {name}: {' | '.join(fact)}" for fact in guess[name] - truth[name]]
    return lines


def _facts(annotation: Annotation) -> Facts:
    stretches = [(kind, who, via, s) for kind, who, via, *pieces in annotation["quotations"] for s in pieces]
    return {
        "left out": Counter((reason, text) for reason, text in annotation["left_out"]),
        "stretches": Counter((text,) for *_, text in stretches),
        "kinds": Counter((text, kind) for kind, _, _, text in stretches),
        "speakers": Counter((text, who) for _, who, _, text in stretches),
        "via": Counter((text, via) for _, _, via, text in stretches if via),
        "entities": Counter(
            (type_, name, *sorted(aliases))
            for type_, entities in annotation["entities"].items()
            for name, *aliases in entities
        ),
    }


def to_lines(annotation: Annotation) -> str:
    """An annotation as JSON with a line for each fact, so that changes are easy to read."""

    def listed(facts: Iterable[Any], indent: str) -> str:
        lines = [indent + json.dumps(fact, ensure_ascii=False) for fact in facts]
        return "[\n" + ",\n".join(lines) + "\n" + indent[2:] + "]" if lines else "[]"

    entities = (f"    {json.dumps(type_)}: {listed(found, ' ' * 6)}" for type_, found in annotation["entities"].items())
    parts = [
        f'  "left_out": {listed(annotation["left_out"], " " * 4)}',
        f'  "quotations": {listed(annotation["quotations"], " " * 4)}',
        '  "entities": {\n' + ",\n".join(entities) + "\n  }",
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Print the draft of each article in the files named."""
    for item in read_files([Path(path) for path in sys.argv[1:]]):
        if isinstance(item, Article):
            print(f"{item.file}\n{to_lines(annotation_of(analyse(item)))}")
        else:
            print(f"{item.file}: {item.reason}")


if __name__ == "__main__":
    main()
