"""Fit a choice between candidates, and a chance, by Newton's method on the penalised likelihood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.intp]
MAX_STEPS = 40
SMALL = 1e-5  # of a step, after which nothing changes any more
MAX_STEP = 3.0  # of one weight, so that the first steps do not overshoot
WORTH_KEEPING = 0.3  # of log-likelihood on the articles left out: a feature that gains less is not taken
ALWAYS = "nobody"  # the feature that every kind of question has


class Choice(NamedTuple):
    """One question: the features of each candidate, which of them is right, and the number of the fold it belongs to."""

    candidates: tuple[Mapping[str, float], ...]
    right: int
    fold: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Questions as arrays: a row for each candidate, a column for each feature."""

    names: tuple[str, ...]
    prior: Floats  # by feature, the weight that is held to be likeliest before anything is seen
    x: Floats
    sizes: Whole  # candidates of each question
    right: Whole  # number of the right one within its question
    folds: Whole

    def part(self, keep: NDArray[np.bool_], columns: Sequence[int]) -> "Table":
        """Some of the questions and some of the features."""
        rows = np.repeat(keep, self.sizes)
        names = tuple(self.names[c] for c in columns)
        return Table(
            names,
            self.prior[list(columns)],
            self.x[rows][:, columns],
            self.sizes[keep],
            self.right[keep],
            self.folds[keep],
        )


def make_table(choices: Sequence[Choice], prior: Mapping[str, float]) -> Table:
    """The questions as a table, features in alphabetical order; `prior` by name of feature, 0 where it has none."""
    names = sorted(
        {ALWAYS, *prior, *(name for choice in choices for features in choice.candidates for name in features)}
    )
    column = {name: n for n, name in enumerate(names)}
    x = np.zeros((sum(len(c.candidates) for c in choices), len(names)))
    for row, features in enumerate(f for c in choices for f in c.candidates):
        for name, value in features.items():
            x[row, column[name]] = value
    sizes, right, folds = (
        np.array(v, np.intp) for v in zip(*((len(c.candidates), c.right, c.fold) for c in choices), strict=True)
    )
    return Table(tuple(names), np.array([prior.get(n, 0.0) for n in names]), x, sizes, right, folds)


def fit(table: Table, penalty: float) -> dict[str, float]:
    """The weights of a softmax over candidates that make the right ones likeliest, by name of feature.

    `penalty` times half the sum of the squares of what the weights are off the prior is taken off the log-likelihood (in nats).
    """
    return dict(zip(table.names, _weights(table, penalty).tolist(), strict=True))


def _weights(table: Table, penalty: float) -> Floats:
    w = table.prior.copy()
    first, group = _groups(table)
    for _ in range(MAX_STEPS if len(table.sizes) else 0):
        p = _shares(table.x @ w, first, group)
        weighted = table.x * p[:, None]
        mean = np.add.reduceat(weighted, first)
        gradient = (table.x[first + table.right] - mean).sum(axis=0) - penalty * (w - table.prior)
        curvature = weighted.T @ table.x - mean.T @ mean + penalty * np.eye(len(w))
        step = np.clip(np.linalg.solve(curvature, gradient), -MAX_STEP, MAX_STEP)
        w = w + step
        if np.abs(step).max() < SMALL:
            break
    return w


def cross_likelihood(table: Table, penalty: float) -> float:
    """The log-likelihood, in nats, of the right candidates of every fold, by the weights fitted on all others."""
    total = 0.0
    for fold in np.unique(table.folds):
        every = range(len(table.names))
        w = _weights(table.part(table.folds != fold, every), penalty)
        test = table.part(table.folds == fold, every)
        first, group = _groups(test)
        total += float(np.log(_shares(test.x @ w, first, group)[first + test.right]).sum())
    return total


def select(table: Table, penalty: float) -> Table:
    """The table with the features alone that earn their place: added one by one while the best gains on folds left out."""
    everything = np.ones(len(table.sizes), bool)
    chosen = [n for n, name in enumerate(table.names) if name == ALWAYS or table.prior[n]]
    best = cross_likelihood(table.part(everything, chosen), penalty)
    while len(chosen) < len(table.names):
        rest = [c for c in range(len(table.names)) if c not in chosen]
        gains = [(cross_likelihood(table.part(everything, [*chosen, c]), penalty), c) for c in rest]
        likelihood, column = max(gains)
        if likelihood < best + WORTH_KEEPING:
            break
        best = likelihood
        chosen.append(column)
    return table.part(everything, sorted(chosen))


def _groups(table: Table) -> tuple[Whole, Whole]:
    """The row where each question begins, and the question of each row."""
    first = np.concatenate([[0], np.cumsum(table.sizes)[:-1]]).astype(np.intp)
    return first, np.repeat(np.arange(len(table.sizes)), table.sizes)


def _shares(scores: Floats, first: Whole, group: Whole) -> Floats:
    """The softmax of each group of scores."""
    powers = np.exp(scores - np.maximum.reduceat(scores, first)[group])
    shares: Floats = powers / np.add.reduceat(powers, first)[group]
    return shares
