"""From the paste box to articles."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from analysis.intake.boilerplate.furniture import find_left_out
from analysis.intake.dates import read_date
from analysis.intake.formats.plain import clean, mend
from analysis.intake.language import ENOUGH, find_language, language_note
from analysis.intake.metadata import find_metadata
from analysis.limits import MAX_CHARACTERS
from analysis.records import Article, ArticleError
from analysis.text_spans import blank, find_words

_RULE = re.compile(r"^[^\S\r\n]*(?:[-–—―][^\S\r\n]*){3,}$", re.M)
_BY = re.compile(r"^by\s+", re.I)
MAX_FIELD_CHARACTERS = 500  # of a title, an outlet, a byline or an address


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
    text, notes = mend(text)
    language = find_language(text)
    if words >= ENOUGH and language not in ("", "en"):
        raise ArticleError(
            language_note(language).split(";")[0]
            + ". Quotient reads English. Nothing was added, and your text is still in the box: "
            "paste an English article or a translation."
        )
    published = given.get("published", "")
    if published and not read_date(published):
        raise ArticleError(
            f"“{published[:40]}” is no date that can be read. Write it like {date(2026, 5, 3).isoformat()}."
        )
    return build_article(text, given, notes=notes, keep_all=keep_all)


def build_article(
    text: str,
    given: Mapping[str, object],
    *,
    file: str = "",
    notes: tuple[str, ...] = (),
    keep_all: bool = False,
) -> Article:
    """An article of a clean text: what is given of it, and, where nothing is, what the text itself says."""
    left_out = find_left_out(text)
    found = find_metadata(blank(text, [p for p in left_out if p.reason == "caption"]))
    language = find_language(text)
    own: dict[str, Any] = {
        name: " ".join(str(given.get(name, "")).split())[:MAX_FIELD_CHARACTERS] or getattr(found, name)
        for name in found._fields
    }
    own["published"] = read_date(str(given.get("published", ""))) or found.published
    own["byline"] = _BY.sub("", own["byline"])
    doubt = language_note(language)
    return Article(
        text=text,
        file=file,
        language=language,
        left_out=() if keep_all else left_out,
        notes=(*notes, *((doubt,) if doubt else ())),
        **own,
    )
