"""The list of the articles that are there."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from analysis.tables import articles_table, to_zip
from analysis.tagger import model_name
from pages.ui import collection
from pages.ui.download import download_table
from pages.ui.frame import PAGES
from pages.ui.left_out import show_left_out
from pages.ui.names import name_of
from pages.ui.plain import plain

_ROWS = 15  # in sight at once
_VIEWS = (
    ("Overview", "Show its overview", ":material/monitoring:"),
    ("Read", "Read it", ":material/article:"),
    ("Quotes", "See its quotations", ":material/format_quote:"),
)


def show_list(held: Sequence[Analysis]) -> None:
    """Every article with its numbers; those that are ticked can be opened, removed and looked into."""
    table = articles_table(held)
    st.subheader("What is here", anchor=False)
    ticked = [i for i in _show_table(held, table) if i < len(held)]
    if ticked:
        _show_ticked([held[i] for i in ticked])
    else:
        st.caption(
            "Click a title to see its overview. Tick an article, by keyboard with Shift and the space bar, to read it, to see what "
            "was left out, or to remove it."
        )
    skipped = collection.skipped()
    with st.container(horizontal=True):
        st.download_button(
            "Save the whole collection (ZIP)",
            lambda: to_zip(held, skipped, model=model_name(), made=datetime.now()),
            file_name=f"quotient-{datetime.now():%Y-%m-%d}.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
            help="All tables as CSV, and the texts. Upload the file again to go on where you are now.",
        )
        download_table(table, "articles", "Download this table (CSV)")
        with st.popover("Remove all"):
            st.markdown("This removes every article from this computer’s memory and disk. Save the collection first?")
            st.button(f"Remove all {len(held):,} articles", type="primary", on_click=_remove, key="list_remove_all")


def _show_table(held: Sequence[Analysis], table: pd.DataFrame) -> list[int]:
    """Draw the table; returns the rows that are ticked. Opens the overview of an article whose title is clicked."""
    shown = pd.DataFrame(
        {
            "title": [name_of(analysis.article) for analysis in held],
            "outlet": table.outlet,
            "published": table.published,
            "words": table.words,
            "quotations": table.quotations,
            "speakers": table.speakers,
            "grade": table.flesch_kincaid_grade,
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
        alt="The articles that are here, a row each",
        column_config={
            "title": column.ButtonColumn("Article", type="tertiary", alignment="left", width=360, key="list_open"),
            "outlet": column.TextColumn("Outlet"),
            "published": column.TextColumn("Date"),
            "words": column.NumberColumn("Words", format="localized"),
            "quotations": column.NumberColumn("Quotations", format="localized"),
            "speakers": column.NumberColumn("Speakers", format="localized"),
            "grade": column.NumberColumn(
                "Grade", format="%.1f", help="The school grade that the text asks for (Flesch-Kincaid)"
            ),
            "notes": column.TextColumn("Worth knowing", width="medium"),
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
        label = "Remove it" if len(ticked) == 1 else f"Remove the {len(ticked):,} ticked articles"
        st.button(label, on_click=_remove, args=(ids,), key="list_remove")


def _show_one(analysis: Analysis) -> None:
    article = analysis.article
    st.markdown(f"**{plain(name_of(article), 120)}**")
    with st.container(horizontal=True):
        for page, label, icon in _VIEWS:
            st.page_link(PAGES[page], label=label, icon=icon, query_params={"article": article.id})
    for note in analysis.notes:
        st.markdown(f"- {plain(note)}")
    show_left_out(analysis)


def _remove(ids: Sequence[str] | None = None) -> None:
    collection.remove(ids)
    if not collection.find(st.session_state.get("chosen", "")):
        st.session_state.chosen = ""
        st.query_params.pop("article", None)
