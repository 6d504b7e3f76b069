"""Tables as an Excel workbook."""

import io

import openpyxl
import pandas as pd
import pytest

from analysis.tables import to_xlsx, workbook as made

HOSTILE = ["=1+1", "+1", "@SUM(A1)", "-2", "http://evil.example", "\x0bbell\x07", "half \ud800", "x" * 40_000]


def cells(tables: dict[str, pd.DataFrame]) -> dict[str, list[list[tuple[object, str]]]]:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables)))
    return {s.title: [[(c.value, c.data_type) for c in row] for row in s.iter_rows()] for s in book}


def test_a_sheet_for_each_table_with_numbers_as_numbers() -> None:
    table = pd.DataFrame({"name": ["Ana", ""], "words": [3, 4], "share": [0.5, float("nan")], "repeat": [True, False]})
    found = cells({"speakers": table, "quotes": table.head(0)})
    assert list(found) == ["speakers", "quotes"]
    assert [c[0] for c in found["speakers"][0]] == ["name", "words", "share", "repeat"]
    assert [c[0] for c in found["speakers"][1]] == ["Ana", 3, 0.5, True]
    assert found["speakers"][2][2][0] is None
    assert len(found["quotes"]) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    [_, [(value, kind)]] = cells({"a": pd.DataFrame({"text": pd.Series([text], dtype=object)})})["a"]
    assert kind in ("s", "inlineStr") and isinstance(value, str)
    assert len(value) <= made.MAX_CELL_CHARS


def test_what_excel_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MAX_ROWS", 3)
    with pytest.raises(ValueError, match="Take the CSV"):
        to_xlsx({"quotes": pd.DataFrame({"a": [1, 2, 3]})})
