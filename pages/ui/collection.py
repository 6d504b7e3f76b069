"""The articles of this visitor: added, changed, removed, kept on disk and found again after a refresh.

Three keys of the session belong to this module: `articles` (article id → Analysis, in the order of adding), `work` (what was
last read in the background, and how much of it has been taken over) and `unkept` (a refresh would lose some articles).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from analysis.limits import MAX_ARTICLES
from analysis.records import Analysis, Article, ArticleError, Skipped
from pages.ui import shelf, store
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
    closed: bool = False  # its report has been read


def restore() -> None:
    """Bring back what this browser's cookie stands for, once a session; then collect what the background has finished."""
    st.session_state.setdefault("unkept", False)
    st.session_state.setdefault("work", None)
    if "articles" not in st.session_state:
        st.session_state.articles = {}
        if running := find_work(owner()):
            st.session_state.work = Followed(running)
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
    _keep(list(new.values()))
    return Added(tuple(new), tuple(dict.fromkeys(a.id for a in articles if a.id not in new)))


def change(article: Article) -> None:
    """Put a changed article (the same text, other facts or other parts left out) in the place of the old one."""
    _hold([article])
    _keep([article])


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


def begin(
    files: Sequence[Path | tuple[str, bytes]] = (),
    columns: dict[str, dict[str, str]] | None = None,
    articles: Sequence[Article] = (),
    skipped: Sequence[Skipped] = (),
) -> None:
    """Read files and uploads (name and bytes), and analyse in the background what is in them, and articles that are read already.

    A short job is done before this returns. `skipped` is what is known to be unreadable, for the report.
    """
    _follow(Work(files, columns, articles, frozenset(st.session_state.articles), skipped=[*skipped]))


def begin_samples() -> None:
    """The same with the articles that come with the program."""
    begin([SAMPLES])


def work() -> Work | None:
    """What is being read in the background, or was read last."""
    followed = st.session_state.work
    return followed.work if followed else None


def busy() -> bool:
    """Is something being read in the background?"""
    followed = st.session_state.work
    return bool(followed and not followed.over)


def news() -> Work | None:
    """What was read last, if that is done and its report has not been closed."""
    followed = st.session_state.work
    return followed.work if followed and followed.over and not followed.closed else None


def close_news() -> None:
    st.session_state.work.closed = True


def skipped() -> list[Skipped]:
    """What could not be read the last time."""
    last = work()
    return [*last.skipped] if last else []


def _follow(new: Work) -> None:
    st.session_state.work = Followed(new, closed=new.kept)
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
    st.session_state.unkept |= followed.work.unkept
    followed.over = over


def _bring_back(articles: Sequence[Article]) -> None:
    """Put articles from the disk into the session, with the analyses that are in memory or are made again now."""
    underway = busy()  # this browser's other tab, or the page before the refresh, is having some of them read
    new = [a for a in articles if not shelf.get(a)]
    if not underway and sum(len(a.text) for a in new) <= QUICK:
        _hold(articles)
        return
    _hold([a for a in articles if a not in new])
    if not underway:
        _follow(Work(articles=new, kept=True))


def _keep(articles: Sequence[Article]) -> None:
    st.session_state.unkept |= not store.save(owner(), articles)


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
