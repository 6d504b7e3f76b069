"""Score the invented articles that are annotated in full, in `tests/gold/`: samples, and pages as they are pasted."""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis import analyse_all, read_files, read_paste
from analysis.records import Article
from training.score.measures import Figures
from training.score.whole import Annotation, annotation_of, differences, score_whole

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
# What is no part of the story stands in the pasted pages as {reason|text}
_LEFT_OUT = re.compile(r"\{[a-z ]+\|([^}]*)\}")


class Invented(NamedTuple):
    """An invented article with its annotation."""

    name: str
    article: Article
    gold: Annotation


def load_invented() -> list[Invented]:
    """Every annotated article, read from its file or as a paste."""
    articles = {**_samples(), **_pastes()}
    return [Invented(name, articles[name], gold) for name, gold in _annotations()]


def score_invented() -> Figures:
    """Of each sort of fact: how many are annotated, found and right."""
    invented = load_invented()
    analyses = analyse_all([one.article for one in invented])
    return score_whole([one.gold for one in invented], map(annotation_of, analyses))


def _annotations() -> Iterator[tuple[str, Annotation]]:
    for file in sorted(GOLD.glob("*/*.json")):
        yield f"{file.parent.name}/{file.stem}", json.loads(file.read_text(encoding="utf-8"))


def _samples() -> dict[str, Article]:
    found = read_files([ROOT / "sample_data"])
    return {f"samples/{item.file}": item for item in found if isinstance(item, Article)}


def _pastes() -> dict[str, Article]:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "pastes").glob("*.txt")}
    return {f"pastes/{name}": read_paste(_LEFT_OUT.sub(r"\1", text)) for name, text in texts.items()}


def main() -> None:
    """Print what is missing (-) and what is wrong (+) in each article, and the figures."""
    argparse.ArgumentParser(prog="python -m training.score.invented", description=main.__doc__).parse_args()
    invented = load_invented()
    for one, analysis in zip(invented, analyse_all([one.article for one in invented]), strict=True):
        print(one.name, *differences(one.gold, annotation_of(analysis)), sep="\n  ")
    for name, value in score_invented().items():
        print(f"{value:5}  {name}")


if __name__ == "__main__":
    main()
