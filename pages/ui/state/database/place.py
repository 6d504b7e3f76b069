"""Which collection of whose."""

import sqlite3
from typing import NamedTuple


class Place(NamedTuple):
    """A collection of an owner, by their numbers."""

    owner: int
    collection: int


class NoSuchCollection(LookupError):
    """The owner has no collection of this number: never, or not any more."""


def note_change(connection: sqlite3.Connection, place: Place) -> None:
    """Every change begins with this. Raises NoSuchCollection if the collection is not this owner's."""
    changed = connection.execute("UPDATE collections SET changes = changes + 1 WHERE owner = ? AND id = ?", place)
    if not changed.rowcount:
        raise NoSuchCollection


def count_changes(connection: sqlite3.Connection, place: Place) -> int:
    """A number that grows with every change; -1 if the collection is not there, or deleted."""
    row = connection.execute(
        "SELECT changes FROM collections WHERE owner = ? AND id = ? AND deleted_at IS NULL", place
    ).fetchone()
    return int(row[0]) if row else -1
