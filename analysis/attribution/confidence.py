"""Say how likely it is that words are given to the right speaker, so that of those given 0.9 nine in ten are right.

A logistic regression on how the speaker was found and on how likely the ranker and the tagger hold it; `training/fit_speakers.py`
fits and measures it.
"""

import math
from collections.abc import Mapping

from analysis.attribution.weights import CONFIDENCE, WEIGHTS, score
from analysis.records import How

LEAST = 0.01  # no chance is taken to be below this, nor above 1 less it


def evidence(how: How, meant: float, linked: float) -> dict[str, float]:
    """What the confidence rests on, by name.

    `how` is the way in which the speaker was found, `meant` the probability that the source means it, `linked` the one that the
    source goes with these words.
    """
    return {
        "any speaker": 1.0,
        f"found by {how}": 1.0,
        "who is meant": log_odds(meant),
        "link to the source": log_odds(linked),
    }


def estimate_confidence(evidence: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that a speaker found on this evidence is the right one."""
    return 1 / (1 + math.exp(-score(evidence, WEIGHTS[CONFIDENCE])))


def log_odds(chance: float) -> float:
    """The natural logarithm of the odds of a chance, which is held away from 0 and 1."""
    chance = min(max(chance, LEAST), 1 - LEAST)
    return math.log(chance / (1 - chance))
