"""The kinds of sources in a chart, and the figures for every speaker in a table."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.records import Analysis
from analysis.tables import SOURCES
from pages.ui.widgets.chart import show_chart
from pages.ui.widgets.download import download_table
from pages.ui.widgets.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_sources(
    sources: pd.DataFrame,
    by: Literal["words", "quotations"],
    *,
    lit: Collection[str] | None,
    key: str,
    on_pick: Callable[[], None],
) -> None:
    """How much comes from each kind of source, of the table of `summaries.join_sources`; all but those in `lit` are pale."""
    show_chart(charts.source_chart(sources, by=by, lit=lit), key=key, on_pick=on_pick)
    st.caption(
        "Unnamed sources are described (“a senior official”) or groups (“residents”). A government counts as an organisation."
    )
    download_table(sources, "kinds-of-sources")


def show_voices(voices: pd.DataFrame, ranges: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.join_speakers`, from which the bars are drawn, with the least share of `summaries.range_shares`."""
    st.header("All speakers", anchor=False)
    labels = {
        "voice": _TEXT("Speaker", width=170),
        "shown_kind": _TEXT("Kind of source", width=185),
        "role": _TEXT("Role", width=150),
        "shown_words": _NUMBER("Share of words", format="%d%%", width=115),
        "least": _NUMBER("If only certain", help="Share, if only certain speakers count", format="%d%%", width=110),
        "words": _NUMBER("Quoted words", width=110),
        "direct_words": _NUMBER("Direct", help="Words in direct quotations", width=75),
        "mixed_words": _NUMBER("Partly quoted", help="Quoted words within reported sentences", width=105),
        "indirect_words": _NUMBER("Reported", help="Words of reported speech, which count towards no share", width=85),
        "shown_quotations": _NUMBER("Share of quotations", format="%d%%", width=140),
        "quotations": _NUMBER("Quotations", width=95),
        "articles": _NUMBER("Articles", width=80),
    }
    if len(analyses) == 1:
        del labels["articles"]
    table = voices.assign(
        shown_kind=voices.speaker_kind.map(SOURCES),
        least=(voices.voice.map(ranges.set_index("voice").low) * 100).round(),
        shown_words=(voices.share_of_words * 100).round(),
        shown_quotations=(voices.share_of_quotations * 100).round(),
    )
    show_table(table, labels, "voices", alt="Words and quotations of every speaker")
    note = "Shares are of all words inside quotation marks. Reported speech is counted but has no share."
    if len(analyses) > 1:
        note += " Speakers described in the same words in several articles (“residents”) are counted as one, though they may be different people."
    st.caption(note)
