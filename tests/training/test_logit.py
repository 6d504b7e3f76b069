"""Fitting a choice between candidates."""

import math

import numpy as np
import pytest

from training.logit import Choice, cross_likelihood, fit, make_table, select

NEAR, FAR, NOBODY = {"near": 1.0}, {"far": 1.0, "noise": 0.3}, {"nobody": 1.0}


def choices(near_right: int, far_right: int) -> list[Choice]:
    """Questions between one who is near, one who is far and nobody; folds in turn."""
    right = [0] * near_right + [1] * far_right
    return [Choice((NEAR, FAR, NOBODY), r, fold=n % 2) for n, r in enumerate(right)]


def test_the_weights_give_the_shares_that_were_seen() -> None:
    weights = fit(make_table([Choice(({"near": 1.0}, {}), r) for r in (0, 0, 0, 1)], {}), penalty=1e-9)
    assert weights["near"] == pytest.approx(math.log(3), abs=1e-3)


def test_a_penalty_draws_the_weights_to_the_prior() -> None:
    table = make_table(choices(9, 1), {"near": 5.0})
    loose, tight = fit(table, 0.1), fit(table, 1000.0)
    assert tight["near"] == pytest.approx(5.0, abs=0.1) and loose["near"] > loose["far"]


def test_without_any_question_the_prior_is_all_there_is() -> None:
    table = make_table([Choice((NEAR, NOBODY), 0)], {"continues": 4.0})
    empty = table.part(np.array([False]), range(len(table.names)))
    assert fit(empty, 1.0) == {"continues": 4.0, "near": 0.0, "nobody": 0.0}


def test_what_is_left_out_is_predicted_better_by_what_counts() -> None:
    table = make_table(choices(18, 2), {})
    every = np.ones(20, bool)
    without = table.part(every, [table.names.index("nobody")])
    assert cross_likelihood(table, 1.0) > cross_likelihood(without, 1.0)


def test_features_that_gain_nothing_are_not_taken() -> None:
    random = [Choice(({"near": 1.0, "coin": n % 2}, {"coin": 1 - n % 2}, NOBODY), 0, n % 3) for n in range(30)]
    assert select(make_table(random, {}), 1.0).names == ("near", "nobody")


def test_features_with_a_prior_are_always_taken() -> None:
    assert "rare" in select(make_table(choices(9, 1), {"rare": 2.0}), 1.0).names
