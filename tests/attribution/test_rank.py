"""Choosing between candidates."""

import json
import math
from pathlib import Path

import pytest

from analysis.attribution.candidates import FINDERS, Candidate
from analysis.attribution.discourse import UNRESOLVED, Party
from analysis.attribution.features import FEATURES, FOUND_BY, OF_NO_SOURCE, OF_NOBODY, Kind
from analysis.attribution.rank import rank
from analysis.attribution.weights import CONFIDENCE, WEIGHTS, read_weights, score

A, B = Party("unnamed", "a guard"), Party("unnamed", "a nurse")
NOBODY = Candidate(UNRESOLVED, {"nobody": 1.0})


def test_the_score_is_a_weighted_sum_and_what_has_no_weight_counts_nothing() -> None:
    assert score({"tagger": 0.5, "recency": 2.0, "mentions": 9.0}, {"tagger": 4.0, "recency": -1.0}) == 0.0


def test_probabilities_are_shares_of_one() -> None:
    ranking = rank("who", [Candidate(A), Candidate(B, {"nearest": 1.0}), NOBODY])
    shares = [1.0, math.exp(WEIGHTS["who"]["nearest"]), math.exp(WEIGHTS["who"]["nobody"])]
    assert ranking.probabilities == pytest.approx(tuple(share / sum(shares) for share in shares))
    assert ranking.answer == Candidate(B, {"nearest": 1.0}) and ranking.probability == ranking.probabilities[1]


def test_nobody_is_an_answer_and_wins_where_all_are_alike() -> None:
    assert rank("description", [Candidate(A), NOBODY]).answer is None
    assert rank("description", [NOBODY]).probabilities == (1.0,)
    assert rank("description", [Candidate(A), Candidate(B), Candidate(UNRESOLVED)]).answer is None


def test_a_pronoun_means_somebody_unless_nobody_is_likelier_than_all_others() -> None:
    several = [Candidate(A), Candidate(B), Candidate(UNRESOLVED)]
    assert rank("who", several).answer == several[0]
    assert rank("who", [Candidate(A, {"nearest": -9.0}), NOBODY]).answer is None


def test_whoever_repeats_an_earlier_speaker_is_no_likelier_than_that() -> None:
    ranking = rank("nothing", [Candidate(A, {"continues": 1.0}, earlier=0.5), NOBODY])
    assert ranking.probability == ranking.probabilities[0] / 2 < 0.5


def test_extreme_features_do_not_overflow() -> None:
    ranking = rank("he or she", [Candidate(A, {"tagger": 1e6}), Candidate(B, {"tagger": -1e6}), NOBODY])
    assert ranking.probabilities == (1.0, 0.0, 0.0)


def test_there_are_weights_for_every_kind_of_question_and_for_the_confidence() -> None:
    assert set(WEIGHTS) == {*FINDERS, CONFIDENCE}


@pytest.mark.parametrize("kind", FINDERS)
def test_every_weight_is_that_of_a_feature(kind: Kind) -> None:
    assert set(WEIGHTS[kind]) <= {*FEATURES, *FOUND_BY, *OF_NOBODY, *OF_NO_SOURCE}
    assert "nobody" in WEIGHTS[kind]


def test_weights_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps({"who": {"nearest": 2.5}}), encoding="utf-8")
    assert read_weights(file) == {"who": {"nearest": 2.5}}
