"""Check quotations drawn at random, and say from the judgements how often the program is right."""

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from analysis.corrections.anchors import locate, target_of
from analysis.corrections.draft import Draft, stripped
from analysis.corrections.quotations import quotation_in
from analysis.corrections.records import VERDICTS, Correction, CorrectionError, Target, Verdict, new_correction
from analysis.corrections.voices import plain_voice, voice_of
from analysis.records import Analysis, Quotation, Span

CONFIDENCE_LEVEL = 0.95  # of an interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share found in a sample, and where the share in the whole lies with a confidence of 95 %. NaN if the sample is empty."""

    right: int
    of: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often the program was right, by the judgements of the analyst."""

    right: int
    wrong_speaker: int
    not_quotations: int
    missed: int  # found by the way, so that no recall can be told from it
    precision: Estimate  # of all quotations judged: those that are quotations
    speaker_accuracy: Estimate  # of those that are: the ones with the right speaker


def sample_for_check(quotations: Iterable[Quotation], n: int, seed: int) -> list[Quotation]:
    """n quotations drawn at random without replacement, or all of them in random order if there are no more.

    The same seed draws the same ones, in whatever order they come.
    """
    ordered = sorted(quotations, key=lambda q: q.id)
    return random.Random(seed).sample(ordered, min(max(n, 0), len(ordered)))


def judge(analysis: Analysis, quotation_id: str, verdict: Verdict) -> Correction:
    """What the analyst says of a quotation: "right", "wrong speaker" or "not a quotation". It changes nothing by itself.

    `before` has the `speaker` that was judged, `after` the `verdict`. Raises CorrectionError if there is no such quotation.
    """
    quotation = quotation_in(analysis, quotation_id)
    target = target_of(analysis.article.text, quotation.id, quotation.stretches)
    return _judgement(analysis, target, {"speaker": plain_voice(analysis, voice_of(quotation))}, verdict)


def judge_missed(analysis: Analysis, start: int, end: int) -> Correction:
    """In text[start:end] somebody says something that was not found. Raises CorrectionError if there is nothing in it."""
    text = analysis.article.text
    span = stripped(text, Span(max(0, start), min(end, len(text))))
    if span.start >= span.end:
        raise CorrectionError("There is nothing in what you selected. Select the words that were missed.")
    return _judgement(analysis, target_of(text, "", [span]), {}, "missed")


def apply_judgement(draft: Draft, correction: Correction) -> Draft | None:
    """A judgement changes nothing; it is lost when its words are gone."""
    return draft if locate(draft.text, correction.target) else None


def measure_accuracy(corrections: Iterable[Correction]) -> Accuracy:
    """Precision of quotations and accuracy of speakers, of the judgements among some corrections; of two on one, the later."""
    latest: dict[tuple[str, object], str] = {}
    for c in sorted((c for c in corrections if c.what == "judgement" and not c.undone), key=lambda c: c.time):
        latest[c.article_id, c.target.anchors] = c.after["verdict"]
    verdicts = list(latest.values())
    right, wrong, none, missed = map(verdicts.count, VERDICTS)
    return Accuracy(
        right, wrong, none, missed, wilson(right + wrong, right + wrong + none), wilson(right, right + wrong)
    )


def wilson(right: int, of: int, level: float = CONFIDENCE_LEVEL) -> Estimate:
    """The share of `right` and its interval by Wilson (1927), "Probable inference, the law of succession, and statistical inference".

    With p = right / of and z the quantile of the normal distribution for the level (1.96 for 0.95):
    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Without continuity correction. It never leaves 0 to 1, and is
    sensible for small samples and for shares near 0 and 1, where the usual p ± z √(p(1 − p)/n) is not.
    """
    if not of:
        return Estimate(0, 0, math.nan, math.nan, math.nan)
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = right / of
    centre = share + z * z / (2 * of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return Estimate(right, of, share, max(0.0, (centre - reach) / whole), min(1.0, (centre + reach) / whole))


def _judgement(analysis: Analysis, target: Target, before: dict[str, object], verdict: Verdict) -> Correction:
    return new_correction("judgement", analysis.article.id, target, before, {"verdict": verdict})
