"""Articles on the server's disk, for some hours, so that a refresh does not lose them.

Each browser has a folder of its own, named after a random cookie, with one JSON file for each article. Nothing else is kept:
analyses are made again from the articles.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.records import Article, LeftOut

HOURS = 12
MAX_BYTES = 200 * 1024 * 1024  # one browser's articles
MAX_ALL_BYTES = 2 * 1024 * 1024 * 1024  # everybody's
CLEAN_SECONDS = 3600  # between two clearings at most
CLEAN_BYTES = 64 * 1024 * 1024  # written between two clearings at most

log = logging.getLogger(__name__)


class _Written:
    """What all visitors have written since the last clearing."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.bytes = 0
        self.since = 0.0  # when that clearing was; seconds, as `time.time` counts them


_written = _Written()


def save(owner: str, articles: Iterable[Article]) -> bool:
    """Save the articles in the owner's folder; those that are already there are replaced and keep their place.

    Returns whether all were saved: not without an owner, beyond `MAX_BYTES`, or if the disk refuses.
    """
    if not owner:
        return False
    try:
        folder = _folder(owner)
        for own in (folder.parent, folder):  # `parents=True` alone would let everybody look into the first of them
            own.mkdir(mode=0o700, parents=True, exist_ok=True)
        size = before = _size(folder)
        for article in articles:
            path = folder / f"{article.id}.json"
            added = _added(path) or time.time_ns()
            data = json.dumps({"added": added, "article": _record(article)}).encode("ascii")
            size += len(data)
            if size > MAX_BYTES:
                return False
            _replace(path, data)
        os.utime(folder)
    except OSError:
        log.exception("The articles could not be kept on disk")
        return False
    _clean_if_due(size - before)
    return True


def load(owner: str) -> list[Article]:
    """The owner's articles in the order in which they were added, without any that cannot be read."""
    if not owner:
        return []
    folder = _folder(owner)
    kept = []
    for path in _files(folder):
        try:
            record = json.loads(path.read_bytes())
            kept.append((int(record["added"]), _article(record["article"])))
        except (OSError, ValueError, KeyError, TypeError):
            log.exception("A kept article could not be read")
    if kept:
        os.utime(folder)
    return [article for _, article in sorted(kept, key=lambda pair: pair[0])]


def forget(owner: str, ids: Iterable[str] | None = None) -> None:
    """Delete the articles with these ids, or all of the owner's."""
    if not owner:
        return
    if ids is None:
        shutil.rmtree(_folder(owner), ignore_errors=True)
        return
    for article_id in ids:
        (_folder(owner) / f"{article_id}.json").unlink(missing_ok=True)


def clean() -> None:
    """Delete folders not used for `HOURS`, then the least recently used until the rest fits into `MAX_ALL_BYTES`."""
    now = time.time()
    with _written.lock:
        _written.bytes, _written.since = 0, now
    total = 0
    for folder in sorted(_files(_root(), "*"), key=_used, reverse=True):
        total += _size(folder)
        if now - _used(folder) > HOURS * 3600 or total > MAX_ALL_BYTES:
            shutil.rmtree(folder, ignore_errors=True)


def keep_clean(wait: Callable[[float], bool] | None = None) -> None:
    """Clean now and then every hour, in a thread of its own, until `wait`, which is given the seconds, returns True."""
    clean()
    threading.Thread(target=_clean_hourly, args=(wait or threading.Event().wait,), daemon=True).start()


def _clean_hourly(wait: Callable[[float], bool]) -> None:
    while not wait(CLEAN_SECONDS):
        clean()


def _clean_if_due(added: int) -> None:
    """Clean after a save: once an hour has passed, or enough has been written to matter."""
    with _written.lock:
        _written.bytes += added
        due = _written.bytes > CLEAN_BYTES or time.time() - _written.since > CLEAN_SECONDS
    if due:
        clean()


def _root() -> Path:
    if chosen := os.environ.get("QUOTIENT_DATA"):
        return Path(chosen)
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        base = Path(cache) if cache else Path.home() / ".cache"
    except RuntimeError:  # no home directory
        base = Path(tempfile.gettempdir())
    return base / "quotient" / "articles"


def _folder(owner: str) -> Path:
    # The folder's name is a digest: who can list the folders still cannot make the cookie.
    return _root() / hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: Path, pattern: str = "*.json") -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


def _size(folder: Path) -> int:
    return sum(_bytes(path) for path in _files(folder))


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # another tab has just removed it
        return 0


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _added(path: Path) -> int:
    try:
        return int(json.loads(path.read_bytes())["added"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)  # readable by nobody else
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _record(article: Article) -> dict[str, Any]:
    """All that makes an article; its id follows from its text."""
    record = asdict(article)
    del record["id"]
    return record


def _article(record: dict[str, Any]) -> Article:
    return Article(
        **{
            **record,
            "left_out": tuple(LeftOut(**passage) for passage in record["left_out"]),
            "notes": tuple(record["notes"]),
        }
    )
