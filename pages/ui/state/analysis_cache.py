"""Analyses kept in memory, so that a refresh or another tab need not make them again.

The key is the whole article, text included: nobody can find the analysis of a text that they do not have.
"""

import threading
import time
from collections import OrderedDict

import streamlit as st

from analysis.records import Analysis, Article
from pages.ui.state import store

MAX_ANALYSES = 1_000
MAX_CHARACTERS = 10_000_000  # of their articles


class _Cache:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.characters = 0
        self.analyses: OrderedDict[Article, tuple[float, Analysis]] = OrderedDict()  # with the time when it was put in


@st.cache_resource(show_spinner=False)
def _cache() -> _Cache:
    return _Cache()


def remember(analysis: Analysis) -> None:
    """Keep an analysis for as long as articles are kept on disk; the oldest go when there are too many."""
    cache, now = _cache(), time.monotonic()
    with cache.lock:
        if analysis.article in cache.analyses:
            _drop(cache, analysis.article)
        cache.analyses[analysis.article] = now, analysis
        cache.characters += len(analysis.article.text)
        while cache.analyses:
            oldest = next(iter(cache.analyses))
            full = len(cache.analyses) > MAX_ANALYSES or cache.characters > MAX_CHARACTERS
            if not full and now - cache.analyses[oldest][0] < store.HOURS * 3600:
                break
            _drop(cache, oldest)


def recall(article: Article) -> Analysis | None:
    """The analysis of just this article, if it is still here."""
    cache = _cache()
    with cache.lock:
        found = cache.analyses.get(article)
    return found[1] if found else None


def forget(article_ids: set[str]) -> None:
    """Drop every analysis of these texts, whatever was left out of them at the time."""
    cache = _cache()
    with cache.lock:
        for article in [article for article in cache.analyses if article.id in article_ids]:
            _drop(cache, article)


def _drop(cache: _Cache, article: Article) -> None:
    del cache.analyses[article]
    cache.characters -= len(article.text)
