"""Own accuracy from quotations drawn at random."""

import math
from dataclasses import replace

import pytest
from factories import HARBOUR, find, make_harbour

from analysis.corrections import (
    Correction,
    CorrectionError,
    apply,
    judge,
    judge_missed,
    measure_accuracy,
    sample_for_check,
    undo,
)
from analysis.corrections.judgements import wilson

BASE = make_harbour()


def judged(*verdicts: str) -> list[Correction]:
    return [judge(BASE, q.id, verdict) for q, verdict in zip(BASE.quotations, verdicts, strict=False)]


# Worked out by hand from the formula with z = 1.959964, and as statsmodels' proportion_confint(method="wilson") has them
@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (18, 20, 0.6989664, 0.9721335),
        (10, 10, 0.7224672, 1.0),
        (0, 10, 0.0, 0.2775328),
        (1, 2, 0.0945312, 0.9054688),
        (50, 100, 0.4038315, 0.5961685),
    ],
)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    estimate = wilson(right, of)
    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=1e-6)
    assert estimate.share == right / of


def test_nothing_judged() -> None:
    accuracy = measure_accuracy([])
    assert accuracy.precision.of == 0 and math.isnan(accuracy.precision.share) and math.isnan(accuracy.precision.low)


# Quotations that are none count against precision and not against speakers; what was missed against neither
def test_accuracy() -> None:
    missed = judge_missed(BASE, *find(HARBOUR, "the town’s fish market"))
    accuracy = measure_accuracy([*judged("right", "right", "wrong speaker", "not a quotation"), missed])
    assert (accuracy.right, accuracy.wrong_speaker, accuracy.not_quotations, accuracy.missed) == (2, 1, 1, 1)
    assert (accuracy.precision.right, accuracy.precision.of) == (3, 4)
    assert (accuracy.speaker_accuracy.right, accuracy.speaker_accuracy.of) == (2, 3)


# Of two judgements on one quotation the later holds, in whatever order they come; undone ones don't count
def test_the_last_word() -> None:
    first, second = judged("right")[0], judged("not a quotation")[0]
    first, second = replace(first, when="2031-04-16T09:00:00+00:00"), replace(second, when="2031-04-16T09:30:00+00:00")
    assert measure_accuracy([second, first]).not_quotations == 1
    assert measure_accuracy([undo(second), first]).right == 1


# A judgement changes nothing, and is kept
def test_judgements_do_not_correct() -> None:
    judgement = judged("not a quotation")[0]
    done = apply(BASE, [judgement])
    assert done.analysis is BASE and done.applied == (judgement,)


# The same seed draws the same quotations, in whatever order they come; another seed draws others
def test_sample() -> None:
    drawn = sample_for_check(BASE.quotations, 5, seed=3)
    assert len({q.id for q in drawn}) == 5
    assert sample_for_check(BASE.quotations[::-1], 5, seed=3) == drawn != sample_for_check(BASE.quotations, 5, seed=4)
    assert {q.id for q in sample_for_check(BASE.quotations, 99, seed=3)} == {q.id for q in BASE.quotations}
    assert sample_for_check([], 5, seed=3) == []


def test_refused() -> None:
    with pytest.raises(CorrectionError, match="nothing in what you selected"):
        judge_missed(BASE, 5, 5)
    with pytest.raises(CorrectionError, match="no longer there"):
        judge(BASE, "q99", "right")
