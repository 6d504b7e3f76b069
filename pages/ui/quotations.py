"""Quotations in a table; choosing one shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.records import Analysis
from pages.ui.chart import show_chart
from pages.ui.frame import PAGES
from pages.ui.labels import KINDS
from pages.ui.marked import show_marked
from pages.ui.plain import plain
from pages.ui.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_quotations(quotations: pd.DataFrame, analyses: Sequence[Analysis], *, heading: str) -> None:
    """The table of `summaries.join_quotations` with titles; below it, the place in the text of the one that is chosen."""
    st.subheader(plain(heading, 80), anchor=False)
    if quotations.empty:
        st.info("No quotation is left with these filters. Choose another speaker or kind.")
        return
    repeat = quotations.repeat.map({True: ", repeated", False: ""})
    table = quotations.assign(shown_kind=quotations.quotation_kind.map(KINDS) + repeat)
    labels = {
        "voice": _TEXT("Speaker", width=170),
        "quotation": _TEXT("What was said", width=400),
        "words": _NUMBER("Words", help="Words inside quotation marks; reported words count none", width=75),
        "shown_kind": _TEXT("Kind", width=115),
        "cue": _TEXT("Signalled by", width=110),
        "confidence": _NUMBER("How sure", help="How likely it is that this is the speaker", format="percent", width=85),
        "via": _TEXT("Said or passed on", width=150),
        "title": _TEXT("Article", width=220),
        "paragraph": _NUMBER("Paragraph", width=90),
    }
    if len(analyses) == 1:
        del labels["title"]
    st.caption("Choose a row to see its place in the text.")
    shape = pd.util.hash_pandas_object(quotations.quotation_id, index=False).sum()
    row = show_table(table, labels, "quotations", alt=heading, key=f"quotations_{shape}", pick=True)
    if row is not None:
        show_place(quotations.iloc[row].quotation_id, quotations.iloc[row].article_id, analyses)


def show_cues(cues: pd.DataFrame) -> None:
    """The words that signal these quotations, of the table of `summaries.count_cues`."""
    st.subheader("Words that signal a quotation", anchor=False)
    if cues.empty:
        st.caption("No word signals these quotations: they stand without a source, or as turns of an interview.")
        return
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.cue_chart(cues))
    with listed:
        labels = {"cue": "Signalled by", "quotations": "Quotations", "voices": "Speakers"}
        show_table(cues, labels, "cues", alt="How often each word signals a quotation")


def show_place(quotation_id: str, article_id: str, analyses: Sequence[Analysis]) -> None:
    """The paragraphs that a quotation stands in, with its marks, and the way into the article."""
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
