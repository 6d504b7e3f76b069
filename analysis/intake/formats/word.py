"""Word and RTF files."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table, _Cell
from striprtf.striprtf import rtf_to_text

from analysis.intake.formats.archives import check_size
from analysis.intake.formats.plain import decode
from analysis.records import ArticleError

_OLD = b"\xd0\xcf\x11\xe0"


def read_docx(data: bytes) -> tuple[str, dict[str, str]]:
    """The paragraphs (a blank line between them) and what the document says of itself. Raises ArticleError if it cannot be read."""
    if data.startswith(_OLD):
        raise ArticleError(
            "This is an old Word file (.doc) or one with a password. Open it in Word, save it as .docx and try again."
        )
    damaged = "This Word file is damaged or no Word file. Open it, save it again as .docx, or paste its text."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(archive)
        document = docx.Document(io.BytesIO(data))
    except ArticleError:
        raise
    except Exception as error:  # python-docx lets through whatever zipfile, lxml and its own parts raise
        raise ArticleError(damaged) from error
    lines = _lines(document)
    told = document.core_properties
    return "\n\n".join(line.strip() for line in lines if line.strip()), {
        "title": told.title or "",
        "byline": _author(told.author or ""),
    }


def _lines(part: Document | _Cell) -> Iterator[str]:
    """The paragraphs, those of tables too, each cell once: python-docx repeats one that spans a thousand columns for each."""
    for block in part.iter_inner_content():
        if isinstance(block, Table):
            for cell in block._tbl.iter_tcs():  # type: ignore[no-untyped-call]
                yield from _lines(_Cell(cell, block))
        else:
            yield block.text


def read_rtf(data: bytes) -> str:
    """The text of an RTF file. Raises ArticleError if it is none."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ArticleError(
            "This is no RTF file. Open it in the program it comes from, save it as .docx or .txt and try again."
        )
    return str(rtf_to_text(decode(data)[0], errors="replace"))  # type: ignore[no-untyped-call]


def _author(name: str) -> str:
    return "" if name.lower() in ("python-docx", "user", "admin", "microsoft office user") else name
