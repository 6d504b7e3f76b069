"""Fitting the ranker and the confidence, on a tiny invented example."""

import json
from pathlib import Path

import pytest

from analysis.attribution.candidates import FINDERS
from analysis.attribution.weights import CONFIDENCE, WEIGHTS, read_weights
from training.fit_speakers import (
    FOLDS,
    Example,
    cross_fit_confidence,
    fit_all,
    fit_confidence,
    print_reliability,
    using,
    write_weights,
)
from training.logit import Choice, make_table


def test_every_kind_of_question_has_weights_and_the_small_ones_are_left_out() -> None:
    choices = [Choice(({"nearest": 1.0, "describes": 1e-6}, {"nobody": 1.0}), 0, n % FOLDS) for n in range(40)]
    weights = fit_all({"who": make_table(choices, {})})
    assert set(weights) == set(FINDERS) and weights["I"] == {"nobody": 0.0}
    assert set(weights["who"]) == {"nearest", "nobody"} and weights["who"]["nearest"] > 1


def test_a_fold_is_fitted_without_its_own_questions() -> None:
    odd = [Choice(({"nearest": 1.0}, {"nobody": 1.0}), int(n % FOLDS == 3), n % FOLDS) for n in range(100)]
    table = {"who": make_table(odd, {})}
    assert fit_all(table, without=3)["who"]["nearest"] > fit_all(table)["who"]["nearest"]


def test_other_weights_are_used_for_a_while() -> None:
    before = {kind: dict(values) for kind, values in WEIGHTS.items()}
    with using({"who": {"nearest": 9.0}}, all_features=True):
        assert WEIGHTS["who"]["nearest"] == 9.0 and WEIGHTS["who"]["recency"] == 0.0
    assert before == WEIGHTS


def examples() -> list[Example]:
    """By name nineteen of twenty are right, by role every other."""
    named = [Example(n // 20 % FOLDS, {"any speaker": 1.0, "found by name": 1.0}, n % 20 > 0) for n in range(400)]
    roles = [Example(n // 2 % FOLDS, {"any speaker": 1.0, "found by role": 1.0}, n % 2 > 0) for n in range(200)]
    return named + roles


def test_the_confidence_is_how_often_they_are_right() -> None:
    weights = fit_confidence(examples())
    assert set(weights) == {"any speaker", "found by name", "found by role"}
    sure = sorted(p for p, _ in cross_fit_confidence(examples()))
    assert sure[200:] == pytest.approx([0.95] * 400, abs=0.02) and sure[:200] == pytest.approx([0.5] * 200, abs=0.05)


def test_the_table_of_reliability(capsys: pytest.CaptureFixture[str]) -> None:
    print_reliability([(0.92, True)] * 9 + [(0.92, False)])
    assert "| 0.90 to 0.95 | 10 | 92% | 90% |" in (out := capsys.readouterr().out)
    assert "expected calibration error 0.020; given 0.9 or more: 10, right 90.0%" in out


def test_weights_are_written_with_the_heaviest_first(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    weights = {"who": {"nobody": 0.5, "nearest": -2.0}, CONFIDENCE: {"any speaker": 1.0}}
    write_weights(weights, file)
    assert read_weights(file) == weights
    assert list(json.loads(file.read_text(encoding="utf-8"))["who"]) == ["nearest", "nobody"]
