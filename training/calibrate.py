"""Fit the confidence of an attribution, and measure by ten-fold cross-fit how far it can be trusted.

    python -m training.calibrate CORPORA

CORPORA is a folder with corpus.py, score_quotes.py, polnear/dev and speakers_dev/. Prints what `analysis/attribution/confidence.py` holds and
the reliability table of `docs/methods.md`. Each fold fits on the articles of the nine others; an article is never split.
"""

import math
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.attribution import explain
from analysis.attribution.confidence import BASE, log_odds
from analysis.coreference import find_entities
from analysis.document import make_document, story_of
from analysis.intake.metadata import find_metadata
from analysis.pipeline import analyse_reading
from analysis.quotations import find_attributions
from analysis.records import Article, Reading
from analysis.tables.rows import COLUMNS, quotes_rows
from analysis.tagger import read_texts

WAYS: list[str] = [*BASE]
FOLDS = 10
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
# Weights of the prior: every way of telling is held near the common base, and all of them near "nine in ten are right".
TOWARDS_COMMON, COMMON = 1.0, math.log(9)


def gather(root: Path) -> list[tuple[str, str, float, bool]]:
    """For every quoted stretch with a known and a named speaker: article, how, evidence, and whether the speaker is right."""
    sys.path.insert(0, str(root))
    from corpus import by_article, load_gold_speakers, load_polnear, word_starts
    from score_quotes import QUOTED, best_row, same_speaker

    gold = load_gold_speakers(root / "speakers_dev")
    articles = [a for a in load_polnear(root / "polnear/dev") if a["id"] in gold]
    texts = [a["text"] for a in articles]
    made = [Article(text=t, file=f"{n}.txt", byline=find_metadata(t).byline) for n, t in enumerate(texts)]
    readings = read_texts([story_of(a) for a in made])
    columns = list(COLUMNS["quotes"])
    out = []
    for number, (article, ours, reading) in enumerate(zip(articles, made, readings, strict=True)):
        evidence = evidence_in(ours, reading)
        text, known = article["text"], gold[article["id"]]
        rows = [
            {k: "" if v is None else str(v) for k, v in zip(columns, row, strict=True)}
            for row in quotes_rows(analyse_reading(ours, reading))
        ]
        rows = [r for r in by_article(rows).get(str(number), []) if r["kind"] in QUOTED]
        for row in rows:
            row["_words"] = word_starts(text, int(row["start"]), int(row["end"]))
        speakers = {s["name"]: s for s in known["speakers"]}
        order = sorted(range(len(article["stretches"])), key=lambda i: article["stretches"][i]["span"][0])
        for quote in known["quotes"]:
            words = quote["speaker"] and word_starts(text, *article["stretches"][order[quote["n"]]]["span"])
            row = best_row(rows, words) if words else None
            if row and row["quotation_id"] in evidence:
                right = same_speaker(row["speaker"], speakers[quote["speaker"]], known["speakers"])
                out.append((article["id"], row["how"].split()[0], evidence[row["quotation_id"]], right))
    return out


def evidence_in(article: Article, reading: Reading) -> dict[str, float]:
    """By quotation, the evidence that its confidence is estimated from, where a speaker was found."""
    document = make_document(article, reading)
    traces = explain(document, find_attributions(document), find_entities(document))
    return {t.attribution.id: t.evidence for t in traces if t.resolution.party.name}


def fit(rows: list[tuple[str, str, float, bool]]) -> NDArray[np.float64]:
    """Bases by way of telling and the slope, by Newton's method on the penalised likelihood."""
    x = np.zeros((len(rows), len(WAYS) + 1))
    for i, (_, how, evidence, _) in enumerate(rows):
        x[i, WAYS.index(how)], x[i, -1] = 1, log_odds(evidence)
    y = np.array([right for *_, right in rows], float)
    centre = np.append(np.full(len(WAYS), COMMON - 1.0), 0.5)
    w = centre.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - TOWARDS_COMMON * (w - centre)
        w = w + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + TOWARDS_COMMON * np.eye(len(w)), gradient)
    return w


def chances(w: NDArray[np.float64], rows: list[tuple[str, str, float, bool]]) -> list[float]:
    return [1 / (1 + math.exp(-(w[WAYS.index(how)] + w[-1] * log_odds(e)))) for _, how, e, _ in rows]


def main(root: Path) -> None:
    rows = gather(root)
    ids = sorted({r[0] for r in rows})
    pairs = []
    for fold in range(FOLDS):
        aside = set(ids[fold::FOLDS])
        w = fit([r for r in rows if r[0] not in aside])
        test = [r for r in rows if r[0] in aside]
        pairs += zip(chances(w, test), [right for *_, right in test], strict=True)
    w = fit(rows)
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
        f"\n{len(pairs)} attributions of {len(ids)} articles; expected calibration error {off:.3f}, Brier score {brier:.3f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
