"""Read files and analyse articles in the background, while the pages stay usable."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.limits import MAX_ARTICLES, MAX_COLLECTION_CHARACTERS, MAX_SERVER_CHARACTERS
from analysis.records import Analysis, Article, Skipped
from pages.ui.state import memory, store
from pages.ui.state.article_names import name_of

if TYPE_CHECKING:
    from analysis.parallel import Pool, Progress  # loaded with the first batch

QUICK = 12_000  # characters analysed in the server's own process: a second's work
WAITED_FOR = 60_000  # characters that a page waits for; more are analysed in the background
IDLE_SECONDS = 600.0  # after which a process that analyses ends, until there is more for it to do

log = logging.getLogger(__name__)
_turn = threading.BoundedSemaphore(2)  # to analyse in this process: one computes while the other is in Python
_running: dict[str, "Job"] = {}  # by owner, so that a refreshed page finds its job again


@dataclass
class Job:
    """What there is to read and analyse, and how far it has got. Its thread writes; the pages only read."""

    files: Sequence[Path | tuple[str, bytes]] = ()
    columns: dict[str, dict[str, str]] | None = None
    articles: Sequence[Article] = ()  # need no reading
    known: frozenset[str] = frozenset()  # ids of the articles that the visitor already has
    known_characters: int = 0  # in them
    restoring: bool = False  # these articles come from the disk and stay there, whatever happens

    named: int = field(init=False)  # files and articles
    read: int = 0
    done: int = 0
    analyses: list[Analysis] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)  # names of articles with a text that is already there
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    unsaved: bool = False  # some could not be put on disk

    def __post_init__(self) -> None:
        self.named = len(self.files) + len(self.articles)


def start_job(job: Job, owner: str, patience: float) -> None:
    """Start the job, and wait up to `patience` seconds in case it is a short one."""
    if owner:
        _running[owner] = job
    threading.Thread(target=_run, args=(job, owner), name="reading articles", daemon=True).start()
    job.over.wait(patience)


def find_job(owner: str) -> Job | None:
    """The job that this owner has running."""
    return _running.get(owner)


def analyse_now(articles: Sequence[Article]) -> list[Analysis | Skipped]:
    """Analyse a few articles and wait for it. One that cannot be analysed is skipped; the others are not."""
    if sum(len(article.text) for article in articles) <= QUICK:
        return _analyse_here(articles)
    return [*analyse_elsewhere(articles)]


def analyse_elsewhere(
    articles: Iterable[Article | Skipped],
    progress: "Callable[[Progress], None] | None" = None,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Analysis | Skipped]:
    """Analyse any number of articles in the processes that all visitors share, in turns."""
    from analysis import parallel

    return parallel.analyse_batch(articles, parallel.keep, pool=_pool(), progress=progress, stop=stop)


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


def _run(job: Job, owner: str) -> None:
    new: list[str] = []
    try:
        for item in _analyse(_read(job, owner, new), job):
            if isinstance(item, Skipped):
                job.skipped.append(item)
            else:
                job.analyses.append(item)
    except Exception:
        log.exception("Reading articles broke")
        job.broken = True
    finally:
        analysed = {analysis.article.id for analysis in job.analyses}
        store.forget(owner, [article_id for article_id in new if article_id not in analysed])
        if _running.get(owner) is job:
            del _running[owner]
        memory.give_back()
        job.over.set()


def room_for(characters: int, held: int) -> str:
    """A sentence on why so many characters more cannot be taken in by a visitor who has `held`; empty if they can."""
    if held + characters > MAX_COLLECTION_CHARACTERS:
        return f"A collection holds up to {MAX_COLLECTION_CHARACTERS:,} characters. Remove some of the articles, and try again."
    if memory.count_characters() + characters > MAX_SERVER_CHARACTERS:
        return "This server is full: others have many articles open. Try again later."
    return ""


def _read(job: Job, owner: str, new: list[str]) -> Iterator[Article | Skipped]:
    """The articles that are not there yet, as many as there is room for, each saved as soon as it is read.

    The ids of those that were not on disk before go into `new`.
    """
    seen, characters = set(job.known), 0
    for item in chain(job.articles, _read_files(job)):
        if job.stop.is_set():
            return
        if isinstance(item, Skipped):
            yield item
        elif item.id in seen:
            job.doubles.append(name_of(item))
        elif len(seen) >= MAX_ARTICLES:
            yield Skipped(item.file or name_of(item), f"A collection holds up to {MAX_ARTICLES} articles.")
        elif not job.restoring and (full := room_for(characters + len(item.text), job.known_characters)):
            yield Skipped(item.file or name_of(item), full)
        else:
            seen.add(item.id)
            characters += len(item.text)
            if not job.restoring:
                job.unsaved |= not store.save(owner, [item])
                new.append(item.id)
            job.read += 1
            yield item


def _read_files(job: Job) -> Iterator[Article | Skipped]:
    if job.files:
        from analysis.intake import read_files

        files, job.files = deque(job.files), ()
        yield from read_files(_let_go(files), columns=job.columns, stop=job.stop.is_set)


def _let_go(files: deque[Path | tuple[str, bytes]]) -> Iterator[Path | tuple[str, bytes]]:
    """Each file once: what was uploaded must not lie in memory until the last one has been read."""
    while files:
        yield files.popleft()


def _analyse(items: Iterator[Article | Skipped], job: Job) -> Iterator[Analysis | Skipped]:
    """In this process if there is little to do, else in others."""
    first: list[Article | Skipped] = []
    characters = 0
    for item in items:
        first.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if characters > QUICK:
            break
    else:
        yield from (item for item in first if isinstance(item, Skipped))
        yield from _analyse_here([item for item in first if isinstance(item, Article)])
        return

    def count(progress: "Progress") -> None:
        job.done = progress.done

    yield from analyse_elsewhere(chain(first, items), count, job.stop.is_set)
