"""What may be wrong, and in which words; choosing a row shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.sections.quotations import show_place
from pages.ui.widgets.table import pick_row


def show_doubts(doubts: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.list_doubts`, with titles."""
    st.subheader("Check these", anchor=False)
    if doubts.empty:
        st.markdown("Nothing stood out. That is no guarantee: check what matters to you against the text.")
        return
    st.caption("Select a row to see it in the text.")
    labels = {
        "doubt": st.column_config.TextColumn("What to check", width=345),
        "text": st.column_config.TextColumn("Words", width=270),
        "title": st.column_config.TextColumn("Article", width=170),
    }
    if len(analyses) == 1:
        del labels["title"]
    row = pick_row(doubts, labels, "doubts", alt="What may be wrong, and where")
    if row is not None and doubts.quotation_id[row]:
        show_place(doubts.quotation_id[row], doubts.article_id[row], analyses)
