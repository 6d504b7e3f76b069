"""The quality that has been reached, held: no change may lose it.

With `QUOTIENT_CORPORA` set to a folder of corpora and scoring scripts, the command line is measured on them; without it, on a
small gold set of our own. Floors stand half a point below what was reached, since int8 arithmetic differs between processors.
"""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from analysis.__main__ import main

ROOT = Path(__file__).parent.parent
CORPORA = os.environ.get("QUOTIENT_CORPORA", "")

FLOORS = {
    "stretches, F1 with the right source": 92.4,
    "relations at overlap 0.3, F1": 78.9,
    "relations at overlap 0.8, F1": 67.1,
    "indirect relations at 0.3, recall": 69.8,
    "right speaker": 92.2,
    "uner_dev, mentions by overlap": 83.2,
    "uner_dev, mentions exactly": 78.0,
    "uner_dev, people exactly": 87.2,
    "uner_dev, places exactly": 81.2,
    "uner_dev, organisations exactly": 62.2,
    "gum_dev, clusters": 98.4,
    "gum_dev, mentions in clusters": 250,
}
CEILINGS = {
    "share error": 4.0,
    "gum_dev, sentence count error": 2.8,
    "gum_dev, grade error": 0.2,
}


def _run(texts: Path, output: Path, *more: str) -> Path:
    assert main([str(texts), "--output", str(output), *more]) in (0, 3)  # 3: a sample has a row without text
    return output


def _score(script: str, *arguments: Path | str) -> dict:
    command = [sys.executable, str(Path(CORPORA) / script), *map(str, arguments)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _hold_floors(tmp_path: Path) -> None:
    """Everything that the corpora measure, in one go."""
    corpora = Path(CORPORA)
    dev = corpora / "polnear" / "dev"
    out = _run(dev / "text", tmp_path / "dev", "--keep-all")
    quotes = _score("score_quotes.py", out / "quotes.csv", dev, "--speakers", corpora / "speakers_dev")
    names = {
        folder: _score(
            "score_entities.py", _run(corpora / folder / "text", tmp_path / folder, "--keep-all"), corpora / folder
        )
        for folder in ("uner_dev", "gum_dev")
    }
    reached = {
        "stretches, F1 with the right source": quotes["stretches"]["F1"],
        "relations at overlap 0.3, F1": quotes["relations"]["overlap 0.3"]["F1"],
        "relations at overlap 0.8, F1": quotes["relations"]["overlap 0.8"]["F1"],
        "indirect relations at 0.3, recall": quotes["relations"]["overlap 0.3"]["indirect recall%"],
        "right speaker": quotes["speakers"]["right speaker%"],
        "share error": quotes["speakers"]["share error%"],
        "uner_dev, mentions by overlap": names["uner_dev"]["mentions"]["overlap"]["F1"],
        "uner_dev, mentions exactly": names["uner_dev"]["mentions"]["exact"]["F1"],
        "uner_dev, people exactly": names["uner_dev"]["mentions"]["person"]["F1"],
        "uner_dev, places exactly": names["uner_dev"]["mentions"]["place"]["F1"],
        "uner_dev, organisations exactly": names["uner_dev"]["mentions"]["organisation"]["F1"],
        "gum_dev, clusters": names["gum_dev"]["clusters"]["F1"],
        "gum_dev, mentions in clusters": names["gum_dev"]["clusters"]["mentions"],
        "gum_dev, sentence count error": names["gum_dev"]["sentences"]["count error%"],
        "gum_dev, grade error": names["gum_dev"]["sentences"]["grade error"],
    }
    lost = {k: (reached[k], floor) for k, floor in FLOORS.items() if reached[k] < floor}
    lost |= {k: (reached[k], ceiling) for k, ceiling in CEILINGS.items() if reached[k] > ceiling}
    assert not lost, f"(reached, pinned): {lost}"


def _hold_own_gold(tmp_path: Path) -> None:
    """Who says how many words in the samples, by careful reading: at most a tenth of the words may go to somebody else."""
    gold = json.loads((ROOT / "tests" / "gold" / "speakers.json").read_text(encoding="utf-8"))
    out = _run(ROOT / "sample_data", tmp_path / "samples")
    with open(out / "speakers.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    wrong = words = 0
    for file, speakers in gold.items():
        truth = Counter(speakers)
        found = Counter(
            {row["speaker"] or row["speaker_kind"]: int(row["words"]) for row in rows if row["file"] == file}
        )
        words += sum(truth.values())
        wrong += sum(((truth - found) + (found - truth)).values())
    assert wrong / 2 <= 0.1 * words, f"{wrong / 2:.0f} of {words} words"


def test_quality_is_not_lost(tmp_path: Path) -> None:
    """On the corpora where they are, else on our own gold set."""
    if CORPORA:
        _hold_floors(tmp_path)
    _hold_own_gold(tmp_path)
