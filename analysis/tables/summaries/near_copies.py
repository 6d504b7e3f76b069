"""Find articles that tell largely the same text: wire copy in two outlets, a story and its update."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.text_spans import runs_of_words

MIN_SHARED = 0.5  # of the runs of five words of the shorter text, from which on two texts are near-copies
COMMON_RUN = 20  # texts with one run of words, from which on it is boilerplate that says nothing


class NearCopies(NamedTuple):
    """Articles that are near-copies of one another, in the order in which they came, and how alike the least alike pair is."""

    ids: tuple[str, ...]
    shared: float  # of the shorter text's runs of five words that the other has too, 0 to 1


def find_near_copies(texts: Mapping[str, str]) -> list[NearCopies]:
    """The groups of near-copies among these texts, by article id. Not found: the same news in other words.

    Two texts belong together if half of the runs of five words of the shorter stand in the longer; a group is all that are tied
    so, directly or by way of others.
    """
    runs = {id_: set(runs_of_words(text)) for id_, text in texts.items()}
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_, own in runs.items():
        for run in own:
            having[run].append(id_)
    together: Counter[tuple[str, str]] = Counter()
    for ids in having.values():
        if 1 < len(ids) <= COMMON_RUN:
            together.update((one, other) for n, one in enumerate(ids) for other in ids[n + 1 :])
    pairs = {
        pair: shared
        for pair, number in together.items()
        if (shared := number / min(len(runs[one]) for one in pair)) >= MIN_SHARED
    }
    return _groups(list(texts), pairs)


def _groups(ids: Sequence[str], pairs: Mapping[tuple[str, str], float]) -> list[NearCopies]:
    group_of = {id_: id_ for id_ in ids}
    for one, other in pairs:
        old, new = group_of[other], group_of[one]
        group_of = {id_: new if group == old else group for id_, group in group_of.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        members[group_of[id_]].append(id_)
    return [
        NearCopies(tuple(group), min(shared for pair, shared in pairs.items() if set(pair) <= set(group)))
        for group in members.values()
        if len(group) > 1
    ]
