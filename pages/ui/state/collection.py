"""This visitor's articles: added, changed, removed, saved on disk and found again after a refresh.

These keys of the session belong to this module: `articles` (article id → Analysis, in the order of adding), `reading` (the job
in the background, and how much of it has been taken over), `report` (what came of the last one), `report_open` (it has not been
closed yet) and `unsaved` (a refresh would lose some articles).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis.limits import MAX_ARTICLES
from analysis.records import Analysis, Article, ArticleError, Skipped
from pages.ui.state import analysis_cache, memory, store, tables
from pages.ui.state.background import WAITED_FOR, Job, analyse_now, find_job, room_for, start_job
from pages.ui.state.server import COOKIE

SAMPLES = Path(__file__).parents[3] / "sample_data"
_PATIENCE = 1.5  # seconds that a page waits for a job before it shows a progress bar


class Added(NamedTuple):
    """What came of adding some articles."""

    new: tuple[str, ...]  # ids of those that were added
    again: tuple[str, ...]  # ids of those that were already there


class Report(NamedTuple):
    """What came of a job in the background. It holds no text, so that removed articles are gone."""

    new: tuple[str, ...]  # ids of the articles that were added
    doubles: tuple[str, ...]  # names of those that were already there
    skipped: tuple[Skipped, ...]
    stopped: bool
    broken: bool


@dataclass
class _Reading:
    """A job that is running, as far as this session has taken over its results."""

    job: Job
    taken: int = 0


def restore() -> None:
    """Bring back this browser's articles, once a session; then take over what the background has finished."""
    for key, value in {"unsaved": False, "reading": None, "report": None, "report_open": False}.items():
        st.session_state.setdefault(key, value)
    if "articles" not in st.session_state:
        st.session_state.articles = memory.new_collection()
        if running := find_job(owner()):
            st.session_state.reading = _Reading(running)
        _bring_back(store.load(owner()))
    _collect()


def analyses() -> list[Analysis]:
    """Every analysed article, in the order of adding."""
    return list(_held().values())


def find(article_id: str) -> Analysis | None:
    """The analysis of the article with this id, if this visitor has it."""
    return _held().get(article_id)


def add(articles: Sequence[Article]) -> Added:
    """Analyse a few articles at once and save them; `begin` does more than a few in the background.

    Raises ArticleError, and adds none, if the collection would grow beyond its limit or one of them cannot be analysed.
    """
    held = _held()
    new = {a.id: a for a in articles if a.id not in held}
    if len(held) + len(new) > MAX_ARTICLES:
        raise ArticleError(
            f"A collection holds up to {MAX_ARTICLES} articles, and this one has {len(held)}. Remove some first."
        )
    if full := room_for(sum(len(a.text) for a in new.values()), _characters()):
        raise ArticleError(full)
    if failed := _hold(list(new.values())):
        raise ArticleError(failed[0].reason)
    _save(list(new.values()))
    return Added(tuple(new), tuple(dict.fromkeys(a.id for a in articles if a.id not in new)))


def change(article: Article) -> None:
    """Put a changed article (the same text, other facts or other parts left out) in the place of the old one.

    If it cannot be analysed, the old one stays, and a message says why.
    """
    if failed := _hold([article]):
        st.toast(failed[0].reason)
        return
    _save([article])


def remove(ids: Iterable[str] | None = None) -> None:
    """Remove some articles, or all: from the session, from memory and from the disk."""
    held = _held()
    gone = set(held if ids is None else ids)
    for article_id in gone:
        held.pop(article_id, None)
    tables.forget()
    analysis_cache.forget(gone)
    store.forget(owner(), gone)
    memory.give_back()


def owner() -> str:
    """The random name that this browser sends as its cookie; empty if it takes none."""
    return st.context.cookies.get(COOKIE, "")


# ------------------------------------------------------------------------------------------------------- background


def begin(
    files: Sequence[Path | tuple[str, bytes]] = (),
    columns: dict[str, dict[str, str]] | None = None,
    articles: Sequence[Article] = (),
    skipped: Sequence[Skipped] = (),
) -> None:
    """Read files and uploads (name and bytes), and analyse their articles, and any given, in the background.

    A short job is done before this returns. `skipped` is already known to be unreadable and goes into the report.
    """
    _follow(Job(files, columns, articles, frozenset(_held()), _characters(), skipped=[*skipped]))


def begin_samples() -> None:
    """The same with the articles that come with the program."""
    begin([SAMPLES])


def running_job() -> Job | None:
    """What is being read in the background."""
    reading: _Reading | None = st.session_state.reading
    return reading.job if reading else None


def busy() -> bool:
    """Is something being read in the background?"""
    return running_job() is not None


def open_report() -> Report | None:
    """What came of the last job, until its report is closed."""
    report: Report | None = st.session_state.report
    return report if st.session_state.report_open else None


def close_report() -> None:
    st.session_state.report_open = False


def skipped() -> tuple[Skipped, ...]:
    """What could not be read the last time."""
    report: Report | None = st.session_state.report
    return report.skipped if report else ()


def _held() -> dict[str, Analysis]:
    held: dict[str, Analysis] = st.session_state.articles
    return held


def _characters() -> int:
    return sum(len(analysis.article.text) for analysis in _held().values())


def _follow(job: Job) -> None:
    st.session_state.reading = _Reading(job)
    st.session_state.report_open = False
    start_job(job, owner(), _PATIENCE)
    _collect()


def _collect() -> None:
    """Take over what the background has finished so far, and let go of the job when it is over."""
    reading: _Reading | None = st.session_state.reading
    if not reading:
        return
    job = reading.job
    over = job.over.is_set()  # asked before the results are taken: none comes after it
    ready = job.analyses[reading.taken :]
    for analysis in ready:
        _held()[analysis.article.id] = analysis
        analysis_cache.remember(analysis)
    reading.taken += len(ready)
    st.session_state.unsaved |= job.unsaved
    if over:
        new = tuple(analysis.article.id for analysis in job.analyses)
        st.session_state.report = Report(new, tuple(job.doubles), tuple(job.skipped), job.stop.is_set(), job.broken)
        st.session_state.report_open = not job.restoring
        st.session_state.reading = None


def _bring_back(articles: Sequence[Article]) -> None:
    """Put articles from the disk into the session, with analyses from memory or, where there is none, made again."""
    underway = busy()  # this browser's other tab, or the page before the refresh, is having some of them read
    new = [a for a in articles if not analysis_cache.recall(a)]
    if not underway and sum(len(a.text) for a in new) <= WAITED_FOR:
        _hold(articles)
        return
    _hold([a for a in articles if a not in new])
    if not underway:
        _follow(Job(articles=new, restoring=True))


def _save(articles: Sequence[Article]) -> None:
    st.session_state.unsaved |= not store.save(owner(), articles)


def _hold(articles: Sequence[Article]) -> list[Skipped]:
    """Put articles into the session, with analyses from memory or made here and now. Returns those that failed."""
    known = {article.id: analysis for article in articles if (analysis := analysis_cache.recall(article))}
    made = analyse_now([article for article in articles if article.id not in known])
    for item in made:
        if isinstance(item, Analysis):
            known[item.article.id] = item
            analysis_cache.remember(item)
    _held().update({a.id: known[a.id] for a in articles if a.id in known})
    return [item for item in made if isinstance(item, Skipped)]
