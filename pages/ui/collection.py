"""The articles of this visitor: added, changed, removed, kept on disk and found again after a refresh.

Two keys of the session belong to this module: `articles` (article id → Analysis, in the order of adding) and `work` (what was
last read in the background, and how much of it has been taken over).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis.limits import MAX_ARTICLES
from analysis.records import Analysis, Article, ArticleError, LeftOut, Skipped
from pages.ui import shelf, store
from pages.ui.names import name_of
from pages.ui.server import COOKIE
from pages.ui.work import QUICK, Work, analyse_quickly, find_work, start_work

SAMPLES = Path(__file__).parents[2] / "sample_data"


class Added(NamedTuple):
    """What came of adding some articles."""

    new: tuple[str, ...]  # ids of those that were added
    again: tuple[str, ...]  # ids of those that were there already


@dataclass
class Followed:
    """A job in the background, as far as this session has taken over its results."""

    work: Work
    taken: int = 0
    over: bool = False


def restore() -> None:
    """Bring back what this browser's cookie stands for, once a session; then collect what the background has finished."""
    if "articles" not in st.session_state:
        st.session_state.articles = {}
        running = find_work(owner())
        st.session_state.work = Followed(running) if running else None
        _bring_back(store.load(owner()))
    _collect()


def analyses() -> list[Analysis]:
    """Every analysed article, in the order of adding."""
    return list(st.session_state.articles.values())


def find(article_id: str) -> Analysis | None:
    return st.session_state.articles.get(article_id)


def add(articles: Sequence[Article]) -> Added:
    """Analyse some articles at once and keep them; `begin` does more than a few in the background.

    Raises ArticleError, and adds none, if the collection would grow beyond its limit or one of them can't be analysed.
    """
    held = st.session_state.articles
    new = {a.id: a for a in articles if a.id not in held}
    if len(held) + len(new) > MAX_ARTICLES:
        raise ArticleError(
            f"A collection holds {MAX_ARTICLES} articles at most, and there are {len(held)}. Remove some first."
        )
    failed = _hold(list(new.values()))
    if failed:
        raise ArticleError(failed[0].reason)
    store.save(owner(), new.values())
    return Added(tuple(new), tuple(dict.fromkeys(a.id for a in articles if a.id not in new)))


def set_left_out(article_id: str, left_out: Iterable[LeftOut]) -> None:
    """Leave out these passages of an article and no others: analyse it again and keep it."""
    if analysis := find(article_id):
        article = replace(analysis.article, left_out=tuple(sorted(left_out, key=lambda p: (p.start, p.end))))
        _hold([article])
        store.save(owner(), [article])


def remove(ids: Iterable[str] | None = None) -> None:
    """Remove some articles, or all: from the session, from the disk and from memory."""
    held = st.session_state.articles
    gone = list(held if ids is None else ids)
    for article_id in gone:
        if analysis := held.pop(article_id, None):
            shelf.drop(analysis.article)
    store.forget(owner(), gone)


def owner() -> str:
    """The random name that this browser sends as its cookie; empty if it takes none."""
    return st.context.cookies.get(COOKIE, "")


# ------------------------------------------------------------------------------------------------------- background


def begin(files: Sequence[tuple[str, bytes]], columns: dict[str, str] | None = None) -> None:
    """Read and analyse files, given as name and bytes, in the background; a short job is done before this returns."""
    _follow(Work(files=files, columns=columns, known=frozenset(st.session_state.articles)))


def begin_samples() -> None:
    """The same with the articles that come with the program."""
    paths = sorted(p for p in SAMPLES.rglob("*") if p.is_file() and not p.name.startswith("."))
    begin([(p.relative_to(SAMPLES).as_posix(), p.read_bytes()) for p in paths])


def begin_articles(articles: Sequence[Article]) -> None:
    """The same with articles that are read already."""
    held = st.session_state.articles
    again = [a for a in articles if a.id in held]
    _follow(Work(articles=[a for a in articles if a.id not in held], again=again, known=frozenset(held)))


def work() -> Work | None:
    """What is being read in the background, or was read last."""
    followed = st.session_state.get("work")
    return followed.work if followed else None


def busy() -> bool:
    """Is something being read in the background?"""
    followed = st.session_state.get("work")
    return bool(followed and not followed.over)


def _follow(new: Work) -> None:
    st.session_state.work = Followed(new)
    start_work(new, owner(), patience=1.5)
    _collect()


def _collect() -> None:
    """Take over what the background has finished so far."""
    followed = st.session_state.work
    if not followed or followed.over:
        return
    over = followed.work.over.is_set()  # asked before the results are taken: none comes after it
    ready = followed.work.analyses[followed.taken :]
    for analysis in ready:
        st.session_state.articles[analysis.article.id] = analysis
        shelf.put(analysis)
    followed.taken += len(ready)
    followed.over = over


def _bring_back(articles: Sequence[Article]) -> None:
    """Put articles from the disk into the session, with the analyses that are in memory or are made again now."""
    underway = work()
    if underway:
        articles = [a for a in articles if a not in underway.articles]
    new = [a for a in articles if not shelf.get(a)]
    if underway or sum(len(a.text) for a in new) <= QUICK:
        _hold(articles)
    else:
        _hold([a for a in articles if a not in new])
        begin_articles(new)


def _hold(articles: Sequence[Article]) -> list[Skipped]:
    """Put articles into the session, with the analyses that are in memory or are made here and now; tells which failed."""
    known = {article.id: analysis for article in articles if (analysis := shelf.get(article))}
    made = analyse_quickly([article for article in articles if article.id not in known])
    for item in made:
        if isinstance(item, Analysis):
            known[item.article.id] = item
            shelf.put(item)
    st.session_state.articles.update({a.id: known[a.id] for a in articles if a.id in known})
    return [item for item in made if isinstance(item, Skipped)]
