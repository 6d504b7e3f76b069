"""Files to read and articles to analyse in the background, while the pages stay usable."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from analysis.limits import MAX_ARTICLES
from analysis.records import Analysis, Article, Skipped
from pages.ui import store
from pages.ui.names import name_of

QUICK = 60_000  # characters that are analysed here and now sooner than other processes could be started

log = logging.getLogger(__name__)
_running: dict[str, "Work"] = {}  # by owner, so that a refreshed page finds its work again


@dataclass
class Work:
    """One job. Its thread writes, the pages only read; what is in the lists stays there."""

    files: Sequence[Path | tuple[str, bytes]] = ()
    columns: dict[str, dict[str, str]] | None = None
    articles: Sequence[Article] = ()  # that need no reading
    known: frozenset[str] = frozenset()  # ids of the articles that are there already
    kept: bool = False  # these articles come from the disk and stay there, whatever happens

    read: int = 0
    done: int = 0
    analyses: list[Analysis] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    again: list[Article] = field(default_factory=list)  # the same text as another one
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    unkept: bool = False  # not all could be put on disk


def start_work(work: Work, owner: str, patience: float) -> None:
    """Start the job, and wait some seconds for it in case that it is a short one."""
    if owner:
        _running[owner] = work
    threading.Thread(target=_run, args=(work, owner), name="reading articles", daemon=True).start()
    work.over.wait(patience)


def find_work(owner: str) -> Work | None:
    """The job that this owner has running."""
    return _running.get(owner)


def analyse_quickly(articles: Sequence[Article]) -> list[Analysis | Skipped]:
    """Analyse in this process; an article on which that fails is skipped, the others are not."""
    from analysis.pipeline import analyse, analyse_all  # the engine's libraries take a second to load

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
            reason = "It could not be analysed, which is a mistake of the program; the log has the details."
            done.append(Skipped(article.file or name_of(article), reason))
    return done


def _run(work: Work, owner: str) -> None:
    new: list[str] = []
    try:
        for item in _analyse(_read(work, owner, new), work):
            if isinstance(item, Skipped):
                work.skipped.append(item)
            else:
                work.analyses.append(item)
    except Exception:
        log.exception("Reading articles broke")
        work.broken = True
    finally:
        analysed = {analysis.article.id for analysis in work.analyses}
        store.forget(owner, [article_id for article_id in new if article_id not in analysed])
        if _running.get(owner) is work:
            del _running[owner]
        work.over.set()


def _read(work: Work, owner: str, new: list[str]) -> Iterator[Article | Skipped]:
    """The articles that are not there yet, as many as there is room for, kept on disk as soon as they are read.

    The ids of those that were not on disk before go into `new`.
    """
    seen = set(work.known)
    for item in chain(work.articles, _read_files(work)):
        if work.stop.is_set():
            return
        if isinstance(item, Skipped):
            yield item
        elif item.id in seen:
            work.again.append(item)
        elif len(seen) >= MAX_ARTICLES:
            yield Skipped(item.file or name_of(item), f"A collection holds {MAX_ARTICLES} articles at most.")
        else:
            seen.add(item.id)
            if not work.kept:
                work.unkept |= not store.save(owner, [item])
                new.append(item.id)
            work.read += 1
            yield item


def _read_files(work: Work) -> Iterator[Article | Skipped]:
    if work.files:
        from analysis.intake import read_files

        yield from read_files(work.files, columns=work.columns, stop=work.stop.is_set)


def _analyse(items: Iterator[Article | Skipped], work: Work) -> Iterator[Analysis | Skipped]:
    """Here, if there is little to do, else in other processes."""
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
    from analysis.parallel import analyse_batch, keep

    def count(done: int, _: int) -> None:
        work.done = done

    yield from analyse_batch(chain(first, items), keep, progress=count, stop=work.stop.is_set)
