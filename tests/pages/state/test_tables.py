"""Tables that are made once for each set of articles."""

from pathlib import Path

import pytest
from factories import make_analyses, make_harbour
from streamlit.testing.v1 import AppTest

from analysis.tables import frames
from pages.ui.state import tables
from pages.ui.state.tables import Tables, tables_of

ROOT = Path(__file__).parents[3]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Tables]]:
    class Session(dict[str, list[Tables]]):
        __getattr__ = dict.__getitem__
        __setattr__ = dict.__setitem__  # type: ignore[assignment]

    state = Session()
    monkeypatch.setattr(tables.st, "session_state", state)
    return state


@pytest.mark.usefixtures("session")
def test_the_same_articles_have_the_same_tables() -> None:
    analyses = list(make_analyses())
    first = tables_of(analyses)
    assert tables_of(list(analyses)) is first
    assert first.quotes is first.quotes
    assert first.quotes.equals(frames.quotes_table(analyses))


# A changed article has another analysis, though its id is the same.
@pytest.mark.usefixtures("session")
def test_changed_articles_have_new_tables() -> None:
    first = tables_of([make_harbour()])
    assert tables_of([make_harbour()]) is not first
    assert tables_of([]) is not first


@pytest.mark.usefixtures("session")
def test_an_article_and_its_collection_are_kept_side_by_side(session: dict[str, list[Tables]]) -> None:
    analyses = list(make_analyses())
    whole, one = tables_of(analyses), tables_of(analyses[:1])
    assert tables_of(analyses) is whole and tables_of(analyses[:1]) is one
    tables_of(analyses[1:])
    assert len(session["tables"]) == tables.MAX_SETS
    tables.forget()
    assert session["tables"] == []


def test_a_page_drawn_again_makes_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    analyses = list(make_analyses())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["articles"] = {analysis.article.id: analysis for analysis in analyses}
    app.switch_page("pages/1_Overview.py").run()
    monkeypatch.setattr(frames, "_rows", None)  # what every table begins with
    app.run()
    assert not app.exception
    assert app.title[0].value == "Overview"
