"""The page with the articles: add some, see which are here, change or remove them."""

import streamlit as st

from pages.ui.articles.import_report import show_report
from pages.ui.articles.manage_collections import show_collections
from pages.ui.articles.paste import show_paste
from pages.ui.articles.undo import show_undo
from pages.ui.articles.upload import show_samples, show_upload
from pages.ui.layout.page_frame import draw_frame
from pages.ui.layout.progress import show_progress
from pages.ui.state import collection, corrections


def show_articles() -> None:
    """Draw the entry page."""
    draw_frame("Articles")
    st.title("Articles", anchor=False)
    st.markdown(
        "Add news articles just as they are, headlines and captions included. Quotient finds who is quoted, who and what is "
        "named, and how hard they are to read."
    )
    with st.container():  # keeps its place when it is empty, or what follows would be drawn anew
        show_progress()
        show_report()
        show_undo()
    pasting, uploading, samples = st.tabs(["Paste text", "Upload files", "Samples"], key="articles_ways")
    with pasting:
        show_paste()
    with uploading:
        show_upload()
    with samples:
        show_samples()
    if held := collection.analyses():
        from pages.ui.articles.article_list import show_list  # loads pandas, which an empty page does not need

        show_list(held)
        if corrections.every():
            from pages.ui.sections.corrections_list import show_corrections

            show_corrections()
    elif not collection.busy():
        st.caption("No articles yet. If you have none at hand, try the samples.")
    show_collections()
