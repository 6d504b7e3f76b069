"""The quality that has been reached, held: no change may lose it. `python -m training.score.pins --update` pins more.

The invented articles of `tests/gold` are held to their exact figures; with `QUOTIENT_CORPORA` set to a folder of corpora, those
on annotated news are held too.
"""

import csv
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from analysis.__main__ import ALL_READ, SOME_SKIPPED, main
from training.score.__main__ import score_all
from training.score.invented import score_invented
from training.score.pins import find_changes, find_losses, read_pins

ROOT = Path(__file__).parent.parent
CORPORA = os.environ.get("QUOTIENT_CORPORA", "")
MAX_WRONG_WORDS = 0.1  # of the words that are quoted in the samples


@pytest.mark.corpora
def test_quality_on_annotated_news() -> None:
    lost = find_losses(score_all(Path(CORPORA)), read_pins()["corpora"])
    assert not lost, "\n".join(lost)


def test_quality_on_invented_articles() -> None:
    changes = find_changes(score_invented(), read_pins()["invented"])
    assert not changes, "\n".join(["python -m training.score.invented shows each difference.", *changes])


def test_words_of_speakers_in_the_samples(tmp_path: Path) -> None:
    gold = json.loads((ROOT / "tests" / "gold" / "speakers.json").read_text(encoding="utf-8"))
    assert main([str(ROOT / "sample_data"), "--output", str(tmp_path)]) in (ALL_READ, SOME_SKIPPED)
    with open(tmp_path / "speakers.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    wrong = words = 0
    for file, speakers in gold.items():
        truth = Counter(speakers)
        found = Counter(
            {row["speaker"] or row["speaker_kind"]: int(row["words"]) for row in rows if row["file"] == file}
        )
        words += sum(truth.values())
        wrong += sum(((truth - found) + (found - truth)).values())
    assert wrong / 2 <= MAX_WRONG_WORDS * words, f"{wrong / 2:.0f} of {words} words"
