"""Tables of any size, read in a stream."""

import csv
import gzip
import io
import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from analysis.intake import read_files, streams
from analysis.records import Article, Skipped

ROWS = [
    {"headline": "Ferry is late", "body": "The ferry was late on Monday.\nNobody minded, the port said.", "paper": "Tide", "date": "2031-05-03"},
    {"headline": "“Ours”", "body": "“The quay is ours,” she said, and the band played on.", "paper": "Quay", "date": "2031-05-04"},
    {"headline": "Rain", "body": "It rained on the harbour all day, and the market closed.", "paper": "Tide", "date": "2031-05-05"},
]  # fmt: skip


def as_csv() -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def as_jsonl() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def write(path: Path) -> Path:
    """The rows in a file of the kind that its name says."""
    if path.suffix == ".parquet":
        pd.DataFrame(ROWS).assign(date=pd.to_datetime([r["date"] for r in ROWS]), tags=[[1], [2], []]).to_parquet(path)
        return path
    data = as_csv() if ".csv" in path.name else as_jsonl()
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(data))
    else:
        with pa.output_stream(str(path), compression="zstd") as file:
            file.write(data)
    return path


KINDS = ["news.csv.gz", "news.csv.zst", "news.jsonl.gz", "news.jsonl.zst", "news.parquet"]


@pytest.mark.parametrize("name", KINDS)
def test_every_row_is_an_article(tmp_path: Path, name: str) -> None:
    found = list(read_files(write(tmp_path / name)))
    assert [(a.file, a.title, a.text, a.outlet) for a in found if isinstance(a, Article)] == [
        (f"{name}#{n}", row["headline"], row["body"], row["paper"]) for n, row in enumerate(ROWS, 1)
    ]
    assert [a.published for a in found if isinstance(a, Article)] == [row["date"] for row in ROWS]


def test_numbers_go_on_from_chunk_to_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "CHUNK_ROWS", 1)
    assert [a.file for a in read_files(write(tmp_path / "a.csv.gz"))] == ["a.csv.gz#1", "a.csv.gz#2", "a.csv.gz#3"]


def test_a_table_too_large_to_be_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_FILE_BYTES", 50)
    (tmp_path / "big.jsonl").write_bytes(as_jsonl())
    assert [a.file for a in read_files(tmp_path)] == ["big.jsonl#1", "big.jsonl#2", "big.jsonl#3"]


def test_columns_that_are_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet")
    [first, *_] = read_files(path, columns={"a.parquet": {"text": "headline", "title": "paper"}})
    assert isinstance(first, Article) and (first.text, first.title) == ("Ferry is late", "Tide")


FAULTS = [
    # cut off in the middle, not what its name says, empty, without a column of text
    ("a.jsonl.gz", lambda: gzip.compress(as_jsonl())[:60]),
    ("a.parquet", lambda: b"no parquet at all"),
    ("a.csv.gz", lambda: gzip.compress(b"")),
    ("a.csv.zst", lambda: as_csv()),
    ("a.jsonl.gz", lambda: gzip.compress(b'{"n": 1}\n{"n": 2}\n')),
    # a row without end, in one line and in many
    ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"a" * (streams.MAX_LINE + 1))),
    ("a.csv.gz", lambda: gzip.compress(b"text\n" + b'"We stay","\n",' * (streams.MAX_LINE // 12))),
    ("a.jsonl.gz", lambda: gzip.compress(b'{"text": "' + b"a" * streams.MAX_LINE)),
    ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"\n" * (streams.MAX_BLANK_LINES + 1))),
]


@pytest.mark.parametrize(("name", "data"), FAULTS)
def test_what_cannot_be_read_is_skipped_with_a_sentence(tmp_path: Path, name: str, data) -> None:
    (tmp_path / name).write_bytes(data())
    found = list(read_files([tmp_path / name, ("b.txt", b"The ferry was late on Monday.")]))
    skipped = [item for item in found if isinstance(item, Skipped)]
    assert skipped and all(one.file.startswith(name) and one.reason.endswith(".") for one in skipped)
    assert isinstance(found[-1], Article)
