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
        if work.files:
            st.button("Stop", key="work_stop", on_click=work.stop.set, help="What is done stays.")


def _share(work: Work) -> float:
    return len(work.analyses) / len(work.articles) if work.articles else 0.0


def _sentence(work: Work) -> str:
    if work.stop.is_set():
        return "Stopping after this one …"
    if not work.analyses:
        return f"Reading {len(work.files):,} files: {len(work.articles):,} articles so far …"
    return f"Analysing: {len(work.analyses):,} of {len(work.articles):,} articles are done."
