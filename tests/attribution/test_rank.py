"""Choosing between candidates."""

import json
import math
from pathlib import Path

import pytest

from analysis.attribution.candidates import FINDERS, NOBODY, Candidate
from analysis.attribution.discourse import Party
from analysis.attribution.features import FEATURES, FOUND_BY, Kind
from analysis.attribution.rank import THRESHOLDS, WEIGHTS, rank, read_weights, score

A, B = Party("unnamed", "a guard"), Party("unnamed", "a nurse")


def test_the_score_is_a_weighted_sum_and_what_has_no_weight_counts_nothing() -> None:
    assert score({"tagger": 0.5, "recency": 2.0, "mentions": 9.0}, {"tagger": 4.0, "recency": -1.0}) == 0.0


def test_probabilities_are_shares_of_one() -> None:
    ranking = rank("who", [Candidate(A), Candidate(B, {"nearest": 1.0}), NOBODY])
    weight = math.exp(WEIGHTS["who"]["nearest"])
    assert ranking.probabilities == pytest.approx((1 / (weight + 2), weight / (weight + 2), 1 / (weight + 2)))
    assert ranking.answer == Candidate(B, {"nearest": 1.0}) and ranking.probability == ranking.probabilities[1]


def test_nobody_is_an_answer() -> None:
    assert rank("description", [Candidate(A, {"recency": 1.0}), NOBODY]).answer is None
    assert rank("description", [NOBODY]).probabilities == (1.0,)


def test_several_who_are_equally_likely_are_nobody() -> None:
    three = [Candidate(Party("unnamed", name), {"recency": 1.0}) for name in ("a guard", "a nurse", "a cook")]
    assert rank("he or she", [*three[:1], NOBODY]).answer == three[0]
    assert rank("he or she", [*three, NOBODY]).answer is None


def test_whoever_repeats_an_earlier_speaker_is_no_likelier_than_that() -> None:
    ranking = rank("nothing", [Candidate(A, {"continues": 1.0}, earlier=0.5), NOBODY])
    assert ranking.probability == ranking.probabilities[0] / 2 < 0.5


def test_extreme_features_do_not_overflow() -> None:
    ranking = rank("he or she", [Candidate(A, {"tagger": 1e6}), Candidate(B, {"tagger": -1e6}), NOBODY])
    assert ranking.probabilities == (1.0, 0.0, 0.0)


@pytest.mark.parametrize("kind", FINDERS)
def test_every_weight_is_that_of_a_feature(kind: Kind) -> None:
    assert set(WEIGHTS[kind]) <= {*FEATURES, *FOUND_BY}
    assert "nobody" in WEIGHTS[kind] and 0 <= THRESHOLDS[kind] < 1


def test_weights_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps({"who": {"at_least": 0.3, "nearest": 2.5}}), encoding="utf-8")
    assert read_weights(file) == ({"who": {"nearest": 2.5}}, {"who": 0.3})
