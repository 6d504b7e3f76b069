"""A table on a page, with labels for people, and with its download."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from pages.ui.download import download_table
from pages.ui.names import name_of

_ROWS = 10  # seen at once; the rest by scrolling


def show_table(
    table: pd.DataFrame, labels: Mapping[str, Any], name: str, *, alt: str, key: str = "", pick: bool = False
) -> int | None:
    """Draw the columns that have a label (text or a column of `st.column_config`) and offer the whole table as NAME.csv.

    With `pick`, a row can be chosen; returns its position, None if there is none. Give another `key` to a table of other rows:
    the choice is kept by position.
    """
    options: dict[str, Any] = {"on_select": "rerun", "selection_mode": "single-row"} if pick else {}
    event = st.dataframe(
        table[list(labels)],
        column_config=dict(labels),
        hide_index=True,
        height="auto" if len(table) <= _ROWS else 35 * (_ROWS + 1) + 3,
        key=f"table_{key or name}",
        placeholder="–",
        alt=alt,
        **options,
    )
    download_table(table, name)
    rows = event["selection"]["rows"] if pick else []
    return rows[0] if rows and rows[0] < len(table) else None


def add_titles(table: pd.DataFrame, analyses: Iterable[Analysis]) -> pd.DataFrame:
    """The table and a column `title`: what each row's article is called on screen."""
    names = {a.article.id: name_of(a.article) for a in analyses}
    return table.assign(title=table.article_id.map(names).astype("str"))
