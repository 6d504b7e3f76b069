"""Corrections by hand: a row each, never changed but to be undone."""

import json
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pages.ui.state.database.connection import connect, log, writing
from pages.ui.state.database.place import Place, note_change

if TYPE_CHECKING:
    from analysis.corrections import Correction  # loaded with the first correction


def save(place: Place, corrections: Iterable["Correction"]) -> None:
    """Keep corrections; one that the collection has already stays as it is."""
    from analysis.corrections import to_record

    rows = [
        (
            c.id,
            place.collection,
            c.article_id,
            json.dumps(to_record(c)),
            c.time.timestamp(),
            time.time() if c.undone else None,
        )
        for c in corrections
    ]
    with writing() as connection:
        note_change(connection, place)
        connection.executemany("INSERT OR IGNORE INTO corrections VALUES (?, ?, ?, ?, ?, ?)", rows)


def undo(place: Place, correction_id: str, again: bool = False) -> None:
    """Undo a correction, or with `again` have it count again."""
    with writing() as connection:
        note_change(connection, place)
        connection.execute(
            "UPDATE corrections SET undone_at = ? WHERE collection = ? AND id = ?",
            (None if again else time.time(), place.collection, correction_id),
        )


def load(place: Place) -> list["Correction"]:
    """All corrections of a collection, in the order of making, undone ones too. One that can't be understood is passed over."""
    rows = connect().execute(
        "SELECT record, undone_at FROM corrections JOIN collections ON collection = collections.id"
        " WHERE owner = ? AND collections.id = ? ORDER BY corrections.made_at, corrections.id",
        place,
    )
    found: list[Correction] = []
    for record, undone_at in rows:
        from analysis.corrections import CorrectionError, from_record, undo as undone

        try:
            correction = from_record({**json.loads(record), "undone": False})
        except (CorrectionError, ValueError):
            log.exception("A correction could not be read")
            continue
        found.append(undone(correction) if undone_at else correction)
    return found
