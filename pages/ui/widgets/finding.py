"""The finding of a page: a sentence that stands out."""

import streamlit as st

from pages.ui.widgets.markdown import escape_markdown


def show_sentence(sentence: str) -> None:
    """Draw the sentence larger than any other heading but the page's; once a page."""
    with st.container(key="finding"):
        st.markdown(f"## {escape_markdown(sentence)}")
