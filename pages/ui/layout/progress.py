"""How far the reading in the background has got, on every page, and how to go on with one that was stopped."""

import streamlit as st

from pages.ui.state import collection
from pages.ui.state.background import Job

_READING_SHARE = 0.1  # of the time that an article takes; analysing it takes the rest
_MINUTE = 60.0


def show_progress() -> None:
    """A bar with the number done and a button to stop, while something is being read; or what waits, and buttons to go on."""
    if collection.busy():
        _show()
    elif collection.paused():
        _show_paused()


@st.fragment(run_every=0.5)
def _show() -> None:
    job = collection.running_job()
    if job is None or job.over.is_set():
        st.rerun()  # the whole page, with what has been read
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(_share(job), text=_sentence(job))
        if not job.restoring:
            st.button("Stop", key="work_stop", on_click=job.stop.set, help="Nothing is lost. You can go on later.")


def _show_paused() -> None:
    begun = collection.paused()
    if not begun:
        return
    unread: int = st.session_state.unread
    parts = []
    if begun.files:
        parts.append("1 file has not been read" if begun.files == 1 else f"{begun.files:,} files have not been read")
    if unread:
        parts.append("1 article is not analysed yet" if unread == 1 else f"{unread:,} articles are not analysed yet")
    if not parts:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**The import was stopped.** {' and '.join(parts).capitalize()}.", width="stretch")
        st.button("Go on", type="primary", key="work_go_on", on_click=collection.go_on)
        st.button("Forget the rest", key="work_give_up", on_click=collection.give_up)


def _share(job: Job) -> float:
    expected = job.read if job.all_read else max(job.named, job.read)
    done = _READING_SHARE * job.read + (1 - _READING_SHARE) * job.done
    return min(1.0, done / expected) if expected else 0.0


def _sentence(job: Job) -> str:
    if job.stop.is_set():
        return "Stopping …"
    if not job.all_read and not job.restoring:
        articles = "1 article" if job.read == 1 else f"{job.read:,} articles"
        return f"{articles} read so far, {job.done:,} analysed"
    left = job.seconds_left()
    what = "Restoring your articles: " if job.restoring else ""
    return f"{what}{job.done:,} of {job.read:,} analysed" + (f", {_time(left)} left" if left is not None else "")


def _time(seconds: float) -> str:
    """ "less than a minute", "about 1 minute", "about 12 minutes"."""
    minutes = round(seconds / _MINUTE)
    if seconds < _MINUTE / 2:
        return "less than a minute"
    return "about 1 minute" if minutes <= 1 else f"about {minutes} minutes"
