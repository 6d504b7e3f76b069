"""Fit the confidence of an attribution, and measure by ten-fold cross-fit how far it can be trusted.

    python -m training.calibrate [--corpora FOLDER]

Prints what `analysis/attribution/confidence.py` holds and the reliability table of `docs/methods.md`. Each fold fits on the
articles of the nine others; an article is never split.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.attribution import explain
from analysis.attribution.confidence import BASE, log_odds
from analysis.coreference import find_entities
from analysis.document import make_document, story_of
from analysis.intake.metadata import find_metadata
from analysis.pipeline import analyse_reading
from analysis.quotations import find_attributions
from analysis.records import Article
from analysis.tagger import read_texts
from training.score.__main__ import corpora_parser
from training.score.corpora import load_news, load_speakers
from training.score.speakers import judge

WAYS: list[str] = [*BASE]
FOLDS = 10
NEWTON_STEPS = 50  # far more than it takes
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
# Weights of the prior: every way of telling is held near the common base, and all of them near "nine in ten are right".
TOWARDS_COMMON, COMMON = 1.0, math.log(9)


class Example(NamedTuple):
    """An attribution whose speaker is known."""

    article_id: str
    how: str
    evidence: float  # 0 to 1
    right: bool


def gather(corpora: Path) -> list[Example]:
    """Every quoted stretch that the program gives a speaker, and whose speaker is known."""
    gold = load_speakers(corpora / "speakers_dev")
    news = load_news(corpora / "polnear/dev", gold)
    articles = [Article(text=n.text, byline=find_metadata(n.text).byline) for n in news]
    readings = read_texts([story_of(article) for article in articles])
    analyses = [analyse_reading(article, reading) for article, reading in zip(articles, readings, strict=True)]
    evidence = {
        trace.attribution.id: trace.evidence
        for document in map(make_document, articles, readings)
        for trace in explain(document, find_attributions(document), find_entities(document))
    }
    return [
        Example(j.article_id, j.found.quotation.how, evidence[j.found.quotation.id], j.right)
        for j in judge(news, analyses, gold)
        if j.found and j.found.quotation.speaker
    ]


def fit(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Bases by way of telling and the slope, by Newton's method on the penalised likelihood."""
    x = np.zeros((len(examples), len(WAYS) + 1))
    for row, example in zip(x, examples, strict=True):
        row[WAYS.index(example.how)], row[-1] = 1, log_odds(example.evidence)
    y = np.array([example.right for example in examples], float)
    centre = np.append(np.full(len(WAYS), COMMON - 1.0), 0.5)
    w = centre.copy()
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - TOWARDS_COMMON * (w - centre)
        w = w + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + TOWARDS_COMMON * np.eye(len(w)), gradient)
    return w


def chances(w: NDArray[np.float64], examples: Sequence[Example]) -> list[float]:
    """How likely each is to be right."""
    return [1 / (1 + math.exp(-(w[WAYS.index(e.how)] + w[-1] * log_odds(e.evidence)))) for e in examples]


def cross_fit(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """The chance of each attribution as fitted without its article, and whether it is right."""
    ids = sorted({e.article_id for e in examples})
    pairs: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        aside = set(ids[fold::FOLDS])
        w = fit([e for e in examples if e.article_id not in aside])
        test = [e for e in examples if e.article_id in aside]
        pairs += zip(chances(w, test), [e.right for e in test], strict=True)
    return pairs


def main() -> None:
    """Print the weights and the reliability table."""
    examples = gather(corpora_parser(__doc__).parse_args().corpora)
    pairs = cross_fit(examples)
    w = fit(examples)
    print("BASE = {", *(f'    "{how}": {b:.2f},' for how, b in zip(WAYS, w, strict=False)), "}", sep="\n")
    print(f"SLOPE = {w[-1]:.2f}\n\n| confidence | attributions | mean confidence | right |\n|---|---|---|---|")
    off = 0.0
    for low, high in pairwise(BINS):
        inside = [(p, r) for p, r in pairs if low <= p < high]
        if inside:
            mean, right = (sum(v) / len(inside) for v in zip(*inside, strict=True))
            off += abs(mean - right) * len(inside) / len(pairs)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.0%} | {right:.0%} |")
    brier = sum((p - r) ** 2 for p, r in pairs) / len(pairs)
    print(
        f"\n{len(pairs)} attributions of {len({e.article_id for e in examples})} articles; expected calibration error {off:.3f}, Brier score {brier:.3f}"
    )


if __name__ == "__main__":
    main()
