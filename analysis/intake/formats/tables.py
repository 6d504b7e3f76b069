"""Tables and lists in which every row or item is an article: CSV, Excel, JSON, JSON lines.

Rows are read one by one, so that a table of any length takes no more memory than its file.
"""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, NamedTuple

import openpyxl

from analysis.intake.formats.archives import check_size
from analysis.intake.formats.json_items import read_items
from analysis.intake.formats.plain import NO_TEXT, decode, find_encoding, has_words
from analysis.limits import MAX_COLUMNS, MAX_ROWS_NAMED
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
SAMPLE = 20  # rows from which it is guessed what the columns hold
_UNREADABLE = "The table could not be read. Save it again as CSV in UTF-8 and try once more."
_HEAD = 20_000  # characters in which the sign between the cells is looked for
_MAX_FIELD = 10_000_000  # characters of one cell


class Row(NamedTuple):
    number: (
        int  # as a spreadsheet numbers it (the heading is 1); the items of a list from 1; 0: not a row but the table
    )
    cells: dict[str, str]
    fault: str = ""  # a sentence about what was not read


class Table(NamedTuple):
    columns: list[str]
    sample: list[Row]  # its first rows
    rest: Iterator[Row]


def read_table(suffix: str, data: bytes) -> Table:
    """A table, its rows as they are read. Raises ArticleError if there is none, and `rest` does where it can't be read on."""
    rows = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".jsonl": _jsonl}[suffix](data)
    sample: list[Row] = []
    try:
        sample += islice(rows, SAMPLE)
    except ArticleError as error:
        if not sample:
            raise
        rows = _fail(error)
    if not sample:
        raise ArticleError("The table has no rows.")
    return Table(list(dict.fromkeys(name for row in sample for name in row.cells)), sample, rows)


def _fail(error: ArticleError) -> Iterator[Row]:
    yield from ()
    raise error


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
    """Text and details of every row, by its number; what cannot be read as Skipped, with number 0 for the whole table.

    A row without text is skipped, and so is what stands under no heading. Empty rows are counted, but for those at the end
    of a table; beyond a thousand rows with a sentence of their own the others are counted too.
    """
    names, sample, rest = read_table(suffix, data)
    chosen = dict(columns) if columns else guess_columns(names, sample)
    if chosen.get("text") not in names:
        raise ArticleError("No column seems to hold the articles' text. Name it “text”, or choose it before reading.")
    if not has_words(" ".join(row.cells.get(chosen["text"], "") for row in sample)):
        raise ArticleError(NO_TEXT)
    empty = last_empty = faults = read = 0
    try:
        for row in chain(sample, rest):
            if not row.fault and not any(row.cells.values()):
                last_empty += 1
                continue
            empty, last_empty, read = empty + last_empty, 0, read + 1
            told = {role: row.cells.get(column, "").strip() for role, column in chosen.items() if column in names}
            has_text = any(c.isalpha() for c in told.get("text", ""))
            if has_text:
                yield row.number, told
            if row.fault or not has_text:
                faults += 1
                if faults <= MAX_ROWS_NAMED:
                    yield row.number, Skipped("", row.fault or f"Row {row.number} has no text.")
    except ArticleError as error:
        yield 0, Skipped("", str(error))
    if faults > MAX_ROWS_NAMED:
        yield 0, Skipped("", f"{faults - MAX_ROWS_NAMED:,} more rows have no text, or text under no heading.")
    if empty := empty if read else last_empty:
        yield 0, Skipped("", "1 row is empty." if empty == 1 else f"{empty:,} rows are empty.")


def _csv(data: bytes) -> Iterator[Row]:
    csv.field_size_limit(_MAX_FIELD)
    encoding, _ = find_encoding(data)
    text = io.TextIOWrapper(io.BytesIO(data), encoding, "replace", newline="")
    head = text.read(_HEAD)
    text.seek(0)
    line = head.splitlines()[0] if head.strip() else ""
    rows = enumerate(csv.reader(text, delimiter=max(",;\t|", key=line.count)), 1)
    try:
        names: list[str] = []
        for number, values in rows:
            if not names:
                names = _headings(values) if any(values) else []
            elif values:  # a line without anything is none of the table
                yield _row(number, names, values)
    except csv.Error as error:
        raise ArticleError(_UNREADABLE) from error


def _xlsx(data: bytes) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(archive)
        first, *others = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets
        names: list[str] = []
        for number, cells in enumerate(first.iter_rows(values_only=True), 1):
            values = [_cell(c) for c in cells]
            if names:
                yield _row(number, names, values)
            elif any(values):
                names = _headings(values)
        for sheet in others:
            if any(_cell(c) for cells in islice(sheet.iter_rows(values_only=True), SAMPLE) for c in cells):
                yield Row(
                    0, {}, f"The sheet “{sheet.title}” was not read: only the first is. Save it as a file of its own."
                )
    except ArticleError:
        raise
    except Exception as error:  # openpyxl lets through whatever zipfile and its XML parser raise
        raise ArticleError(
            "This Excel file is damaged or has a password. Save it again as .xlsx or CSV and try once more."
        ) from error


def _headings(values: Sequence[str]) -> list[str]:
    """The names of the columns, "" for one without; a name that was there before gets a number."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for value in values:
        name = value.strip()
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    _check_width(sum(map(bool, names)))
    return names


def _row(number: int, names: Sequence[str], values: Sequence[str]) -> Row:
    headed = list(zip(names, values, strict=False))
    loose = [value for name, value in headed if not name] + list(values[len(names) :])
    fault = f"Row {number} has text under no heading, which was not read. Give its column a heading and try again."
    return Row(
        number,
        {name: value for name, value in headed if name},
        fault if any(c.isalpha() for value in loose for c in value) else "",
    )


def _check_width(columns: int) -> None:
    if columns > MAX_COLUMNS:
        raise ArticleError(
            f"This table has {columns:,} columns; {MAX_COLUMNS:,} are the most. Keep the articles' text and details, "
            "delete the others and try again."
        )


def _json(data: bytes) -> Iterator[Row]:
    try:
        yield from _items(read_items(decode(data)[0]))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(
            "This is no valid JSON, or is from some item on. Check where it was made, or save the articles as CSV."
        ) from error


def _jsonl(data: bytes) -> Iterator[Row]:
    encoding, _ = find_encoding(data)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding, "replace")
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield from _items([json.loads(line)], number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(
            f"Line {number} of this file is no valid JSON, and nothing from there on was read. Check where it was made, or "
            "save the articles as CSV."
        ) from error


def _items(found: Iterable[Any], first: int = 1) -> Iterator[Row]:
    for number, item in enumerate(found, first):
        if isinstance(item, dict):
            _check_width(len(item))
            yield Row(number, {str(k): _cell(v) for k, v in item.items()})
        elif isinstance(item, str):
            yield Row(number, {"text": item})
        else:
            fault = f"Item {number} is neither an object nor a text."
            yield Row(number, {}, "" if item is None else fault)


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return ", ".join(_cell(v) for v in value)
    if isinstance(value, dict):
        return _cell(value.get("name", ""))
    return "" if value is None else str(value)
