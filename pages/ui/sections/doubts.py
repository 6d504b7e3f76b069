"""What may be wrong, and in which words; choosing a row shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from analysis.tables import UNKNOWN
from pages.ui.sections.quotations import show_place
from pages.ui.widgets.table import pick_row

UNRESOLVED = UNKNOWN["unresolved"]


def show_speakers_in_doubt(doubts: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """Quotations whose speaker is unclear or less than certain, of the table of `summaries.weigh_doubts`; choosing a row shows its place."""
    if doubts.empty:
        return
    st.header("Check these first", anchor=False)
    st.caption(
        "Speakers that are unclear or less than 90 % likely, those first on whom most words hang. Select a row to see it, and to correct it."
    )
    column = st.column_config
    shown = doubts.assign(
        shown_speaker=doubts.speaker.where(doubts.speaker != "", UNRESOLVED),
        likely=(doubts.confidence * 100).round().where(doubts.speaker != ""),
    )
    labels = {
        "shown_speaker": column.TextColumn("Given to", width=170),
        "likely": column.NumberColumn("Likely right", format="%d%%", width=95),
        "words": column.NumberColumn("Quoted words", width=105),
        "text": column.TextColumn("Words", width=330),
        "title": column.TextColumn("Article", width=170),
    }
    if len(analyses) == 1:
        del labels["title"]
    row = pick_row(shown, labels, "speakers-in-doubt", alt="Speakers to check first")
    if row is not None:
        show_place(doubts.quotation_id[row], doubts.article_id[row], analyses)


def show_doubts(doubts: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.list_doubts`, with titles."""
    st.header("Check these, too", anchor=False)
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
