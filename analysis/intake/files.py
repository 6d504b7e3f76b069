"""From files, folders and uploads to articles."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from analysis.intake.documents import SUFFIXES, TABLES, suffix_of
from analysis.intake.sandbox import Child
from analysis.intake.streams import Rows, is_stream, read_stream
from analysis.limits import MAX_FILE_BYTES
from analysis.records import Article, ArticleError, Skipped

__all__ = ["SUFFIXES", "TABLES", "guess_columns", "read_files"]

Place = Path | Rows | bytes | ArticleError  # where a text is; an error where nothing can be read
Source = Path | tuple[str, Place]
TOO_LARGE = f"It is larger than {MAX_FILE_BYTES // 2**20} MB. Split it and try again."


def read_files(
    sources: Path | str | Iterable[Source | str],
    *,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    keep_all: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Article | Skipped]:
    """Every article of files, folders (read recursively in name order) and uploads (name and content), one by one.

    `read_files("news")` takes one path, `read_files(["a.txt", ("b.txt", b"…")])` several of all sorts.

    In a folder, files of other types and hidden ones are passed over; named one by one they are skipped with a reason.
    Tables in Parquet, compressed ones (`.csv.gz`, `.jsonl.zst`) and those too large to be read whole are read in a stream.
    `columns` says for a table, by its name, or by "" for all, which column holds what (see `guess_columns`). What is in it is read in a limited
    child process. Once `stop` says so, no more is read.
    """
    columns = columns or {}
    with Child() as child:
        for name, source in list_files([sources] if isinstance(sources, str | Path) else sources):
            if stop and stop():
                return
            chosen = columns.get(name, columns.get(""))
            if isinstance(source, Rows) or (isinstance(source, Path) and is_stream(source)):
                for item in read_stream(name, source, chosen, child, keep_all=keep_all):
                    yield item
                    if stop and stop():
                        return
                continue
            try:
                data = _read(source)
            except ArticleError as error:
                yield Skipped(name, str(error))
                continue
            for item in child.parse(name, data, chosen, keep_all=keep_all):
                yield item
                if stop and stop():
                    return


def guess_columns(name: str, data: bytes, child: Child | None = None) -> tuple[list[str], dict[str, str]]:
    """The columns of a table, and which seems to hold the text, title, outlet, byline, published and url.

    It is read in a limited child process: this one, which serves many tables, or one of its own. Raises ArticleError if it is
    no table or cannot be read.
    """
    if child:
        return child.guess_columns(name, data)
    with Child() as own:
        return own.guess_columns(name, data)


def list_files(sources: Iterable[Source | str]) -> Iterator[tuple[str, Place]]:
    """The name in the tables, and the place, of every file that `read_files` would read, in its order."""
    for source in sources:
        if isinstance(source, tuple):
            yield source
            continue
        source = Path(source)
        if source.is_dir():
            yield from _walk(source)
        else:
            yield source.name, source


def _walk(folder: Path) -> Iterator[tuple[str, Path | ArticleError]]:
    """What is in a folder and those below it, in the order of names; a folder that can't be opened is an error in its place."""
    found: list[tuple[Path, Path | ArticleError]] = []

    def note(error: OSError) -> None:
        closed = ArticleError("This folder could not be opened. Check that you may read it.")
        found.append((Path(error.filename).relative_to(folder), closed))

    for here, below, files in os.walk(folder, onerror=note):
        below[:] = [name for name in below if not name.startswith(".")]
        paths = [Path(here, name) for name in files if _is_read(name) and not name.startswith(".")]
        found += [(path.relative_to(folder), path) for path in paths]
    for path, source in sorted(found, key=lambda each: each[0].parts):
        yield (path.as_posix() if path.parts else folder.name), source


def _is_read(name: str) -> bool:
    return suffix_of(name) in SUFFIXES or is_stream(Path(name))


def _read(source: Path | bytes | ArticleError) -> bytes:
    if isinstance(source, ArticleError):
        raise source
    if isinstance(source, bytes):
        data = source
    else:
        try:
            if not stat.S_ISREG(source.stat().st_mode):  # a pipe would be waited for, a device has no end
                raise ArticleError(
                    "It is a pipe or a device and no file. Save what comes out of it in a file and name that."
                )
            with source.open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise ArticleError("It could not be opened. Check that it is there and may be read.") from error
    if len(data) > MAX_FILE_BYTES:
        raise ArticleError(TOO_LARGE)
    if not data:
        raise ArticleError("The file is empty.")
    return data
