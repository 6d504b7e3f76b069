"""The parts of the page about names: the table, one name with its sentences, who is not quoted, who is named together."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.present.amounts import amount
from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.columns import SEPARATOR
from pages.ui.layout.labels import ONE_OF, TYPES
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.correct import ask_for_correction
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import chart_key, clear_choice, picked, show_chart
from pages.ui.widgets.download import download_table
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import pick_again, show_table

_TEXT = st.column_config.TextColumn
_BAR = st.column_config.ProgressColumn
NAMES = "names_counted"  # the table; choosing a name elsewhere draws it anew
SENTENCES = 8  # on one page
TOGETHER = "named-together"
MIN_PAIRS = 3  # of names, from which on a matrix says more than the text


def show_names(names: pd.DataFrame, analyses: Sequence[Analysis], kind: str, chosen: str) -> str:
    """Every name of a kind, of the table of `summaries.join_entities`, with bars; returns the one whose row is chosen.

    `chosen` is the one in the address, whose row is chosen at first.
    """
    labels: dict[str, Any] = {
        "entity": _TEXT("Name", width=185),
        "mentions": _BAR("Times named", format="%d", max_value=int(names.mentions.max()), width=140),
        "quoted_words": _BAR("Quoted words", format="%d", max_value=int(names.quoted_words.max()) or 1, width=150),
        "articles": _BAR("Articles", format="%d", max_value=int(names.articles.max()), width=140),
        "role": _TEXT("Role", width=200),
    }
    if len(analyses) == 1:
        del labels["articles"]
    if not names.role.any():
        del labels["role"]
    st.caption("Select a row to see the sentences and the spellings.")
    chosen_row = next(iter(names.index[names.entity == chosen].tolist()), None)
    key = chart_key(f"{NAMES}_{kind}")
    row = pick_again(names, labels, key, alt=f"All {TYPES[kind].lower()} that are named", chosen=chosen_row)
    download_table(names, f"names-{kind}")
    return "" if row is None else str(names.entity[row])


def choose_name(kind: str) -> None:
    """A name was chosen outside the table: its row is to be chosen too."""
    clear_choice(f"{NAMES}_{kind}")


def show_name(tables: Tables, name: str, kind: str) -> None:
    """All about one name: role, spellings, when or where it is named, and every sentence that names it."""
    row: Any = next(tables.names[(tables.names.entity == name) & (tables.names.type == kind)].itertuples())
    with st.container(border=True):
        st.header(escape_markdown(name, 120), anchor=False)
        articles = amount(row.articles, "article") if len(tables.analyses) > 1 else ""
        quoted = (
            f"{amount(row.quotations, 'quotation')}, {amount(row.quoted_words, 'quoted word')}"
            if row.quotations
            else ""
        )
        about = [escape_markdown(row.role, 120), f"named {amount(row.mentions, 'time')}", articles, quoted]
        st.markdown(" · ".join(filter(None, about)))
        if row.aliases:
            spellings = ", ".join(f"“{escape_markdown(one, 80)}”" for one in row.aliases.split(SEPARATOR))
            st.markdown(f"Also written {spellings}.")
        with st.container(horizontal=True, vertical_alignment="center"):
            _offer_correction(tables, name, kind)
            if name in set(tables.voices.voice):
                only = {"article": tables.analyses[0].article.id} if len(tables.analyses) == 1 else {}
                st.page_link(
                    PAGES["Quotes"],
                    label="Quotations",
                    icon=":material/format_quote:",
                    query_params={"speaker": name} | only,
                )
        _show_when(tables, name, kind)
        sentences = tables.with_titles(summaries.find_sentences(tables.analyses, tables.mentions, (name, kind)))
        show_sentences(sentences, tables, name="sentences")


def _offer_correction(tables: Tables, name: str, kind: str) -> None:
    """A button that opens the dialog for this name, where it is named first."""
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


def _show_when(tables: Tables, name: str, kind: str) -> None:
    """On which days a collection names it, if there are several; where one article does."""
    if len(tables.analyses) == 1:
        show_chart(charts.mention_chart(tables.places[tables.places.type == kind], [name]))
        return
    days = summaries.count_by_date(tables.entities, tables.articles, [(name, kind)])
    if days.published.nunique() > 1:
        show_chart(charts.time_chart(days))
        show_undated(tables.articles)


def show_sentences(sentences: pd.DataFrame, tables: Tables, *, name: str) -> None:
    """The sentences behind a figure, whole, each with its article, and their download."""
    shape = pd.util.hash_pandas_object(sentences[["article_id", "start"]], index=False).sum()
    key = f"{name}_page_{shape}"
    pages = -(-len(sentences) // SENTENCES)
    page = min(int(st.session_state.get(key) or 1), pages)
    several = len(tables.analyses) > 1
    for row in sentences.iloc[(page - 1) * SENTENCES : page * SENTENCES].itertuples():
        title = f"  \n:gray[{escape_markdown(str(row.title), 100)}]" if several else ""
        st.markdown(f"- {escape_markdown(str(row.text), 600)}{title}")
    if pages > 1:
        st.pagination(pages, key=key)
    download_table(sentences, name)


def show_undated(articles: pd.DataFrame) -> None:
    """How many articles have no date, and so no place in a chart over time, of the articles table."""
    undated = int((articles.published == "").sum())
    if undated:
        st.caption(
            f"{undated:,} of {len(articles):,} articles {'has' if undated == 1 else 'have'} no date and {'is' if undated == 1 else 'are'} not in this chart."
        )


def show_together(tables: Tables) -> None:
    """Who and what is named in the same sentence, as a small matrix; choosing a square shows the sentences."""
    pairs = tables.pairs
    if len(pairs) < MIN_PAIRS:
        return
    st.header("Named in the same sentence", anchor=False)
    row = picked(TOGETHER)
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        show_chart(charts.pairs_chart(pairs, chosen=row), key=TOGETHER, on_pick=_draw_again)
        download_table(pairs, TOGETHER)
    with listed:
        if row is None or row >= len(pairs):
            st.caption(
                "Each square is two names; the number is that of the sentences with both. Select one to read them."
            )
            return
        pair = pairs.iloc[row]
        both = (pair["first"], pair.first_type), (pair.second, pair.second_type)
        names = escape_markdown(f"{pair['first']} and {pair.second}", 120)
        st.subheader(names, anchor=False)
        sentences = tables.with_titles(summaries.find_sentences(tables.analyses, tables.mentions, *both))
        show_sentences(sentences, tables, name="sentences-of-both")


def _draw_again() -> None:
    """What was picked is drawn in the run that follows."""


def show_unquoted(unquoted: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """Who is talked about but not quoted, of the table of `summaries.find_unheard`."""
    st.header("Talked about but not quoted", anchor=False)
    st.caption("People and organisations named three times or more, but never quoted.")
    if unquoted.empty:
        st.markdown("Nobody. Everyone named that often is also quoted.")
        return
    table = unquoted.assign(kind=unquoted.type.map(ONE_OF))
    most, widest = int(table.mentions.max()), int(table.articles.max())
    labels: dict[str, Any] = {
        "entity": _TEXT("Name", width=210),
        "kind": _TEXT("Kind", width=110),
        "mentions": _BAR("Times named", format="%d", max_value=most, width=170),
        "articles": _BAR("Articles", format="%d", max_value=widest, width=150),
        "role": _TEXT("Role", width=190),
    }
    if len(analyses) == 1:
        del labels["articles"]
    if not table.role.any():
        del labels["role"]
    show_table(table, labels, "not-quoted", alt="Who is talked about but not quoted")
