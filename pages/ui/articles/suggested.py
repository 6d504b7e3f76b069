"""What the names of files and web addresses suggest, to be accepted or declined."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.database.suggestions import Offer, decline, list_suggestions

_FIELDS = {"title": "Title", "outlet": "Outlet", "byline": "Author", "published": "Date"}
_ROWS = 8  # in sight at once


def show_suggestions() -> None:
    """The suggestions, one a row with a button to accept it, and buttons for all of them; nothing if there are none."""
    offers = [offer for offer in list_suggestions(collection.place()) if collection.find(offer.article_id)]
    if not offers:
        return
    many = f"{len(offers):,} suggestions" if len(offers) > 1 else "1 suggestion"
    with st.expander(f"{many} from file names and web addresses", expanded=True):
        _show_table(offers)
        with st.container(horizontal=True):
            st.button(
                "Accept all" if len(offers) > 1 else "Accept",
                type="primary",
                on_click=_accept_all,
                key="suggested_accept",
            )
            st.button("Decline all" if len(offers) > 1 else "Decline", on_click=_decline_all, key="suggested_decline")


def _show_table(offers: Sequence[Offer]) -> None:
    titles = {one.article_id: collection.find(one.article_id) for one in offers}
    shown = pd.DataFrame(
        {
            "accept": ["Accept"] * len(offers),
            "field": [_FIELDS[offer.field] for offer in offers],
            "value": [offer.value for offer in offers],
            "article": [name_of(made.article) for one in offers if (made := titles[one.article_id])],
            "origin": [f"{offer.origin.capitalize()}" for offer in offers],
        }
    )
    column = st.column_config
    st.dataframe(
        shown,
        key=f"suggested_{hash(tuple(offers))}",
        hide_index=True,
        height=min(len(shown), _ROWS) * 35 + 38,
        alt="Suggestions, one a row",
        column_config={
            "accept": column.ButtonColumn("", key="suggested_one", type="tertiary"),
            "field": column.TextColumn("What"),
            "value": column.TextColumn("Suggestion", width="medium"),
            "article": column.TextColumn("Article", width="medium"),
            "origin": column.TextColumn("From"),
        },
    )
    if (accepted := st.session_state.get("suggested_one")) and accepted["row"] < len(offers):
        collection.accept([offers[accepted["row"]]])
        st.rerun()


def _accept_all() -> None:
    collection.accept(list_suggestions(collection.place()))


def _decline_all() -> None:
    decline(collection.place(), list_suggestions(collection.place()))
