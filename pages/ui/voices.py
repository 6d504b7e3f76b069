"""The kinds of sources in a chart, and the numbers of every voice in a table."""

from collections.abc import Callable, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.records import Analysis
from analysis.tables import SOURCES
from pages.ui.chart import show_chart
from pages.ui.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_sources(
    sources: pd.DataFrame, by: Literal["words", "quotations"], *, key: str, on_pick: Callable[[], None]
) -> None:
    """How much comes from each kind of source, of the table of `summaries.join_sources`."""
    st.subheader("Kinds of sources", anchor=False)
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.source_chart(sources, by=by), key=key, on_pick=on_pick)
    with listed:
        labels = {
            "shown_kind": _TEXT("Kind of source", width=180),
            "words": _NUMBER("Quoted words", width=92),
            "counted_quotations": _NUMBER("Quotations", help="Without those that only repeat others", width=80),
            "speakers": _NUMBER("Speakers", width=70),
        }
        table = sources.assign(shown_kind=sources.speaker_kind.map(SOURCES))
        show_table(table, labels, "kinds-of-sources", alt="Words and quotations of each kind of source")
        st.caption(
            "Unnamed are those who are only described (“a senior official”) and groups (“residents”). "
            "A government counts as an organisation."
        )


def show_voices(voices: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.join_speakers`: what the bars are drawn from."""
    st.subheader("All speakers", anchor=False)
    labels = {
        "voice": _TEXT("Speaker", width=170),
        "shown_kind": _TEXT("Kind of source", width=185),
        "role": _TEXT("Role", width=150),
        "share_of_words": _NUMBER("Share of words", format="percent", width=115),
        "words": _NUMBER("Quoted words", width=110),
        "direct_words": _NUMBER("Direct", help="Words of direct quotations", width=75),
        "mixed_words": _NUMBER("Partly quoted", help="Quoted words in sentences that are partly reported", width=105),
        "indirect_words": _NUMBER("Reported", help="Reported words, which enter no share", width=85),
        "share_of_quotations": _NUMBER("Share of quotations", format="percent", width=140),
        "quotations": _NUMBER("Quotations", width=95),
        "articles": _NUMBER("Articles", width=80),
    }
    if len(analyses) == 1:
        del labels["articles"]
    table = voices.assign(shown_kind=voices.speaker_kind.map(SOURCES))
    show_table(table, labels, "voices", alt="Every speaker with words and quotations")
    note = "Shares are of all words inside quotation marks. Reported words are counted, but enter no share."
    if len(analyses) > 1:
        note += " Described speakers with the same words in several articles (“residents”) stand together, though they may be different people."
    st.caption(note)
