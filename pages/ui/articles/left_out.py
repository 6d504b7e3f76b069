"""What does not count in an article, and how to change it."""

import streamlit as st

from analysis.corrections import bring_back, leave_out
from analysis.present import REASONS
from analysis.records import Analysis, LeftOut
from pages.ui.state import collection
from pages.ui.widgets.markdown import escape_markdown

_LONGEST = 300  # characters of a passage that are shown
_BEGINNING = 200  # characters of a paragraph in the list to choose from


def show_left_out(analysis: Analysis) -> None:
    """The passages left out, struck through, each with a button to bring it back; and a way to leave out any paragraph."""
    article = analysis.article
    if article.left_out:
        st.markdown("Not counted:")
    for passage in article.left_out:
        with st.container(horizontal=True, vertical_alignment="center"):
            words = escape_markdown(article.text[passage.start : passage.end], _LONGEST)
            st.markdown(f"~~{words}~~  :gray[{escape_markdown(REASONS[passage.reason])}]", width="stretch")
            st.button(
                "Count it",
                key=f"bring_back_{article.id}_{passage.start}",
                on_click=_bring_back,
                args=(article.id, passage),
            )
    paragraphs = {p.start: p for p in analysis.paragraphs}
    beginnings = {p.start: " ".join(p.of(article.text)[:_BEGINNING].split()) for p in analysis.paragraphs}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = st.selectbox(
            "Leave a paragraph out",
            list(paragraphs),
            index=None,
            placeholder="Choose a paragraph",
            format_func=lambda start: beginnings[start],
            key=f"leave_out_{article.id}",
        )
        if st.button("Leave it out", disabled=start is None, key="leave_out_one") and start is not None:
            paragraph = paragraphs[start]
            collection.correct(leave_out(analysis, paragraph.start, paragraph.end))
            st.rerun()


def _bring_back(article_id: str, passage: LeftOut) -> None:
    """Takes an id, as Streamlit keeps the arguments of callbacks after the article has been removed."""
    if analysis := collection.find(article_id):
        collection.correct(bring_back(analysis, passage.start, passage.end))
