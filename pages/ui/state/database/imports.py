"""Imports that are under way: the files that have not been read yet, so that one that is stopped or killed can go on."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.records import Article, Skipped
from pages.ui.state.database import articles as kept
from pages.ui.state.database.connection import connect, give_back_space, writing
from pages.ui.state.database.place import Place, note_change
from pages.ui.state.database.suggestions import suggest

Columns = dict[str, dict[str, str]]  # what the columns of a table hold, by its name


class Import(NamedTuple):
    """An import that is not over."""

    id: int
    files: int  # not read yet
    columns: Columns
    skipped: tuple[Skipped, ...]
    stopped: bool


def begin(
    place: Place,
    files: Sequence[Path | tuple[str, bytes]],
    columns: Mapping[str, Mapping[str, str]] | None = None,
    skipped: Sequence[Skipped] = (),
) -> Import:
    """Keep what is to be read. An import of this collection that has not ended goes on with it."""
    with writing() as connection:
        note_change(connection, place)
        before = find(place)
        told = {**(before.columns if before else {}), **(columns or {})}
        missed = [*(before.skipped if before else ()), *skipped]
        [(number,)] = connection.execute(
            "INSERT INTO imports (collection, columns, skipped) VALUES (?, ?, ?) ON CONFLICT (collection)"
            " DO UPDATE SET columns = excluded.columns, skipped = excluded.skipped, stopped = 0 RETURNING id",
            (place.collection, json.dumps(told), json.dumps(_rows(missed))),
        ).fetchall()
        [(last,)] = connection.execute("SELECT coalesce(max(number), 0) FROM import_files WHERE import = ?", (number,))
        connection.executemany(
            "INSERT INTO import_files VALUES (?, ?, ?, ?)",
            (
                (number, n, *((str(file), None) if isinstance(file, Path) else file))
                for n, file in enumerate(files, last + 1)
            ),
        )
        begun = find(place)
    assert begun
    return begun


def find(place: Place) -> Import | None:
    """The import of this collection that has not ended."""
    row = connect().execute(
        "SELECT imports.id, (SELECT count(*) FROM import_files WHERE import = imports.id), columns, skipped, stopped"
        " FROM imports JOIN collections ON collection = collections.id WHERE owner = ? AND collections.id = ?",
        place,
    ).fetchone()  # fmt: skip
    if not row:
        return None
    number, files, columns, skipped, stopped = row
    return Import(number, files, json.loads(columns), tuple(Skipped(*s) for s in json.loads(skipped)), bool(stopped))


def read_files(begun: Import) -> Iterator[tuple[int, Path | tuple[str, bytes]]]:
    """The files that have not been read, each with its number. One is fetched when it is asked for."""
    connection = connect()
    numbers = connection.execute(
        "SELECT number FROM import_files WHERE import = ? ORDER BY number", (begun.id,)
    ).fetchall()
    for (number,) in numbers:
        row = connection.execute(
            "SELECT name, data FROM import_files WHERE import = ? AND number = ?", (begun.id, number)
        ).fetchone()
        if row:
            name, data = row
            yield number, Path(name) if data is None else (name, data)


def keep(
    place: Place, number: int, new: Sequence[Article], skipped: Sequence[Skipped] = (), done: int | None = None
) -> None:
    """Save articles that import `number` has read, and, with its number, that a file has been read to its end: all at once.

    `skipped`, if there is any, is all that could not be read so far.
    """
    with writing() as connection:
        kept.save(place, new, number)
        suggest(place, new)
        if skipped:
            connection.execute("UPDATE imports SET skipped = ? WHERE id = ?", (json.dumps(_rows(skipped)), number))
        if done is not None:
            connection.execute("DELETE FROM import_files WHERE import = ? AND number = ?", (number, done))


def stop(place: Place) -> None:
    """Note that an import was stopped by hand: it waits until somebody has it go on."""
    _set_stopped(place, True)


def go_on(place: Place) -> None:
    """Undo `stop`."""
    _set_stopped(place, False)


def end(place: Place) -> None:
    """Forget an import, and the files that it has not read."""
    with writing() as connection:
        note_change(connection, place)
        ended = connection.execute("DELETE FROM imports WHERE collection = ?", (place.collection,)).rowcount
    if ended:
        give_back_space()


def _set_stopped(place: Place, stopped: bool) -> None:
    with writing() as connection:
        note_change(connection, place)
        connection.execute("UPDATE imports SET stopped = ? WHERE collection = ?", (stopped, place.collection))


def _rows(skipped: Sequence[Skipped]) -> list[tuple[str, str]]:
    return [(one.file, one.reason) for one in skipped]
