"""The page with the articles: add some, see what is there, change or remove it."""

import streamlit as st

from pages.ui import collection
from pages.ui.frame import draw_frame
from pages.ui.listing import show_list
from pages.ui.paste import show_paste
from pages.ui.progress import show_progress
from pages.ui.report import show_report
from pages.ui.upload import show_samples, show_upload


def show_articles() -> None:
    draw_frame("Articles")
    st.title("Articles", anchor=False)
    st.markdown(
        "Add news articles as they are, with headlines, captions and all. Quotient finds who is quoted, who and what is "
        "named, and how hard they are to read."
    )
    with st.container():  # takes its place also when it is empty, or what follows would be drawn anew
        show_progress()
        show_report()
    pasting, uploading, samples = st.tabs(["Paste text", "Upload files", "Samples"], key="articles_ways")
    with pasting:
        show_paste()
    with uploading:
        show_upload()
    with samples:
        show_samples()
    if held := collection.analyses():
        show_list(held)
    elif not collection.busy():
        st.caption("No article is here yet. Without one at hand, look around with the samples.")
