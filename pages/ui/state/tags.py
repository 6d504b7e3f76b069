"""Tags of articles: given by hand, or to all that a search finds, so that what was found can be a side of a comparison."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.intake.build import write_field
from pages.ui.state import collection

_SEPARATOR = "|"  # parts tags in the exported tables


def list_tags() -> list[str]:
    """Every tag of the collection, the first first."""
    return list(dict.fromkeys(tag for made in collection.analyses() for tag in made.article.tags))


def clean_tags(typed: Iterable[object]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, cut to what fits, each once, none of them empty."""
    tags = (write_field(str(tag).replace(_SEPARATOR, " ")) for tag in typed)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def add_tag(ids: Sequence[str], tag: str) -> int:
    """Give these articles a tag. Returns how many did not have it before."""
    articles = [made.article for one in ids if (made := collection.find(one))]
    tagged = [replace(a, tags=clean_tags((*a.tags, tag))) for a in articles]
    changed = [new for old, new in zip(articles, tagged, strict=True) if new.tags != old.tags]
    collection.change(*changed)
    return len(changed)
