"""The parts of the page about names: the table, the sentences behind a figure, who is named together, who is not quoted."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.records import Analysis
from analysis.tables import summaries
from pages.ui.layout.labels import ONE_OF, TYPES
from pages.ui.sections.correct import ask_for_correction, show_correction
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import chart_key, picked, show_chart
from pages.ui.widgets.filters import set_filter
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn
_BAR = st.column_config.ProgressColumn


def pick_name(chart: str) -> None:
    """Filter by the name whose bar was chosen in a chart."""
    set_filter("name", picked(chart_key(chart)) or "")


def offer_correction(tables: Tables, name: str, kind: str) -> None:
    """A button that opens the dialog for this name, where it is named first, and the dialog."""
    shown = summaries.name_entities(tables.entities)
    first = shown[(shown.entity == name) & (shown.type == kind)].iloc[0]
    analysis = next(a for a in tables.analyses if a.article.id == first.article_id)
    number = next(n for n, entity in enumerate(analysis.entities) if entity.id == first.entity_id)
    st.button(
        "Correct this name",
        key="correct_name_here",
        on_click=ask_for_correction,
        args=(first.article_id, "entity", [number]),
    )
    show_correction()


def show_names(names: pd.DataFrame, analyses: Sequence[Analysis], kind: str) -> None:
    """Every name of a kind, of the table of `summaries.add_first_sentences`."""
    labels = {
        "entity": _TEXT("Name", width=180),
        "mentions": _BAR("Mentions", format="%d", max_value=int(names.mentions.max()), width=150),
        "quoted_words": _BAR("Quoted words", format="%d", max_value=int(names.quoted_words.max()) or 1, width=150),
        "articles": _NUMBER("Articles", width=75),
        "role": _TEXT("Role", width=160),
        "aliases": _TEXT("Also written", width=170),
        "quotations": _NUMBER("Quotations", width=95),
        "first_sentence": _TEXT("First mention", width=420),
    }
    if len(analyses) == 1:
        del labels["articles"]
    if kind in ("place", "group"):
        del labels["role"]
    st.header(f"All {TYPES[kind].lower()}", anchor=False)
    show_table(names, labels, f"names-{kind}", alt=f"All {TYPES[kind].lower()} that are named")


def show_sentences(sentences: pd.DataFrame, analyses: Sequence[Analysis], *, heading: str) -> None:
    """The sentences behind a figure, with titles."""
    st.header(escape_markdown(heading, 120), anchor=False)
    labels = {
        "text": _TEXT("Sentence", width="large"),
        "title": _TEXT("Article", width="medium"),
        "sentence": "Sentence number",
    }
    if len(analyses) == 1:
        del labels["title"]
    show_table(sentences, labels, "sentences", alt=heading)


def show_undated(articles: pd.DataFrame) -> None:
    """How many articles have no date, and so no place in a chart over time, of the articles table."""
    undated = int((articles.published == "").sum())
    if undated:
        st.caption(
            f"{undated:,} of {len(articles):,} articles {'has' if undated == 1 else 'have'} no date and {'is' if undated == 1 else 'are'} not in this chart."
        )


def show_together(tables: Tables) -> None:
    """Who and what is named in the same sentence; choosing a bar shows the sentences."""
    pairs, analyses = tables.pairs, tables.analyses
    st.header("Named together", anchor=False)
    if pairs.empty:
        st.caption("No sentence has two names.")
        return
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.together_chart(pairs), key="together", on_pick=lambda: None)
    with listed:
        labels = {
            "first": _TEXT("Name", width=115),
            "second": _TEXT("Named with", width=115),
            "sentences": _NUMBER("Sentences", width=76),
            "articles": _NUMBER("Articles", width=62),
        }
        if len(analyses) == 1:
            del labels["articles"]
        show_table(pairs, labels, "named-together", alt="Who and what is named in the same sentence")
    row = picked("together")
    if row is not None and row < len(pairs):
        pair = pairs.iloc[row]
        both = (pair["first"], pair.first_type), (pair.second, pair.second_type)
        heading = f"Sentences that name {pair['first']} and {pair.second}"
        sentences = tables.with_titles(summaries.find_sentences(analyses, tables.mentions, *both))
        show_sentences(sentences, analyses, heading=heading)


def show_unquoted(unquoted: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """Who is talked about but not quoted, of the table of `summaries.find_unheard`."""
    st.header("Talked about but not quoted", anchor=False)
    st.caption("People and organisations named three times or more, but never quoted.")
    if unquoted.empty:
        st.markdown("Nobody. Everyone named that often is also quoted.")
        return
    table = unquoted.assign(kind=unquoted.type.map(ONE_OF))
    labels = {"entity": "Name", "kind": "Kind", "role": "Role", "mentions": "Mentions", "articles": "Articles"}
    if len(analyses) == 1:
        del labels["articles"]
    show_table(table, labels, "not-quoted", alt="Who is talked about but not quoted")
