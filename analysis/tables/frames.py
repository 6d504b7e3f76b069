"""One tidy DataFrame a table: what is shown in the app and saved from it. `docs/tables.md` says what every column means.

Text columns hold "" where something is not known, whole numbers are nullable (`Int64`), other numbers are NaN there; yes and no are `bool`.
`joined` is what `join_analyses` makes of the same analyses; tables that need it make it if it is not given.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.corrections import Listed
from analysis.cross_document import Joined, entities_of, join_articles
from analysis.records import Analysis, Skipped
from analysis.tables.arrays import NULLABLE, TEXT, Column, column_of
from analysis.tables.cells import mend
from analysis.tables.columns import COLUMNS, Cell, Row
from analysis.tables.rows import ROWS, corrections_rows, join_rows, skipped_rows


def articles_table(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """A row an article, with its totals."""
    return _table("articles", _rows("articles", analyses))


def mentions_table(analyses: Iterable[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """A row for each time that something is named."""
    return _joined_table("mentions", analyses, joined)


def entities_table(analyses: Iterable[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """A row for each person, organisation, place or group of an article; the same name in two articles has two rows."""
    return _joined_table("entities", analyses, joined)


def quotes_table(analyses: Iterable[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """A row for each stretch of quoted or reported words; where `quotation` is not empty there is one row a quotation."""
    return _joined_table("quotes", analyses, joined)


def speakers_table(analyses: Iterable[Analysis], joined: Joined | None = None) -> pd.DataFrame:
    """A row for each voice of an article, also for what is unresolved and unattributed, so that shares add up to 1."""
    return _joined_table("speakers", analyses, joined)


def readability_table(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """A row for each stretch that was scored: the article, its narration, quotations, speakers and paragraphs."""
    return _table("readability", _rows("readability", analyses))


def left_out_table(analyses: Iterable[Analysis]) -> pd.DataFrame:
    """A row for each stretch that does not count."""
    return _table("left_out", _rows("left_out", analyses))


def corrections_table(listed: Iterable[Listed], analyses: Iterable[Analysis] = ()) -> pd.DataFrame:
    """A row for each correction, of `list_corrections`; the analyses name the files."""
    files = {analysis.article.id: analysis.article.file for analysis in analyses}
    return _table("corrections", corrections_rows(listed, files))


def skipped_table(skipped: Iterable[Skipped]) -> pd.DataFrame:
    """A row for each file, or row of a table, that could not be read."""
    return _table("skipped", skipped_rows(skipped))


def join_analyses(analyses: Iterable[Analysis]) -> Joined:
    """Which people, organisations, places and groups of these articles are one."""
    return join_articles(map(entities_of, analyses))


def all_tables(analyses: Sequence[Analysis]) -> dict[str, pd.DataFrame]:
    """Every table of these articles but that of the skipped files, by name."""
    joined = join_analyses(analyses)
    return {name: _table(name, join_rows(name, _rows(name, analyses), joined)) for name in TABLES}


TABLES: dict[str, Callable[[Iterable[Analysis]], pd.DataFrame]] = {
    "articles": articles_table,
    "mentions": mentions_table,
    "entities": entities_table,
    "quotes": quotes_table,
    "speakers": speakers_table,
    "readability": readability_table,
    "left_out": left_out_table,
}


_TYPES: dict[type, Any] = {int: NULLABLE, float: "float64", bool: "bool"}


def _joined_table(name: str, analyses: Iterable[Analysis], joined: Joined | None) -> pd.DataFrame:
    analyses = list(analyses)
    return _table(name, join_rows(name, _rows(name, analyses), joined or join_analyses(analyses)))


def _rows(name: str, analyses: Iterable[Analysis]) -> list[Row]:
    return [row for analysis in analyses for row in ROWS[name](analysis)]


def _table(name: str, rows: list[Row]) -> pd.DataFrame:
    columns = COLUMNS[name]
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame({n: _column(values, columns[n]) for n, values in zip(columns, cells, strict=True)}, copy=False)


def _column(values: Iterable[Cell], kind: type) -> Column:
    if kind is str:
        return column_of([mend(str(value)) for value in values], TEXT)
    return column_of(list(values), _TYPES[kind])
