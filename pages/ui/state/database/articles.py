"""The articles of a collection: as they were pasted, with what is known of them."""

import hashlib
import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast

from analysis.records import Article, LeftOut, Reason
from pages.ui.state.database.connection import connect, give_back_space, writing
from pages.ui.state.database.place import Place, count_changes, note_change

_FACTS = ("file", "title", "outlet", "byline", "published", "url", "language")
_COPIED = ", ".join(("article_id", "hash", *_FACTS, "notes"))
_IN = "collection = (SELECT id FROM collections WHERE owner = ? AND id = ?)"


class Removed(NamedTuple):
    """An article that can be brought back."""

    article_id: str
    title: str
    file: str
    deleted_at: float


def save(place: Place, articles: Iterable[Article], number: int | None = None) -> None:
    """Save articles at the end of a collection. Those that are there are replaced in their place, those deleted come back.

    `number` is that of the import that brings them.
    """
    with writing() as connection:
        note_change(connection, place)
        for article in articles:
            _save(connection, place, article, number)


def load(place: Place) -> tuple[int, list[Article]]:
    """The articles in the order in which they were added, and the number of changes that they are the result of."""
    connection = connect()
    changes = count_changes(connection, place)  # before they are read: what changes meanwhile is read again
    tags, left_out = defaultdict(list), defaultdict(list)
    for row, tag in _of_all(connection, "tag", "tags", place):
        tags[row].append(tag)
    for row, start, end, reason in _of_all(connection, 'start, "end", reason', "left_out", place):
        left_out[row].append(LeftOut(start, end, cast(Reason, reason)))
    rows = connection.execute(
        f"SELECT articles.id, text, notes, {', '.join(_FACTS)} FROM articles JOIN texts USING (hash)"
        f" WHERE {_IN} AND deleted_at IS NULL ORDER BY articles.id",
        place,
    )
    return changes, [_article(row, tags, left_out) for row in rows]


def find_places(owner: int, article_id: str) -> list[Place]:
    """The collections of an owner that have this article."""
    rows = connect().execute(
        "SELECT collections.id FROM collections CROSS JOIN articles ON collection = collections.id"
        " WHERE owner = ? AND collections.deleted_at IS NULL AND article_id = ? AND articles.deleted_at IS NULL",
        (owner, article_id),
    )
    return [Place(owner, collection) for (collection,) in rows]


def count(place: Place) -> int:
    """How many articles a collection has."""
    [(number,)] = connect().execute(f"SELECT count(*) FROM articles WHERE {_IN} AND deleted_at IS NULL", place)
    return int(number)


def count_characters(place: Place, ids: Collection[str] | None = None) -> int:
    """The characters of the articles that a collection has, or of some articles, removed ones too."""
    rows = connect().execute(
        f"SELECT article_id, deleted_at, text FROM articles JOIN texts USING (hash) WHERE {_IN}", place
    )
    wanted = (text for one, deleted_at, text in rows if (deleted_at is None if ids is None else one in ids))
    return sum(len(text.decode("utf-8", "surrogatepass")) for text in wanted)


def find_ids(place: Place) -> dict[str, int | None]:
    """The ids of the articles, each with the number of the import that brought it."""
    return dict(connect().execute(f"SELECT article_id, import FROM articles WHERE {_IN} AND deleted_at IS NULL", place))


def remove(place: Place, ids: Collection[str]) -> None:
    """Put articles aside; they can be brought back until they are deleted for good."""
    _set_deleted(place, ids, time.time())


def bring_back(place: Place, ids: Collection[str]) -> None:
    """Undo `remove`."""
    _set_deleted(place, ids, None)


def list_removed(place: Place) -> list[Removed]:
    """The articles that can be brought back, latest first."""
    rows = connect().execute(
        f"SELECT article_id, title, file, deleted_at FROM articles WHERE {_IN} AND deleted_at IS NOT NULL"
        " ORDER BY deleted_at DESC, id",
        place,
    )
    return [Removed(*row) for row in rows]


def delete_for_good(place: Place, ids: Collection[str]) -> None:
    """Delete articles, removed before or not, with their corrections, and their texts if no other collection has them."""
    with writing() as connection:
        note_change(connection, place)
        for table in ("articles", "corrections"):
            connection.executemany(
                f"DELETE FROM {table} WHERE collection = ? AND article_id = ?",
                ((place.collection, one) for one in ids),
            )
        drop_texts()
    give_back_space()


def move(place: Place, ids: Sequence[str], other: Place) -> None:
    """Take articles with all that is known of them to another collection; one that has a text already keeps its own."""
    with writing() as connection:
        copy_articles(place, other, ids)
        note_change(connection, place)
        here = (place.collection,)
        for one in ids:
            connection.execute(
                "INSERT OR IGNORE INTO corrections SELECT id, ?, article_id, record, made_at, undone_at FROM corrections"
                " WHERE collection = ? AND article_id = ?",
                (other.collection, *here, one),
            )
            connection.execute("DELETE FROM corrections WHERE collection = ? AND article_id = ?", (*here, one))
            connection.execute("DELETE FROM articles WHERE collection = ? AND article_id = ?", (*here, one))


def copy_articles(place: Place, other: Place, ids: Collection[str] | None = None) -> None:
    """Add articles of one collection, or all, to another with tags, suggestions and what is left out."""
    with writing() as connection:
        note_change(connection, other)
        there = set(find_ids(other))
        rows = connection.execute(
            f"SELECT id, article_id FROM articles WHERE {_IN} AND deleted_at IS NULL ORDER BY id", place
        ).fetchall()
        for row, article_id in rows:
            if article_id in there or (ids is not None and article_id not in ids):
                continue
            connection.execute(
                "DELETE FROM articles WHERE collection = ? AND article_id = ?", (other.collection, article_id)
            )
            new = connection.execute(
                f"INSERT INTO articles (collection, added_at, {_COPIED}) SELECT ?, ?, {_COPIED} FROM articles WHERE id = ?",
                (other.collection, time.time(), row),
            ).lastrowid
            for table, columns in (("tags", "number, tag"), ("left_out", 'number, start, "end", reason'), ("suggestions", "field, value, origin")):  # fmt: skip
                connection.execute(
                    f"INSERT INTO {table} (article, {columns}) SELECT ?, {columns} FROM {table} WHERE article = ?",
                    (new, row),
                )


def drop_texts() -> None:
    """Delete the texts, and with them the analyses, that no collection has any more."""
    with writing() as connection:
        connection.execute(
            "DELETE FROM texts WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.hash = texts.hash)"
        )


def hash_of(text: str) -> str:
    """The digest under which a text is kept."""
    return hashlib.sha256(_encode(text)).hexdigest()


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _plain(fact: str) -> str:
    """SQLite takes no lone surrogates in its text."""
    return fact.encode("utf-8", "replace").decode()


def _save(connection: sqlite3.Connection, place: Place, article: Article, number: int | None) -> None:
    digest = hash_of(article.text)
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, _encode(article.text)))
    facts = {name: _plain(getattr(article, name)) for name in _FACTS}
    values: dict[str, Any] = {
        "collection": place.collection,
        "article_id": article.id,
        "hash": digest,
        **facts,
        "notes": json.dumps(article.notes),
        "import": number,
        "added_at": time.time(),
    }
    changed = ", ".join(f"{name} = excluded.{name}" for name in (*_FACTS, "notes"))
    [(row,)] = connection.execute(
        f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        f" ON CONFLICT (collection, article_id) DO UPDATE SET deleted_at = NULL, {changed} RETURNING id",
        tuple(values.values()),
    ).fetchall()
    for table in ("tags", "left_out"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (row,))
    connection.executemany(
        "INSERT INTO tags VALUES (?, ?, ?)", ((row, number, _plain(tag)) for number, tag in enumerate(article.tags))
    )
    connection.executemany(
        "INSERT INTO left_out VALUES (?, ?, ?, ?, ?)",
        ((row, number, p.start, p.end, p.reason) for number, p in enumerate(article.left_out)),
    )
    known = [name for name in facts if facts[name]]
    connection.executemany("DELETE FROM suggestions WHERE article = ? AND field = ?", ((row, name) for name in known))


def _of_all(connection: sqlite3.Connection, columns: str, table: str, place: Place) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT article, {columns} FROM {table} JOIN articles ON article = articles.id"
        f" WHERE {_IN} AND deleted_at IS NULL ORDER BY article, number",
        place,
    )


def _article(row: tuple[Any, ...], tags: dict[int, list[str]], left_out: dict[int, list[LeftOut]]) -> Article:
    number, text, notes, *facts = row
    article = Article(text.decode("utf-8", "surrogatepass"), **dict(zip(_FACTS, facts, strict=True)))
    return replace(
        article,
        tags=tuple(tags.get(number, ())),
        left_out=tuple(left_out.get(number, ())),
        notes=tuple(json.loads(notes)),
    )


def _set_deleted(place: Place, ids: Collection[str], when: float | None) -> None:
    with writing() as connection:
        note_change(connection, place)
        connection.executemany(
            "UPDATE articles SET deleted_at = ? WHERE collection = ? AND article_id = ?",
            ((when, place.collection, one) for one in ids),
        )
