"""The names of any number of articles in a file, so that only those of one type are in memory while they are joined.

Those of many articles are joined by a process of its own, which gives the memory back as it ends.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import cast

from analysis.cross_document.join import join_types
from analysis.cross_document.records import ArticleEntities, Canonical, Joined, NamedEntity
from analysis.records import EntityType

MANY = 10_000  # articles
ROOT = Path(__file__).parents[2]
_JOIN_FILE = f"import sys; from {__name__} import join_file; join_file(sys.argv[1])"
_BETWEEN = "\x1f"  # aliases: white space that a name never holds
_TABLES = """
    CREATE TABLE article (id TEXT PRIMARY KEY, url TEXT, published TEXT) WITHOUT ROWID;
    CREATE TABLE entity (type TEXT, article TEXT, number INT, id TEXT, name TEXT, aliases TEXT, role TEXT, pronoun TEXT,
        PRIMARY KEY (type, article, number)) WITHOUT ROWID;
    CREATE TABLE canonical (entity TEXT PRIMARY KEY, id TEXT, name TEXT) WITHOUT ROWID;
"""
_QUICK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; BEGIN;"  # nobody reads it after a crash


class StoredNames:
    """The entities of articles in a file of SQLite's, which is made for them; whoever has it made removes it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._articles = 0
        self._database = sqlite3.connect(file)
        self._database.executescript(_TABLES + _QUICK)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def add(self, article: ArticleEntities) -> None:
        """Keep the names of one more article."""
        head = article.article_id, article.url, article.published
        self._articles += 1
        self._database.execute("INSERT INTO article VALUES (?, ?, ?)", head)
        rows = [
            (e.type, article.article_id, n, e.id, e.name, _BETWEEN.join(e.aliases), e.role, e.pronoun)
            for n, e in enumerate(article.entities)
        ]
        self._database.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def join(self) -> Joined:
        """What `join_articles` says of all that was kept, but for the doubts; it can be asked until this is closed.

        Raises RuntimeError, with a sentence for people, if the process that joins many is ended.
        """
        self._database.commit()
        if self._articles < MANY:
            _join(self._database)
        else:
            ended = subprocess.run([sys.executable, "-c", _JOIN_FILE, str(self._file.resolve())], cwd=ROOT, check=False)
            if ended.returncode:
                raise RuntimeError(
                    "The process that joins the names of all articles ended before it was done. The machine may lack memory: "
                    "read the articles in several runs."
                )
        return Joined(_Canonicals(self._database))


def _join(database: sqlite3.Connection) -> None:
    """Fill the table of who stands for whom."""

    @lru_cache(10_000)
    def published(article_id: str) -> str:
        [date] = database.execute("SELECT published FROM article WHERE id = ?", (article_id,)).fetchone()
        return cast(str, date)

    for same, one in join_types(partial(_of_type, database), published, []):
        rows = ((entity.id, one.id, one.name) for entity in same)
        database.executemany("INSERT INTO canonical VALUES (?, ?, ?)", rows)
    database.commit()


def _of_type(database: sqlite3.Connection, type_: EntityType) -> Iterator[ArticleEntities]:
    """All articles that name something of this type, in the order of their ids, with that alone."""
    rows = database.execute(
        "SELECT article, url, published, entity.id, name, aliases, role, pronoun"
        " FROM entity CROSS JOIN article ON article.id = entity.article WHERE type = ? ORDER BY article, number",
        (type_,),
    )
    for (article_id, url, date), some in groupby(rows, itemgetter(0, 1, 2)):
        entities = tuple(
            NamedEntity(id_, intern(name), type_, _aliases(aliases), intern(role), intern(pronoun))
            for *_, id_, name, aliases, role, pronoun in some
        )
        yield ArticleEntities(article_id, entities, url, date)


@lru_cache(10_000)
def _aliases(joined: str) -> tuple[str, ...]:
    """Each list of them is in memory once."""
    return tuple(map(intern, joined.split(_BETWEEN))) if joined else ()


class _Canonicals(Mapping[str, Canonical]):
    """Who stands for whom, asked one by one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, entity: str) -> Canonical:
        found = self._database.execute("SELECT id, name FROM canonical WHERE entity = ?", (entity,)).fetchone()
        if found is None:
            raise KeyError(entity)
        return Canonical(*found)

    def __iter__(self) -> Iterator[str]:
        return (entity for (entity,) in self._database.execute("SELECT entity FROM canonical"))

    def __len__(self) -> int:
        return cast(int, self._database.execute("SELECT count(*) FROM canonical").fetchone()[0])


def join_file(file: str) -> None:
    """Join the names that another process has kept in a file."""
    database = sqlite3.connect(file)
    database.executescript(_QUICK)
    _join(database)
    database.close()
