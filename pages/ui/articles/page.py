"""The page with the articles: add some, see which are here, change or remove them."""

import streamlit as st

from analysis.records import Analysis
from pages.ui.articles.import_report import show_report
from pages.ui.articles.manage_collections import show_collections
from pages.ui.articles.paste import follow_paste, show_paste
from pages.ui.articles.preview import show_preview
from pages.ui.articles.undo import show_undo
from pages.ui.articles.upload import open_samples, show_samples, show_upload
from pages.ui.layout.page_frame import draw_frame
from pages.ui.layout.progress import show_progress
from pages.ui.state import collection, corrections
from pages.ui.state.turns import turn


def show_articles() -> None:
    """Draw the entry page: with no articles the box to paste one, else the list first, and a way to add more."""
    with turn():
        draw_frame("Articles", first=follow_paste)
        st.title("Articles", anchor=False)
        with st.container():  # keeps its place when it is empty, or what follows would be drawn anew
            show_progress()
            open_samples()
            show_report()
            show_undo()
        held = collection.analyses()
        if held:
            _show_held(held)
        else:
            _show_empty()
        show_collections()


def _show_empty() -> None:
    st.markdown(
        "Add news articles just as they are, headlines and captions included. Quotient finds who is quoted, who and what is "
        "named, and how hard they are to read."
    )
    adding, trying = st.columns([5, 3], gap="large")
    with adding:
        _show_ways()
    with trying:
        show_preview()
        if not collection.busy():
            st.caption("No article at hand? See what Quotient makes of these.")
        show_samples(first=True)


def _show_held(held: list[Analysis]) -> None:
    from pages.ui.articles.article_list import show_list  # loads pandas, which an empty page does not need
    from pages.ui.articles.near_copies import show_near_copies

    show_list(held)
    show_near_copies(held)
    if corrections.every():
        from pages.ui.sections.corrections_list import show_corrections

        show_corrections()
    adding = st.session_state.get("paste_on", False)
    with st.expander("Add articles", icon=":material/add:", expanded=adding, key=f"articles_add_{adding}"):
        _show_ways()
        show_samples(first=False)


def _show_ways() -> None:
    pasting, uploading = st.tabs(["Paste text", "Upload files"], key="articles_ways")
    with pasting:
        show_paste()
    with uploading:
        show_upload()
