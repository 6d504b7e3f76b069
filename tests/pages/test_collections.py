"""Collections and the details of articles, as Streamlit runs the Articles page, without a browser."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import HARBOUR, INTERVIEW, WEATHER, make_analysis, make_article
from streamlit.testing.v1 import AppTest

from analysis import pipeline
from analysis.records import Article
from pages.ui.layout.page_frame import PAGES
from pages.ui.state import collection, room
from pages.ui.state.database import analyses, articles, collections, connection, imports, owners
from pages.ui.state.database.place import Place

ROOT = Path(__file__).parents[2]
NAMED = make_article(WEATHER, file="herald_2031-05-03_rain-is-expected.txt")


@pytest.fixture(autouse=True)
def _without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "analyse", make_analysis)
    monkeypatch.setattr(pipeline, "analyse_all", lambda articles: [make_analysis(a) for a in articles])


@pytest.fixture
def place() -> Place:
    """A collection with two articles."""
    place = collections.find_chosen(owners.enter("local", lasts=True))
    articles.save(place, [make_article(HARBOUR, title="Harbour"), make_article(INTERVIEW, title="Lena Voss")])
    return place


@pytest.fixture
def app(place: Place) -> AppTest:
    return visit()


def visit(page: str = "Articles", **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    if page != "Articles":
        app.switch_page(PAGES[page])
    return settle(app)


def settle(app: AppTest) -> AppTest:
    app.run()
    if reading := app.session_state["reading"]:
        assert reading.job.over.wait(60)
        app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return settle(app)


def name_it(app: AppTest, what: str, name: str) -> AppTest:
    app.text_input(key=f"collections_{what}_name_{app.session_state['collections_turn']}").input(name)
    return press(app, f"collections_{what}")


def tick(app: AppTest, *rows: int) -> AppTest:
    ids = tuple(app.session_state["articles"])
    app.session_state[f"list_{hash(ids)}"] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return settle(app)


def titles(app: AppTest) -> list[str]:
    return [made.article.title for made in app.session_state["articles"].values()]


def kept(place: Place) -> list[Article]:
    return articles.load(place)[1]


def text_of(app: AppTest) -> str:
    return "\n".join(e.value for kind in ("markdown", "caption", "info", "warning", "error") for e in app.get(kind))


# ------------------------------------------------------------------------------------------------------- collections


def test_collections_are_kept_apart_and_the_last_one_is_found_again(app: AppTest, place: Place) -> None:
    assert not [box for box in app.selectbox if box.key == "frame_collection"]
    name_it(app, "new", "March")
    assert titles(app) == []
    app.text_area(key="paste_text").input(WEATHER)
    press(app, "paste_another")
    assert len(titles(app)) == 1
    again = visit("Quotes")
    assert again.session_state["place"] == app.session_state["place"]
    assert len(titles(again)) == 1
    again.selectbox(key="frame_collection").select(place.collection)
    settle(again)
    assert titles(again) == ["Harbour", "Lena Voss"]


@pytest.mark.parametrize(("name", "said"), [(" ", "needs a name"), ("My articles", "already have")])
def test_name_that_can_not_be_is_explained(app: AppTest, name: str, said: str) -> None:
    name_it(app, "new", name)
    assert said in app.error[0].value
    assert titles(app) == ["Harbour", "Lena Voss"]


def test_renamed_and_copied(app: AppTest, place: Place) -> None:
    name_it(app, "rename", "Port Ellery")
    assert "**Port Ellery**" in text_of(app)
    name_it(app, "copy", "Second try")
    assert titles(app) == ["Harbour", "Lena Voss"]
    assert list(collections.list_names(place.owner).values()) == ["Port Ellery", "Second try"]


def test_deleted_collection_is_brought_back_at_once_or_later(app: AppTest, place: Place) -> None:
    press(app, "collections_delete")
    assert titles(app) == []
    press(app, "undo_last")
    assert titles(app) == ["Harbour", "Lena Voss"]
    press(app, "collections_delete")
    later = visit()
    assert "My articles :gray[2 articles" in text_of(later)
    press(later, f"collections_back_{place.collection}")
    assert titles(later) == ["Harbour", "Lena Voss"]


def test_deleted_for_good(app: AppTest, place: Place) -> None:
    press(press(app, "collections_delete"), f"collections_gone_{place.collection}")
    assert collections.list_deleted(place.owner) == []
    assert connection.connect().execute("SELECT count(*) FROM texts").fetchone() == (0,)


def test_articles_move(app: AppTest, place: Place) -> None:
    march = collections.create(place.owner, "March")
    tick(settle(app), 1)
    app.selectbox(key="list_move_to").select(march.collection)
    settle(app)
    press(app, "list_move")
    assert titles(app) == ["Harbour"]
    assert [article.title for article in kept(march)] == ["Lena Voss"]


@pytest.mark.parametrize(("limit", "most"), [("MAX_ARTICLES", 1), ("MAX_COLLECTION_CHARACTERS", len(WEATHER) + 1)])
def test_full_collection_takes_no_more(
    app: AppTest, place: Place, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(collection, limit, most)
    march = collections.create(place.owner, "March")
    articles.save(march, [NAMED])
    tick(settle(app), 1)
    app.selectbox(key="list_move_to").select(march.collection)
    settle(app)
    press(app, "list_move")
    assert "Move fewer" in app.error[0].value
    assert titles(app) == ["Harbour", "Lena Voss"]


def test_removed_articles_come_back_if_there_is_room(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    press(tick(app, 0), "list_remove")
    monkeypatch.setattr(room, "MAX_COLLECTION_CHARACTERS", len(INTERVIEW))
    press(app, "undo_last")
    assert "Remove some of the articles" in app.toast[0].value
    assert titles(app) == ["Lena Voss"]


def test_article_whose_change_can_not_be_analysed_stays_as_it_was(
    app: AppTest, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    old = kept(place)
    monkeypatch.setattr(pipeline, "analyse", fail)
    monkeypatch.setattr(pipeline, "analyse_all", fail)
    changed = AppTest.from_function(_change_byline)
    settle(changed)
    assert "fault in the program" in changed.toast[0].value
    assert kept(place) == old


def _change_byline() -> None:
    from dataclasses import replace

    from pages.ui.state import collection

    collection.restore()
    collection.change(replace(collection.analyses()[0].article, byline="Ana Lim"))


def test_removed_articles_come_back(app: AppTest, place: Place) -> None:
    press(tick(app, 0), "list_remove")
    assert titles(app) == ["Lena Voss"]
    press(app, "undo_last")
    assert titles(app) == ["Harbour", "Lena Voss"]
    press(app, "list_remove_all")
    later = visit()
    assert "Harbour :gray[deleted on" in text_of(later)
    press(later, "removed_all_back")
    assert titles(later) == ["Harbour", "Lena Voss"]
    press(press(later, "list_remove_all"), "removed_all_gone")
    assert (kept(place), articles.list_removed(place)) == ([], [])


def test_link_to_an_article_of_another_collection(app: AppTest, place: Place) -> None:
    march = collections.create(place.owner, "March")
    articles.save(march, [NAMED])
    there = visit("Read", article=NAMED.id)
    assert "another collection, “March”" in there.info[0].value
    press(there, "frame_other")
    assert there.session_state["place"] == march
    assert "another collection" not in text_of(there)


def test_change_in_one_tab_is_seen_in_the_other(app: AppTest, place: Place) -> None:
    other = visit("Quotes")
    press(tick(app, 0), "list_remove")
    assert titles(settle(other)) == ["Lena Voss"]
    press(app, "collections_delete")
    assert titles(settle(other)) == []


def test_page_drawn_again_reads_no_articles(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "load", None)
    settle(app)


def test_a_restart_finds_the_analyses(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    collection.analysis_cache._cache.clear()
    monkeypatch.setattr(pipeline, "analyse_all", None)
    assert titles(visit()) == ["Harbour", "Lena Voss"]


# ----------------------------------------------------------------------------------------------------------- details


def test_cells_are_edited(app: AppTest, place: Place) -> None:
    app.toggle(key="list_edit").set_value(True)
    settle(app)
    key = f"edit_0_{hash(tuple(app.session_state['articles']))}"
    cells = {"title": " A new  title ", "published": "2031-05-03", "tags": ["sea", "a|b", "sea"]}
    app.session_state[key] = {"edited_rows": {1: cells}, "added_rows": [], "deleted_rows": []}
    settle(app)
    article = kept(place)[1]
    assert (article.title, article.published, article.tags) == ("A new title", "2031-05-03", ("sea", "a b"))
    assert titles(app) == ["Harbour", "A new title"]
    assert analyses.load([article])[0].article == article


def test_one_ticked_article_is_edited(app: AppTest, place: Place) -> None:
    tick(app, 0)
    boxes = {box.label: box for box in reversed(app.text_input)}
    assert boxes["Title"].value == "Harbour"
    boxes["Outlet"].input("Courier")
    boxes["Web address"].input("https://courier.example/harbour")
    app.date_input[0].set_value(date(2031, 5, 3))
    press(app, "details_save")
    article = kept(place)[0]
    assert (article.outlet, article.url, article.published) == (
        "Courier",
        "https://courier.example/harbour",
        "2031-05-03",
    )


def test_all_ticked_articles_are_edited_alike(app: AppTest, place: Place) -> None:
    articles.save(place, [replace(kept(place)[0], byline="Ada Quill", tags=("old",))])
    tick(settle(app), 0, 1)
    {box.label: box for box in reversed(app.text_input)}["Outlet"].input("Courier")
    app.multiselect[-1].set_value(["old"])
    press(app, "details_save")
    assert [(a.title, a.outlet, a.byline, a.tags) for a in kept(place)] == [
        ("Harbour", "Courier", "Ada Quill", ("old",)),
        ("Lena Voss", "Courier", "", ("old",)),
    ]


def test_suggestions_are_accepted_one_by_one_or_all(app: AppTest, place: Place) -> None:
    app.file_uploader[0].set_value([(NAMED.file, WEATHER.encode(), "text/plain")])
    press(settle(app), "upload_read")
    table = next(frame.value for frame in app.dataframe if "accept" in frame.value)
    assert dict(zip(table.field, table.value, strict=True)) == {
        "Title": "Rain is expected", "Date": "2031-05-03", "Outlet": "Herald",
    }  # fmt: skip
    assert kept(place)[2].outlet == ""
    app.session_state["suggested_one"] = {"row": list(table.field).index("Outlet")}
    settle(app)
    assert (kept(place)[2].outlet, kept(place)[2].title) == ("Herald", "")
    press(app, "suggested_accept")
    assert (kept(place)[2].title, kept(place)[2].published) == ("Rain is expected", "2031-05-03")
    assert not [button for button in app.button if button.key == "suggested_accept"]


def test_suggestions_are_declined(app: AppTest, place: Place) -> None:
    app.file_uploader[0].set_value([(NAMED.file, WEATHER.encode(), "text/plain")])
    press(press(settle(app), "upload_read"), "suggested_decline")
    assert kept(place)[2].title == ""
    assert not [button for button in app.button if button.key == "suggested_accept"]


# ----------------------------------------------------------------------------------------------------------- imports


def test_import_that_was_stopped_goes_on_or_is_forgotten(place: Place) -> None:
    imports.begin(place, [("rain.txt", WEATHER.encode())])
    imports.stop(place)
    app = visit()
    assert "1 file has not been read" in text_of(app)
    assert titles(app) == ["Harbour", "Lena Voss"] or app.session_state["unread"] == 2
    press(app, "work_go_on")
    assert len(titles(app)) == 3
    imports.begin(place, [("wind.txt", b"The wind will turn north.")])
    imports.stop(place)
    press(settle(app), "work_give_up")
    assert imports.find(place) is None
    assert len(titles(app)) == 3


def test_import_that_was_killed_goes_on_by_itself(place: Place) -> None:
    imports.begin(place, [("rain.txt", WEATHER.encode())])
    app = visit()
    assert [a.file for a in kept(place)] == ["", "", "rain.txt"]
    assert len(titles(app)) == 3
