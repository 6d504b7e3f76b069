"""Web pages: headline, captions and body; no menus, sidebars, comments."""

from typing import Any, NamedTuple

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from analysis.intake.formats.plain import mend
from analysis.limits import MAX_PAGE_CHARACTERS
from analysis.records import ArticleError, Span

_TOKEN = "qxcaption"  # begins a caption while trafilatura works, so that it can be told from the body
_CAPTIONS = "//figure[.//figcaption] | //div[contains(@class, 'caption')][not(.//p[2])][not(ancestor::figure)]"


class Page(NamedTuple):
    text: str
    captions: list[Span]
    told: dict[str, str]  # title, outlet, byline, published, url
    notes: tuple[str, ...]  # what was repaired


def read_html(html: str) -> Page:
    """The article of a page. Raises ArticleError where there is none (a page made by a script, a login, a list of
    links) or the page is too large."""
    if len(html) > MAX_PAGE_CHARACTERS:
        raise ArticleError(
            f"This page has {len(html):,} characters with its markup; {MAX_PAGE_CHARACTERS:,} are the most. Copy the text from "
            "your browser and paste it instead."
        )
    html, notes = mend(html)  # before its captions are found, which would shift
    page: Any = None
    try:
        tree = lxml.html.fromstring(html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
        _mark_captions(tree)
        page = bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        pass
    if page is None or not (page.text or "").strip():
        raise ArticleError("No article was found on this page. Copy the text from your browser and paste it instead.")
    title = page.title or ""
    lines = [line.strip() for line in page.text.splitlines() if line.strip()]
    bare = [line.removeprefix(_TOKEN).lstrip() for line in lines]
    if title and title.casefold() not in (line.casefold() for line in bare[:4]):
        lines, bare = [title, *lines], [title, *bare]
    captions, at = [], 0
    for line, plain in zip(lines, bare, strict=True):
        if line != plain:
            captions.append(Span(at, at + len(plain)))
        at += len(plain) + 2
    told = {
        "title": title,
        "outlet": page.sitename or "",
        "byline": (page.author or "").replace("; ", " and "),
        "published": page.date or "",
        "url": page.url or "",
    }
    return Page("\n\n".join(bare), captions, told, notes)


def _mark_captions(tree: lxml.html.HtmlElement) -> None:
    """Put each caption in a paragraph of its own that begins with the token: trafilatura drops figures."""
    for figure in tree.xpath(_CAPTIONS):
        found = figure.xpath(".//figcaption")
        caption = " ".join((found[0] if found else figure).text_content().split())
        parent = figure.getparent()
        if parent is None or not caption:
            continue
        paragraph = etree.Element("p")
        paragraph.text = f"{_TOKEN} {caption}"
        paragraph.tail = figure.tail
        parent.replace(figure, paragraph)
