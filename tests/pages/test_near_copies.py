"""Near-copies on the Articles page."""

from pathlib import Path

import pytest
from factories import make_harbour, make_interview
from page_walks import run, text_of
from streamlit.testing.v1 import AppTest

from pages.ui.articles.near_copies import _changes

ROOT = Path(__file__).parents[2]
STORY = (
    "“We will not move,” said Ada Brook, the harbour master, on Monday. Nobody in the capital picks up the phone, and the ferry "
    "has had no new engine for six years."
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path))


def test_near_copies_are_counted_once() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    for n, text in enumerate((STORY, STORY.replace("six", "seven") + " It rained.")):
        app.text_area(key="paste_text").input(text)
        app.button(key="paste_another").click()
        app = run(app)
        assert len(app.session_state["articles"]) == n + 1
    assert "largely what another one tells" in text_of(app)
    app.toggle(key="near_copies_0").set_value(True)
    assert "seven" in text_of(run(app))
    app.button(key="near_copies_once").click()
    [kept] = run(app).session_state["articles"].values()
    assert "It rained." in kept.article.text


def test_articles_that_differ_are_not_spoken_of() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["articles"] = {a.article.id: a for a in (make_harbour(), make_interview())}
    assert "Near-copies" not in text_of(run(app))


def test_changes_are_shown_as_they_are() -> None:
    assert _changes("a *b* c", "a d c e") == ["~~\\*b\\*~~ d", "+ e"]
