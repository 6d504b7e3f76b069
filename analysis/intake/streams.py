"""Tables of any size, read in a stream: compressed CSV and JSON lines, Parquet, and CSV and JSON lines too large to be read whole.

Rows come out of the file here; what is in them is parsed in the limited child process like everything else, some at a time.
"""

import csv
import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from analysis.intake.sandbox import Child
from analysis.limits import MAX_CHARACTERS, MAX_COLUMNS, MAX_FILE_BYTES
from analysis.records import Article, ArticleError, Skipped

PACKED = {".gz": "gzip", ".zst": "zstd"}
LINES = (".csv", ".jsonl")
CHUNK_BYTES = 4 * 2**20  # of rows that are parsed together
CHUNK_ROWS = 500
_RATIO = 4  # of packed text
MAX_LINE = 4 * MAX_CHARACTERS  # characters of a line of JSON, or of a row of CSV
MAX_BLANK_LINES = 1_000_000  # in a row
_UNREADABLE = "It could not be read to its end: it is damaged, or not of the type that its name says."


def is_stream(path: Path) -> bool:
    """Whether a file is read in a stream: by its name, or because it is too large to be read at once."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".parquet"]:
        return True
    if len(suffixes) > 1 and suffixes[-1] in PACKED:
        return suffixes[-2] in LINES
    try:
        return suffixes[-1:] != [] and suffixes[-1] in LINES and path.stat().st_size > MAX_FILE_BYTES
    except OSError:
        return False


class Rows(NamedTuple):
    """Some rows of such a table."""

    path: Path
    first: int  # how many are before them
    last: int  # the number of the last, from 1


def cut_rows(path: Path, size: float) -> list[Path | Rows]:
    """A file in pieces of about `size` bytes of text: itself, if it is no table to be read in a stream, or a small or broken one."""
    try:
        pieces = math.ceil(path.stat().st_size * (_RATIO if path.suffix.lower() not in LINES else 1) / size)
        if not is_stream(path) or pieces < 2:
            return [path]
        rows = sum(1 for _ in _rows(path))
    except (ArticleError, OSError, ValueError, EOFError, csv.Error):  # whoever reads it will say so
        return [path]
    step = max(1, math.ceil(rows / pieces))
    return [Rows(path, first, min(rows, first + step)) for first in range(0, rows, step)] or [path]


def read_stream(
    name: str, source: Path | Rows, columns: Mapping[str, str] | None, child: Child, *, keep_all: bool = False
) -> Iterator[Article | Skipped]:
    """The articles of a table, a row each, numbered from 1; what cannot be read as Skipped, with the reason."""
    path, first, last = source if isinstance(source, Rows) else (source, 0, None)
    chosen, read = columns, first
    try:
        if chosen is None and (start := next(_chunks(_rows(path)), None)):
            chosen = child.guess_columns("rows.jsonl", _joined(start))[1]
        for rows in _chunks(islice(_rows(path), first, last)):
            data = _joined(rows)
            for item in child.parse("rows.jsonl", data, chosen, keep_all=keep_all):
                yield _renumbered(item, name, read)
            read += len(rows)
    except ArticleError as error:
        yield Skipped(name, str(error))
        return
    except (OSError, ValueError, EOFError, csv.Error):  # pyarrow's errors are ValueErrors and OSErrors
        yield Skipped(f"{name}#{read + 1}" if read else name, _UNREADABLE)
        return
    if not read:
        yield Skipped(name, "The table has no rows.")


def _renumbered(item: Article | Skipped, name: str, before: int) -> Article | Skipped:
    number = item.file.rpartition("#")[2] if "#" in item.file else ""
    file = f"{name}#{before + int(number)}" if number.isdigit() else name
    return replace(item, file=file)


def _joined(rows: list[str]) -> bytes:
    return "\n".join(rows).encode("utf-8", "replace")


def _chunks(found: Iterator[str]) -> Iterator[list[str]]:
    """Rows as JSON, so many at a time that they take a few megabytes."""
    rows: list[str] = []
    size = 0
    for row in found:
        rows.append(row)
        size += len(row)
        if size >= CHUNK_BYTES or len(rows) >= CHUNK_ROWS:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _rows(path: Path) -> Iterator[str]:
    if path.suffix.lower() == ".parquet":
        yield from _parquet_rows(path)
        return
    packed = path.suffix.lower() in PACKED
    inner = Path(path.stem).suffix.lower() if packed else path.suffix.lower()
    with _open(path) as file:
        yield from _csv_rows(file) if inner == ".csv" else _json_rows(file)


def _open(path: Path) -> TextIOWrapper:
    import pyarrow as pa  # Python 3.11 has no zstd

    packing = PACKED.get(path.suffix.lower())
    raw: IO[bytes] = pa.input_stream(str(path), compression=packing)
    return TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")


def _csv_rows(file: TextIOWrapper) -> Iterator[str]:
    csv.field_size_limit(MAX_LINE)
    lines = _Lines(file)
    reader = csv.DictReader(lines, restkey="")
    if len(reader.fieldnames or ()) > MAX_COLUMNS:
        raise ArticleError(f"The table has more than {MAX_COLUMNS:,} columns. Save it with those alone that you need.")
    for row in reader:
        row.pop("", None)
        yield json.dumps(row)
        lines.row_ended()


def _json_rows(file: TextIOWrapper) -> Iterator[str]:
    lines = _Lines(file)
    for line in lines:
        lines.row_ended()
        if line := line.strip():
            yield line.replace("\u2028", " ").replace("\u2029", " ")


class _Lines(Iterator[str]):
    """The lines of a file, none of them held before it is known to be short enough, nor more of them for one row."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        self._room = MAX_LINE  # characters that the row may still have
        self._blank = 0  # lines since the last that is none

    def __next__(self) -> str:
        line = self._file.readline(self._room + 1)
        self._room -= len(line)
        self._blank = 0 if line.strip() else self._blank + 1
        if self._room < 0:
            raise ArticleError(
                f"A row has more than {MAX_LINE:,} characters. Put each article into a row of its own, and close its quotation marks."
            )
        if self._blank > MAX_BLANK_LINES:
            raise ArticleError(f"More than {MAX_BLANK_LINES:,} lines in a row are empty. Take them out and try again.")
        if not line:
            raise StopIteration
        return line

    def row_ended(self) -> None:
        """The next line begins another row."""
        self._room = MAX_LINE


def _parquet_rows(path: Path) -> Iterator[str]:
    """Texts stay in their dictionary until their row comes: one that stands in every row is in memory once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        columns = [field for field in file.schema_arrow if not _is_nested(field.type)][:MAX_COLUMNS]
    names = [field.name for field in columns]
    texts = [field.name for field in columns if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)]
    with pq.ParquetFile(path, read_dictionary=texts) as file:
        for group in range(file.num_row_groups):
            found = file.metadata.row_group(group)
            at_once = CHUNK_BYTES * found.num_rows // max(1, found.total_byte_size)
            batches = file.iter_batches(min(CHUNK_ROWS, max(1, at_once)), row_groups=[group], columns=names)
            for batch in batches:
                for at in range(batch.num_rows):
                    [row] = batch.slice(at, 1).to_pylist()
                    yield json.dumps(row, default=_plain)


def _is_nested(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _plain(value: object) -> str:
    with suppress(AttributeError):
        return str(value.isoformat())  # type: ignore[attr-defined]
    return str(value)
