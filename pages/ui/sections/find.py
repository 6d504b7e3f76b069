"""The parts of the page that finds words: what to find, the hits, and the place of the one that is chosen."""

from collections.abc import Sequence
from typing import get_args

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from analysis.tables import search
from pages.ui.layout.page_frame import PAGES, show_next
from pages.ui.sections.quotations import show_place
from pages.ui.state.tables import Tables
from pages.ui.state.tags import add_tag, clean_tags
from pages.ui.widgets.filters import choose_from, choose_one, set_filter, with_all
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import pick_row

WHERE: dict[search.Where, str] = dict(zip(get_args(search.Where), ("Texts", "Quotations", "Speakers"), strict=True))
_TEXT = st.column_config.TextColumn


def ask(tables: Tables) -> tuple[str, search.Where, str]:
    """What to find, where, and in which outlet; all of it stands in the address."""
    outlets = sorted({outlet for outlet in tables.articles.outlet if outlet})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state.filter_find = st.query_params.get("find", "")[: search.MAX_QUERY]
        query = st.text_input(
            "Find",
            key="filter_find",
            max_chars=search.MAX_QUERY,
            placeholder='harbour, "sea wall" or harb*',
            on_change=lambda: set_filter("find", st.session_state.filter_find),
            width=260,
        )
        where = choose_from("In", WHERE, "in")
        outlet = choose_one("Outlet", with_all("All outlets", outlets), "outlet", width=220) if len(outlets) > 1 else ""
    return query.strip(), where, outlet


def show_hits(hits: pd.DataFrame, analyses: Sequence[Analysis], query: str) -> None:
    """Keyword in context, a row a hit; below it the place of the chosen one."""
    many = "or more, the first of which are shown" if len(hits) >= search.MOST_HITS else ""
    articles = hits.article_id.nunique()
    count = f"{len(hits):,} {'hit' if len(hits) == 1 else 'hits'}{' ' + many if many else ''}"
    st.caption(
        f"{count} in {articles:,} {'article' if articles == 1 else 'articles'}. Select a row to see it in its place."
    )
    labels = {
        "before": _TEXT("Before", width=220, alignment="right"),
        "hit": _TEXT("Hit", width=100),
        "after": _TEXT("After", width=300),
        "voice": _TEXT("Speaker", width=150),
        "title": _TEXT("Article", width=200),
    }
    if not hits.voice.any():
        del labels["voice"]
    shape = pd.util.hash_pandas_object(hits[["article_id", "before", "hit"]], index=False).sum()
    row = pick_row(hits, labels, "hits", alt=f"Where “{query}” stands", key=f"hits_{shape}")
    if row is not None:
        _show_hit(hits.iloc[row], analyses)


def offer_tag(ids: Sequence[str], query: str) -> None:
    """Keep what was found: a tag for its articles, by which Compare can divide the collection."""
    articles = f"these {len(ids):,} articles" if len(ids) > 1 else "this article"
    with st.popover(f"Tag {articles}", icon=":material/sell:"), st.form("find_tag_form", border=False):
        tag = st.text_input(
            "Tag",
            query.strip('"*“” '),
            key=f"find_tag_{query}",
            help="What is tagged can be set beside the rest on the Compare page, or beside another search.",
        )
        if st.form_submit_button("Add the tag", type="primary", key="find_add_tag") and clean_tags([tag]):
            add_tag(ids, tag)
            show_next(f"Tagged: {escape_markdown(tag, 60)}. Compare by tag to see how they differ.")
            st.rerun()


def _show_hit(hit: pd.Series, analyses: Sequence[Analysis]) -> None:
    if hit.quotation_id:
        show_place(hit.quotation_id, hit.article_id, analyses)
        return
    analysis = next(a for a in analyses if a.article.id == hit.article_id)
    with st.container(border=True):
        st.caption(f"Paragraph {hit.paragraph}")
        st.text(analysis.text_of(analysis.paragraphs[hit.paragraph - 1]))
        article = {"article": hit.article_id}
        st.page_link(PAGES["Read"], label="Read it in the article", icon=":material/menu_book:", query_params=article)
