"""How far the reading in the background has got, on every page."""

import streamlit as st

from pages.ui.state import collection
from pages.ui.state.background import Job

_READING_SHARE = 0.1  # of the time that an article takes; analysing it takes the rest


def show_progress() -> None:
    """A bar with the number done and a button to stop, while something is being read."""
    if collection.busy():
        _show()


@st.fragment(run_every=0.5)
def _show() -> None:
    job = collection.running_job()
    if job is None or job.over.is_set():
        st.rerun()  # the whole page, with what has been read
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(_share(job), text=_sentence(job))
        if not job.restoring:
            st.button("Stop", key="work_stop", on_click=job.stop.set, help="Articles already analysed are kept.")


def _share(job: Job) -> float:
    expected = max(job.named, job.read)
    done = _READING_SHARE * job.read + (1 - _READING_SHARE) * job.done
    return done / expected if expected else 0.0


def _sentence(job: Job) -> str:
    if job.stop.is_set():
        return "Stopping …"
    if job.restoring:
        return f"Restoring your articles: {job.done:,} of {len(job.articles):,} analysed."
    what = f"{job.named:,} files" if job.named > 1 and not job.articles else "the articles"
    articles = "1 article" if job.read == 1 else f"{job.read:,} articles"
    return f"Reading {what}: {articles} so far, {job.done:,} analysed."
