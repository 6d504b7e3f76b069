"""A connection for each thread, and transactions.

If the file can't be opened, because its folder is read-only or it is damaged, one for this run of the program takes its place,
and `problem` says so: the app works on, and what can't be opened is left as it is.
"""

import logging
import os
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pages.ui.state.database.location import FILE, data_file
from pages.ui.state.database.schema import NewerFile, migrate

BUSY_SECONDS = 30.0  # that a writer waits for another
_OWNER_ONLY_FOLDER, _OWNER_ONLY_FILE = 0o700, 0o600

log = logging.getLogger(__name__)


class _Mine(threading.local):
    """The connection of this thread, which goes with it."""

    path: Path | None = None
    connection: sqlite3.Connection | None = None

    def __del__(self) -> None:
        if self.connection:
            self.connection.close()


class _Shared:
    """What all threads know."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.writer = (
            threading.Lock()
        )  # threads of this process queue here: SQLite has them ask again after ever longer pauses
        self.instead: dict[Path, tuple[Path, str]] = {}  # a file that can't be opened → another, and why


_mine, _shared = _Mine(), _Shared()


def connect() -> sqlite3.Connection:
    """This thread's connection to the file with the collections, which is made and brought up to date if need be."""
    wanted = data_file()
    path = _shared.instead[wanted][0] if wanted in _shared.instead else wanted
    if _mine.connection is None or _mine.path != path:
        close()
        _mine.connection, _mine.path = _open_or_replace(wanted)
    return _mine.connection


def close() -> None:
    """Close this thread's connection; the next use opens it again."""
    if _mine.connection:
        _mine.connection.close()
    _mine.connection = _mine.path = None


def problem() -> str:
    """A sentence for people if the file could not be opened, else ""."""
    return _shared.instead.get(data_file(), (None, ""))[1]


@contextmanager
def writing() -> Iterator[sqlite3.Connection]:
    """A transaction: all that is done with the connection is in the file when this ends, or, after an error, nothing.

    Within another one it is part of that.
    """
    connection = connect()
    if connection.in_transaction:
        yield connection
        return
    with _shared.writer:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back already
                connection.execute("ROLLBACK")
            raise


def give_back_space() -> None:
    """Return what deleted texts took up to the system, and empty the log, so that no word of them stays in it."""
    connection = connect()
    with suppress(sqlite3.OperationalError):  # somebody is reading: next time
        connection.execute("PRAGMA incremental_vacuum").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _open_or_replace(wanted: Path) -> tuple[sqlite3.Connection, Path]:
    with _shared.lock:
        if wanted in _shared.instead:
            path = _shared.instead[wanted][0]
            return _open(path), path
        try:
            return _open(wanted), wanted
        except (OSError, sqlite3.Error) as error:
            log.exception("%s could not be opened", wanted)
            path = Path(tempfile.mkdtemp(prefix="quotient-")) / FILE
            _shared.instead[wanted] = path, _explain(wanted, error)
            return _open(path), path


def _explain(path: Path, error: Exception) -> str:
    if isinstance(error, NewerFile):
        why = "was written by a newer version of Quotient. Update this one"
    elif isinstance(error, OSError) or "unable to open" in str(error) or "readonly" in str(error):
        why = "can’t be opened. Check that you may write to its folder, or set QUOTIENT_DATA to another one"
    else:
        why = "is damaged. Move it away, or set QUOTIENT_DATA to another folder"
    return f"The file with your collections, {path}, {why}, and start again. Until then nothing that you add lasts."


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    # Never opened but through SQLite once it is there: closing it would free the locks of all other threads (POSIX), and another
    # process would take the file for unused and damage it.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_FILE))
    if stat.S_IMODE(path.stat().st_mode) != _OWNER_ONLY_FILE:
        path.chmod(_OWNER_ONLY_FILE)  # SQLite gives the same to the files beside it
    # A thread closes only its own, but the garbage collector may do so in another.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {setting}")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection
