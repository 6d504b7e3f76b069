"""Tables: what is read row by row, and what is not read says so."""

import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from analysis.intake.files import guess_columns, read_files
from analysis.limits import MAX_COLUMNS, MAX_ROWS_NAMED
from analysis.records import Article, Skipped

BODY = "The council of Harrow voted on Monday to keep the old bridge open."
LOOSE = "has text under no heading"


def _book(*sheets: list[tuple[object, ...]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def _lines(*items: object) -> bytes:
    return "\n".join(map(json.dumps, items)).encode()


SAID = [
    # nothing but empty rows
    ("t.csv", b"text,title\n,\n,\n", [("t.csv", "2 rows are empty.")]),
    # an empty row between others is told of, those at the end are not
    ("t.csv", f"text,title\n{BODY},a\n,\n{BODY},b\n,\n,\n".encode(), ["t.csv#2", "t.csv#4", ("t.csv", "1 row is empty.")]),
    # a row without text among empty ones
    ("t.csv", b"text,title\n,\n,a\n,\n", [("t.csv#3", "no text"), ("t.csv", "1 row is empty.")]),
    # text to the right of the headings
    ("t.csv", f"text\n{BODY},and more\n".encode(), ["t.csv#2", ("t.csv#2", LOOSE)]),
    ("t.xlsx", _book([("text",), (BODY, None, "and more")]), ["t.xlsx#2", ("t.xlsx#2", LOOSE)]),
    # text in a column without a heading
    ("t.xlsx", _book([("text", None, "title"), (BODY, "a note", "b")]), ["t.xlsx#2", ("t.xlsx#2", LOOSE)]),
    # numbers there, as pandas writes them, are no text
    ("t.csv", f",text\n0,{BODY}\n".encode(), ["t.csv#2"]),
    # rows of a workbook that are empty or have no text
    ("t.xlsx", _book([("text", "title"), (None, "a"), (None, None), (BODY, "b")]),
     [("t.xlsx#2", "no text"), "t.xlsx#4", ("t.xlsx", "1 row is empty.")]),
    # the other sheets
    ("t.xlsx", _book([("text",), (BODY,)], [], [("text",), (BODY,)]), ["t.xlsx#2", ("t.xlsx", "“Sheet 3” was not read")]),
    # what is neither an object nor a text in a list
    ("t.json", json.dumps([{"text": BODY}, 5, None, [BODY], BODY]).encode(),
     ["t.json#1", ("t.json#2", "neither"), ("t.json#4", "neither"), "t.json#5", ("t.json", "1 row is empty.")]),
    # a list that breaks off: what was whole is read
    ("t.json", json.dumps([{"text": BODY}] * 9).encode()[:-9], [*(f"t.json#{n}" for n in range(1, 9)), ("t.json", "JSON")]),
    # lines that go wrong, after a line that is empty
    ("t.jsonl", _lines(*[{"text": BODY}] * 30) + b"\n\n{", [*(f"t.jsonl#{n}" for n in range(1, 31)), ("t.jsonl", "Line 32")]),
    # too many columns
    ("t.csv", ",".join(map(str, range(100_000))).encode() + b"\n" + b"a," * 99_999, [("t.csv", "100,000 columns")]),
    ("t.jsonl", _lines({str(n): "a" for n in range(MAX_COLUMNS + 1)}), [("t.jsonl", "1,001 columns")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), SAID)
def test_every_row_is_read_or_skipped_with_a_sentence(
    name: str, data: bytes, expected: list[str | tuple[str, str]]
) -> None:
    found = list(read_files([(name, data)]))
    assert [x.file for x in found] == [e if isinstance(e, str) else e[0] for e in expected]
    for item, each in zip(found, expected, strict=True):
        if isinstance(each, str):
            assert isinstance(item, Article)
        else:
            assert isinstance(item, Skipped) and each[1] in item.reason


def test_beyond_a_thousand_sentences_rows_are_counted() -> None:
    table = b"text,title\n" + b",a\n" * (MAX_ROWS_NAMED + 5)
    *_, last = found = list(read_files([("t.csv", table)]))
    assert len(found) == MAX_ROWS_NAMED + 1
    assert last == Skipped("t.csv", "5 more rows have no text, or text under no heading.")


def test_columns_of_one_name_are_told_apart() -> None:
    names, guess = guess_columns("t.csv", f"text,text,\n{BODY},other,\n".encode())
    assert names == ["text", "text (2)"]
    assert guess == {"text": "text"}


def test_columns_may_appear_after_the_first_item() -> None:
    names, _ = guess_columns("t.json", json.dumps([{"title": "a"}, {"title": "b", "text": BODY}]).encode())
    assert names == ["title", "text"]


def test_details_are_put_right_too() -> None:
    (article,) = read_files([("t.csv", f"text,title\n{BODY},FranÃ§ois stays\n".encode())])
    assert isinstance(article, Article) and article.title == "François stays"


# what waits for ever; what never ends
@pytest.mark.parametrize("name", ["pipe.txt", "device.txt"])
def test_what_is_no_file_is_not_opened(name: str, tmp_path: Path) -> None:
    if name == "pipe.txt":
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).symlink_to("/dev/zero")
    for source in (tmp_path / name, tmp_path):  # named by itself, and found in a folder
        assert list(read_files([source])) == [
            Skipped(name, "It is a pipe or a device and no file. Save what comes out of it in a file and name that.")
        ]


def test_a_folder_that_cannot_be_opened_is_skipped_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    scan = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, skipped, last = read_files([tmp_path])
    assert (first.file, last.file) == ("a.txt", "c.txt")
    assert skipped == Skipped("b", "This folder could not be opened. Check that you may read it.")


def test_an_archive_without_a_file_to_read_says_so() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.png", b"x")
    (skipped,) = read_files([("z.zip", out.getvalue())])
    assert isinstance(skipped, Skipped) and "No file in this archive" in skipped.reason
