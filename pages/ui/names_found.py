"""The parts of the page about names: the table, the sentences behind a number, who stands together, who is not heard."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.records import Analysis
from analysis.tables import summaries
from pages.ui.chart import picked, show_chart
from pages.ui.labels import ONE_OF, TYPES
from pages.ui.plain import plain
from pages.ui.table import add_titles, show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_names(names: pd.DataFrame, analyses: Sequence[Analysis], kind: str) -> None:
    """Every name of a kind, of the table of `summaries.add_first_sentences`."""
    labels = {
        "entity": _TEXT("Name", width=180),
        "mentions": _NUMBER("Times named", width=110),
        "articles": _NUMBER("Articles", width=80),
        "role": _TEXT("Role", width=160),
        "aliases": _TEXT("Also written", width=170),
        "quotations": _NUMBER("Quotations", width=95),
        "quoted_words": _NUMBER("Quoted words", width=110),
        "first_sentence": _TEXT("First named here", width=420),
    }
    if len(analyses) == 1:
        del labels["articles"]
    if kind in ("place", "group"):
        del labels["role"]
    st.subheader(f"All {TYPES[kind].lower()}", anchor=False)
    show_table(names, labels, f"names-{kind}", alt=f"All {TYPES[kind].lower()} that are named")


def show_sentences(sentences: pd.DataFrame, analyses: Sequence[Analysis], *, heading: str) -> None:
    """The sentences behind a number."""
    st.subheader(plain(heading, 120), anchor=False)
    labels = {
        "text": _TEXT("Sentence", width="large"),
        "title": _TEXT("Article", width="medium"),
        "sentence": "Sentence number",
    }
    if len(analyses) == 1:
        del labels["title"]
    show_table(add_titles(sentences, analyses), labels, "sentences", alt=heading)


def show_together(pairs: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """Who and what stands together in one sentence; choosing a bar shows the sentences."""
    st.subheader("Named together in one sentence", anchor=False)
    if pairs.empty:
        st.caption("No two names stand in one sentence.")
        return
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.together_chart(pairs), key="together", on_pick=lambda: None)
    with listed:
        labels = {"first": "One name", "second": "The other", "sentences": "Sentences", "articles": "Articles"}
        if len(analyses) == 1:
            del labels["articles"]
        show_table(pairs, labels, "named-together", alt="Who and what is named together")
    row = picked("together")
    if row is not None and row < len(pairs):
        pair = pairs.iloc[row]
        both = (pair["first"], pair.first_type), (pair.second, pair.second_type)
        heading = f"Where {pair['first']} and {pair.second} stand together"
        show_sentences(summaries.find_sentences(analyses, *both), analyses, heading=heading)


def show_unheard(unheard: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """Who is talked about but not quoted."""
    st.subheader("Talked about, but not quoted", anchor=False)
    st.caption("People and organisations named three times or more to whom no words are given.")
    if unheard.empty:
        st.markdown("Nobody: all who are named that often also speak, or nobody is.")
        return
    table = unheard.assign(kind=unheard.type.map(ONE_OF))
    labels = {"entity": "Name", "kind": "Kind", "role": "Role", "mentions": "Times named", "articles": "Articles"}
    if len(analyses) == 1:
        del labels["articles"]
    show_table(table, labels, "not-quoted", alt="Who is talked about but not quoted")
