"""Change what is known of articles: title, outlet, author, date, web address and tags.

These keys of the session belong to this module: `edit_round`, which grows when the table has to forget what was typed into it, and
`edit_taken`, what of it is saved already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analysis.intake.build import MAX_FIELD_CHARACTERS, write_field
from analysis.records import Analysis, Article
from pages.ui.state import collection
from pages.ui.state.tags import clean_tags, list_tags

_ROWS = 15  # in sight at once
_EARLIEST = date(1700, 1, 1)
_LABELS = {"title": "Title", "outlet": "Outlet", "byline": "Author", "url": "Web address"}


def show_editor(held: Sequence[Analysis]) -> None:
    """The details of every article in a table whose cells can be changed."""
    ids = tuple(analysis.article.id for analysis in held)
    key = f"edit_{st.session_state.setdefault('edit_round', 0)}_{hash(ids)}"
    _take_over(key, ids)
    articles = [made.article for one in ids if (made := collection.find(one))]
    column = st.column_config
    st.data_editor(
        pd.DataFrame(
            {
                "title": [article.title for article in articles],
                "outlet": [article.outlet for article in articles],
                "byline": [article.byline for article in articles],
                "published": pd.Series([_day(article.published) for article in articles], dtype="object"),
                "url": [article.url for article in articles],
                "tags": [list(article.tags) for article in articles],
            }
        ),
        key=key,
        hide_index=True,
        num_rows="fixed",
        placeholder="",
        height=min(len(articles), _ROWS) * 35 + 38,
        alt="The details of your articles, one a row; every cell can be changed",
        column_config={
            "title": column.TextColumn("Title", width="large", max_chars=MAX_FIELD_CHARACTERS),
            "outlet": column.TextColumn("Outlet", max_chars=MAX_FIELD_CHARACTERS),
            "byline": column.TextColumn("Author", max_chars=MAX_FIELD_CHARACTERS),
            "published": column.DateColumn("Date", format="YYYY-MM-DD", min_value=_EARLIEST),
            "url": column.TextColumn("Web address", max_chars=MAX_FIELD_CHARACTERS),
            "tags": column.MultiselectColumn("Tags", options=list_tags(), accept_new_options=True),
        },
    )


def show_details(ids: Sequence[str]) -> None:
    """Fields that change the ticked articles, all of them alike."""
    articles = [made.article for one in ids if (made := collection.find(one))]
    label = "Edit its details" if len(articles) == 1 else f"Edit the details of these {len(articles):,} articles"
    with st.expander(label), st.form(f"details_{hash(tuple(ids))}", border=False, enter_to_submit=False):
        if len(articles) > 1:
            st.caption("What you fill in is set for all of them. What you leave empty stays as it is.")
        one = articles[0] if len(articles) == 1 else Article("")
        typed: dict[str, Any] = {}
        left, right = st.columns(2)
        for number, (field, name) in enumerate(_LABELS.items()):
            if field in ("title", "url") and len(articles) > 1:  # no two articles share them
                continue
            side = left if number % 2 == 0 else right
            typed[field] = side.text_input(
                name, getattr(one, field), key=f"details_{field}_{hash(tuple(ids))}_{getattr(one, field)}"
            )
        typed["published"] = left.date_input(
            "Date",
            _day(one.published),
            format="YYYY-MM-DD",
            min_value=_EARLIEST,
            key=f"details_published_{hash(tuple(ids))}",
        )
        typed["tags"] = right.multiselect(
            "Tags" if len(articles) == 1 else "Add tags",
            list_tags(),
            list(one.tags),
            accept_new_options=True,
            key=f"details_tags_{hash(tuple(ids))}",
            placeholder="Choose or type a tag",
        )
        if st.form_submit_button("Save", type="primary", key="details_save"):
            _save(articles, typed)
            st.rerun()


def _save(articles: Sequence[Article], typed: Mapping[str, Any]) -> None:
    if len(articles) == 1:
        changed = [change_details(articles[0], typed)]
    else:
        filled = {field: value for field, value in typed.items() if value and field != "tags"}
        changed = [change_details(a, {**filled, "tags": [*a.tags, *typed["tags"]]}) for a in articles]
    st.session_state.edit_round = st.session_state.get("edit_round", 0) + 1
    collection.change(*(new for old, new in zip(articles, changed, strict=True) if new != old))


def _take_over(key: str, ids: Sequence[str]) -> None:
    """Save what was typed into the table since this page was drawn last."""
    typed: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"] if key in st.session_state else {}
    before_key, before = st.session_state.get("edit_taken", ("", {}))
    changed = []
    for row, cells in typed.items():
        known = before.get(row, {}) if before_key == key else {}
        fresh = {field: value for field, value in cells.items() if field not in known or known[field] != value}
        if fresh and (made := collection.find(ids[int(row)])):
            changed.append(change_details(made.article, fresh))
    st.session_state.edit_taken = key, {row: dict(cells) for row, cells in typed.items()}
    if changed:
        collection.change(*changed)


def change_details(article: Article, cells: Mapping[str, Any]) -> Article:
    """The article with what was typed: text trimmed and cut to what fits, a date as it is kept, each tag once."""
    told: dict[str, Any] = {}
    for field, value in cells.items():
        if field == "tags":
            told[field] = clean_tags(value or ())
        elif field == "published":
            told[field] = _kept_day(value)
        elif field in _LABELS:
            told[field] = write_field(value or "")
    return replace(article, **told)


def _day(published: str) -> date | None:
    return date.fromisoformat(published) if published else None


def _kept_day(value: object) -> str:
    try:
        return date.fromisoformat(str(value)[:10]).isoformat() if value else ""
    except ValueError:
        return ""
