"""Corrections by hand: a row each, never changed but to be undone."""

import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from pages.ui.state.database.connection import connect, writing
from pages.ui.state.database.place import Place, note_change


class Kept(NamedTuple):
    """A correction as it is kept; what `record` means is for those who apply it."""

    id: str
    article_id: str  # "" for the whole collection
    record: dict[str, Any]
    made_at: float
    undone_at: float | None


def save(place: Place, correction_id: str, article_id: str, record: Mapping[str, Any]) -> None:
    """Keep a correction, made now. Raises sqlite3.IntegrityError if the collection has one with this id."""
    with writing() as connection:
        note_change(connection, place)
        connection.execute(
            "INSERT INTO corrections (id, collection, article_id, record, made_at) VALUES (?, ?, ?, ?, ?)",
            (correction_id, place.collection, article_id, json.dumps(record), time.time()),
        )


def undo(place: Place, correction_id: str, again: bool = False) -> None:
    """Undo a correction, or with `again` have it count again."""
    with writing() as connection:
        note_change(connection, place)
        connection.execute(
            "UPDATE corrections SET undone_at = ? WHERE collection = ? AND id = ?",
            (None if again else time.time(), place.collection, correction_id),
        )


def load(place: Place) -> list[Kept]:
    """All corrections of a collection, in the order of making, undone ones too."""
    rows = connect().execute(
        "SELECT corrections.id, article_id, record, corrections.made_at, undone_at FROM corrections"
        " JOIN collections ON collection = collections.id WHERE owner = ? AND collections.id = ?"
        " ORDER BY corrections.made_at, corrections.id",
        place,
    )
    return [Kept(number, article, json.loads(record), made, undone) for number, article, record, made, undone in rows]
