"""Several collections: begin, rename, copy and delete them, move articles between them, and bring back what was deleted.

These keys of the session belong to this module: `collections_turn` (how often a box with a name has been used) and
`collections_error` (why the name that was typed can't be).
"""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from analysis.records import ArticleError
from pages.ui.articles.undo import offer_undo
from pages.ui.layout.page_frame import choose, show_next
from pages.ui.state import collection
from pages.ui.state.database import articles, collections
from pages.ui.state.database.collections import DAYS, MAX_NAME_CHARACTERS
from pages.ui.state.database.connection import problem
from pages.ui.state.database.location import data_file
from pages.ui.state.database.place import Place
from pages.ui.state.visitor import is_at_home
from pages.ui.widgets.markdown import escape_markdown

_LISTED = 20  # deleted articles that are listed


def show_collections() -> None:
    """What can be done with collections as a whole, what can be brought back, and where all of it is kept."""
    owner = collection.place().owner
    names = collections.list_names(owner)
    if (
        collection.analyses()
        or len(names) > 1
        or collections.list_deleted(owner)
        or articles.list_removed(collection.place())
    ):
        st.header("Collections", anchor=False)
        st.markdown(f"You are looking at **{escape_markdown(names[collection.place().collection])}**.")
        _show_buttons(owner, names[collection.place().collection])
        _show_deleted()
        _show_removed()
    if is_at_home() and not problem():
        st.caption(f"Everything is kept in one file on this computer: {escape_markdown(str(data_file()))}")


def _show_buttons(owner: int, name: str) -> None:
    turn = st.session_state.setdefault("collections_turn", 0)  # a new box is a closed one
    with st.container(horizontal=True):
        with st.popover("New collection", key=f"collections_new_box_{turn}"):
            _ask_name("Its name", "", "collections_new", "Begin it", _create)
        with st.popover("Rename", key=f"collections_rename_box_{turn}"):
            _ask_name("New name", name, "collections_rename", "Rename it", _rename)
        with st.popover("Copy", key=f"collections_copy_box_{turn}"):
            _ask_name("Name of the copy", collections.free_name(owner, name), "collections_copy", "Copy it", _copy)
        st.button("Delete this collection", on_click=_delete, key="collections_delete")
    if message := st.session_state.pop("collections_error", ""):
        st.error(escape_markdown(message))


def show_move(ids: Sequence[str]) -> None:
    """Move articles to another collection, if there is one."""
    here = collection.place()
    names = {one: name for one, name in collections.list_names(here.owner).items() if one != here.collection}
    if not names:
        return
    other = st.selectbox(
        "Move to",
        list(names),
        index=None,
        placeholder="Choose a collection",
        format_func=lambda one: names.get(one, ""),
        key="list_move_to",
        width=260,
    )
    if st.button("Move", disabled=other is None, key="list_move") and other is not None:
        try:
            collection.move(ids, Place(here.owner, other))
        except ArticleError as error:
            st.error(str(error))
            return
        count = "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
        show_next(f"{count} moved to {escape_markdown(names[other], 60)}")
        if not collection.find(st.session_state.get("chosen", "")):
            choose("")
        st.rerun()


def _ask_name(label: str, value: str, key: str, button: str, act: Callable[[str], None]) -> None:
    box = f"{key}_name_{st.session_state.collections_turn}"
    st.text_input(label, value, key=box, max_chars=MAX_NAME_CHARACTERS)
    st.button(button, type="primary", key=key, on_click=_try, args=(act, box))


def _try(act: Callable[[str], None], key: str) -> None:
    try:
        act(st.session_state[key])
    except ArticleError as error:
        st.session_state.collections_error = str(error)
    else:
        st.session_state.collections_turn += 1


def _create(name: str) -> None:
    _open(collections.create(collection.place().owner, name))


def _rename(name: str) -> None:
    collections.rename(collection.place(), name)


def _copy(name: str) -> None:
    _open(collections.copy(collection.place(), name))


def _open(place: Place) -> None:
    choose("")
    collection.open_collection(place)


def _delete() -> None:
    choose("")
    offer_undo(deleted=collection.delete_collection())


def _show_deleted() -> None:
    owner = collection.place().owner
    if not (deleted := collections.list_deleted(owner)):
        return
    with st.expander(f"Deleted collections ({len(deleted):,})"):
        st.caption(f"They can be brought back for {DAYS} days.")
        for one in deleted:
            count = "1 article" if one.articles == 1 else f"{one.articles:,} articles"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{escape_markdown(one.name)} :gray[{count}, {_when(one.deleted_at)}]", width="stretch")
                place = Place(owner, one.id)
                st.button("Bring back", key=f"collections_back_{one.id}", on_click=_bring_back, args=(place,))
                st.button(
                    "Delete for good",
                    key=f"collections_gone_{one.id}",
                    on_click=collections.delete_for_good,
                    args=(place,),
                )


def _show_removed() -> None:
    if not (removed := articles.list_removed(collection.place())):
        return
    with st.expander(f"Removed articles ({len(removed):,})"):
        st.caption(f"They can be brought back for {DAYS} days.")
        with st.container(horizontal=True):
            st.button("Bring all back", key="removed_all_back", on_click=_bring_articles_back)
            st.button("Delete all for good", key="removed_all_gone", on_click=_delete_all_for_good)
        for one in removed[:_LISTED]:
            with st.container(horizontal=True, vertical_alignment="center"):
                name = escape_markdown(one.title or one.file or "An article without a title", 90)
                st.markdown(f"{name} :gray[{_when(one.deleted_at)}]", width="stretch")
                key, ids = one.article_id, (one.article_id,)
                st.button("Bring back", key=f"removed_back_{key}", on_click=_bring_articles_back, args=(ids,))
                st.button(
                    "Delete for good", key=f"removed_gone_{key}", on_click=collection.delete_for_good, args=(ids,)
                )
        if len(removed) > _LISTED:
            st.caption(f"And {len(removed) - _LISTED:,} more.")


def _bring_back(place: Place) -> None:
    choose("")
    collection.bring_collection_back(place)


def _bring_articles_back(ids: Sequence[str] = ()) -> None:
    try:
        collection.bring_back(ids or _all_removed())
    except ArticleError as error:
        st.session_state.collections_error = str(error)


def _delete_all_for_good() -> None:
    collection.delete_for_good(_all_removed())


def _all_removed() -> list[str]:
    return [one.article_id for one in articles.list_removed(collection.place())]


def _when(moment: float | None) -> str:
    return f"deleted on {datetime.fromtimestamp(moment or 0):%Y-%m-%d}"
