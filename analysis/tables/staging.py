"""Replace the tables and texts in a folder so that a run killed at any moment loses nothing.

New files are written beside the old ones, in a hidden folder `.new-…`. Once all are there, one rename makes it `.ready`, and
from then on the new files count: they are moved to where they belong, texts first, as the names of texts are made of what is in
them, so that new and old never clash; then the tables; then texts that no table speaks of go. A run that is killed before the
rename leaves the old files as they were; one that is killed after it is finished by the next run into the folder, from `.ready`.
"""

import re
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.tables.columns import COLUMNS

NEW, READY = ".new-", ".ready"
_LIST = "texts.list"  # in the hidden folder: the names of all texts that belong to the tables
_LOCK = "lock"
_TEXT = re.compile(r"[0-9a-f]{12}\.txt")


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A new folder, with a folder `texts` in it; its tables and texts replace those in `folder` unless an error is raised.

    `folder` is made if it is not there; what is left in it from a run that was killed is finished or removed first. Other files
    in it stay. Raises OSError, with a sentence for people, if a table or a text can't go where it belongs, or if another run is
    writing into the folder: before anything is written, where that can be known.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_taken(folder)
    _finish(folder)
    new = Path(tempfile.mkdtemp(prefix=NEW, dir=folder))
    try:
        (new / "texts").mkdir()
        with open(new / _LOCK, "wb") as lock:
            _lock(lock.fileno())
            yield new
            (new / _LIST).write_text("\n".join(sorted(text.name for text in (new / "texts").iterdir())))
            _refuse_taken(folder)  # opened in a spreadsheet in the meantime
        with _undisturbed():
            new.rename(folder / READY)
            _finish(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _refuse_taken(folder: Path) -> None:
    """Raise OSError if a table or a text could not be put where it belongs."""
    texts = folder / "texts"
    tables = [folder / f"{name}.csv" for name in COLUMNS]
    inside = [path for path in texts.iterdir() if _TEXT.fullmatch(path.name)] if texts.is_dir() else []
    for path in [*tables, *inside]:
        if path.is_dir():
            raise OSError(f"{path} is a folder where a file has to go. Move it away, or name another folder.")
    if texts.exists() and not texts.is_dir():
        raise OSError(f"{texts} is a file where a folder has to go. Move it away, or name another folder.")
    for path in tables:
        if path.exists():
            try:
                path.open("r+b").close()
            except OSError as error:
                raise OSError(
                    f"{path} can't be replaced: it is protected, or open in another program. Close it there, or name another "
                    "folder."
                ) from error


def _finish(folder: Path) -> None:
    """Put in place what an earlier run, or this one, has ready; remove what one that was killed has left."""
    if (ready := folder / READY).is_dir():
        try:
            _put_in_place(folder, ready)
        except OSError as error:
            raise OSError(
                f"Not all files in {folder} could be replaced: {error.strerror} ({error.filename}). Close them in other programs "
                f"and run this again; the new ones wait in {ready}."
            ) from error
    for left in folder.glob(f"{NEW}*"):
        if _is_in_use(left):
            raise OSError(f"Another run is writing into {folder}. Wait until it has ended, or name another folder.")
        shutil.rmtree(left)


def _put_in_place(folder: Path, ready: Path) -> None:
    """Move all files; where an earlier attempt has stopped half-way, the rest of them."""
    texts, listed = folder / "texts", ready / _LIST
    texts.mkdir(exist_ok=True)
    for text in (ready / "texts").glob("*.txt"):
        text.replace(texts / text.name)
    for table in ready.glob("*.csv"):
        table.replace(folder / table.name)
    if listed.exists():
        wanted = set(listed.read_text().split())
        for old in texts.iterdir():
            if _TEXT.fullmatch(old.name) and old.name not in wanted:
                old.unlink()
    shutil.rmtree(ready)


# A lock ends with the process that holds it, however that ends. Windows needs none: a folder with an open file can't be renamed.
def _lock(file: int) -> None:
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_in_use(new: Path) -> bool:
    try:
        if sys.platform == "win32":
            new.rename(new)
        elif (new / _LOCK).exists():
            with open(new / _LOCK, "rb") as lock:
                _lock(lock.fileno())
    except OSError:
        return True
    return False


@contextmanager
def _undisturbed() -> Iterator[None]:
    """For the moment in which files change places, signals to stop come too late: the run is as good as done."""
    names = ("SIGINT", "SIGTERM", "SIGHUP") if threading.current_thread() is threading.main_thread() else ()
    stops = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {stop: signal.signal(stop, signal.SIG_IGN) for stop in stops}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)
