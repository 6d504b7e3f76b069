"""Tables of any size, read in a stream: compressed CSV and JSON lines, Parquet, and CSV and JSON lines too large to be read whole.

Rows come out of the file here; what is in them is parsed in the limited child process like everything else, some at a time.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from analysis.intake.sandbox import Child
from analysis.limits import MAX_CHARACTERS, MAX_COLUMNS, MAX_FILE_BYTES
from analysis.records import Article, ArticleError, Skipped

PACKED = {".gz": "gzip", ".zst": "zstd"}
LINES = (".csv", ".jsonl")
CHUNK_BYTES = 4 * 2**20  # of rows that are parsed together
CHUNK_ROWS = 500
MAX_LINE = 4 * MAX_CHARACTERS  # characters of a line of JSON
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


def read_stream(
    name: str, path: Path, columns: Mapping[str, str] | None, child: Child, *, keep_all: bool = False
) -> Iterator[Article | Skipped]:
    """The articles of a table, a row each, numbered from 1; what cannot be read as Skipped, with the reason."""
    chosen, read = columns, 0
    try:
        for rows in _chunks(path):
            data = "\n".join(rows).encode("utf-8", "replace")
            if chosen is None:
                chosen = child.guess_columns("rows.jsonl", data)[1]
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


def _chunks(path: Path) -> Iterator[list[str]]:
    """Rows as JSON, so many at a time that they take a few megabytes."""
    rows: list[str] = []
    size = 0
    for row in _rows(path):
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
    reader = csv.DictReader(file, restkey="")
    if len(reader.fieldnames or ()) > MAX_COLUMNS:
        raise ArticleError(f"The table has more than {MAX_COLUMNS:,} columns. Save it with those alone that you need.")
    for row in reader:
        row.pop("", None)
        yield json.dumps(row)


def _json_rows(file: TextIOWrapper) -> Iterator[str]:
    while line := file.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise ArticleError(f"A line has more than {MAX_LINE:,} characters. Is this JSON with an article a line?")
        if line := line.strip():
            yield line.replace("\u2028", " ").replace("\u2029", " ")


def _parquet_rows(path: Path) -> Iterator[str]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        names = [field.name for field in file.schema_arrow if not _is_nested(field.type)][:MAX_COLUMNS]
        for batch in file.iter_batches(batch_size=CHUNK_ROWS, columns=names):
            for row in batch.to_pylist():
                yield json.dumps(row, default=_plain)


def _is_nested(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _plain(value: object) -> str:
    with suppress(AttributeError):
        return str(value.isoformat())  # type: ignore[attr-defined]
    return str(value)
