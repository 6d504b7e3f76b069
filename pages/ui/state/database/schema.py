"""The tables, and how an older file becomes a newer one.

`PRAGMA user_version` counts the migrations that a file has had. A migration that has been released is never changed: what is
new goes into one more.
"""

import sqlite3

_FIRST = """
CREATE TABLE owners (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number is never given twice: a session may still hold it
    key TEXT NOT NULL UNIQUE,              -- "local", "login:…", or "visit:" and the digest of a browser's cookie
    lasts INTEGER NOT NULL,                -- 0: deleted some hours after it was last seen
    seen_at REAL NOT NULL,                 -- seconds since 1970, as all times here
    chosen INTEGER                         -- the collection looked at last
);

CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES owners ON DELETE CASCADE,
    name TEXT NOT NULL,
    made_at REAL NOT NULL,
    deleted_at REAL,                       -- can be brought back for some days
    changes INTEGER NOT NULL DEFAULT 0     -- grows with every change, so that a page sees at a glance whether it is up to date
);

CREATE UNIQUE INDEX names_of_collections ON collections (owner, name) WHERE deleted_at IS NULL;

CREATE TABLE texts (
    hash TEXT PRIMARY KEY,                 -- SHA-256
    text BLOB NOT NULL                     -- UTF-8, lone surrogates in three bytes
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order of adding
    collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES texts,
    file TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    byline TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    notes TEXT NOT NULL,                   -- a list, in JSON
    import INTEGER,                        -- the one that brought it, as long as that is under way
    added_at REAL NOT NULL,
    deleted_at REAL,
    UNIQUE (collection, article_id)
);

CREATE INDEX articles_of_a_text ON articles (hash);

CREATE TABLE tags (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE left_out (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE suggestions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (article, field)
) WITHOUT ROWID;

CREATE TABLE corrections (
    id TEXT NOT NULL,
    collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
    article_id TEXT NOT NULL,              -- "" for the whole collection
    record TEXT NOT NULL,                  -- JSON
    made_at REAL NOT NULL,
    undone_at REAL,
    PRIMARY KEY (collection, id)
) WITHOUT ROWID;

CREATE TABLE analyses (
    hash TEXT NOT NULL REFERENCES texts ON DELETE CASCADE,
    basis TEXT NOT NULL,                   -- what else went in: what is left out, the author
    version TEXT NOT NULL,                 -- of the model and of the program
    analysis BLOB NOT NULL,
    PRIMARY KEY (hash, basis)
) WITHOUT ROWID;

CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL UNIQUE REFERENCES collections ON DELETE CASCADE,
    columns TEXT NOT NULL,                 -- JSON: what the columns of a table hold, by its name
    skipped TEXT NOT NULL DEFAULT '[]',    -- JSON: what could not be read so far
    stopped INTEGER NOT NULL DEFAULT 0     -- by hand: does not go on by itself
);

CREATE TABLE import_files (
    import INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB,                             -- NULL: name is a path on this computer
    PRIMARY KEY (import, number)
)
"""
MIGRATIONS = (_FIRST,)


class NewerFile(sqlite3.DatabaseError):
    """The file was written by a newer version of the program."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to date, each step whole or not at all. Raises NewerFile if it is ahead of this program."""
    if _version(connection) > len(MIGRATIONS):
        raise NewerFile(f"version {_version(connection)}")
    if _version(connection) == 0:  # before the first table
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    while (version := _version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version:  # else another process has been faster
                for statement in MIGRATIONS[version].split(";\n\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
