"""Make an article of a clean text: what is left out of it, and what is known of it."""

import re
from collections.abc import Mapping
from typing import Any

from analysis.intake.boilerplate.furniture import find_left_out
from analysis.intake.dates import read_date
from analysis.intake.language import find_language, language_note
from analysis.intake.metadata import find_metadata
from analysis.records import Article
from analysis.text_spans import blank

MAX_FIELD_CHARACTERS = 500  # of a title, an outlet, a byline or an address
_BY = re.compile(r"^by\s+", re.I)


def write_field(value: object) -> str:
    """A title, an outlet, a byline or an address on one line, cut to what a field holds."""
    return " ".join(str(value).split())[:MAX_FIELD_CHARACTERS]


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
    own: dict[str, Any] = {name: write_field(given.get(name, "")) or getattr(found, name) for name in found._fields}
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
