"""Files of every type, whole and broken."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from analysis.intake import documents, sandbox
from analysis.intake.files import guess_columns, read_files
from analysis.records import Article, ArticleError, Skipped

BODY = "The council of Harrow voted on Monday to keep the old bridge open. “We will stay,” said Anna Kirk."
TABLE = b"Headline,Body,Link\na,b,c\n"


def _read(name: str, data: bytes) -> list[Article | Skipped]:
    return list(read_files([(name, data)]))


def _docx(*lines: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def _xlsx(*rows: tuple[str, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


PAGE = f"""<html><head><title>Bridge stays | The Harrow Herald</title><meta property="og:site_name" content="The Harrow Herald"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge stays open</h1><figure><img src="b.jpg"><figcaption>The bridge at noon.
Photo: Jo Doe</figcaption></figure>{"".join(f"<p>{BODY} It was vote number {n}.</p>" for n in range(5))}</article></body></html>"""

WHOLE = [
    # text as it is, line ends too
    ("a.txt", BODY.encode(), BODY),
    # a byte-order mark is no text
    ("a.txt", b"\xef\xbb\xbf" + BODY.encode(), BODY),
    # another encoding
    ("a.txt", BODY.encode("cp1252"), BODY),
    ("a.txt", BODY.encode("utf-16"), BODY),
    # Markdown without its marks
    ("a.md", b"# Bridge *stays*\n\nA [link](http://x.example).", "Bridge stays\n\nA link."),
    ("a.docx", _docx("Bridge stays", BODY), f"Bridge stays\n\n{BODY}"),
    ("a.rtf", rb"{\rtf1\ansi \'93We will stay,\'94 said Anna Kirk.}", "“We will stay,” said Anna Kirk."),
    ("a.csv", f'headline,body\nBridge,"{BODY}"\n'.encode(), BODY),
    ("a.csv", f"headline;body\nBridge;{BODY}\n".encode(), BODY),
    ("a.xlsx", _xlsx(("Title", "Text"), ("Bridge", BODY)), BODY),
    ("a.json", b'{"items": [{"text": "We stay, she said."}]}', "We stay, she said."),
    ("a.jsonl", b'{"text": "We stay, she said."}\n', "We stay, she said."),
    ("a.zip", _zip(**{"sub/a.txt": BODY.encode()}), BODY),
]


@pytest.mark.parametrize(("name", "data", "text"), WHOLE)
def test_text_of_a_file(name: str, data: bytes, text: str) -> None:
    (article,) = _read(name, data)
    assert isinstance(article, Article), article
    assert article.text == text


def test_page_keeps_headline_captions_and_body() -> None:
    (article,) = _read("a.html", PAGE.encode())
    assert isinstance(article, Article)
    assert article.text.startswith("Bridge stays open") and "Home" not in article.text
    assert [article.text[p.start : p.end] for p in article.left_out] == ["The bridge at noon. Photo: Jo Doe"]
    assert article.outlet == "The Harrow Herald"


BROKEN = [
    # nothing in it
    ("a.txt", b"", "empty"),
    # no letter in it
    ("a.txt", b"1 2 3", "no letter"),
    # not what its name says
    ("a.pdf", b"%PDF-1.4 nothing", "damaged"),
    ("a.docx", b"PK\x03\x04nothing", "damaged"),
    ("a.docx", b"\xd0\xcf\x11\xe0old Word", "old Word file"),
    ("a.zip", b"PK\x03\x04nothing", "damaged"),
    ("a.json", b"{", "JSON"),
    ("a.xlsx", b"PK", "damaged"),
    # of no type that is read
    ("a.exe", b"MZ", "not read"),
    # an archive in an archive
    ("a.zip", _zip(**{"b.zip": _zip(**{"a.txt": b"Hello"})}), "inside an archive"),
    # unpacked, more than there may be
    ("a.zip", _zip(**{"a.txt": bytes(60 * 2**20)}), "more than"),
    # a table without texts
    ("a.csv", b"a,b\n1,2\n", "No column"),
    # a page without an article
    ("a.html", b"<html><body></body></html>", "No article"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    (skipped,) = _read(name, data)
    assert isinstance(skipped, Skipped) and reason in skipped.reason


def test_the_others_go_on_and_rows_are_skipped_by_number() -> None:
    table = f'text,title\n"{BODY}",One\n,Two\n'.encode()
    found = list(read_files([("bad.pdf", b"x"), ("t.csv", table), ("a.txt", BODY.encode())]))
    assert [(type(x).__name__, x.file) for x in found] == [
        ("Skipped", "bad.pdf"),
        ("Article", "t.csv#2"),
        ("Skipped", "t.csv#3"),
        ("Article", "a.txt"),
    ]


def test_names_in_an_archive_lead_nowhere_else() -> None:
    (article,) = _read("a.zip", _zip(**{"../../etc/a.txt": BODY.encode()}))
    assert article.file == "a.zip/etc/a.txt"


def test_a_child_that_takes_too_long_is_given_up_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with sandbox.Child(seconds=0.001) as child:
        (skipped,) = child.parse("a.docx", _docx(BODY))
        assert isinstance(skipped, Skipped) and "too much memory or time" in skipped.reason
        monkeypatch.setattr(child, "_seconds", 60)
        (parsed,) = child.parse("a.docx", _docx(BODY))
        assert not isinstance(parsed, Skipped)


def test_a_table_that_takes_too_long_says_so_when_its_columns_are_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    with sandbox.Child(seconds=0.001) as child:
        with pytest.raises(ArticleError, match="too much memory or time"):
            guess_columns("t.csv", TABLE, child)
        monkeypatch.setattr(child, "_seconds", 60)  # the next one gets a new child
        assert guess_columns("t.csv", TABLE, child)[0] == ["Headline", "Body", "Link"]


def test_columns_are_not_guessed_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.intake.formats.tables.read_table", None)
    assert guess_columns("t.csv", TABLE)[1]["text"] == "Body"


# a workbook that is none; nothing in it; no table by its name
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("t.xlsx", b"not a workbook", "damaged"), ("t.csv", b"", "no rows"), ("t.pdf", TABLE, "another type")],
)
def test_a_table_without_columns_says_why(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        guess_columns(name, data)


# too little memory is not called damage; whatever else a library raises is
@pytest.mark.parametrize(("error", "reason"), [(MemoryError, documents.DIED), (KeyError, documents.DAMAGED)])
def test_what_a_library_raises_is_the_files_fault(
    error: type[Exception], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setitem(documents._READERS, ".pdf", fail)
    archive = _zip(**{"a.pdf": b"x", "b.txt": BODY.encode()})
    assert list(documents.parse("a.pdf", b"")) == [Skipped("a.pdf", reason)]
    begun, skipped, *_, article = documents.parse("z.zip", archive)
    assert (begun.file, skipped, article.text) == ("z.zip/a.pdf", Skipped("z.zip/a.pdf", reason), BODY)


def test_folder_in_name_order_without_hidden_files_and_other_types(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    assert [x.file for x in read_files([tmp_path])] == ["a/z.txt", "b.txt"]


def test_stop() -> None:
    assert list(read_files([("a.txt", BODY.encode())], stop=lambda: True)) == []


def test_columns_can_be_chosen() -> None:
    data = f'one,two\n"{BODY}","{BODY[::-1]}"\n'.encode()
    assert guess_columns("t.csv", TABLE)[1] == {
        "text": "Body",
        "title": "Headline",
        "url": "Link",
    }
    (article,) = read_files([("t.csv", data)], columns={"t.csv": {"text": "two"}})
    assert article.text == BODY[::-1]


def test_a_file_that_is_too_large_is_not_opened() -> None:
    (skipped,) = _read("a.txt", b"word " * 5_300_000)
    assert isinstance(skipped, Skipped) and "larger than 25 MB" in skipped.reason


def test_a_file_that_is_not_there_is_skipped(tmp_path: Path) -> None:
    (skipped,) = read_files([tmp_path / "gone.txt"])
    assert isinstance(skipped, Skipped) and "could not be opened" in skipped.reason


def test_a_locked_part_of_an_archive_leaves_the_others() -> None:
    data = bytearray(_zip(**{"a.txt": BODY.encode(), "b.txt": BODY.encode()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the first entry's flag of a password
    locked, article = _read("z.zip", bytes(data))
    assert isinstance(locked, Skipped) and locked.file == "z.zip/a.txt" and "password" in locked.reason
    assert isinstance(article, Article) and article.file == "z.zip/b.txt"


def test_a_damaged_part_of_an_archive_leaves_the_others() -> None:
    data = bytearray(_zip(**{"a.txt": BODY.encode(), "b.txt": BODY.encode()}))
    data[data.index(b"a.txt") + 5 + 8] ^= 0xFF
    damaged, article = _read("z.zip", bytes(data))
    assert isinstance(damaged, Skipped) and "damaged" in damaged.reason
    assert isinstance(article, Article)


def test_a_bomb_among_small_files_is_caught_by_how_well_it_packs() -> None:
    (skipped,) = _read("z.zip", _zip(**{"a.txt": b"a" * 20 * 2**20}))
    assert isinstance(skipped, Skipped) and "more than" in skipped.reason
