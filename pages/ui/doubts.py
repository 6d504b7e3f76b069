"""What could be wrong, and in which words; choosing one shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.quotations import show_place
from pages.ui.table import add_titles, show_table


def show_doubts(doubts: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.list_doubts`."""
    st.subheader("What could be wrong", anchor=False)
    if doubts.empty:
        st.markdown("Nothing stood out. That is no promise: read what matters to you in the text.")
        return
    st.caption("Choose a row to see its place in the text.")
    labels = {
        "doubt": st.column_config.TextColumn("Please check", width=430),
        "text": st.column_config.TextColumn("The words", width=330),
        "title": st.column_config.TextColumn("Article", width=220),
    }
    if len(analyses) == 1:
        del labels["title"]
    row = show_table(add_titles(doubts, analyses), labels, "doubts", alt="What could be wrong, and where", pick=True)
    if row is not None and doubts.quotation_id[row]:
        show_place(doubts.quotation_id[row], doubts.article_id[row], analyses)
