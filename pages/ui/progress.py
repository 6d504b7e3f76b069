"""How far the reading in the background is, on every page."""

import streamlit as st

from pages.ui import collection
from pages.ui.work import Work


def show_progress() -> None:
    """A bar with the number done and a button that stops, for as long as something is being read."""
    if collection.busy():
        _show()


@st.fragment(run_every=0.5)
def _show() -> None:
    work = collection.work()
    if work is None or work.over.is_set():
        st.rerun()  # the whole page, with what has been read
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(_share(work), text=_sentence(work))
        if not work.kept:
            st.button("Stop", key="work_stop", on_click=work.stop.set, help="What is done stays.")


def _share(work: Work) -> float:
    expected = max(len(work.files) + len(work.articles), work.read)
    return (0.1 * work.read + 0.9 * work.done) / expected if expected else 0.0  # about how the time is spent


def _sentence(work: Work) -> str:
    if work.stop.is_set():
        return "Stopping …"
    if work.kept:
        return f"Bringing your articles back: {work.done:,} of {len(work.articles):,} are analysed."
    what = f"{len(work.files):,} files" if len(work.files) > 1 else "the articles"
    articles = "1 article" if work.read == 1 else f"{work.read:,} articles"
    return f"Reading {what}: {articles} so far, {work.done:,} analysed."
