"""From the paste box to articles."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, TypedDict, Unpack

from analysis.intake.build import build_article, write_field
from analysis.intake.dates import read_date
from analysis.intake.formats.plain import clean, mend
from analysis.intake.language import ENOUGH, find_language, language_note
from analysis.intake.sandbox import Child
from analysis.limits import MAX_CHARACTERS
from analysis.records import Article, ArticleError, Skipped
from analysis.text_spans import find_words

_RULE = re.compile(r"^[^\S\r\n]*(?:[-–—―][^\S\r\n]*){3,}$", re.M)
_BLOCK_ENDS = re.compile(r"</(?:p|div|article|section|body|html|head|h[1-6]|li|figure)>", re.I)
_FEWEST_BLOCKS = 3  # from which on a paste that begins with a tag is the source of a page


def split_paste(text: str) -> list[str]:
    """The articles of a paste: what lines of three or more dashes part, blank lines around trimmed, empty parts dropped."""
    parts = (part.strip("\r\n") for part in _RULE.split(text))
    return [part for part in parts if find_words(part)]


class Given(TypedDict, total=False):
    """What may be known of an article besides its text."""

    title: str
    outlet: str
    byline: str
    published: str  # a date in any of the ways that `read_date` knows
    url: str


def read_paste(text: str, *, keep_all: bool = False, **given: Unpack[Given]) -> Article:
    """One pasted article: `read_paste(text, outlet="Harbour Post")`. What is given goes before what the text says of itself.
    The source of a web page is read as the page.

    Raises ArticleError with a sentence for people if there is nothing to read, too much, or another language than English.
    """
    text = clean(text)
    words = len(find_words(text[: MAX_CHARACTERS + 1]))
    if not words:
        raise ArticleError("There is nothing to read yet. Paste the text of an article into the box.")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"This text has {len(text):,} characters, and {MAX_CHARACTERS:,} are the most. Nothing was added, and your text is "
            "still in the box: shorten it, or part it into articles by lines of three dashes (---)."
        )
    published = given.get("published", "")
    if published and not read_date(published):
        raise ArticleError(
            f"“{published[:40]}” is no date that can be read. Write it like {date(2026, 5, 3).isoformat()}."
        )
    if _is_page(text):
        return _read_page(text, given, keep_all=keep_all)
    text, notes = mend(text)
    language = find_language(text)
    if words >= ENOUGH and language not in ("", "en"):
        raise ArticleError(
            language_note(language).split(";")[0]
            + ". Quotient reads English. Nothing was added, and your text is still in the box: "
            "paste an English article or a translation."
        )
    return build_article(text, given, notes=notes, keep_all=keep_all)


def _is_page(text: str) -> bool:
    """Whether a paste is the source of a web page."""
    return text.lstrip().startswith("<") and len(_BLOCK_ENDS.findall(text)) >= _FEWEST_BLOCKS


def _read_page(text: str, given: Given, *, keep_all: bool) -> Article:
    """The article of a page's source, read in the limited process that reads files, with what is given of it.

    Raises ArticleError where the page has none.
    """
    with Child() as child:
        read = next(child.parse("paste.html", text.encode("utf-8", "replace"), keep_all=keep_all))
    if isinstance(read, Skipped):
        raise ArticleError(f"This is the source of a web page. {read.reason}")
    known: dict[str, Any] = {name: write_field(value) for name, value in given.items() if value}
    if "published" in known:
        known["published"] = read_date(known["published"])
    return replace(read, file="", **known)
