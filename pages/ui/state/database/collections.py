"""Collections: made, named, copied, deleted and brought back."""

import sqlite3
import time
from typing import NamedTuple

from analysis.records import ArticleError
from pages.ui.state.database.articles import copy_articles, drop_texts
from pages.ui.state.database.connection import connect, give_back_space, writing
from pages.ui.state.database.place import Place

FIRST = "My articles"  # the name of the collection that everybody begins with
DAYS = 30  # that what was deleted can be brought back
MAX_NAME_CHARACTERS = 80


class Collection(NamedTuple):
    """A collection as it is listed."""

    id: int
    name: str
    articles: int
    deleted_at: float | None


def list_collections(owner: int) -> list[Collection]:
    """The owner's collections, oldest first, without deleted ones."""
    return _list(owner, "deleted_at IS NULL ORDER BY id")


def list_names(owner: int) -> dict[int, str]:
    """Number and name of the owner's collections, oldest first: less work than `list_collections`."""
    return dict(
        connect().execute(
            "SELECT id, name FROM collections WHERE owner = ? AND deleted_at IS NULL ORDER BY id", (owner,)
        )
    )


def list_deleted(owner: int) -> list[Collection]:
    """What can still be brought back, latest first."""
    return _list(owner, "deleted_at IS NOT NULL ORDER BY deleted_at DESC")


def _list(owner: int, which: str) -> list[Collection]:
    rows = connect().execute(
        "SELECT id, name, (SELECT count(*) FROM articles WHERE collection = collections.id AND articles.deleted_at IS NULL),"
        f" deleted_at FROM collections WHERE owner = ? AND {which}",
        (owner,),
    )
    return [Collection(*row) for row in rows]


def choose(place: Place) -> None:
    """Remember which collection the owner looks at."""
    with writing() as connection:
        connection.execute("UPDATE owners SET chosen = ? WHERE id = ?", (place.collection, place.owner))


def find_chosen(owner: int) -> Place:
    """The collection looked at last, else the oldest, else a new one."""
    with writing() as connection:
        found = connection.execute(
            "SELECT collections.id FROM collections JOIN owners ON owner = owners.id WHERE owner = ? AND deleted_at IS NULL"
            " ORDER BY collections.id = chosen DESC, collections.id LIMIT 1",
            (owner,),
        ).fetchone()
        return Place(owner, found[0]) if found else create(owner, FIRST)


def create(owner: int, name: str) -> Place:
    """A new collection. Raises ArticleError if the name is empty or taken."""
    with writing() as connection:
        made = _with_name(
            connection, "INSERT INTO collections (name, owner, made_at) VALUES (?, ?, ?)", name, (owner, time.time())
        )
        return Place(owner, made.lastrowid or 0)


def rename(place: Place, name: str) -> None:
    """Give a collection another name. Raises ArticleError if that is empty or taken."""
    with writing() as connection:
        _with_name(connection, "UPDATE collections SET name = ? WHERE owner = ? AND id = ?", name, place)


def copy(place: Place, name: str) -> Place:
    """A new collection with the same articles, tags, parts left out and corrections. Raises ArticleError as `create` does."""
    with writing() as connection:
        new = create(place.owner, name)
        copy_articles(place, new)
        connection.execute(
            "INSERT INTO corrections SELECT id, ?, article_id, record, made_at, undone_at FROM corrections"
            " WHERE collection = (SELECT id FROM collections WHERE owner = ? AND id = ?)",
            (new.collection, *place),
        )
    return new


def delete(place: Place) -> None:
    """Put a collection aside; it can be brought back for `DAYS`."""
    with writing() as connection:
        connection.execute("UPDATE collections SET deleted_at = ? WHERE owner = ? AND id = ?", (time.time(), *place))


def bring_back(place: Place) -> str:
    """Undo `delete`. Returns its name, which has a number if the old one has been taken since."""
    with writing() as connection:
        row = connection.execute("SELECT name FROM collections WHERE owner = ? AND id = ?", place).fetchone()
        if not row:
            return ""
        name = free_name(place.owner, row[0])
        connection.execute(
            "UPDATE collections SET deleted_at = NULL, name = ? WHERE owner = ? AND id = ?", (name, *place)
        )
    return name


def delete_for_good(place: Place) -> None:
    """Delete a collection and every text that is in no other."""
    with writing() as connection:
        connection.execute("DELETE FROM collections WHERE owner = ? AND id = ?", place)
        drop_texts()
    give_back_space()


def purge() -> None:
    """Delete for good what was deleted more than `DAYS` ago."""
    before = time.time() - DAYS * 24 * 3600
    with writing() as connection:
        gone = connection.execute("DELETE FROM collections WHERE deleted_at < ?", (before,)).rowcount
        gone += connection.execute("DELETE FROM articles WHERE deleted_at < ?", (before,)).rowcount
        if gone:
            drop_texts()
    if gone:
        give_back_space()


def free_name(owner: int, name: str) -> str:
    """The name, with a number behind it if a collection has it already."""
    taken = set(list_names(owner).values())
    numbered = (f"{name[: MAX_NAME_CHARACTERS - 6]} {number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def _with_name(connection: sqlite3.Connection, statement: str, name: str, others: tuple[object, ...]) -> sqlite3.Cursor:
    name = " ".join(name.encode("utf-8", "replace").decode().split())[:MAX_NAME_CHARACTERS].strip()
    if not name:
        raise ArticleError("A collection needs a name. Type one, for instance “March” or “Harbour coverage”.")
    try:
        return connection.execute(statement, (name, *others))
    except sqlite3.IntegrityError as error:
        raise ArticleError(f"You already have a collection called “{name}”. Choose another name.") from error
