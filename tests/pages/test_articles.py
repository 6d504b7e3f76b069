"""The pages as Streamlit runs them, without a browser: the Articles page, and what all pages have in common."""

import gc
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from factories import HARBOUR, INTERVIEW, WEATHER
from streamlit.testing.v1 import AppTest

from analysis.limits import MAX_CHARACTERS
from analysis.records import Analysis, Article
from analysis.tables.export import to_zip
from pages.ui.articles import paste
from pages.ui.layout.page_frame import PAGES
from pages.ui.state.visitor import Visitor

ROOT = Path(__file__).parents[2]
HOSTILE = "*Stars* [here](http://evil.example) :red[r] $x$ <b>b</b> ![i](http://evil.example/i.png)"
CSV = (
    b'"Headline","Copy","Desk"\n"First","Rain is expected in Marrowshire on Friday.","Weather"\n"Second","","Weather"\n'
)
MARK = "The harbour office closes at noon."  # in texts that are looked for in memory
NOON = datetime(2031, 5, 3, 12)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is kept in a folder of this test."""
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path))


@pytest.fixture
def app() -> AppTest:
    return visit()


def visit(page: str = "Articles", **query: str) -> AppTest:
    """A new session on a page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    if page != "Articles":
        app.switch_page(PAGES[page])
    return settle(app)


def settle(app: AppTest) -> AppTest:
    """Run the page, and again when what it reads in the background is done."""
    app.run()
    if "reading" in app.session_state and (reading := app.session_state["reading"]):
        assert reading.job.over.wait(60)
        app.run()
    assert not app.exception
    return app


def fill(app: AppTest, text: str, **fields: str | date) -> AppTest:
    app.text_area(key="paste_text").input(text)
    for name, value in fields.items():
        (app.date_input if name == "published" else app.text_input)(key=f"paste_{name}").set_value(value)
    return settle(app)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return settle(app)


def asked(app: AppTest) -> str:
    """The article that the address names."""
    value = app.query_params.get("article", "")
    return value if isinstance(value, str) else value[0]


def held(app: AppTest) -> list[Article]:
    return [analysis.article for analysis in app.session_state["articles"].values()]


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return settle(app)


def text_of(app: AppTest) -> str:
    return "\n".join(
        element.value for kind in ("markdown", "caption", "info", "warning", "error") for element in app.get(kind)
    )


# ------------------------------------------------------------------------------------------------------------- paste


def test_first_visit_says_what_to_do(app: AppTest) -> None:
    assert "No article at hand?" in text_of(app)
    assert not app.dataframe


def test_pasted_article_is_analysed_and_shown(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_one")
    assert app.title[0].value == "Overview"
    assert asked(app) == held(app)[0].id
    assert held(app)[0].text == HARBOUR


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing to read yet"),
        (" \n\t ", "There is nothing to read yet"),
        ("Der Rat der Stadt hat am Dienstag beschlossen, den alten Markt zu schließen. " * 5, "German"),
        ("word " * (MAX_CHARACTERS // 5 + 1), "are the most"),
    ],
)
def test_wrong_paste_gets_a_sentence_and_stays_in_the_box(app: AppTest, text: str, sentence: str) -> None:
    press(fill(app, text), "paste_one")
    assert sentence in app.error[0].value
    assert app.text_area(key="paste_text").value == text
    assert held(app) == []


def test_paste_beyond_everything_is_not_even_parted(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "MAX_PASTE", 1_000)
    fill(app, "word\n---\n" * 200)
    assert "Nothing was added" in app.error[0].value
    assert app.text_area(key="paste_text").value.startswith("word")


def test_another_can_be_pasted_at_once(app: AppTest) -> None:
    press(fill(app, HARBOUR, outlet="Tidewater Post"), "paste_another")
    assert app.title[0].value == "Articles"
    assert (app.text_area(key="paste_text").value, app.text_input(key="paste_outlet").value) == ("", "")
    press(fill(app, INTERVIEW), "paste_another")
    assert [a.text for a in held(app)] == [HARBOUR, INTERVIEW]


def test_same_article_is_noticed(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_another")
    press(fill(app, HARBOUR), "paste_one")
    assert "already here" in app.info[0].value
    assert len(held(app)) == 1


def test_several_articles_are_shown_before_they_are_added(app: AppTest) -> None:
    fill(app, f"{HARBOUR}\n---\n{WEATHER}\n-----\n{INTERVIEW}")
    assert "This looks like 3 articles" in text_of(app)
    assert held(app) == []
    press(app, "paste_several")
    assert app.title[0].value == "Overview"
    assert [a.text for a in held(app)] == [HARBOUR, WEATHER.rstrip("\n"), INTERVIEW]


def test_click_for_one_does_not_add_several_unseen(app: AppTest) -> None:
    app.text_area(key="paste_text").input(f"{HARBOUR}\n---\n{WEATHER}")
    press(app, "paste_one")  # the text and the click arrive together, and this page has shown no number yet
    assert "This looks like 2 articles" in text_of(app)
    assert held(app) == []


def test_dashes_can_belong_to_one_article(app: AppTest) -> None:
    text = f"{HARBOUR}\n---\n{WEATHER}"
    press(fill(app, text), "paste_whole")
    assert [a.text for a in held(app)] == [text]


def test_fields_know_better_than_the_text(app: AppTest) -> None:
    fill(
        app,
        HARBOUR,
        title="Market",
        outlet="Post",
        byline="By Ada Quill",
        published=date(2031, 5, 3),
        url="https://post.example",
    )
    press(app, "paste_one")
    [article] = held(app)
    told = (article.title, article.outlet, article.byline, article.published, article.url)
    assert told == ("Market", "Post", "Ada Quill", "2031-05-03", "https://post.example")


def test_fields_apply_to_each_of_several_but_the_title(app: AppTest) -> None:
    press(fill(app, f"{HARBOUR}\n---\n{INTERVIEW}", title="Market", outlet="Post"), "paste_several")
    assert [a.outlet for a in held(app)] == ["Post", "Post"]
    assert "Market" not in [a.title for a in held(app)]


# ----------------------------------------------------------------------------------------------------------- uploads


def test_files_are_read_and_the_unreadable_named(app: AppTest) -> None:
    upload(app, ("quay.txt", HARBOUR.encode()), ("photo.png", b"\x89PNG"), ("copy.txt", HARBOUR.encode()))
    press(app, "upload_read")
    assert [a.file for a in held(app)] == ["copy.txt"]  # in the order of their names
    said = text_of(app)
    assert "**1 article added.**" in said
    assert "1 article was already here" in said
    assert r"**photo\.png**" in said


def test_report_leads_on_or_is_closed(app: AppTest) -> None:
    press(upload(app, ("quay.txt", HARBOUR.encode())), "upload_read")
    press(app, "report_close")
    assert "added" not in text_of(app)


def test_a_long_list_of_skipped_rows_is_cut_short_and_downloaded_whole(app: AppTest) -> None:
    rows = "".join(f'"Headline {n}",""\n' for n in range(300))
    press(upload(app, ("news.csv", f'"title","text"\n"First","{WEATHER.strip()}"\n{rows}'.encode())), "upload_read")
    [listed] = [m.value for m in app.markdown if m.value.startswith("- **news")]
    assert listed.count("\n") == 49
    assert "300 files or rows could not be read" in text_of(app)
    assert "Download the list to see all 300." in text_of(app)
    assert "300 rows" in [b.proto.help for b in app.get("download_button")]


def test_columns_of_a_table_are_guessed_and_can_be_changed(app: AppTest) -> None:
    upload(app, ("news.csv", CSV))
    assert app.button(key="upload_read").disabled
    assert "Which column of news" in app.warning[0].value
    boxes = {box.label: box for box in app.selectbox}
    assert [boxes[label].value for label in ("Title", "Text", "Outlet")] == ["Headline", None, None]
    boxes["Text"].select("Copy")
    boxes["Outlet"].select("Desk")
    press(settle(app), "upload_read")
    assert [(a.title, a.outlet, a.file) for a in held(app)] == [("First", "Weather", "news.csv#2")]
    assert r"news\.csv\#3" in text_of(app)


def test_table_that_cannot_be_read_says_so_before_it_is_and_is_tried_once(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(app, ("news.xlsx", b"no workbook"))
    assert r"news\.xlsx can’t be read. This Excel file is damaged" in app.warning[0].value
    monkeypatch.setattr("pages.ui.articles.upload.guess_columns", None)
    app.run()
    assert r"news\.xlsx can’t be read." in app.warning[0].value


def test_saved_collection_opens_again(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_another")
    before = held(app)
    saved = to_zip(list(app.session_state["articles"].values()), model="test", made=NOON)
    app.button(key="list_remove_all").click()
    settle(app)
    assert held(app) == []
    press(upload(app, ("quotient.zip", saved)), "upload_read")
    assert [(a.text, a.left_out) for a in held(app)] == [(a.text, a.left_out) for a in before]


def test_damaged_collection_is_skipped_with_its_reason(app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("about.txt", "articles.csv", "left_out.csv"):
            archive.writestr(name, "nothing\n")
    press(upload(app, ("quotient.zip", packed.getvalue())), "upload_read")
    assert "was changed" in text_of(app)
    assert held(app) == []


def test_samples_come_with_one_click(app: AppTest) -> None:
    press(app, "samples_load")
    assert len(held(app)) >= 14
    assert len({a.outlet for a in held(app) if a.outlet}) >= 4


# -------------------------------------------------------------------------------------------------------------- list


def test_list_has_the_numbers_and_removes(app: AppTest) -> None:
    press(fill(app, f"{HARBOUR}\n---\n{INTERVIEW}", outlet="Post"), "paste_several")
    settle(app.switch_page(PAGES["Articles"]))
    table = app.dataframe[0].value
    assert table.title.tolist() == ["Port Ellery council votes to close fish market", "Five minutes with Lena Voss"]
    assert table.outlet.tolist() == ["Post", "Post"]
    assert (table[["words", "quotations", "speakers"]] > 0).all(axis=None)
    tick(app, 0)
    press(app, "list_remove")
    assert [a.text for a in held(app)] == [INTERVIEW]


def test_left_out_passages_come_back_and_paragraphs_go(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_another")
    tick(app, 0)
    before = _words(app)
    passage = held(app)[0].left_out[0]
    press(app, f"bring_back_{held(app)[0].id}_{passage.start}")
    assert passage not in held(app)[0].left_out
    assert _words(app) > before
    box = app.selectbox(key=f"leave_out_{held(app)[0].id}")
    box.select_index(0)
    press(settle(app), "leave_out_one")
    for session in (app, visit()):  # kept as changed
        [applied] = session.session_state["corrected"].values()
        assert applied.corrected.analysis.article.left_out[0].reason == "by hand"
        assert passage not in applied.corrected.analysis.article.left_out


def tick(app: AppTest, *rows: int) -> AppTest:
    ids = tuple(app.session_state["articles"])
    app.session_state[f"list_{hash(ids)}"] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return settle(app)


# ------------------------------------------------------------------------------------------------- what pages share


@pytest.mark.parametrize("page", [name for name in PAGES if name not in ("Articles", "Archive", "Methods")])
def test_page_without_articles_offers_samples(page: str) -> None:
    app = visit(page)
    assert "nothing to show yet" in text_of(app)
    assert [b.label for b in app.button] == ["Try 16 sample articles", "Add articles"]
    app.button[0].click()
    settle(app)
    assert len(held(app)) >= 14


def test_refresh_brings_the_articles_back(app: AppTest) -> None:
    press(fill(app, f"{HARBOUR}\n---\n{WEATHER}"), "paste_several")
    again = visit("Quotes")
    assert held(again) == held(app)
    assert again.title[0].value == "Quotes"


def test_removed_articles_do_not_come_back(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_another")
    app.button(key="list_remove_all").click()
    settle(app)
    assert held(visit()) == []


def test_removed_articles_leave_nothing_in_memory(app: AppTest) -> None:
    fill(app, f"{HARBOUR}\n{MARK}\n---\n{INTERVIEW}\n{MARK}")
    press(app, "paste_several")
    press(upload(settle(app.switch_page(PAGES["Articles"])), ("rain.txt", (WEATHER + MARK).encode())), "upload_read")
    tick(app, 0)
    passage = held(app)[0].left_out[0]
    press(app, f"bring_back_{held(app)[0].id}_{passage.start}")  # another analysis of the same text
    for page in ("Overview", "Quotes", "People and places", "Readability", "Articles"):
        settle(app.switch_page(PAGES[page]))
    assert len(_in_memory()) >= 3
    app.button(key="list_remove_all").click()
    settle(app)
    assert _in_memory() == []


def _in_memory() -> list[str]:
    """The beginnings of the marked articles that anything in this process still refers to."""
    gc.collect()
    return [thing.text[:20] for thing in gc.get_objects() if isinstance(thing, Article) and MARK in thing.text]


def test_another_browser_sees_nothing(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    press(fill(app, HARBOUR), "paste_another")
    for visitor in (Visitor("visit:1", False), Visitor("visit:2", False, False), Visitor("login:of somebody", True)):
        monkeypatch.setattr("pages.ui.state.visitor.find_visitor", lambda visitor=visitor: visitor)
        other = visit()
        assert held(other) == []
        assert ("12 hours" in text_of(other), "cookies" in text_of(other)) == (
            visitor.key == "visit:1",
            visitor.key == "visit:2",
        )


def test_choice_is_kept_across_pages(two: AppTest) -> None:
    second = held(two)[1].id
    two.switch_page(PAGES["Overview"])
    settle(two)
    two.selectbox(key="frame_article").select(second)
    settle(two)
    assert asked(two) == second
    for page in ("Quotes", "Read"):
        two.query_params.clear()  # a link without the article's id
        settle(two.switch_page(PAGES[page]))
        assert two.selectbox(key="frame_article").value == second
        assert asked(two) == second
    two.selectbox(key="frame_article").select("")
    settle(two)
    assert asked(two) == ""


def test_link_names_an_article(two: AppTest) -> None:
    second = held(two)[1]
    app = visit("Read", article=second.id)
    assert app.selectbox(key="frame_article").value == second.id


@pytest.mark.parametrize("named", ["0123456789ab", "<script>", "*x*"])
def test_link_to_an_article_that_is_not_here(two: AppTest, named: str) -> None:
    app = visit("Quotes", article=named)
    assert "not here" in app.warning[0].value
    assert named not in app.warning[0].value
    assert "Try 16 sample articles" in [b.label for b in app.button]
    [whole] = [b for b in app.button if b.label == "Show the whole collection"]
    whole.click()
    settle(app)
    assert not app.warning
    assert asked(app) == ""


def test_page_about_one_article_asks_which(two: AppTest) -> None:
    app = visit("Read")
    assert "Which one?" in text_of(app)
    press(app, f"frame_{held(two)[0].id}")
    assert "Which one?" not in text_of(app)
    assert asked(app) == held(two)[0].id


def test_only_article_needs_no_choice(app: AppTest) -> None:
    press(fill(app, HARBOUR), "paste_another")
    read = visit("Read")
    assert "Which one?" not in text_of(read)
    assert not [box for box in read.selectbox if box.key == "frame_article"]


@pytest.mark.parametrize("page", list(PAGES))
def test_other_peoples_words_are_no_markdown(app: AppTest, page: str) -> None:
    press(fill(app, f"{HOSTILE}\n{HARBOUR}\n---\n{HOSTILE}\n{INTERVIEW}"), "paste_several")
    if page == "Read":
        app.query_params["article"] = held(app)[0].id
    settle(app.switch_page(PAGES[page]))
    shown = text_of(app) + "".join(b.label for b in app.button) + "".join(s.value for s in app.header)
    for mark in ("*Stars*", "[here](", ":red[r]", "$x$", "![i]"):
        assert mark not in shown


@pytest.fixture
def two(app: AppTest) -> AppTest:
    """A session with two articles."""
    return press(fill(app, f"{HARBOUR}\n---\n{INTERVIEW}"), "paste_several")


def _words(app: AppTest) -> int:
    [analysis] = app.session_state["articles"].values()
    assert isinstance(analysis, Analysis)
    return len(analysis.words)
