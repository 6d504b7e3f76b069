"""What does not count in an article, and how to change that."""

import streamlit as st

from analysis.intake import bring_back, leave_out
from analysis.present import REASONS
from analysis.records import Analysis
from pages.ui import collection
from pages.ui.plain import plain

_LONGEST = 300  # characters of a passage that are shown


def show_left_out(analysis: Analysis) -> None:
    """The passages that are left out, struck through, each with a button; and a way to leave out any paragraph."""
    article = analysis.article
    if article.left_out:
        st.markdown("Left out of all counts:")
    for passage in article.left_out:
        with st.container(horizontal=True, vertical_alignment="center"):
            words = plain(article.text[passage.start : passage.end], _LONGEST)
            st.markdown(f"~~{words}~~  :gray[{plain(REASONS[passage.reason])}]", width="stretch")
            st.button(
                "Bring back",
                key=f"bring_back_{article.id}_{passage.start}",
                on_click=lambda passage=passage: collection.change(bring_back(article, passage.start, passage.end)),
            )
    paragraphs = {p.start: p for p in analysis.paragraphs}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = st.selectbox(
            "Leave out a paragraph",
            list(paragraphs),
            index=None,
            placeholder="Choose a paragraph",
            format_func=lambda i: " ".join(paragraphs[i].of(article.text)[:200].split()),
            key=f"leave_out_{article.id}",
        )
        if st.button("Leave it out", disabled=start is None, key="leave_out_one"):
            paragraph = paragraphs[start]
            collection.change(leave_out(article, paragraph.start, paragraph.end))
            st.rerun()
