"""Tables and lists in which every row or item is an article: CSV, Excel, JSON, JSON lines."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

import openpyxl

from analysis.intake.formats.archives import check_size
from analysis.intake.formats.plain import decode
from analysis.records import ArticleError, Skipped

# What people call the columns.
_NAMES = {
    "text": ("text", "body", "content", "article", "story", "fulltext", "full text", "full_text", "article text", "article_text", "articlebody"),
    "title": ("title", "headline", "heading", "head", "subject"),
    "outlet": ("outlet", "publication", "source", "newspaper", "publisher", "site", "sitename", "paper", "medium", "media", "domain"),
    "byline": ("byline", "author", "authors", "writer", "by", "journalist", "reporter"),
    "published": ("published", "date", "publication date", "publication_date", "publish_date", "pubdate", "datepublished", "day", "time", "published_at"),
    "url": ("url", "link", "address", "href", "uri", "web address"),
}  # fmt: skip
_UNREADABLE = "The table could not be read. Save it again as CSV in UTF-8 and try once more."


class Row(NamedTuple):
    number: int  # as a spreadsheet numbers it (the heading is 1); the items of a list from 1
    cells: dict[str, str]


def read_rows(suffix: str, data: bytes) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns and the rows of a table. Raises ArticleError if there is none."""
    rows = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".jsonl": _jsonl}[suffix](data)
    first = next(rows, None)
    if first is None:
        raise ArticleError("The table has no rows.")
    columns = list(dict.fromkeys(first.cells))
    return columns, _chain(first, rows)


def guess_columns(columns: list[str], sample: list[Row]) -> dict[str, str]:
    """Which column holds what: by its name; the text, if no name says so, in the column with the longest cells."""
    guess: dict[str, str] = {}
    for role, names in _NAMES.items():
        for name in names:
            found = next((c for c in columns if c.strip().lower() == name and c not in guess.values()), None)
            if found is not None:
                guess[role] = found
                break
    if "text" not in guess and columns:
        free = [c for c in columns if c not in guess.values()] or columns
        longest = max(free, key=lambda c: sum(len(row.cells.get(c, "")) for row in sample))
        if sum(len(row.cells.get(longest, "")) for row in sample) >= 40 * max(1, len(sample)):
            guess["text"] = longest
    return guess


def read_articles(
    suffix: str, data: bytes, columns: Mapping[str, str] | None
) -> Iterator[tuple[int, dict[str, str]] | tuple[int, Skipped]]:
    """Text and details of every row, by its number; a row without text is skipped."""
    names, rows = read_rows(suffix, data)
    kept = list(rows)
    chosen = dict(columns) if columns else guess_columns(names, kept[:20])
    if chosen.get("text") not in names:
        raise ArticleError("No column seems to hold the articles' text. Name it “text”, or choose it before reading.")
    for row in kept:
        told = {role: row.cells.get(column, "").strip() for role, column in chosen.items() if column in names}
        if any(c.isalpha() for c in told.get("text", "")):
            yield row.number, told
        elif any(row.cells.values()):
            yield row.number, Skipped("", f"Row {row.number} has no text.")


def _chain(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _csv(data: bytes) -> Iterator[Row]:
    csv.field_size_limit(10_000_000)
    text, _ = decode(data)
    head = text[:20_000]
    line = head.splitlines()[0] if head.strip() else ""
    delimiter = max(",;\t|", key=line.count)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, row in enumerate(reader, 2):
            yield Row(number, {str(k): v for k, v in row.items() if k is not None and isinstance(v, str)})
    except csv.Error as error:
        raise ArticleError(_UNREADABLE) from error


def _xlsx(data: bytes) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(archive)
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        names: list[str] = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            values = [_cell(c) for c in cells]
            if not names:
                names = [v.strip() for v in values] if any(values) else []
            elif any(values):
                yield Row(number, dict(zip(names, values, strict=False)))
    except ArticleError:
        raise
    except Exception as error:  # openpyxl lets through whatever zipfile and its XML parser raise
        raise ArticleError(
            "This Excel file is damaged or has a password. Save it again as .xlsx or CSV and try once more."
        ) from error


def _json(data: bytes) -> Iterator[Row]:
    try:
        found = json.loads(decode(data)[0])
    except (ValueError, RecursionError) as error:
        raise ArticleError("This is no valid JSON. Check where it was made, or save the articles as CSV.") from error
    if isinstance(found, dict):
        lists = [v for v in found.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        found = max(lists, key=len) if lists else [found]
    return _items(found if isinstance(found, list) else [])


def _jsonl(data: bytes) -> Iterator[Row]:
    try:
        found = [json.loads(line) for line in decode(data)[0].splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            "A line of this file is no valid JSON. Check where it was made, or save the articles as CSV."
        ) from error
    return _items(found)


def _items(found: list[object]) -> Iterator[Row]:
    for number, item in enumerate(found, 1):
        if isinstance(item, str):
            yield Row(number, {"text": item})
        elif isinstance(item, dict):
            yield Row(number, {str(k): _cell(v) for k, v in item.items()})


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return ", ".join(_cell(v) for v in value)
    if isinstance(value, dict):
        return _cell(value.get("name", ""))
    return "" if value is None else str(value)
