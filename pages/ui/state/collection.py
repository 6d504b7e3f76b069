"""The collection that this visitor looks at: its articles added, changed, removed, and found again after a refresh.

What is kept is in the database; the session holds the analyses. These keys of the session belong to this module: `place` (owner
and collection), `articles` (article id → Analysis, in the order of adding), `changes` (what of the database they show),
`unread` (how many articles of the collection have no analysis yet), `reading` (the job in the background, and how much of it has
been taken over), `report` (what came of the last one), `report_open` (it has not been closed yet), `visitor`, `seen` (when the
database was last told of the visit) and `unsaved` (a refresh would lose some articles).
"""

import sqlite3
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analysis.limits import MAX_ARTICLES, MAX_COLLECTION_CHARACTERS
from analysis.records import Analysis, Article, ArticleError, Skipped
from pages.ui.state import analysis_cache, corrections, memory, tables, visitor
from pages.ui.state.article_names import name_of
from pages.ui.state.background import WAITED_FOR, Job, analyse_now, find_job, log, serve_others, start_job
from pages.ui.state.database import (
    analyses as kept_analyses,
    articles as kept,
    collections,
    imports,
    owners,
    suggestions,
)
from pages.ui.state.database.connection import connect, writing
from pages.ui.state.database.imports import Import
from pages.ui.state.database.place import Place, count_changes
from pages.ui.state.room import find_room

if TYPE_CHECKING:
    from analysis.corrections import Correction, Listed  # loaded with the first correction

SAMPLES = Path(__file__).parents[3] / "sample_data"
_PATIENCE = 1.5  # seconds that a page waits for a job before it shows a progress bar
_SEEN_SECONDS = 600  # between two notes in the database that somebody is still here


class Added(NamedTuple):
    """What came of adding some articles."""

    new: tuple[str, ...]  # ids of those that were added
    again: tuple[str, ...]  # ids of those that were already there


class Report(NamedTuple):
    """What came of a job in the background. It holds no text, so that removed articles are gone."""

    new: tuple[str, ...]  # ids of the articles that were added
    doubles: tuple[str, ...]  # names of those that were already there
    skipped: tuple[Skipped, ...]
    broken: bool
    unsaved: bool  # there was no room for the rest


@dataclass
class _Reading:
    """A job that is running, as far as this session has taken over its results."""

    job: Job
    taken: int = 0


def restore() -> bool:
    """Bring this visitor's collection up to date with the database and the background. False if they have to log in first."""
    state = st.session_state
    defaults = {"unsaved": False, "reading": None, "report": None, "report_open": False, "unread": 0, "seen": 0.0}
    for key, value in defaults.items():
        state.setdefault(key, value)
    if "place" not in state and not _enter():
        return False
    if time.time() - state.seen > _SEEN_SECONDS:
        state.seen = time.time()
        if not owners.is_still_here(place().owner):
            _enter()
    if not state.reading and (running := find_job(place())):
        state.reading = _Reading(running)
    if "articles" not in state:
        state.articles = memory.new_collection()
        _reload()
    elif (changes := count_changes(connect(), place())) != state.changes:
        if changes < 0:  # another tab has deleted the collection
            open_collection(collections.find_chosen(place().owner))
        else:
            _reload()
    _collect()
    return True


def place() -> Place:
    """Whose and which collection this is."""
    found: Place = st.session_state.place
    return found


def lasts() -> bool:
    """Is the collection still there tomorrow?"""
    return bool(st.session_state.visitor.lasts)


def is_known() -> bool:
    """Does a refresh find the articles?"""
    return bool(st.session_state.visitor.is_known)


def analyses() -> list[Analysis]:
    """Every analysed article with its corrections, in the order of adding."""
    held = list(_held().values())
    corrected = corrections.apply_to(held)
    return [one.analysis if one else made for made, one in zip(held, corrected, strict=True)]


def find(article_id: str) -> Analysis | None:
    """The analysis of the article with this id with its corrections, if this visitor has it."""
    made = _held().get(article_id)
    if not made:
        return None
    [one] = corrections.apply_to([made])
    return one.analysis if one else made


def correct(*made: "Correction") -> None:
    """Keep corrections, and show the collection with them."""
    corrections.keep(place(), made)
    _follow_corrections(made)


def undo_correction(correction_id: str, again: bool = False) -> None:
    """Undo a correction, or with `again` have it count again."""
    corrections.undo(place(), correction_id, again)
    _follow_corrections(c for c in corrections.every() if c.id == correction_id)


def list_corrections() -> list["Listed"]:
    """All corrections in order of time, each with whether it holds."""
    return corrections.listed(_held().values())


def add(articles: Sequence[Article]) -> Added:
    """Analyse a few articles at once and save them; `begin` does more than a few in the background.

    Raises ArticleError, and adds none, if the collection would grow beyond its limit or one of them cannot be analysed.
    """
    ids = kept.find_ids(place())
    new = {a.id: a for a in articles if a.id not in ids}
    if len(ids) + len(new) > MAX_ARTICLES:
        raise ArticleError(
            f"A collection holds up to {MAX_ARTICLES} articles, and this one has {len(ids)}. Remove some, or begin another one."
        )
    if full := find_room(place()).take(len(new), sum(len(a.text) for a in new.values())):
        raise ArticleError(full)
    if failed := _hold(list(new.values())):
        raise ArticleError(failed[0].reason)
    _save(list(new.values()), new=True)
    return Added(tuple(new), tuple(dict.fromkeys(a.id for a in articles if a.id not in new)))


def change(*articles: Article) -> None:
    """Put changed articles (the same texts, other facts) in the place of the old ones.

    Where one cannot be analysed, the old one stays, and a message says why.
    """
    came = [corrections.as_it_came(article) for article in articles]
    if failed := _hold(came):
        st.toast(failed[0].reason)
    _save([a for a in came if (made := _held().get(a.id)) and made.article == corrections.to_read(a)])


def remove(ids: Iterable[str] | None = None) -> tuple[str, ...]:
    """Remove some articles, or all; `bring_back` undoes it. Returns their ids."""
    gone = tuple(_held() if ids is None else ids)
    kept.remove(place(), gone)
    _let_go(gone)
    return gone


def bring_back(ids: Collection[str]) -> None:
    """Undo `remove`. Raises ArticleError if there is no more room for them."""
    if kept.count(place()) + len(ids) > MAX_ARTICLES:
        raise ArticleError(f"A collection holds up to {MAX_ARTICLES} articles. Remove some others first.")
    if full := find_room(place()).take(len(ids), kept.count_characters(place(), ids)):
        raise ArticleError(full)
    kept.bring_back(place(), ids)
    _reload()


def delete_for_good(ids: Collection[str]) -> None:
    """Delete articles that were removed, from the disk too."""
    kept.delete_for_good(place(), ids)
    _let_go(ids)


def move(ids: Sequence[str], other: Place) -> None:
    """Move articles to another collection of this visitor. Raises ArticleError if that has no room for them."""
    if kept.count(other) + len(ids) > MAX_ARTICLES:
        raise ArticleError(f"A collection holds up to {MAX_ARTICLES} articles. Move fewer, or into another one.")
    if kept.count_characters(other) + kept.count_characters(place(), ids) > MAX_COLLECTION_CHARACTERS:
        raise ArticleError(
            f"A collection holds up to {MAX_COLLECTION_CHARACTERS:,} characters. Move fewer articles, or into another one."
        )
    kept.move(place(), ids, other)
    _let_go(ids)


def accept(offers: Sequence[suggestions.Offer]) -> None:
    """Do what is suggested."""
    changed: dict[str, dict[str, Any]] = {}
    for offer in offers:
        changed.setdefault(offer.article_id, {})[offer.field] = offer.value
    change(*(replace(made.article, **facts) for one, facts in changed.items() if (made := find(one))))


def open_collection(other: Place) -> None:
    """Look at another collection."""
    st.session_state.place = other
    collections.choose(other)
    _let_go(tuple(_held()), keep=True)
    st.session_state.update(reading=None, report=None, report_open=False)
    _reload()


def delete_collection() -> Place:
    """Delete this collection, and look at another one. Returns the deleted one's place, to bring it back."""
    deleted = place()
    if job := running_job():
        job.stop.set()
    collections.delete(deleted)
    open_collection(collections.find_chosen(deleted.owner))
    return deleted


def bring_collection_back(deleted: Place) -> None:
    """Undo `delete_collection`, and look at it; the empty one that had come in its place goes."""
    here = place()
    is_stopgap = collections.list_names(here.owner).get(here.collection) == collections.FIRST
    if is_stopgap and not kept.count(here) and not kept.list_removed(here):
        collections.delete_for_good(here)
    collections.bring_back(deleted)
    open_collection(deleted)


# ------------------------------------------------------------------------------------------------------- background


def begin(
    files: Sequence[Path | tuple[str, bytes]] = (),
    columns: dict[str, dict[str, str]] | None = None,
    articles: Sequence[Article] = (),
    skipped: Sequence[Skipped] = (),
) -> None:
    """Read files and uploads (name and bytes), and analyse their articles, and any given, in the background.

    A short job is done before this returns. `skipped` is already known to be unreadable and goes into the report. Raises
    ArticleError if something else is still being read.
    """
    if find_job(place()):
        raise ArticleError("Something else is still being read into this collection. Wait until it is done.")
    begun = imports.begin(place(), files, columns, skipped)
    ids, room = kept.find_ids(place()), find_room(place())
    new: list[Article] = []
    job = Job(place(), begun, new)
    job.doubles += [name_of(article) for article in articles if article.id in ids]
    for article in {a.id: a for a in articles if a.id not in ids}.values():
        if full := room.take(1, len(article.text)):
            job.skipped.append(Skipped(article.file or name_of(article), full))
        else:
            new.append(article)
    imports.keep(place(), begun.id, new)
    new[:] = map(corrections.to_read, new)
    _follow(job)


def begin_samples() -> None:
    """The same with the articles that come with the program."""
    begin([SAMPLES])


def paused() -> Import | None:
    """The import that was stopped and can go on."""
    found = imports.find(place())
    return found if found and not busy() else None


def go_on() -> None:
    """Go on with the import that was stopped."""
    imports.go_on(place())
    _reload()


def give_up() -> None:
    """Forget what the import that was stopped has not read; articles without an analysis are removed."""
    _, articles = kept.load(place())
    imports.end(place())
    kept.delete_for_good(place(), [article.id for article in articles if article.id not in _held()])
    _reload()


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


def _enter() -> bool:
    found = visitor.find_visitor()
    if not found:
        return False
    if found.key != owners.LOCAL:
        serve_others()
    st.session_state.visitor = found
    st.session_state.place = collections.find_chosen(owners.enter(found.key, found.lasts))
    st.session_state.changes = count_changes(connect(), place())
    st.session_state.seen = time.time()
    return True


def _follow(job: Job) -> None:
    st.session_state.reading = _Reading(job)
    st.session_state.report_open = False
    start_job(job, _PATIENCE)
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
    if over:
        new = tuple(analysis.article.id for analysis in job.analyses)
        st.session_state.report = Report(new, tuple(job.doubles), tuple(job.skipped), job.broken, job.unsaved)
        st.session_state.report_open = not job.restoring
        st.session_state.reading = None
        st.session_state.unread = max(0, kept.count(place()) - len(_held()))


def _reload() -> None:
    """Show the collection as the database has it, with analyses from memory, from the database, or made again."""
    changes, came = kept.load(place())
    corrections.reload(place())
    articles = [corrections.to_read(article) for article in came]
    found = _recall(articles)
    lacking = [article for article in articles if article.id not in found]
    found |= {made.article.id: made for made in kept_analyses.load(lacking)}
    lacking = [article for article in articles if article.id not in found]
    st.session_state.changes = changes
    _put(articles, found)
    begun = imports.find(place())
    if busy() or (begun and begun.stopped):
        st.session_state.unread = len(lacking)
    elif begun:  # the program was ended while it read
        _follow(Job(place(), begun, lacking))
    elif sum(len(article.text) for article in lacking) > WAITED_FOR:
        _follow(Job(place(), waiting=lacking))
    elif lacking:
        made = [item for item in analyse_now(lacking) if isinstance(item, Analysis)]
        kept_analyses.save(made)
        _put(articles, found | {item.article.id: item for item in made})


def _follow_corrections(changed: Iterable["Correction"]) -> None:
    """Show what corrections have changed; what they bring back has to be read."""
    st.session_state.changes = count_changes(connect(), place())
    if any(c.what == "bring_back" for c in changed):
        _reload()


def _recall(articles: Sequence[Article]) -> dict[str, Analysis]:
    """The analyses that are in the session or in memory, with what is now known of their articles."""
    found: dict[str, Analysis] = {}
    for article in articles:
        made = _held().get(article.id)
        if recalled := analysis_cache.recall(article):  # first: windows that share an analysis are counted once
            found[article.id] = recalled
        elif made and kept_analyses.is_same_story(made.article, article):
            found[article.id] = kept_analyses.put_in(made, article)
    return found


def _put(articles: Sequence[Article], found: dict[str, Analysis]) -> None:
    """Hold these analyses, in the order of the articles, and no others."""
    ordered = {article.id: found[article.id] for article in articles if article.id in found}
    for made in ordered.values():
        analysis_cache.remember(made)
    _held().clear()
    _held().update(ordered)
    st.session_state.unread = len(articles) - len(ordered)


def _save(articles: Sequence[Article], new: bool = False) -> None:
    """Save articles with their analyses; if the database refuses, the session still has them."""
    try:
        with writing():  # together: the disk is waited for once
            kept.save(place(), articles)
            if new:
                suggestions.suggest(place(), articles)
            kept_analyses.save(_held()[article.id] for article in articles)
        st.session_state.changes = count_changes(connect(), place())
    except sqlite3.Error:
        log.exception("Articles could not be saved")
        st.session_state.unsaved = True


def _hold(articles: Sequence[Article]) -> list[Skipped]:
    """Put articles into the session, with analyses from here or memory, or made here and now. Returns those that failed."""
    articles = [corrections.to_read(article) for article in articles]
    known = _recall(articles)
    made = analyse_now([article for article in articles if article.id not in known])
    for item in made:
        if isinstance(item, Analysis):
            known[item.article.id] = item
    for analysis in known.values():
        analysis_cache.remember(analysis)
    _held().update({a.id: known[a.id] for a in articles if a.id in known})
    return [item for item in made if isinstance(item, Skipped)]


def _let_go(ids: Collection[str], keep: bool = False) -> None:
    """Drop articles from the session and, unless they are only out of sight, from memory."""
    for article_id in ids:
        _held().pop(article_id, None)
    tables.forget()
    corrections.forget()
    if not keep:
        analysis_cache.forget(set(ids))
    memory.give_back()
    st.session_state.changes = count_changes(connect(), place())
