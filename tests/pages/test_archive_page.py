"""The page on an archive: a folder is opened, asked, and a slice of it comes to the desk."""

from pathlib import Path

import pytest
from factories import make_analyses
from page_walks import run, table_of, text_of, visit
from streamlit.testing.v1 import AppTest

from analysis.archive import write_archive
from analysis.tables import all_tables, pack
from pages.ui.layout.page_frame import PAGES


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("archives") / "march"
    write_archive(found, map(pack, make_analyses()), {}, "m")
    return found


def enter(name: str) -> AppTest:
    app = visit("Archive")
    app.text_input(key="archive_folder").input(name)
    return run(app)


def test_figures_of_an_archive(folder: Path) -> None:
    app = enter(str(folder))
    articles = all_tables(make_analyses())["articles"]
    assert [m.value for m in app.metric][:2] == [f"{len(articles)}", f"{articles.words.sum():,}"]
    assert table_of(app, "voice").words.tolist()[0] == 18 or table_of(app, "voice").words.is_monotonic_decreasing
    assert "articles have no date" in text_of(app) or "Over time" in text_of(app)


def test_an_outlet_is_chosen(folder: Path) -> None:
    app = enter(str(folder))
    outlet = app.multiselect(key="archive_outlets").options[0]
    app.multiselect(key="archive_outlets").select(outlet)
    articles = all_tables(make_analyses())["articles"]
    assert run(app).metric[0].value == str((articles.outlet == outlet).sum())


def test_a_speaker_is_found_and_a_slice_comes_to_the_desk(folder: Path) -> None:
    app = enter(str(folder))
    name = table_of(app, "voice").voice.iloc[0]
    app.text_input(key="archive_speaker").input(name)
    app = run(app)
    assert set(table_of(app, "quotation").speaker) == {name}
    app.button(key="archive_add").click()
    app = run(app)
    if app.session_state["reading"]:
        assert app.session_state["reading"].job.over.wait(60)
        app = run(app)
    quoting = all_tables(make_analyses())["speakers"].query("canonical_name == @name").article_id
    assert set(app.session_state["articles"]) == set(quoting)


def test_a_folder_without_an_archive_says_what_to_do(tmp_path: Path) -> None:
    [warning] = enter(str(tmp_path)).warning
    assert "There is no archive in this folder" in warning.value


def test_a_served_app_opens_only_what_lies_below_its_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_ARCHIVES", str(folder.parent))
    assert not enter("march").warning
    for name in ("../archives/../..", "/etc", str(folder.parent.parent)):
        assert "not one of this server" in enter(name).warning[0].value


def test_the_page_is_in_the_menu() -> None:
    assert PAGES["Archive"] == "pages/9_Archive.py"
