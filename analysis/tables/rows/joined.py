"""The last two cells of rows that name somebody: who it is in all articles of a run or collection."""

from collections.abc import Iterable

from analysis.cross_document import Joined
from analysis.tables.columns import COLUMNS, JOINED, Row

_PLACES = {name: tuple(map(list(COLUMNS[name]).index, columns)) for name, columns in JOINED.items()}


def name_of_row(table: str, row: Row) -> tuple[str, str]:
    """The id and the name by which a row of this table would be joined with those of other articles."""
    id_, name = _PLACES[table]
    return str(row[id_]), str(row[name])


def join_rows(table: str, rows: Iterable[Row], joined: Joined) -> list[Row]:
    """The rows with `canonical_id` and `canonical_name`, if this table has them; else as they are."""
    if table not in JOINED:
        return list(rows)
    return [(*row, *joined.of(*name_of_row(table, row))) for row in rows]
