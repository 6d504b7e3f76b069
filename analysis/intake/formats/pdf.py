"""PDF files that hold text."""

import io
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from analysis.records import ArticleError

_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.I)
_NO_TITLE = re.compile(r"\.\w{2,4}$|^untitled", re.I)
_END = re.compile(r"[.!?:…][\"”’')\]]*$")


def read_pdf(data: bytes) -> tuple[str, dict[str, str]]:
    """The text with its lines joined to paragraphs, and title and author where the file names them.

    Raises ArticleError for a file with a password, without a text layer, or that is damaged. Running heads and page numbers
    are dropped. Not found: which of several articles on a page a line belongs to.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("This PDF asks for a password. Save a copy without one and try again.")
        pages = [[line.strip() for line in (page.extract_text() or "").splitlines()] for page in reader.pages]
        told = reader.metadata
    except ArticleError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise ArticleError("This PDF is damaged and could not be read. Save it again, or paste its text.") from error
    if not any(line for page in pages for line in page):
        raise ArticleError("This PDF holds pictures of pages, no text. Run it through a text recognition (OCR) first.")
    text = join_lines(_without_running_heads(pages))
    title = str(told.title or "") if told else ""
    return text, {
        "title": "" if _NO_TITLE.search(title) else title,
        "byline": str(told.author or "") if told else "",
    }


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines; those that stand at the top or foot of half the pages, and page numbers, left out."""
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line)
    running = {line for line, n in edges.items() if n >= 3 and n >= len(pages) / 2}
    lines: list[str] = []
    for page in pages:
        lines += [line for line in page if line not in running and not _NUMBER.match(line)]
    return lines


def join_lines(lines: list[str]) -> str:
    """Lines as set on a page joined to paragraphs, one blank line between them, hyphens at line ends mended.

    A paragraph ends at a blank line, after a short line that ends a sentence, and around a short line in a title's place.
    """
    full = sorted(len(line) for line in lines if line)
    width = full[int(0.8 * (len(full) - 1))] if full else 0
    paragraphs: list[str] = []
    open_ = False
    for i, line in enumerate(lines):
        if not line:
            open_ = False
            continue
        if open_ and paragraphs:
            if paragraphs[-1].endswith("-") and line[0].islower():
                paragraphs[-1] = paragraphs[-1][:-1] + line
            else:
                paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        following = next((x for x in lines[i + 1 : i + 2] if x), "")
        short = len(line) < 0.75 * width
        heading = short and not _END.search(line) and following[:1].isupper() and len(line.split()) <= 12
        open_ = not ((short and _END.search(line)) or heading)
    return "\n\n".join(paragraphs)
