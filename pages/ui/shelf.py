"""Analyses kept in memory, so that a refresh or another tab need not make them again.

They are found by the whole article, text and all, so nobody can find an analysis of a text that he does not have.
"""

import threading
import time
from collections import OrderedDict

import streamlit as st

from analysis.records import Analysis, Article
from pages.ui import store

MOST = 1_000


class _Shelf:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.analyses: OrderedDict[Article, tuple[float, Analysis]] = OrderedDict()


@st.cache_resource(show_spinner=False)
def _shelf() -> _Shelf:
    return _Shelf()


def put(analysis: Analysis) -> None:
    """Keep an analysis for as long as articles are kept on disk; the oldest ones go when there are too many."""
    shelf, now = _shelf(), time.monotonic()
    with shelf.lock:
        shelf.analyses.pop(analysis.article, None)
        shelf.analyses[analysis.article] = now, analysis
        while shelf.analyses:
            oldest = next(iter(shelf.analyses))
            if len(shelf.analyses) <= MOST and now - shelf.analyses[oldest][0] < store.HOURS * 3600:
                break
            del shelf.analyses[oldest]


def get(article: Article) -> Analysis | None:
    shelf = _shelf()
    with shelf.lock:
        found = shelf.analyses.get(article)
    return found[1] if found else None


def drop(article: Article) -> None:
    shelf = _shelf()
    with shelf.lock:
        shelf.analyses.pop(article, None)
