"""Files to read and articles to analyse in the background, while the pages stay usable."""

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

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

    files: Sequence[tuple[str, bytes]] = ()
    columns: dict[str, str] | None = None  # which column of a table is what; None: guessed
    articles: list[Article] = field(default_factory=list)  # to analyse; those in the files come on top
    known: frozenset[str] = frozenset()  # ids of the articles that are there already

    analyses: list[Analysis] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    again: list[Article] = field(default_factory=list)  # the same text as another one
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    broken: bool = False


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
    from analysis.analyse import analyse, analyse_all  # the engine's libraries take a second to load

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
    read: list[str] = []
    try:
        for article in _read(work):
            work.articles.append(article)
            read.append(article.id)
            store.save(owner, [article])
        for item in _analyse(work):
            if isinstance(item, Skipped):
                work.skipped.append(item)
            else:
                work.analyses.append(item)
    except Exception:
        log.exception("Reading articles broke")
        work.broken = True
    finally:
        analysed = {analysis.article.id for analysis in work.analyses}
        store.forget(owner, [article_id for article_id in read if article_id not in analysed])
        if _running.get(owner) is work:
            del _running[owner]
        work.over.set()


def _read(work: Work) -> Iterator[Article]:
    """The articles of the files that are not there yet, as many as there is room for."""
    if not work.files:
        return
    from analysis.intake.files import read_files

    seen = set(work.known) | {article.id for article in work.articles}
    with closing(read_files(work.files, columns=work.columns)) as items:
        for item in items:
            if work.stop.is_set():
                return
            if isinstance(item, Skipped):
                work.skipped.append(item)
            elif item.id in seen:
                work.again.append(item)
            elif len(seen) >= MAX_ARTICLES:
                work.skipped.append(Skipped(item.file, f"A collection holds {MAX_ARTICLES} articles at most."))
            else:
                seen.add(item.id)
                yield item


def _analyse(work: Work) -> Iterable[Analysis | Skipped]:
    if work.stop.is_set() or not work.articles:
        return
    if sum(len(article.text) for article in work.articles) <= QUICK:
        yield from analyse_quickly(work.articles)
        return
    from analysis.batch import analyse_batch

    with closing(analyse_batch(work.articles)) as analyses:
        for analysis in analyses:
            yield analysis
            if work.stop.is_set():
                return
