"""The rows of every table as plain tuples, without pandas: one function a table, from an analysis to its rows.

`ROWS` gives what an article says by itself; `join_rows` adds the columns that only all articles together can tell. Worker processes and the command line write these straight to CSV; `analysis.tables.frames` makes DataFrames of them.
"""

from collections.abc import Callable

from analysis.records import Analysis
from analysis.tables.columns import Row
from analysis.tables.rows.articles import articles_rows
from analysis.tables.rows.corrections import corrections_rows, read_correction
from analysis.tables.rows.joined import join_rows, name_of_row
from analysis.tables.rows.left_out import left_out_rows, skipped_rows
from analysis.tables.rows.names import entities_rows, mentions_rows
from analysis.tables.rows.quotations import quotes_rows
from analysis.tables.rows.readability import readability_rows
from analysis.tables.rows.speakers import speakers_rows

__all__ = ["ROWS", "corrections_rows", "join_rows", "name_of_row", "quotes_rows", "read_correction", "skipped_rows"]

ROWS: dict[str, Callable[[Analysis], list[Row]]] = {
    "articles": articles_rows,
    "mentions": mentions_rows,
    "entities": entities_rows,
    "quotes": quotes_rows,
    "speakers": speakers_rows,
    "readability": readability_rows,
    "left_out": left_out_rows,
}
