"""How much comes from which kind of source: a chart, and the table behind it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis import charts, summaries
from pages.ui.chart import show_chart
from pages.ui.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_sources(kinds: pd.DataFrame, *, by: str, key: str, on_pick: Callable[[], None]) -> None:
    """The table of `summaries.count_source_kinds`, drawn by words or by quotations; a bar that is picked filters the page."""
    st.subheader("Sources by kind", anchor=False)
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.source_chart(kinds, by="words" if by == "words" else "quotations"), key=key, on_pick=on_pick)
    with listed:
        labels = {
            "kind": _TEXT("Kind of source", width=160),
            "speakers": _NUMBER("Speakers", width=80),
            "share_of_words": _NUMBER("Share of words", format="percent", width=115),
            "quotations": _NUMBER("Quotations", width=95),
        }
        table = kinds.assign(kind=kinds.source.map(summaries.SOURCES))
        show_table(table, labels, "sources", alt="Words and quotations by kind of source")
        st.caption(
            "Reported words enter no share. “Nobody known” are words without a source, or of a source that could be several."
        )
