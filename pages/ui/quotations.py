"""Quotations in a table; choosing one shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.frame import PAGES
from pages.ui.labels import KINDS
from pages.ui.marked import show_marked
from pages.ui.plain import plain
from pages.ui.table import show_table


def show_quotations(quotations: pd.DataFrame, analyses: Sequence[Analysis], *, heading: str) -> None:
    """The table of `summaries.join_quotations` with titles; below it, the place in the text of the one that is chosen."""
    st.subheader(plain(heading, 80), anchor=False)
    if quotations.empty:
        st.info("No quotation is left with these filters. Choose another speaker or kind.")
        return
    repeat = quotations.repeat.map({True: ", repeated", False: ""})
    table = quotations.assign(shown_kind=quotations.quotation_kind.map(KINDS) + repeat)
    labels = {
        "voice": st.column_config.TextColumn("Speaker", width="medium"),
        "quotation": st.column_config.TextColumn("What was said", width="large"),
        "words": st.column_config.NumberColumn("Quoted words", help="Words inside quotation marks", width="small"),
        "shown_kind": st.column_config.TextColumn("Kind", width="small"),
        "cue": st.column_config.TextColumn("Signalled by", width="small"),
        "via": st.column_config.TextColumn("Said or passed on", width="small"),
        "confidence": st.column_config.NumberColumn("Sure of the speaker", format="percent", width="small"),
        "title": st.column_config.TextColumn("Article", width="medium"),
        "paragraph": st.column_config.NumberColumn("Paragraph", width="small"),
    }
    if len(analyses) == 1:
        del labels["title"]
    st.caption("Choose a row to see its place in the text.")
    shape = pd.util.hash_pandas_object(quotations.quotation_id, index=False).sum()
    row = show_table(table, labels, "quotations", alt=heading, key=f"quotations_{shape}", pick=True)
    if row is not None:
        _show_place(quotations.iloc[row].quotation_id, quotations.iloc[row].article_id, analyses)


def _show_place(quotation_id: str, article_id: str, analyses: Sequence[Analysis]) -> None:
    analysis = next(a for a in analyses if a.article.id == article_id)
    quotation = next(q for q in analysis.quotations if q.id == quotation_id)
    with st.container(border=True):
        show_marked(analysis, key=f"place_{quotation_id}", selected=quotation_id, around=quotation)
        st.page_link(
            PAGES["Read"],
            label="Read it in the article",
            icon=":material/menu_book:",
            query_params={"article": article_id, "quotation": quotation_id},
        )
