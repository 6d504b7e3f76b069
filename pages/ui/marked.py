"""The article with its marks: who speaks in colours, sources and cues, names, and what is left out.

A component of our own, as nothing that Streamlit offers shows text with marks inside marks. All text goes to the browser as
data and is placed there with `textContent`; a click on a mark opens what we think of it without asking the server again.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis.present import Passage, Segment, explain_entity, explain_left_out, explain_quotation, split_passages
from analysis.records import Analysis, Quotation
from analysis.tables import join_speakers, mend, name_voices, quotes_table, speakers_table

_HERE = Path(__file__).parent
_draw = st.components.v2.component(
    "marked_text",
    css=(_HERE / "marked.css").read_text(encoding="utf-8"),
    js=(_HERE / "marked.js").read_text(encoding="utf-8"),
)
LAYERS = ("quotations", "sources", "names")
_COLOURS = (0, 1, 2, 3, 4, 5, 8, 9)  # of the theme's chart colours: without the light yellow and the grey


def show_marked(
    analysis: Analysis,
    *,
    key: str,
    speaker: str = "",
    selected: str = "",
    layers: Sequence[str] = LAYERS,
    around: Quotation | None = None,
    on_speaker: Callable[[], None] | None = None,
    on_leave_out: Callable[[], None] | None = None,
    on_bring_back: Callable[[], None] | None = None,
) -> None:
    """Draw the article, or with `around` only the paragraphs that this quotation stands in.

    `speaker` is the voice whose words stand out, `selected` the id of the quotation that is shown first. The callbacks find
    in `st.session_state[key]` what was picked: `speaker` (a voice, "" for all), `leave_out` and `bring_back` ([start, end]).
    """
    data = mark_article(analysis, around)
    names = [voice["name"] for voice in data["voices"]]
    ids = [quotation.id for quotation in analysis.quotations]
    whole = around is None
    data |= {
        "speaker": names.index(speaker) if speaker in names else None,
        "selected": ids.index(selected) if selected in ids else None,
        "open": whole,
        "key": whole,
        "editable": whole,
        "layers": list(layers),
        "label": "The article. Arrow keys go from mark to mark, Enter says what we think of it.",
    }
    nothing = _do_nothing
    _draw(
        key=key,
        data=data,
        on_speaker_change=on_speaker or nothing,
        on_leave_out_change=on_leave_out or nothing,
        on_bring_back_change=on_bring_back or nothing,
    )


def mark_article(analysis: Analysis, around: Quotation | None = None) -> dict[str, Any]:
    """What the browser needs to draw the text: passages in flat segments, and what to tell of every mark."""
    text, passages = analysis.article.text, split_passages(analysis)
    if around is not None:
        spans = [*around.stretches, *(span for span in (around.source, around.cue) if span)]
        passages = tuple(p for p in passages if any(s.start < p.end and p.start < s.end for s in spans))
    quotes, speakers = quotes_table([analysis]), speakers_table([analysis])
    voices = _voices(join_speakers(speakers, quotes))
    numbers = {voice["name"]: number for number, voice in enumerate(voices)}
    spoken = Counter(quotation.speaker_id for quotation in analysis.quotations)
    voice_of = dict(zip(quotes.quotation_id, name_voices(quotes, speakers).voice, strict=True))
    data = {
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
    return json.loads(packed) | {"version": hashlib.md5(packed.encode(), usedforsecurity=False).hexdigest()}


def _voices(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The voices in the order of their words, each with a colour while there are some, and the mark that stands for it."""
    voices = []
    for rank, row in enumerate(table.itertuples()):
        known = row.speaker_kind not in ("unresolved", "unattributed")
        voices.append(
            {
                "name": row.voice,
                "words": f"{row.words:,} {'word' if row.words == 1 else 'words'}" if row.words else "reported",
                "colour": _COLOURS[rank] if known and rank < len(_COLOURS) else None,
                "mark": str(rank + 1) if known else "?" if row.speaker_kind == "unresolved" else "–",
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
    return [("Quotations in it", str(quotations)), ("Names in it", str(names))]


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


def _do_nothing() -> None:
    """A trigger without a callback would not be reported at all."""
