"""Score which people of different articles are one, against `training/marks/people.json`."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.cross_document import entities_of, join_articles
from analysis.records import Analysis
from training.marks import Mark, MarkedEntity
from training.score.measures import Figures, per_cent, precision_recall

Person = tuple[str, int]  # the mark's name, and the number of the entity in it
Clusters = Mapping[Person, int]  # people by the number of their cluster


def read_people(path: Path) -> Clusters:
    """Which marked people are one."""
    clusters: list[list[tuple[str, int]]] = json.loads(path.read_text(encoding="utf-8"))
    return {(mark, entity): n for n, cluster in enumerate(clusters) for mark, entity in cluster}


def score_people(marks: Mapping[str, Mark], people: Clusters, analyses: Mapping[str, Analysis]) -> Figures:
    """B-cubed (Bagga and Baldwin 1998) over the marked people that were found, joined over just these articles.

    `marks` and `analyses` go by the mark's name. A marked person is the entity of ours that shares most mentions with it;
    "found" says for how many there is one. One that was missed counts neither for nor against the joining.
    """
    joined = join_articles(map(entities_of, analyses.values()))
    pairs: list[tuple[int, str]] = []
    wanted = [person for person in people if person[0] in analyses]
    for mark, number in wanted:
        entity = _aligned(marks[mark].entities[number], analyses[mark])
        if entity:
            pairs.append((people[mark, number], joined.of(entity, "").id))
    together, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(together[pair] / found[pair[1]] for pair in pairs) / max(1, len(pairs))
    recall = sum(together[pair] / gold[pair[0]] for pair in pairs) / max(1, len(pairs))
    return {"people": len(wanted), "found": per_cent(len(pairs), len(wanted)), **precision_recall(precision, recall)}


def _aligned(marked: MarkedEntity, analysis: Analysis) -> str:
    """The id of the person of ours who shares most mentions with a marked one, or ""."""
    shared: Counter[str] = Counter()
    for entity in analysis.entities:
        if entity.type == "person":
            shared[entity.id] = sum(
                any(m.start < end and start < m.end for m in entity.mentions) for start, end in marked.mentions
            )
    best: Sequence[tuple[str, int]] = shared.most_common(1)
    return best[0][0] if best and best[0][1] else ""
