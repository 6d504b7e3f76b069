"""Tables as an Excel workbook, one sheet each."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MAX_CELL_CHARS = 32_767  # that Excel takes; what is longer ends in "…"
MAX_ROWS = 1_048_576  # of a sheet, with its header


def to_xlsx(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook with a sheet for each table, its header fixed. Text is text, whatever it begins with: nothing runs as a formula.

    Raises ValueError if a table has more rows than a sheet can.
    """
    book = Workbook(write_only=True)
    for name, table in tables.items():
        if len(table) >= MAX_ROWS:
            raise ValueError(f"{name} has {len(table):,} rows; an Excel sheet takes {MAX_ROWS - 1:,}. Take the CSV.")
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_header(sheet, column) for column in table.columns])
        for row in table.itertuples(index=False, name=None):
            sheet.append([_cell(sheet, value) for value in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _header(sheet: WriteOnlyWorksheet, name: object) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, str(name))
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> object:
    if pd.isna(value):
        return None
    if not isinstance(value, str):
        return value.item() if hasattr(value, "item") else value if isinstance(value, int | float) else str(value)
    text = ILLEGAL_CHARACTERS_RE.sub("", value.encode("utf-8", "replace").decode())
    cell = WriteOnlyCell(sheet, text if len(text) <= MAX_CELL_CHARS else text[: MAX_CELL_CHARS - 1] + "…")
    cell.data_type = "s"
    return cell
