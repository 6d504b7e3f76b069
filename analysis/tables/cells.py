"""Rows as lines of CSV: text cells in quotation marks, and nothing that a spreadsheet would run as a formula."""

import re
from collections.abc import Iterable
from math import isfinite

BOM = "\ufeff"  # spreadsheets read a file without it in the wrong encoding
_FORMULA = tuple("=+-@＝＋－＠\t\n\r")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_line(cells: Iterable[object]) -> str:
    """One row with its line end. Text is quoted, whole numbers have no decimal point, yes is true, no is false, None and NaN are empty."""
    return ",".join(map(_cell, cells)) + "\n"


def neutralise(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it as a formula, or if it looks as if it had got one."""
    if text[:1].isalnum():
        return text
    return "'" + text if text.lstrip("'").startswith(_FORMULA) else text


def restore(text: str) -> str:
    """The text without the apostrophe that `neutralise` gave it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


def mend(text: str) -> str:
    """The text with a replacement character for each lone surrogate, which no file can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _cell(value: object) -> str:
    if isinstance(value, str):
        return '"' + mend(neutralise(value)).replace('"', '""') + '"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and isfinite(value):
        return f"{round(value, 6) + 0.0:.15g}"
    return ""
