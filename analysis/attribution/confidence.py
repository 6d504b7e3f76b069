"""Say how likely it is that words are given to the right speaker, so that of those given 0.9 nine in ten are right.

A logistic regression on how the speaker was told and on how sure that was; `training/calibrate.py` measures and fits it.
"""

import math

# By training/calibrate.py. BASE: by how the speaker is told, in log-odds at even evidence; SLOPE: for the log-odds of the evidence.
BASE = {
    "name": 1.71,
    "surname": 1.25,
    "title": 0.96,
    "organisation": -0.25,
    "described": -0.51,
    "role": 1.91,
    "pronoun": 0.91,
    "continued": 0.56,
    "byline": 1.27,
    "transcript": 1.20,
    "block": 1.20,
}
SLOPE = 0.55
MOST = 0.99  # evidence is never more certain than this


def evidence(sure: float, tie: float) -> float:
    """How much speaks for a speaker, 0 to 1: how clear it is whom the source means, and how tightly it is tied to the words."""
    return sure * (0.6 + 0.4 * tie)


def estimate_confidence(how: str, evidence: float) -> float:
    """The probability, 0 to 1, that a speaker told in this way on this evidence (0 to 1) is the right one."""
    odds = BASE[how] + SLOPE * log_odds(evidence)
    return 1 / (1 + math.exp(-odds))


def log_odds(chance: float) -> float:
    """The natural logarithm of the odds of a chance, which is held within 1 and 99 in a hundred."""
    chance = min(max(chance, 1 - MOST), MOST)
    return math.log(chance / (1 - chance))
