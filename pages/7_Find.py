"""Words in their places: in texts, in quotations, among speakers."""

import streamlit as st

from analysis.tables import search
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.find import ask, offer_tag, show_hits
from pages.ui.state.tables import tables_of
from pages.ui.widgets.markdown import escape_markdown

with open_page("Find") as analyses:
    tables = tables_of(analyses)
    query, where, outlet = ask(tables)
    if not query:
        st.info(
            "Type a word. Several words must stand in one paragraph; in quotation marks they must stand together; “harb*” finds "
            "everything that begins so."
        )
        st.stop()

    articles = set(tables.articles.article_id[tables.articles.outlet == outlet]) if outlet else None
    hits = tables.with_titles(search.search(tables.index, query, where, articles))
    if hits.empty:
        st.info(
            f"“{escape_markdown(query)}” is not found here. Try fewer letters{'' if '*' in query else ' and a star, as in “harb*”'}."
        )
        st.stop()
    show_hits(hits, analyses, query)
    offer_tag(search.find_articles(tables.index, query, where, articles), query)
    show_correction()
