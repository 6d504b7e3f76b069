"""Articles that older versions kept for some hours, one JSON file each: taken over once, then deleted."""

import json
import logging
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.limits import MAX_ARTICLES
from analysis.records import Article, LeftOut
from pages.ui.state.database import articles, collections
from pages.ui.state.database.connection import problem, writing
from pages.ui.state.database.location import old_folder
from pages.ui.state.database.owners import LOCAL, enter

NAME = "From before the update"
_DIGITS = 64  # of a digest: the name of a browser's folder

log = logging.getLogger(__name__)


def take_over(local: bool) -> int:
    """Bring the old articles of every browser into a collection, and delete the old files. Returns how many.

    On a computer of one person they are all that person's; else each stays with its browser, and goes after some hours.
    """
    taken = 0
    for folder in _folders(old_folder()):
        found = _read(folder)
        try:
            if problem():
                return taken
            for first in range(0, len(found), MAX_ARTICLES):
                _keep(LOCAL if local else f"visit:{folder.name}", local, found[first : first + MAX_ARTICLES])
        except sqlite3.Error:
            log.exception("Old articles could not be taken over")
            return taken
        taken += len(found)
        shutil.rmtree(folder, ignore_errors=True)
    return taken


def _keep(key: str, local: bool, found: Sequence[Article]) -> None:
    with writing():
        owner = enter(key, lasts=local)
        place = collections.create(owner, collections.free_name(owner, NAME))
        articles.save(place, found)
        collections.choose(place)


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir() and len(path.name) == _DIGITS)
    except OSError:
        return []


def _read(folder: Path) -> list[Article]:
    found: list[tuple[int, Article]] = []
    for path in folder.glob("*.json"):
        try:
            record = json.loads(path.read_bytes())
            found.append((int(record["added"]), _article(record["article"])))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            log.exception("An old article could not be read")
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


def _article(record: dict[str, Any]) -> Article:
    left_out = tuple(LeftOut(**passage) for passage in record["left_out"])
    return Article(**{**record, "left_out": left_out, "notes": tuple(record["notes"])})
