"""Analyses, so that they need not be made again. They follow from texts, and may be deleted at any time."""

import hashlib
import io
import json
import logging
import pickle
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import analysis
from analysis import records
from analysis.records import Analysis, Article
from analysis.version import __version__
from pages.ui.state.database.articles import hash_of
from pages.ui.state.database.connection import connect, writing

_FAST = 1  # a level of zlib: a third of the size for a fifth of the time that making one again takes

log = logging.getLogger(__name__)


@cache
def version() -> str:
    """Changes with the model and with every change of the program that makes analyses."""
    room = Path(analysis.__file__).parent
    files = sorted(path for path in room.rglob("*") if path.is_file() and path.suffix != ".pyc")
    stamps = [(path.relative_to(room).as_posix(), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in files]
    return f"{__version__} {hashlib.sha256(json.dumps(stamps).encode()).hexdigest()}"


def save(analyses: Iterable[Analysis]) -> None:
    """Keep analyses of texts that are in a collection; others are passed over."""
    with writing() as connection:
        for made in analyses:
            connection.execute(
                "INSERT OR REPLACE INTO analyses SELECT hash, ?, ?, ? FROM texts WHERE hash = ?",
                (_basis(made.article), version(), _pack(made), hash_of(made.article.text)),
            )


def load(articles: Sequence[Article]) -> list[Analysis]:
    """The analyses of some of the articles: those that were kept, and made by this version from what the article is now."""
    connection = connect()
    found: list[Analysis] = []
    for article in articles:
        row = connection.execute(
            "SELECT analysis FROM analyses WHERE hash = ? AND basis = ? AND version = ?",
            (hash_of(article.text), _basis(article), version()),
        ).fetchone()
        if row and (made := _unpack(row[0])):
            found.append(put_in(made, article))
    return found


def put_in(made: Analysis, article: Article) -> Analysis:
    """An analysis with other facts about its article: title, outlet, date, address, tags. Nothing else follows from them."""
    if made.article == article:
        return made
    found = [note for note in made.notes if note not in made.article.notes]
    return replace(made, article=article, notes=tuple(dict.fromkeys((*article.notes, *found))))


def is_same_story(one: Article, other: Article) -> bool:
    """Do both give the same analysis?"""
    return (one.text, one.left_out, one.byline) == (other.text, other.left_out, other.byline)


def _basis(article: Article) -> str:
    parts = [[(p.start, p.end, p.reason) for p in article.left_out], article.byline]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _pack(made: Analysis) -> bytes:
    return zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), _FAST)


def _unpack(data: bytes) -> Analysis | None:
    try:
        made = _Records(io.BytesIO(zlib.decompress(data))).load()
    except Exception:  # whatever a damaged pickle raises: it is made again
        log.exception("A kept analysis could not be read")
        return None
    return made if isinstance(made, Analysis) else None


class _Records(pickle.Unpickler):
    """Makes our own records and nothing else, whatever somebody has put into the file."""

    def find_class(self, module: str, name: str) -> Any:
        if module == records.__name__ and isinstance(made := getattr(records, name, None), type):
            return made
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
