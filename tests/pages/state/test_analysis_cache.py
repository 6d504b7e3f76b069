"""Analyses kept in memory."""

from dataclasses import replace

import pytest
from factories import HARBOUR, WEATHER, make_analysis, make_article

from pages.ui.state import analysis_cache


def test_found_by_the_whole_article() -> None:
    article = make_article("The quay.", title="Quay")
    analysis = make_analysis(article)
    analysis_cache.remember(analysis)
    assert analysis_cache.recall(make_article("The quay.", title="Quay")) is analysis
    assert analysis_cache.recall(replace(article, title="Other")) is None
    analysis_cache.forget({article.id})
    assert analysis_cache.recall(article) is None


def test_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_cache, "MAX_ANALYSES", 2)
    articles = [make_article(text) for text in ("One.", "Two.", "Three.")]
    for article in (*articles[:2], articles[0], articles[2]):  # the first is put there again before the third comes
        analysis_cache.remember(make_analysis(article))
    assert [bool(analysis_cache.recall(article)) for article in articles] == [True, False, True]


def test_none_stays_longer_than_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = make_article("Old."), make_article("New.")
    analysis_cache.remember(make_analysis(old))
    monkeypatch.setattr(analysis_cache.store, "HOURS", 0)
    analysis_cache.remember(make_analysis(new))
    assert analysis_cache.recall(old) is None


def test_only_so_many_characters_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_analysis(make_article(HARBOUR)), make_analysis(make_article(WEATHER))
    monkeypatch.setattr(analysis_cache, "MAX_CHARACTERS", len(HARBOUR) + len(WEATHER) - 1)
    for analysis in (first, second):
        analysis_cache.remember(analysis)
    assert analysis_cache.recall(first.article) is None
    assert analysis_cache.recall(second.article) is second
