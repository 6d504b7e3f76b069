"""A table on a page, with labels for people, and with its download."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.widgets.download import download_table

_ROWS = 10  # seen at once; the rest by scrolling
_ROW_PIXELS = 35
_HIGH_ROW_PIXELS = 74  # three lines
_MOST_PIXELS = 520
_ONE_ROW = {"on_select": "rerun", "selection_mode": "single-row"}


def show_table(table: pd.DataFrame, labels: Mapping[str, Any], name: str, *, alt: str) -> None:
    """Draw the columns that have a label (text, or a column of `st.column_config`) and offer the whole table as NAME.csv."""
    _draw(table, labels, alt, key=f"table_{name}")
    download_table(table, name)


def pick_row(table: pd.DataFrame, labels: Mapping[str, Any], name: str, *, alt: str, key: str = "") -> int | None:
    """The same, with a row to choose: returns its position, or None.

    A choice is kept by position, so give another `key` to a table of other rows.
    """
    event = _draw(table, labels, alt, key=f"table_{key or name}", **_ONE_ROW)
    download_table(table, name)
    return _picked(event, table)


def pick_high_row(table: pd.DataFrame, labels: Mapping[str, Any], name: str, *, alt: str) -> int | None:
    """The same, with rows high enough for sentences, which wrap in them."""
    event = _draw(table, labels, alt, key=f"table_{name}", row_height=_HIGH_ROW_PIXELS, **_ONE_ROW)
    download_table(table, name)
    return _picked(event, table)


def _picked(event: Any, table: pd.DataFrame) -> int | None:
    rows: list[int] = event["selection"]["rows"]
    return rows[0] if rows and rows[0] < len(table) else None


def pick_again(table: pd.DataFrame, labels: Mapping[str, Any], key: str, *, alt: str, chosen: int | None) -> int | None:
    """A table without a download in which the row at position `chosen` is chosen at first; returns the position, or None."""
    first: Any = None if chosen is None else {"selection": {"rows": [chosen]}}
    event = _draw(table, labels, alt, key=key, on_select="rerun", selection_mode="single-row", selection_default=first)
    rows: list[int] = event["selection"]["rows"]
    return rows[0] if rows and rows[0] < len(table) else None


def _draw(table: pd.DataFrame, labels: Mapping[str, Any], alt: str, **options: Any) -> Any:
    row = options.get("row_height", _ROW_PIXELS)
    rows = row * min(len(table), _ROWS)
    return st.dataframe(
        table[list(labels)],
        column_config=dict(labels),
        hide_index=True,
        height=min(rows, _MOST_PIXELS) + _ROW_PIXELS + 3 if rows else "auto",  # else the page moves when it is drawn
        placeholder="–",
        alt=alt,
        **options,
    )
