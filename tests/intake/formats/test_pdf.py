"""PDF files, made here page by page."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from analysis.intake.files import read_files
from analysis.intake.formats.pdf import join_lines, read_pdf
from analysis.records import ArticleError, Skipped

LINES = [
    "The council of Harrow voted on Monday to keep the old bridge open until",
    "the end of the year, after a meeting that went on until after midnight.",
]


def _pdf(*pages: list[str], password: str = "", **told: str) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    font = DictionaryObject(
        {
            NameObject(k): NameObject(v)
            for k, v in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = StreamObject()
        content.set_data(
            b"BT /F1 11 Tf 50 800 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
        )
        page[NameObject("/Contents")] = writer._add_object(content)
    if told:
        writer.add_metadata({f"/{key.title()}": value for key, value in told.items()})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_lines_of_a_page_are_one_paragraph() -> None:
    assert read_pdf(_pdf(LINES))[0] == " ".join(LINES)


def test_what_the_file_says_of_itself() -> None:
    assert read_pdf(_pdf(LINES, title="Bridge stays open", author="Ana Lim"))[1] == {
        "title": "Bridge stays open",
        "byline": "Ana Lim",
    }


@pytest.mark.parametrize("title", ["bridge_final.docx", "Untitled document"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_pdf(_pdf(LINES, title=title))[1]["title"] == ""


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        ["The Harrow Herald", f"Story number {n} of the day was about the bridge.", f"Page {n} of 3"] for n in (1, 2, 3)
    ]
    text, _ = read_pdf(_pdf(*pages))
    assert "Herald" not in text and "Page" not in text
    assert all(f"Story number {n}" in text for n in (1, 2, 3))


WRONG = [
    # locked
    (_pdf(LINES, password="harrow"), "password"),
    # no text on it
    (_pdf([]), "pictures of pages"),
    # cut off, and no PDF at all
    (_pdf(LINES)[:200], "damaged"),
    (b"%PDF-1.7\n", "damaged"),
    (b"Harrow", "damaged"),
]


@pytest.mark.parametrize(("data", "reason"), WRONG)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_pdf(data)
    (skipped,) = read_files([("a.pdf", data)])
    assert isinstance(skipped, Skipped) and reason in skipped.reason


WIDE = "x" * 60

JOINED = [
    # nothing
    ([], ""),
    # a blank line parts
    ([WIDE, "", WIDE], f"{WIDE}\n\n{WIDE}"),
    # a short line that ends a sentence does
    ([WIDE, "The end.", WIDE], f"{WIDE} The end.\n\n{WIDE}"),
    # a long one does not
    ([f"{WIDE}.", WIDE], f"{WIDE}. {WIDE}"),
    # a hyphen at the end of a line is mended, and kept before a capital
    ([f"{WIDE} har-", f"bour {WIDE}"], f"{WIDE} harbour {WIDE}"),
    ([f"{WIDE} Kirk-", f"Holt {WIDE}"], f"{WIDE} Kirk- Holt {WIDE}"),
    # a heading stands by itself
    (["Bridge stays open", f"The council {WIDE}", WIDE], f"Bridge stays open\n\nThe council {WIDE} {WIDE}"),
]


@pytest.mark.parametrize(("lines", "text"), JOINED)
def test_join_lines(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text
