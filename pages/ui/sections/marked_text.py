"""The article with its marks: who speaks in colours, sources and cues, names, and what is not counted.

A component of our own, as nothing in Streamlit shows text with marks inside marks. All text goes to the browser as data and is
placed there with `textContent`; a click on a mark opens its card without asking the server.
"""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis.corrections import bring_back, leave_out
from analysis.present import Passage, Segment, explain_entity, explain_left_out, explain_quotation, split_passages
from analysis.records import Analysis, Quotation, Span
from analysis.tables import UNKNOWN, join_speakers, mend, name_voices, quotes_table, speakers_table
from analysis.tables.summaries import has_headline
from pages.ui.sections.correct import ask_for_correction
from pages.ui.state import collection
from pages.ui.widgets.filters import set_filter

_HERE = Path(__file__).parent
_draw = st.components.v2.component(
    "marked_text",
    css=(_HERE / "marked_text.css").read_text(encoding="utf-8"),
    js=(_HERE / "marked_text.js").read_text(encoding="utf-8"),
)
LAYERS = ("quotations", "sources", "names")
_COLOURS = (0, 1, 2, 3, 4, 5, 8, 9)  # of the theme's chart colours: without the light yellow and the grey


@dataclass(frozen=True, slots=True)
class Highlight:
    """What stands out in the text."""

    speaker: str = ""  # the voice whose words stay bright, or everybody's
    quotation: str = ""  # the id of the quotation shown first
    layers: tuple[str, ...] = LAYERS  # the kinds of marks that are drawn


def show_marked_article(analysis: Analysis, highlight: Highlight) -> None:
    """Draw the whole article with its key and its cards. What is picked goes into the address or changes what is counted."""
    article_id = analysis.article.id
    key = f"text_{article_id}"
    data = mark_article(analysis) | {"open": True, "key": True, "editable": True}
    if has_headline(analysis):
        first = next(passage for passage in data["passages"] if passage["number"] == 1)
        first["headline"] = True
    # No closures: Streamlit keeps callbacks, and what they hold, after the article has been removed.
    _show(
        analysis,
        data,
        highlight,
        key=key,
        on={
            "on_speaker_change": partial(_highlight_speaker, key),
            "on_leave_out_change": partial(_leave_out, key, article_id),
            "on_bring_back_change": partial(_bring_back, key, article_id),
            "on_correct_change": partial(_correct, key, article_id),
        },
    )


def show_excerpt(analysis: Analysis, quotation: Quotation) -> None:
    """Draw only the paragraphs in which this quotation stands; nothing in them can be changed."""
    data = mark_article(analysis, quotation) | {"open": False, "key": False, "editable": False}
    _show(analysis, data, Highlight(quotation=quotation.id), key=f"place_{quotation.id}", on={})


def _show(analysis: Analysis, data: dict[str, Any], highlight: Highlight, *, key: str, on: dict[str, Any]) -> None:
    names = [voice["name"] for voice in data["voices"]]
    ids = [quotation.id for quotation in analysis.quotations]
    data |= {
        "speaker": names.index(highlight.speaker) if highlight.speaker in names else None,
        "selected": ids.index(highlight.quotation) if highlight.quotation in ids else None,
        "layers": list(highlight.layers),
        "label": "The article. Use the arrow keys to go from mark to mark, and Enter to open one.",
    }
    _draw(key=key, data=data, **on)


def _highlight_speaker(key: str) -> None:
    set_filter("speaker", st.session_state[key].speaker)


def _leave_out(key: str, article_id: str) -> None:
    if analysis := collection.find(article_id):
        collection.correct(leave_out(analysis, *st.session_state[key].leave_out))


def _bring_back(key: str, article_id: str) -> None:
    if analysis := collection.find(article_id):
        collection.correct(bring_back(analysis, *st.session_state[key].bring_back))


def _correct(key: str, article_id: str) -> None:
    what, *numbers = st.session_state[key].correct
    ask_for_correction(article_id, what, numbers)


def mark_article(analysis: Analysis, around: Quotation | None = None) -> dict[str, Any]:
    """What the browser needs to draw the text: passages in flat segments, and the card of every mark."""
    text, passages = analysis.article.text, split_passages(analysis)
    if around is not None:
        spans = [Span(s.start, s.end) for s in (*around.stretches, around.source, around.cue) if s]
        passages = tuple(p for p in passages if any(s.start < p.end and p.start < s.end for s in spans))
    quotes, speakers = quotes_table([analysis]), speakers_table([analysis])
    voices = _voices(join_speakers(speakers, quotes))
    numbers = {voice["name"]: number for number, voice in enumerate(voices)}
    spoken = Counter(quotation.speaker_id for quotation in analysis.quotations)
    voice_of = dict(zip(quotes.quotation_id, name_voices(quotes, speakers).voice, strict=True))
    data: dict[str, Any] = {
        "passages": [_passage(passage) for passage in passages],
        "voices": voices,
        "quotations": [
            {"voice": numbers[voice_of[q.id]], "facts": explain_quotation(q, text)} for q in analysis.quotations
        ],
        "entities": [
            {"name": e.name, "type": e.type, "facts": explain_entity(e, spoken[e.id])} for e in analysis.entities
        ],
        "left": [
            {"name": explain_left_out(p)[0].text, "facts": explain_left_out(p), "start": p.start, "end": p.end}
            for p in analysis.article.left_out
        ],
    }
    packed = mend(json.dumps(data, ensure_ascii=False))  # a lone surrogate would break the connection to the browser
    version = hashlib.md5(packed.encode(), usedforsecurity=False).hexdigest()
    return {**json.loads(packed), "version": version}


def _voices(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The voices, those with most words first, each with its mark and, while there are enough, a colour."""
    voices = []
    columns = zip(table.voice.tolist(), table.speaker_kind.tolist(), table.words.tolist(), strict=True)
    for rank, (name, kind, words) in enumerate(columns):
        known = kind not in UNKNOWN
        voices.append(
            {
                "name": name,
                "words": f"{words:,} {'word' if words == 1 else 'words'}" if words else "reported",
                "colour": _COLOURS[rank] if known and rank < len(_COLOURS) else None,
                "mark": str(rank + 1) if known else "?" if kind == "unresolved" else "–",
            }
        )
    return voices


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "start": passage.start,
        "end": passage.end,
        "number": passage.number,
        "facts": _facts(passage),
        "segments": [_segment(segment) for segment in passage.segments],
    }


def _facts(passage: Passage) -> list[tuple[str, str]]:
    quotations = len({i for segment in passage.segments for i in segment.contents})
    names = len({segment.entity for segment in passage.segments if segment.entity is not None})
    return [("Quotations", str(quotations)), ("Names", str(names))]


def _segment(segment: Segment) -> dict[str, Any]:
    """Short keys and nothing empty: a long article has tens of thousands of them."""
    found = {
        "q": segment.contents or None,
        "k": segment.kind or None,
        "s": segment.sources or None,
        "c": segment.cues or None,
        "e": segment.entity,
        "l": segment.left_out,
    }
    return {"t": segment.text} | {key: value for key, value in found.items() if value is not None}
