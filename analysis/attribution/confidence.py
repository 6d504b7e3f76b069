"""Say how likely it is that words are given to the right speaker, so that of those given 0.9 nine in ten are right.

A logistic regression on how the speaker was found and on the evidence for that; `training/calibrate.py` measures and fits it.
"""

import math

from analysis.records import How

# By training/calibrate.py. BASE: by how the speaker is found, in log-odds at even evidence; SLOPE: for the log-odds of the evidence.
BASE: dict[How, float] = {
    "name": 1.79,
    "surname": 1.14,
    "title": 1.00,
    "organisation": -0.15,
    "described": -0.42,
    "role": 1.95,
    "pronoun": 0.82,
    "continued": 0.43,
    "byline": 1.27,
    "transcript": 1.20,
    "block": 1.20,
}
SLOPE = 0.52
MAX_EVIDENCE = 0.99  # nothing is more certain than this
LINK_SHARE = 0.4  # of the evidence that hangs on the link between source and content


def evidence(probability: float, link_score: float) -> float:
    """How much speaks for a speaker, 0 to 1: that the source means this party, and that it goes with these words."""
    return probability * (1 - LINK_SHARE + LINK_SHARE * link_score)


def estimate_confidence(how: How, evidence: float) -> float:
    """The probability, 0 to 1, that a speaker found in this way on this evidence (0 to 1) is the right one."""
    return 1 / (1 + math.exp(-(BASE[how] + SLOPE * log_odds(evidence))))


def log_odds(chance: float) -> float:
    """The natural logarithm of the odds of a chance, which is held between 0.01 and 0.99."""
    chance = min(max(chance, 1 - MAX_EVIDENCE), MAX_EVIDENCE)
    return math.log(chance / (1 - chance))
