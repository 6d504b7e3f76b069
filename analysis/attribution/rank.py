"""Choose who is meant: a weighted sum of each candidate's features, and a softmax over all of them, nobody included."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attribution.candidates import Candidate
from analysis.attribution.features import Kind
from analysis.attribution.weights import WEIGHTS, score

SPEAK_FOR_THEMSELVES = ("description", "document")  # kinds of sources: where nobody else is meant, they are the speaker


@dataclass(frozen=True, slots=True)
class Ranking:
    """One question, all who may be meant, and how likely each of them is."""

    kind: Kind
    candidates: tuple[Candidate, ...]  # the last one is nobody
    probabilities: tuple[float, ...]  # of each candidate; they add up to 1
    chosen: int  # number of the candidate that is taken to be meant

    @property
    def answer(self) -> Candidate | None:
        """Who is meant, or None for nobody."""
        return self.candidates[self.chosen] if self.chosen < len(self.candidates) - 1 else None

    @property
    def probability(self) -> float:
        """That the answer is right: that this candidate is meant, and was right where it only repeats an earlier speaker."""
        return self.probabilities[self.chosen] * self.candidates[self.chosen].earlier


def rank(kind: Kind, candidates: Sequence[Candidate]) -> Ranking:
    """The candidates with their probabilities; the likeliest is chosen, of equals the last.

    Where nobody would leave the words without a speaker (a pronoun, no source), nobody must be likelier than all others together.
    """
    scores = [score(c.features, WEIGHTS[kind]) for c in candidates]
    highest = max(scores)
    shares = [math.exp(s - highest) for s in scores]
    total = sum(shares)
    probabilities = tuple(share / total for share in shares)
    chosen = max(range(len(scores)), key=lambda n: (scores[n], n))
    if chosen == len(scores) - 1 > 0 and kind not in SPEAK_FOR_THEMSELVES and probabilities[chosen] < 0.5:
        chosen = max(range(len(scores) - 1), key=lambda n: scores[n])
    return Ranking(kind, tuple(candidates), probabilities, chosen)
