"""Invented articles of many desks, as they come out of a browser, with who says what: written by people who knew no rule of ours.

PolNeAR's articles are about one election. `tuned/` is what rules and weights may be made with, `unseen/` what nobody looks at.
Each `NN.txt` is a page as pasted; `NN.json` has its `title`, the lines that are no part of the story (`left_out`), each stretch
between quotation marks in order (`quotes`: its first words, the speaker, the speaker's kind; nobody's are of kind "nobody"),
and the pronoun of each person (`people`).
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.records import Span
from training.score.corpora import GoldSpeaker, GoldStretch, NewsArticle, SpeakerGold

FOLDER = Path(__file__).parent
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'", "„": "“", "«": "»"}
_SINGLE_END = re.compile(r"['’](?!\w)")


@dataclass(frozen=True)
class Story(NewsArticle):
    """A story without what was pasted around it, its stretches given."""

    quoted: tuple[Span, ...] = ()

    @property
    def stretches(self) -> tuple[GoldStretch, ...]:
        """The stretches between quotation marks, in the order of the text."""
        return tuple(GoldStretch(span, ()) for span in self.quoted)


def load_stories(which: str) -> tuple[list[Story], dict[str, SpeakerGold]]:
    """The stories of a folder, and who speaks in each of their stretches, by the story's id. Nobody's words are left out."""
    stories, speakers = [], {}
    for file in sorted((FOLDER / which).glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = _story(file.with_suffix(".txt").read_text(encoding="utf-8"), gold["left_out"])
        said = [(span, q) for span, q in _find(text, gold["quotes"]) if q["kind"] != "nobody"]
        story = Story(f"{which}-{file.stem}", text, (), tuple(span for span, _ in said))
        stories.append(story)
        people = dict.fromkeys((q["speaker"], q["kind"]) for _, q in said)
        speakers[story.id] = SpeakerGold(
            tuple(GoldSpeaker(name, kind) for name, kind in people),
            tuple((n, q["speaker"]) for n, (_, q) in enumerate(said)),
        )
    return stories, speakers


def _story(text: str, left_out: list[str]) -> str:
    lines = {line.strip() for line in left_out}
    kept = "\n".join(line for line in text.splitlines() if line.strip() not in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _find(text: str, quotes: list[dict[str, Any]]) -> list[tuple[Span, dict[str, Any]]]:
    """Where each stretch stands: from its first words to the mark that closes it, else to the end of its paragraph.

    Stretches in lines that are left out are passed over.
    """
    found, at = [], 0
    for quote in quotes:
        start = text.find(quote["words"], at)
        if start < 0:
            continue
        line = text.find("\n", start)
        end = len(text) if line < 0 else line
        mark = _CLOSING.get(text[start - 1 : start], "")
        behind = start + len(quote["words"])
        if mark in ("’", "'"):
            closing = _SINGLE_END.search(text, behind - 1, end)
            closes = closing.start() if closing else -1
        else:
            closes = text.find(mark, behind - 1, end) if mark else -1
        found.append((Span(start, end if closes < 0 else max(closes, start + 1)), quote))
        at = start + 1
    return found
