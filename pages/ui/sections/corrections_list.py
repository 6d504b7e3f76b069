"""What has been put right in the collection, each with a button that undoes it."""

from datetime import datetime

import streamlit as st

from analysis.corrections import Listed
from analysis.present import describe_correction
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.widgets.markdown import escape_markdown

MAX_SHOWN = 50
MAX_CHARS = 100  # of the words that a correction is about
_LOST = "Its words, or what it builds upon, are no longer there."


def show_corrections() -> None:
    """The corrections of the collection, the latest first."""
    listed = collection.list_corrections()
    if not listed:
        return
    held = sum(one.applied == "yes" for one in listed)
    with st.expander(f"Corrections ({held:,})", key="corrections_open"):
        st.caption(
            "Numbers, charts and downloads follow them. Each can be undone; the ZIP and the report list them all."
        )
        for one in reversed(listed[-MAX_SHOWN:]):
            _show(one)
        if len(listed) > MAX_SHOWN:
            st.caption(f"And {len(listed) - MAX_SHOWN:,} earlier ones, in corrections.csv of the ZIP.")


def _show(one: Listed) -> None:
    correction = one.correction
    made = datetime.fromisoformat(correction.when).astimezone()
    analysis = collection.find(correction.article_id)
    where = name_of(analysis.article) if analysis else "the whole collection" if not correction.article_id else ""
    about = " · ".join(filter(None, (where, f"{made:%-d %B, %H:%M}", correction.by)))
    words = f"  \n> {escape_markdown(correction.text, MAX_CHARS)}" if correction.text else ""
    sentence = escape_markdown(describe_correction(correction))
    with st.container(horizontal=True, vertical_alignment="center"):
        struck = f"~~{sentence}~~ (undone)" if one.applied == "undone" else sentence
        lost = f"  \n:orange[{_LOST}]" if one.applied == "lost" else ""
        st.markdown(f"{struck}  :gray[{escape_markdown(about)}]{lost}{words}", width="stretch")
        st.button(
            "Redo" if one.applied == "undone" else "Undo",
            key=f"correction_{correction.id}",
            on_click=collection.undo_correction,
            args=(correction.id, one.applied == "undone"),
        )
