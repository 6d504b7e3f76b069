"""Read files and analyse articles in the background, while the pages stay usable.

What a job says that it has done is in the database before it says so. Killed at any moment, it goes on from there.
"""

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.records import Analysis, Article, Skipped
from pages.ui.state import memory
from pages.ui.state.article_names import name_of
from pages.ui.state.database import analyses, articles, imports
from pages.ui.state.database.imports import Import
from pages.ui.state.database.place import Place
from pages.ui.state.room import find_room
from pages.ui.state.turns import pause

if TYPE_CHECKING:
    from analysis.parallel import Pool  # loaded with the first batch

QUICK = 12_000  # characters analysed in the server's own process, for the person at this computer: a second's work
WAITED_FOR = 60_000  # characters that a page waits for; more are analysed in the background
IDLE_SECONDS = 600.0  # after which a process that analyses ends, until there is more for it to do
SAVED_AT_ONCE = 25  # articles of one file: they wait for each other, and the disk for them all
KEPT_AT_ONCE = 8  # analyses
ENOUGH_TO_TELL = 5  # articles analysed before we say how long the others will take

log = logging.getLogger(__name__)
_turn = threading.BoundedSemaphore(2)  # to analyse in this process: one computes while the other is in Python
_others = threading.Event()  # somebody else than the person at this computer uses the server
_running: dict[Place, "Job"] = {}  # so that a refreshed page finds its job again


@dataclass
class Job:
    """What there is to read and analyse, and how far it has got. Its thread writes; the pages only read."""

    place: Place
    begun: Import | None = None  # its files are to be read; without one, articles only get their analyses again
    waiting: Sequence[Article] = ()  # in the collection already, without an analysis

    read: int = 0  # articles that are in the collection and are to be analysed
    done: int = 0  # of them
    all_read: bool = False  # so that `read` will not grow
    since: float | None = None  # when the first analysis was there, on the clock of `time.monotonic`
    analyses: list[Analysis] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)  # names of articles with a text that is already there
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    unsaved: bool = False  # the database refused more: most likely the disk is full

    @property
    def restoring(self) -> bool:
        """These articles stay, whatever happens."""
        return self.begun is None

    @property
    def named(self) -> int:
        """Files and articles, as far as they are known from the beginning."""
        return (self.begun.files if self.begun else 0) + len(self.waiting)

    def seconds_left(self) -> float | None:
        """How long it will take from now on, once that can be told."""
        if self.since is None or not self.all_read or self.done < ENOUGH_TO_TELL:
            return None
        return (time.monotonic() - self.since) / self.done * (self.read - self.done)


def start_job(job: Job, patience: float) -> None:
    """Start the job, and wait up to `patience` seconds in case it is a short one."""
    if job.begun:
        job.skipped += job.begun.skipped
    _running[job.place] = job
    threading.Thread(target=_run, args=(job,), name="reading articles", daemon=True).start()
    with pause():
        job.over.wait(patience)


def find_job(place: Place) -> Job | None:
    """The job that this collection has running."""
    return _running.get(place)


def serve_others() -> None:
    """From now on analyse in the processes that all visitors share, and have them ready: many may come at once.

    Here one visitor's analysis would hold up everybody's pages. A person alone is served sooner here, with less memory.
    """
    if not _others.is_set():
        _others.set()
        threading.Thread(target=lambda: _pool().stay(), name="processes for all", daemon=True).start()


def analyse_now(articles: Sequence[Article]) -> list[Analysis | Skipped]:
    """Analyse a few articles and wait for it. One that cannot be analysed is skipped; the others are not."""
    if sum(len(article.text) for article in articles) <= QUICK and not _others.is_set():
        return _analyse_here(articles)
    with pause():
        return [*analyse_elsewhere(articles)]


def analyse_elsewhere(
    articles: Iterable[Article], stop: Callable[[], bool] | None = None
) -> Iterator[Analysis | Skipped]:
    """Analyse any number of articles in the processes that all visitors share, in turns."""
    from analysis import parallel

    return parallel.analyse_batch(articles, parallel.keep, pool=_pool(), stop=stop)


@cache
def _pool() -> "Pool":
    from analysis import parallel

    return parallel.Pool(parallel.count_cores(), IDLE_SECONDS)


def _analyse_here(articles: Sequence[Article]) -> list[Analysis | Skipped]:
    """Analyse in this process, few at a time: were it all at once, each visitor would wait as long as the last."""
    from analysis.pipeline import analyse, analyse_all  # the tagger's libraries take a second to load

    with _turn:
        try:
            return [*analyse_all(articles)]
        except Exception:
            log.exception("Analysing %s articles together failed; trying them one by one", len(articles))
        done: list[Analysis | Skipped] = []
        for article in articles:
            try:
                done.append(analyse(article))
            except Exception:
                log.exception("Article %s could not be analysed", article.id)
                reason = "It could not be analysed. That is a fault in the program; its log has the details."
                done.append(Skipped(article.file or name_of(article), reason))
        return done


def _run(job: Job) -> None:
    handed: set[str] = set()
    try:
        _analyse_all(job, handed)
        _end(job, handed)
    except sqlite3.OperationalError:
        log.exception("The database refuses more")
        job.unsaved = True
    except Exception:
        log.exception("Reading articles broke")
        job.broken = True
    finally:
        if job.begun and (job.unsaved or job.broken):
            _wait_for_people(job)
        if _running.get(job.place) is job:
            del _running[job.place]
        memory.give_back()
        job.over.set()


def _analyse_all(job: Job, handed: set[str]) -> None:
    batch: list[Analysis] = []
    for item in _analyse(_read(job, handed), job):
        job.since = job.since or time.monotonic()
        if isinstance(item, Skipped):
            job.skipped.append(item)
            continue
        batch.append(item)
        if len(batch) >= KEPT_AT_ONCE:
            _keep(job, batch)
    _keep(job, batch)


def _keep(job: Job, batch: list[Analysis]) -> None:
    """Put analyses into the database, then say so."""
    analyses.save(batch)
    job.analyses += batch
    job.done += len(batch)
    batch.clear()


def _end(job: Job, handed: set[str]) -> None:
    if not job.begun:
        return
    if job.stop.is_set():
        imports.stop(job.place)
        return
    failed = handed - {analysis.article.id for analysis in job.analyses}
    articles.delete_for_good(job.place, failed)  # the report says why
    imports.end(job.place)


def _wait_for_people(job: Job) -> None:
    try:
        imports.stop(job.place)
    except (sqlite3.Error, LookupError):
        log.exception("The import could not be stopped")


def _read(job: Job, handed: set[str]) -> Iterator[Article]:
    """The articles to be analysed. Those out of files are in the collection before they come out here."""
    job.read = len(job.waiting)
    for article in chain(job.waiting, _read_files(job, job.begun) if job.begun else ()):
        if job.stop.is_set() and not job.restoring:
            return
        handed.add(article.id)
        yield article
    job.all_read = True


def _read_files(job: Job, begun: Import) -> Iterator[Article]:
    from analysis.intake import read_files

    known, room = articles.find_ids(job.place), find_room(job.place)
    room.new = sum(len(article.text) for article in job.waiting)
    read: list[Article] = []
    saved: deque[Article] = deque()
    told = len(job.skipped)

    def save(done: int | None = None) -> None:
        nonlocal told
        imports.keep(job.place, begun.id, read, job.skipped if len(job.skipped) > told else (), done)
        told = len(job.skipped)
        job.read += len(read)
        saved.extend(read)
        read.clear()

    def sources() -> Iterator[Path | tuple[str, bytes]]:
        for number, source in imports.read_files(begun):
            yield source
            save(number)  # the next is asked for: this one has been read to its end

    for item in read_files(sources(), columns=begun.columns, stop=job.stop.is_set):
        if isinstance(item, Skipped):
            job.skipped.append(item)
        elif item.id in known:
            if known[item.id] != begun.id:  # else it was read before the import was interrupted
                job.doubles.append(name_of(item))
        elif full := room.take(1, len(item.text)):
            job.skipped.append(Skipped(item.file or name_of(item), full))
        else:
            known[item.id] = None
            read.append(item)
        if len(read) >= SAVED_AT_ONCE:
            save()
        while saved:
            yield saved.popleft()
    save()
    yield from saved


def _analyse(items: Iterator[Article], job: Job) -> Iterator[Analysis | Skipped]:
    """In this process if there is little to do for the one person that it serves, else in others."""
    if _others.is_set():
        yield from analyse_elsewhere(items, job.stop.is_set)
        return
    first: list[Article] = []
    characters = 0
    for item in items:
        first.append(item)
        characters += len(item.text)
        if characters > QUICK:
            break
    else:
        yield from _analyse_here(first)
        return
    yield from analyse_elsewhere(chain(first, items), job.stop.is_set)
