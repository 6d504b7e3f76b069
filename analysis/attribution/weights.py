"""The weights of the features, by kind of question: fitted by `training/fit_speakers.py`, kept as data."""

import json
from collections.abc import Mapping
from pathlib import Path

from analysis.rules import weight

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
CONFIDENCE = "confidence"  # in the file, beside the kinds of questions: what the confidence is estimated with


def read_weights(file: Path = WEIGHTS_FILE) -> dict[str, dict[str, float]]:
    """The weights by kind of question and name of feature, each of which can be switched off."""
    raw: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return {
        kind: {
            name: weight(f"attribution.{kind}.{name}".replace(" ", "_"), value, f"Weight of {name} for {kind!r}.")
            for name, value in values.items()
        }
        for kind, values in raw.items()
    }


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of features; what has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


WEIGHTS = read_weights()
