"""Read files and analyse articles in the background, while the pages stay usable."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from analysis.limits import MAX_ARTICLES
from analysis.records import Analysis, Article, Skipped
from pages.ui.state import store
from pages.ui.state.article_names import name_of

QUICK = 60_000  # characters analysed here and now, in less time than other processes take to start

log = logging.getLogger(__name__)
_running: dict[str, "Job"] = {}  # by owner, so that a refreshed page finds its job again


@dataclass
class Job:
    """What there is to read and analyse, and how far it has got. Its thread writes; the pages only read."""

    files: Sequence[Path | tuple[str, bytes]] = ()
    columns: dict[str, dict[str, str]] | None = None
    articles: Sequence[Article] = ()  # need no reading
    known: frozenset[str] = frozenset()  # ids of the articles that the visitor already has
    restoring: bool = False  # these articles come from the disk and stay there, whatever happens

    read: int = 0
    done: int = 0
    analyses: list[Analysis] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)  # names of articles with a text that is already there
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    unsaved: bool = False  # some could not be put on disk


def start_job(job: Job, owner: str, patience: float) -> None:
    """Start the job, and wait up to `patience` seconds in case it is a short one."""
    if owner:
        _running[owner] = job
    threading.Thread(target=_run, args=(job, owner), name="reading articles", daemon=True).start()
    job.over.wait(patience)


def find_job(owner: str) -> Job | None:
    """The job that this owner has running."""
    return _running.get(owner)


def analyse_quickly(articles: Sequence[Article]) -> list[Analysis | Skipped]:
    """Analyse in this process. An article that cannot be analysed is skipped; the others are not."""
    from analysis.pipeline import analyse, analyse_all  # the tagger's libraries take a second to load

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
        job.over.set()


def _read(job: Job, owner: str, new: list[str]) -> Iterator[Article | Skipped]:
    """The articles that are not there yet, as many as there is room for, each saved as soon as it is read.

    The ids of those that were not on disk before go into `new`.
    """
    seen = set(job.known)
    for item in chain(job.articles, _read_files(job)):
        if job.stop.is_set():
            return
        if isinstance(item, Skipped):
            yield item
        elif item.id in seen:
            job.doubles.append(name_of(item))
        elif len(seen) >= MAX_ARTICLES:
            yield Skipped(item.file or name_of(item), f"A collection holds up to {MAX_ARTICLES} articles.")
        else:
            seen.add(item.id)
            if not job.restoring:
                job.unsaved |= not store.save(owner, [item])
                new.append(item.id)
            job.read += 1
            yield item


def _read_files(job: Job) -> Iterator[Article | Skipped]:
    if job.files:
        from analysis.intake import read_files

        yield from read_files(job.files, columns=job.columns, stop=job.stop.is_set)


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
        yield from analyse_quickly([item for item in first if isinstance(item, Article)])
        return
    from analysis.parallel import Progress, analyse_batch, keep

    def count(progress: Progress) -> None:
        job.done = progress.done

    yield from analyse_batch(chain(first, items), keep, progress=count, stop=job.stop.is_set)
