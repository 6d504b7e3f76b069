"""Undo what was removed a moment ago.

One key of the session belongs to this module: `removed`, the ids of the articles, or the place of the collection.
"""

import streamlit as st

from analysis.records import ArticleError
from pages.ui.layout.page_frame import show_next
from pages.ui.state import collection
from pages.ui.state.database.place import Place


def offer_undo(ids: tuple[str, ...] = (), deleted: Place | None = None) -> None:
    """Offer it on this page from now on, until it is used, closed, or something else is removed."""
    st.session_state.removed = (collection.place(), ids, deleted)


def show_undo() -> None:
    """What was removed from the collection in sight, with a button to bring it back."""
    place, ids, deleted = st.session_state.get("removed") or (None, (), None)
    if not deleted and (not ids or place != collection.place()):
        return
    articles = "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("The collection was deleted." if deleted else f"{articles} removed.", width="stretch")
        st.button("Undo", key="undo_last", type="primary", on_click=_undo)
        if not deleted:
            st.button("Delete for good", key="undo_never", on_click=_delete_for_good)
        st.button("Close", key="undo_close", on_click=_close)


def _undo() -> None:
    _, ids, deleted = st.session_state.removed
    if deleted:
        collection.bring_collection_back(deleted)
    else:
        try:
            collection.bring_back(ids)
        except ArticleError as error:
            show_next(str(error))
            return
    _close()


def _delete_for_good() -> None:
    collection.delete_for_good(st.session_state.removed[1])
    _close()


def _close() -> None:
    st.session_state.removed = None
