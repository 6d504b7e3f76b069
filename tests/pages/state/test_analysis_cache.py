"""Analyses kept in memory."""

from dataclasses import replace

import pytest
from factories import make_analysis, make_article

from pages.ui.state import analysis_cache as shelf


def test_found_by_the_whole_article() -> None:
    article = make_article("The quay.", title="Quay")
    analysis = make_analysis(article)
    shelf.put(analysis)
    assert shelf.get(make_article("The quay.", title="Quay")) is analysis
    assert shelf.get(replace(article, title="Other")) is None
    shelf.drop(article)
    assert shelf.get(article) is None


def test_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    articles = [make_article(text) for text in ("One.", "Two.", "Three.")]
    for article in (*articles[:2], articles[0], articles[2]):  # the first is put there again before the third comes
        shelf.put(make_analysis(article))
    assert [bool(shelf.get(article)) for article in articles] == [True, False, True]


def test_none_stays_longer_than_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = make_article("Old."), make_article("New.")
    shelf.put(make_analysis(old))
    monkeypatch.setattr(shelf.store, "HOURS", 0)
    shelf.put(make_analysis(new))
    assert shelf.get(old) is None
