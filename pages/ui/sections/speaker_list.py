"""The speakers to choose from, each with a bar of how much they say: a component of our own, as no chart keeps its choice in sight.

All names go to the browser as data and are placed there with `textContent`.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis.present.amounts import amount, percent
from analysis.present.charts import voice_colours
from analysis.tables import KINDS, UNKNOWN, mend
from pages.ui.layout.labels import EVERYBODY, Counted
from pages.ui.sections.quote_filters import choose

_HERE = Path(__file__).parent
_KEY = "quotes_speakers"
_draw = st.components.v2.component(
    "speaker_list",
    css=(_HERE / "speaker_list.css").read_text(encoding="utf-8"),
    js=(_HERE / "speaker_list.js").read_text(encoding="utf-8"),
)


def show_speakers(
    voices: pd.DataFrame,
    by: Counted,
    *,
    chosen: str,
    lit: Collection[str],
    coloured: bool,
) -> None:
    """Every voice of the table of `summaries.join_speakers`, the chosen one marked, those that are not `lit` pale.

    A choice goes into the address. With `coloured`, bars have the colours of the Read page; without, as in a collection, one.
    """
    rows = list_speakers(voices, by, coloured=coloured)
    for row in rows:
        row["pale"] = row["name"] not in lit
    data = {"rows": rows, "chosen": chosen, "everybody": EVERYBODY}
    _draw(key=_KEY, data=data, on_speaker_change=_choose)


def _choose() -> None:
    choose("speaker", st.session_state[_KEY].speaker)


def list_speakers(voices: pd.DataFrame, by: Counted, *, coloured: bool) -> list[dict[str, Any]]:
    """What the browser needs of each voice, those who say most first and the unknown last.

    `parts` are direct, partly quoted and reported ones, each as a part of the longest bar; of words, reported ones have none.
    """
    kinds = KINDS[:2] if by == "words" else KINDS
    counts = voices[[f"{kind}_{by}" for kind in kinds]].astype("int64")
    totals = counts.sum(axis=1)
    order = voices.assign(total=totals, last=voices.speaker_kind.isin(list(UNKNOWN)))
    order = order.sort_values(["last", "total"], ascending=[True, False], kind="stable")
    longest, everything = int(totals.max()) or 1, int(totals.sum())
    colours = voice_colours(order, coloured=coloured)
    noun = "word" if by == "words" else "quotation"
    return [
        {
            "name": mend(str(order.voice[row])),
            "share": percent(int(totals[row]), everything) if totals[row] else "",
            "amount": amount(int(totals[row]), noun) if totals[row] else "reported",
            "parts": [int(count) / longest for count in counts.loc[row]],
            "colour": colour,
            "unknown": bool(order["last"][row]),
        }
        for row, colour in zip(order.index, colours, strict=True)
    ]
