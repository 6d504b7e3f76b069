"""The list of the visitor's articles."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.articles.edit_details import show_details, show_editor
from pages.ui.articles.left_out import show_left_out
from pages.ui.articles.manage_collections import show_move
from pages.ui.articles.suggested import show_suggestions
from pages.ui.articles.take_away import show_take_away
from pages.ui.articles.undo import offer_undo
from pages.ui.layout.page_frame import PAGES
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.tables import tables_of
from pages.ui.widgets.download import download_table
from pages.ui.widgets.markdown import escape_markdown

_ROWS = 15  # in sight at once
_TOGGLE_WIDTH = 130  # pixels, so that nothing moves when it is drawn
_VIEWS = (
    ("Overview", "Open its overview", ":material/monitoring:"),
    ("Read", "Read it", ":material/article:"),
    ("Quotes", "See its quotations", ":material/format_quote:"),
)


def show_list(held: Sequence[Analysis]) -> None:
    """Every article with its figures; tick some to open them, to see what is not counted, or to remove them."""
    table = tables_of(held).articles
    with st.container(horizontal=True, vertical_alignment="center", key="list_head"):
        st.header("Your articles", anchor=False, width="stretch")
        editing = st.toggle("Edit the details", key="list_edit", width=_TOGGLE_WIDTH)
    if editing:
        show_editor(held)
        ticked = []
    else:
        ticked = [i for i in _show_table(held, table) if i < len(held)]
    if editing:
        st.caption("Double-click a cell to change it. Every change is saved at once.")
    elif ticked:
        _show_ticked([held[i] for i in ticked])
    else:
        st.caption(
            "Click a title to open its overview. Tick an article to read it, to see what is not counted, to change its details, or to "
            "move or remove it. With the keyboard: Shift and the space bar."
        )
    show_suggestions()
    skipped = collection.skipped()
    with st.container(horizontal=True):
        show_take_away(held, skipped)
        download_table(table, "articles", "Download this table (CSV)")
        with st.popover("Remove all"):
            st.markdown("This empties the collection. You can undo it, or delete the articles for good afterwards.")
            st.button(
                f"Remove all {len(held):,} articles" if len(held) > 1 else "Remove the article",
                type="primary",
                on_click=_remove,
                key="list_remove_all",
            )


def _show_table(held: Sequence[Analysis], table: pd.DataFrame) -> list[int]:
    """Draw the table and return the rows that are ticked; a click on a title opens its overview."""
    shown = pd.DataFrame(
        {
            "title": [name_of(analysis.article) for analysis in held],
            "outlet": table.outlet,
            "published": table.published,
            "words": table.words,
            "quotations": table.quotations,
            "speakers": table.speakers,
            "grade": table.flesch_kincaid_grade,
            "byline": table.byline,
            "tags": [list(analysis.article.tags) for analysis in held],
            "notes": [" ".join(analysis.notes) for analysis in held],
        }
    )
    column = st.column_config
    event = st.dataframe(
        shown,
        key=f"list_{hash(tuple(table.article_id))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="",
        height=min(len(shown), _ROWS) * 35 + 38,
        alt="Your articles, one a row",
        column_config={
            "title": column.ButtonColumn("Article", type="tertiary", alignment="left", width=360, key="list_open"),
            "outlet": column.TextColumn("Outlet"),
            "byline": column.TextColumn("Author"),
            "published": column.TextColumn("Date"),
            "tags": column.ListColumn("Tags") if any(a.article.tags for a in held) else None,
            "words": column.NumberColumn("Words", format="localized"),
            "quotations": column.NumberColumn("Quotations", format="localized"),
            "speakers": column.NumberColumn("Speakers", format="localized"),
            "grade": column.NumberColumn(
                "Grade", format="%.1f", help="US school grade needed to read it (Flesch-Kincaid)"
            ),
            "notes": column.TextColumn("Notes", width="medium"),
        },
    )
    if (opened := st.session_state.get("list_open")) and opened["row"] < len(held):
        st.session_state.chosen = held[opened["row"]].article.id
        st.switch_page(PAGES["Overview"])
    return list(event["selection"]["rows"])


def _show_ticked(ticked: Sequence[Analysis]) -> None:
    with st.container(border=True):
        if len(ticked) == 1:
            _show_one(ticked[0])
        ids = [analysis.article.id for analysis in ticked]
        label = "Remove this article" if len(ticked) == 1 else f"Remove {len(ticked):,} articles"
        show_details([analysis.article.id for analysis in ticked])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.button(label, on_click=_remove, args=(ids,), key="list_remove")
            show_move(ids)


def _show_one(analysis: Analysis) -> None:
    article = analysis.article
    st.markdown(f"**{escape_markdown(name_of(article), 120)}**")
    with st.container(horizontal=True):
        for page, label, icon in _VIEWS:
            st.page_link(PAGES[page], label=label, icon=icon, query_params={"article": article.id})
    for note in analysis.notes:
        st.markdown(f"- {escape_markdown(note)}")
    show_left_out(analysis)


def _remove(ids: Sequence[str] | None = None) -> None:
    offer_undo(collection.remove(ids))
    if not collection.find(st.session_state.get("chosen", "")):
        st.session_state.chosen = ""
        st.query_params.pop("article", None)
