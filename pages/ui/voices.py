"""The numbers of every voice in a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_voices(voices: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.join_speakers`: what the bars are drawn from."""
    st.subheader("All speakers", anchor=False)
    labels = {
        "voice": _TEXT("Speaker", width=170),
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
    show_table(voices, labels, "voices", alt="Every speaker with words and quotations")
    note = "Shares are of all words inside quotation marks. Reported words are counted, but enter no share."
    if len(analyses) > 1:
        note += " Described speakers with the same words in several articles (“residents”) stand together, though they may be different people."
    st.caption(note)
