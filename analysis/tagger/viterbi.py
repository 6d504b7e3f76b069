"""Choose labels for words that make sense side by side: the likeliest row of labels, not the likeliest label of each word."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# What a further word without a first one of its kind costs, in natural logarithms: in "the Okafor campaign's lawyer" a source
# does not begin at "lawyer" because "campaign" was nearly taken for something else.
LOOSE = 2.0
CERTAIN = 0.995  # of no label: where every word around is as sure as that, there is nothing to choose


def find_labelled(chances: Array, breaks: Array) -> Iterator[tuple[int, int, int, float]]:
    """First word, last word, kind and mean probability of every labelled stretch, in order.

    `chances` (words, labels) are probabilities: label 0 for none, 1 + 2k for the first word of kind k and 2 + 2k for a further
    one. `breaks` (words) are true where a paragraph begins, which no stretch crosses. By Viterbi's algorithm.
    """
    labels = _likeliest(chances, breaks)
    first = last = kind = -1
    for i in [*np.flatnonzero(labels).tolist(), len(labels)]:
        label = int(labels[i]) if i < len(labels) else 0
        goes_on = label and label % 2 == 0 and label // 2 - 1 == kind and i == last + 1 and not breaks[i]
        if not goes_on:
            if first >= 0:
                yield first, last, kind, float(chances[first : last + 1, 1 + 2 * kind : 3 + 2 * kind].sum(1).mean())
            first, kind = i, (label - 1) // 2
        last = i


def _likeliest(chances: Array, breaks: Array) -> Array:
    scores = np.log(np.maximum(chances, 1e-9))
    size = chances.shape[1]
    from_, to = np.indices((size, size))
    further = (to > 0) & (to % 2 == 0)
    inside = np.where(further & (from_ != to) & (from_ != to - 1), -LOOSE, 0.0)
    across = np.where(further, -LOOSE, 0.0)
    labels = np.zeros(len(chances), np.int64)
    open_ = np.flatnonzero(chances[:, 0] < CERTAIN)
    for run in np.split(open_, np.flatnonzero(np.diff(open_) > 1) + 1):
        if not len(run):
            continue
        best, back = scores[run[0]] + across[0], []
        for i in run[1:]:
            reached = best[:, None] + (across if breaks[i] else inside)
            back.append(reached.argmax(0))
            best = reached.max(0) + scores[i]
        label = int(best.argmax())
        labels[run[-1]] = label
        for i, came_from in zip(run[-2::-1], back[::-1], strict=True):
            label = int(came_from[label])
            labels[i] = label
    return labels
