"""Drop quotation marks at random, and see whose the words are then: `python -m training.lost_marks FOLDER [--articles N]`.

Prints the share of the quoted words of the whole texts that keep their speaker, with the marks restored for the tagger and
without. The texts need no annotation: each is held against itself.
"""

import argparse
import random
from pathlib import Path
from unittest.mock import patch

from analysis import pipeline
from analysis.quotations.quote_marks import find_quoted
from analysis.quotations.restore_marks import Restored
from analysis.records import Analysis, Article
from analysis.text_spans import find_paragraphs

LOST = 0.12  # of the quotations that have both marks
DOUBLE = '"“”'


def lose_marks(text: str, chance: random.Random) -> str:
    """The text without one of the two marks of some of its quotations."""
    lost = set()
    for quoted in find_quoted(text, find_paragraphs(text)):
        at = quoted.end if chance.random() < 0.5 else quoted.start - 1
        if quoted.opened and quoted.closed and chance.random() < LOST and text[at] in DOUBLE:
            lost.add(at)
    return "".join(sign for at, sign in enumerate(text) if at not in lost)


def speakers_by_word(analysis: Analysis) -> dict[int, str]:
    """Who says each quoted word, by its number in the article, which no mark changes."""
    return {
        number: quotation.speaker
        for quotation in analysis.quotations
        for stretch in quotation.stretches
        if stretch.kind != "indirect"
        for number, word in enumerate(analysis.words)
        if stretch.start <= word.start < stretch.end
    }


def main() -> None:
    """Measure it on the texts of a folder."""
    parser = argparse.ArgumentParser(prog="python -m training.lost_marks", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=5, help="of what is lost")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kept, total = {"restored": 0, "as they are": 0}, 0
    for file in sorted(options.folder.rglob("*.txt"))[: options.articles]:
        text = file.read_text(encoding="utf-8")
        broken = lose_marks(text, chance)
        if broken == text:
            continue
        whole = speakers_by_word(pipeline.analyse(Article(text)))
        found = {"restored": speakers_by_word(pipeline.analyse(Article(broken)))}
        with patch.object(pipeline, "restore_marks", Restored):
            found["as they are"] = speakers_by_word(pipeline.analyse(Article(broken)))
        total += len(whole)
        for name, speakers in found.items():
            kept[name] += sum(speakers.get(number) == speaker for number, speaker in whole.items())
    for name, words in kept.items():
        print(f"marks {name}: {words / max(total, 1):.1%} of {total:,} quoted words keep their speaker")


if __name__ == "__main__":
    main()
