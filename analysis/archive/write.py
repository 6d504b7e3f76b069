"""Write an archive: every table as Parquet in parts, and the texts as one more table."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from analysis.records import Skipped
from analysis.tables import COLUMNS, Packed, Totals, write_folder
from analysis.version import __version__

PART_ROWS = 500_000  # of a table: some tens of MB
TEXTS_AT_ONCE = 1_000
BLOCK_BYTES = 8 * 2**20  # of CSV that are turned at once
ABOUT = "about.json"
FORM = 1  # of the archive; a later one that is laid out otherwise gets another number
_NEW, _OLD = ".new-archive-", ".old-archive-"
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
# The apostrophe that keeps a cell of CSV from running as a formula
_APOSTROPHE = "^'('*[=+\\-@＝＋－＠\t\n\r])"
_TEXTS = pa.schema([("article_id", pa.string()), ("text", pa.string())])


class ArchiveError(ValueError):
    """A folder is no archive, or cannot become one; the message is a sentence for people that says what to do."""


def write_archive(
    folder: Path, found: Iterable[Packed | Skipped], doubles: Mapping[str, Sequence[str]], model: str
) -> Totals:
    """Write all tables and texts as an archive, in the place of an earlier one; until it is whole, that one stays as it is.

    `found` and `doubles` are as for `analysis.tables.write_folder`. Raises ArchiveError if the folder has something else in it,
    and OSError if something cannot be written.
    """
    recover(folder)
    if folder.exists() and any(folder.iterdir()) and not (folder / ABOUT).is_file():
        raise ArchiveError(
            f"{folder} has other files in it. Name a folder that is new or empty, or an earlier archive."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=_NEW, dir=folder.parent) as work:
        rows, new = Path(work, "rows"), Path(work, "archive")
        totals = write_folder(rows, found, doubles)
        for name, columns in COLUMNS.items():
            _write_parts(new / name, _schema(columns), _read_table(rows / f"{name}.csv", columns))
        _write_parts(new / "texts", _TEXTS, _read_texts(rows / "texts"))
        about = {
            "form": FORM,
            "version": __version__,
            "model": model,
            "made": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
        (new / ABOUT).write_text(json.dumps({**about, **totals._asdict()}) + "\n", encoding="utf-8")
        _put_in_place(new, folder)
    return totals


def recover(folder: Path) -> None:
    """Bring back the earlier archive if a run was killed while it changed the one for the other."""
    old = folder.with_name(_OLD + folder.name)
    if old.is_dir() and not folder.exists():
        old.rename(folder)


def _put_in_place(new: Path, folder: Path) -> None:
    old = folder.with_name(_OLD + folder.name)
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _schema(columns: Mapping[str, type]) -> pa.Schema:
    return pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])


def _read_table(file: Path, columns: Mapping[str, type]) -> Iterator[pa.RecordBatch]:
    """A table of CSV, batch by batch, its text as it was before it was made safe for spreadsheets."""
    convert = pa_csv.ConvertOptions(
        column_types=_schema(columns),
        strings_can_be_null=False,
        null_values=[""],
        true_values=["true"],
        false_values=["false"],
    )
    with pa_csv.open_csv(
        file,
        read_options=pa_csv.ReadOptions(block_size=BLOCK_BYTES),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=convert,
    ) as reader:
        for batch in reader:
            cells = [_restored(batch.column(i)) for i in range(batch.num_columns)]
            yield pa.RecordBatch.from_arrays(cells, schema=_schema(columns))


def _restored(cells: pa.Array) -> pa.Array:
    if not pa.types.is_string(cells.type):
        return cells
    return pc.replace_substring_regex(cells, pattern=_APOSTROPHE, replacement=r"\1")


def _read_texts(folder: Path) -> Iterator[pa.RecordBatch]:
    names = sorted(os.listdir(folder))  # strings: paths of so many files would fill the memory
    for at in range(0, len(names), TEXTS_AT_ONCE):
        some = names[at : at + TEXTS_AT_ONCE]
        texts = [(folder / name).read_bytes().decode("utf-8", "replace") for name in some]
        ids = [name.removesuffix(".txt") for name in some]
        yield pa.RecordBatch.from_arrays([pa.array(ids), pa.array(texts)], schema=_TEXTS)


def _write_parts(folder: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """One Parquet file for every PART_ROWS rows, at least one."""
    folder.mkdir(parents=True)
    part = rows = 0
    writer = pq.ParquetWriter(folder / f"part-{part:05}.parquet", schema, compression="zstd")
    try:
        for batch in batches:
            if rows and rows + batch.num_rows > PART_ROWS:
                writer.close()
                part, rows = part + 1, 0
                writer = pq.ParquetWriter(folder / f"part-{part:05}.parquet", schema, compression="zstd")
            writer.write_batch(batch)
            rows += batch.num_rows
    finally:
        writer.close()
