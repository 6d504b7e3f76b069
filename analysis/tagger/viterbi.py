"""Choose labels for words that make sense side by side: the likeliest row of labels, not the likeliest label of each word."""

from collections.abc import Iterator, Sequence
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
    further = [label > 0 and label % 2 == 0 for label in range(chances.shape[1])]
    open_ = np.flatnonzero(chances[:, 0] < CERTAIN)
    labels = np.zeros(len(chances), np.int64)
    labels[open_] = chances[open_].argmax(1)
    loose = _loose(labels, breaks)
    for run in np.split(open_, np.flatnonzero(np.diff(open_) > 1) + 1):
        if len(run) and loose[run].any():  # else the likeliest label of each word is the likeliest row
            scores = np.log(
                np.maximum(chances[run], 1e-9)
            ).tolist()  # a few numbers a word: lists are faster than arrays
            labels[run] = _likeliest_row(scores, breaks[run].tolist(), further)
    return labels


def _loose(labels: Array, breaks: Array) -> Array:
    """Which words have the label of a further one, but neither a first one of its kind nor a further one right before them."""
    before = np.concatenate(([0], labels[:-1]))
    follows = (before == labels) | (before == labels - 1)
    return np.asarray((labels > 0) & (labels % 2 == 0) & (~follows | breaks))


def _likeliest_row(scores: Sequence[Sequence[float]], breaks: Sequence[bool], further: Sequence[bool]) -> list[int]:
    """The labels of words in a row: a further word follows the first or a further one of its kind, or costs LOOSE."""
    best = [score - LOOSE if more else score for score, more in zip(scores[0], further, strict=True)]
    back: list[list[int]] = []
    for score, at_break in zip(scores[1:], breaks[1:], strict=True):
        most = max(best)
        top = best.index(most)
        came, reached = [top] * len(best), []
        for label, more in enumerate(further):
            value = most
            if more:
                value = most - LOOSE
                if not at_break:
                    for before in (label, label - 1):
                        if best[before] > value or (best[before] == value and before < came[label]):
                            value, came[label] = best[before], before
            reached.append(value + score[label])
        back.append(came)
        best = reached
    labels = [best.index(max(best))]
    for came in reversed(back):
        labels.append(came[labels[-1]])
    return labels[::-1]
