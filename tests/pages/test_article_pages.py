"""The pages about articles as Streamlit runs them, without a browser: nothing, one article, several."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_interview,
    make_quotation,
    make_speaker,
    make_weather,
)
from page_walks import HOSTILE, alts_of, charts_of, run, table_of, text_of, visit
from streamlit.testing.v1 import AppTest

from analysis.records import Analysis
from analysis.tables.summaries import list_hardest
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.marked_text import mark_article
from pages.ui.widgets.markdown import escape_markdown

ROOT = Path(__file__).parents[2]
HARBOUR_ID = make_harbour().article.id
ABOUT_ARTICLES = [name for name in PAGES if name not in ("Articles", "Archive", "Methods")]


def links_of(app: AppTest) -> dict[str, str]:
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def pick_row(app: AppTest, table: str, row: int) -> AppTest:
    """Choose a row of the table whose key begins like this."""
    keys = [shown.proto.id.split("-", 2)[-1] for shown in app.dataframe]
    key = next(key for key in keys if key.startswith(f"table_{table}"))
    app.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return run(app)


# --------------------------------------------------------------------------------------------------------- every page


@pytest.mark.parametrize("page", ABOUT_ARTICLES)
@pytest.mark.parametrize(
    "analyses",
    [[make_harbour()], [make_weather()], [make_interview()], list(make_analyses())],
    ids=["harbour", "weather", "interview", "all"],
)
def test_page_shows_something(page: str, analyses: list[Analysis]) -> None:
    app = visit(page, *analyses)
    assert app.title[0].value == page
    assert len(text_of(app)) > len(page) + 40


@pytest.mark.parametrize("page", ABOUT_ARTICLES)
def test_every_table_can_be_taken_away_and_every_chart_has_words(page: str) -> None:
    app = visit(page, *make_analyses(), article=HARBOUR_ID)
    assert len(app.dataframe) <= len([b for b in app.get("download_button") if b.label == "Download as CSV"])
    assert all(alts_of(app)) and all(table.proto.alt for table in app.dataframe)


# Silent article: no quotation. Too short to score. An article without a word.
@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("Overview", "Nobody is quoted here."),
        ("Quotes", "Nobody is quoted here. Otherwise this page would show who speaks"),
        ("Readability", "too short to score"),
    ],
)
def test_page_says_what_it_shows_when_there_is_nothing(page: str, sentence: str) -> None:
    assert sentence in text_of(visit(page, make_weather()))


@pytest.mark.parametrize("page", ABOUT_ARTICLES)
def test_article_without_a_word(page: str) -> None:
    visit(page, make_analysis(make_article("—\n")))


def test_names_page_without_names() -> None:
    app = visit("People and places", make_analysis(make_article("It rained.")))
    assert "No names were found here. Otherwise this page would show" in text_of(app)


@pytest.mark.parametrize("page", ABOUT_ARTICLES)
def test_other_peoples_words_are_no_markdown(page: str) -> None:
    article = make_article("“We sail at dawn,” she said. " * 5, title=HOSTILE, outlet=HOSTILE, byline=HOSTILE)
    speaker = make_speaker(article, "e1", HOSTILE, "person")
    quotation = make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, cue="said", notes=[HOSTILE])
    app = visit(page, make_analysis(article, speakers=[speaker], quotations=[quotation]))
    for kind in ("title", "header", "markdown", "caption", "info"):
        for element in app.get(kind):
            assert "[here](http" not in element.value and "<b>" not in element.value and ":red[r" not in element.value


# ----------------------------------------------------------------------------------------------------------- overview


def test_overview_answers_at_once() -> None:
    app = visit("Overview", make_harbour())
    shown = text_of(app).replace("\\", "")
    assert "## Nkechi Okafor is quoted most: 23 of 49 quoted words." in shown
    assert "6 speakers are quoted or reported." in shown
    assert "166 words, 30% of them inside quotation marks." in shown
    assert "Photo caption: 11 words" in shown
    assert "**People** Nkechi Okafor&nbsp;2, Tomas Brandt&nbsp;1" in shown
    assert set(charts_of(app)) == {
        "All quoted words, by who speaks",
        "Quoted words by kind of source",
        "From easy to hard",
    }


def test_overview_lists_what_could_be_wrong_and_leads_to_it() -> None:
    app = visit("Overview", make_harbour())
    checks = table_of(app, "check").check.tolist()
    assert checks[0] == "A quotation runs on into the next paragraph without a closing mark."
    row = checks.index("The source “they” could not be resolved.")
    app = pick_row(app, "checks", row)
    assert f"quotation={HARBOUR_ID}-q10" in links_of(app)["Read it in the article"]


def test_a_check_is_opened_and_closed_where_it_stands() -> None:
    app = visit("Overview", make_harbour())
    key = f"check_{HARBOUR_ID}-q10"
    app.button(key=key).click()
    app = run(app)
    assert f"quotation={HARBOUR_ID}-q10" in links_of(app)["Read it in the article"]
    row = table_of(app, "check").check.tolist().index("The source “they” could not be resolved.")
    app = pick_row(app, "checks", row)  # chosen in the table, too, it is not drawn a second time
    assert "It is open above." in text_of(app)
    app.button(key=key).click()
    run(app)
    app = pick_row(app, "checks", 0)  # a note on the article has no place
    assert "Read it in the article" not in links_of(app)


def test_overview_of_a_collection_adds_up() -> None:
    app = visit("Overview", *make_analyses())
    shown = text_of(app)
    assert "A collection of 3 articles" in shown
    assert "1 of 3 articles has no date" in shown
    assert set(charts_of(app)) == {
        "Kinds of sources, outlet by outlet",
        "Who is quoted most",
        "Articles per day",
        "From easy to hard",
    }
    assert links_of(app)["All quotations"] == ""


def test_a_leading_voice_opens_its_quotations() -> None:
    app = visit("Overview", *make_analyses())
    points = [{"customdata": "Lena Voss", "point_index": 0, "curve_number": 0}]
    app.session_state["overview_voices_0"] = {"selection": {"points": points}}
    app = run(app)
    assert app.title[0].value == "Quotes" and app.query_params["speaker"] == "Lena Voss"


def test_links_keep_the_article() -> None:
    assert links_of(visit("Overview", make_harbour()))["All quotations"] == f"article={HARBOUR_ID}"


# ------------------------------------------------------------------------------------------------------------- quotes


def test_choice_from_the_list_filters_the_quotations_and_not_the_bars() -> None:
    app = visit("Quotes", *make_analyses())
    assert len(table_of(app, "quotation")) == 16
    app.selectbox(key="filter_speaker").set_value("Tomas Brandt")
    app = run(app)
    assert table_of(app, "quotation").voice.unique().tolist() == ["Tomas Brandt"]
    assert app.query_params["speaker"] == "Tomas Brandt"
    assert "Lena Voss" in str(charts_of(app)["Share of quoted words"])
    app.selectbox(key="filter_speaker").set_value("")
    assert len(table_of(run(app), "quotation")) == 16 and "speaker" not in app.query_params


def test_kind_of_source_filters_the_quotations_in_place_of_the_speaker() -> None:
    app = visit("Quotes", *make_analyses(), speaker="Tomas Brandt")
    app.selectbox(key="filter_source").set_value("document")
    app = run(app)
    said = table_of(app, "quotation").voice.tolist()
    assert said == ["a report by the county’s engineers", "the town clerk’s notice"]
    assert "Documents: quotations" in text_of(app).replace("\\", "")
    assert app.query_params["source"] == "document" and "speaker" not in app.query_params
    app.selectbox(key="filter_speaker").set_value("Tomas Brandt")
    app = run(app)
    assert table_of(app, "quotation").voice.unique().tolist() == ["Tomas Brandt"]
    assert "source" not in app.query_params


def test_kinds_of_sources_of_one_article_and_of_all() -> None:
    one = charts_of(visit("Quotes", *make_analyses(), article=HARBOUR_ID))["Quoted words by kind of source"]
    assert one["layout"]["annotations"][1]["text"] == "Unnamed people and groups  <b>3 quoted words (6%)</b>"
    app = visit("Quotes", *make_analyses())
    every = charts_of(app)["Quoted words by kind of source"]
    assert every["layout"]["annotations"][0]["text"].startswith("Named people  <b>65% (55 quoted words)")
    assert sum(every["data"][1]["x"]) == table_of(app, "quotation").words.sum()


def test_bars_count_quotations_where_all_is_reported() -> None:
    article = make_article("Ana Brill said that the ship would sail.")
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "indirect", ["that the ship would sail"], ana)
    app = visit("Quotes", make_analysis(article, speakers=[ana], quotations=[quotation]), count="words")
    assert {"Share of quotations", "Quotations by kind of source"} <= set(charts_of(app))


def test_link_names_article_and_filters() -> None:
    app = visit("Quotes", *make_analyses(), article=HARBOUR_ID, speaker="Nkechi Okafor", kind=["mixed", "indirect"])
    assert table_of(app, "quotation").shown_kind.tolist() == ["Partly quoted", "Reported"]


def test_link_with_a_filter_for_another_article_shows_everything() -> None:
    app = visit("Quotes", make_interview(), speaker="Nkechi Okafor", kind="sung", count="miles")
    assert len(table_of(app, "quotation")) == 4
    assert app.selectbox(key="filter_speaker").value == ""


def test_filters_that_leave_nothing_say_so() -> None:
    app = visit("Quotes", make_interview(), kind="indirect")
    assert "No quotation matches these filters" in text_of(app)


def test_bars_count_words_or_quotations() -> None:
    app = visit("Quotes", make_harbour(), count="quotations")
    assert "Share of quotations" in charts_of(app)


def test_chosen_quotation_shows_its_place_in_the_text() -> None:
    app = visit("Quotes", *make_analyses(), article=HARBOUR_ID)
    assert not app.get("bidi_component")
    app = pick_row(app, "quotations", 1)
    data = json.loads(app.get("bidi_component")[0].proto.json)
    assert [passage["number"] for passage in data["passages"]] == [4, 5]  # over two paragraphs
    assert data["quotations"][data["selected"]]["facts"][0] == ["Speaker", "Nkechi Okafor"]
    assert f"quotation={HARBOUR_ID}-q2" in links_of(app)["Read it in the article"]


def test_small_numbers_stand_before_their_share() -> None:
    labels = [
        a["text"] for a in charts_of(visit("Quotes", make_harbour()))["Share of quoted words"]["layout"]["annotations"]
    ]
    assert labels[0] == "Nkechi Okafor  <b>23 quoted words (47%)</b>"


# --------------------------------------------------------------------------------------------------- people and places


def test_kinds_of_names_stand_apart() -> None:
    app = visit("People and places", *make_analyses())
    assert table_of(app, "entity").entity.tolist() == ["Nkechi Okafor", "Lena Voss", "Tomas Brandt"]
    app.segmented_control(key="filter_type").set_value("place")
    app = run(app)
    assert table_of(app, "entity").entity.tolist() == ["Port Ellery", "Marrowshire", "Ellery"]
    assert app.query_params["type"] == "place"


def test_chosen_name_shows_its_sentences() -> None:
    app = visit("People and places", make_harbour(), name="Nkechi Okafor")
    assert "Sentences that name Nkechi Okafor" in text_of(app)
    assert len(table_of(app, "text")) == 2


def test_chosen_pair_shows_its_sentences() -> None:
    app = visit("People and places", make_harbour())
    app.session_state["together"] = {"selection": {"points": [{"customdata": 1}]}}
    assert len(table_of(run(app), "text")) == 1


def test_names_over_time_where_there_are_dates() -> None:
    app = visit("People and places", *make_analyses(), type="place")
    assert "1 of 3 articles has no date and is not in this chart." in text_of(app)
    dated = charts_of(app)
    assert "Mentions per day" in dated
    undated = charts_of(visit("People and places", make_harbour(), type="place"))
    assert "Where each name appears" in undated


# --------------------------------------------------------------------------------------------------------- readability


def test_one_figure_first_then_the_others() -> None:
    app = visit("Readability", make_harbour())
    assert "## Easy to read: about right for ages 12 to 13" in text_of(app).replace("\\", "")
    charts = charts_of(app)
    assert set(charts) == {"From easy to hard", "Narration, quotations and speakers"}
    assert "<b>grade 6.6</b>" in str(charts["From easy to hard"]["layout"]["annotations"])
    measures = table_of(app, "harder").set_index("label")
    assert measures.harder["Flesch reading ease"] == "Lower" and measures.harder["Gunning fog"] == "Higher"


def test_hard_sentences_stand_whole_and_shaded_in_the_text() -> None:
    analysis = make_harbour()
    app = visit("Readability", analysis)
    hardest = list_hardest([analysis]).text[0]
    assert escape_markdown(hardest) in text_of(app)
    shaded = "".join(block.proto.body for block in app.get("html"))
    assert shaded.count('<span class="band') >= 3 and "newsletter" not in shaded


def test_rough_figure_says_that_it_is() -> None:
    shown = text_of(visit("Readability", make_interview()))
    assert "rough figure" in shown and "## Seems easy to read" in shown


def test_collection_is_a_distribution_by_outlet() -> None:
    app = visit("Readability", *make_analyses())
    assert "## The typical article is easy to read" in text_of(app).replace("\\", "")
    assert "How hard each outlet’s articles are to read" in charts_of(app)


# ---------------------------------------------------------------------------------------------------------------- read


def marked(app: AppTest) -> dict[str, Any]:
    return json.loads(app.get("bidi_component")[0].proto.json)


def test_text_reaches_the_browser_as_it_is() -> None:
    data = marked(visit("Read", make_harbour()))
    lines = ["".join(segment["t"] for segment in passage["segments"]) for passage in data["passages"]]
    assert lines == make_harbour().article.text.splitlines()


def test_voices_have_a_mark_that_needs_no_colour() -> None:
    voices = marked(visit("Read", make_harbour()))["voices"]
    assert [v["mark"] for v in voices] == ["1", "2", "3", "4", "5", "6", "?", "–"]
    assert voices[0] == {"name": "Nkechi Okafor", "words": "23 words", "colour": 0, "mark": "1"}
    assert voices[5]["words"] == "reported" and voices[6]["colour"] is None


def test_link_leads_to_a_voice_and_a_quotation() -> None:
    data = marked(visit("Read", make_harbour(), speaker="Tomas Brandt", quotation=f"{HARBOUR_ID}-q6"))
    assert data["voices"][data["speaker"]]["name"] == "Tomas Brandt"
    assert data["selected"] == 5 and data["open"]


def test_link_to_what_is_not_there_shows_the_article() -> None:
    data = marked(visit("Read", make_harbour(), speaker="Nobody", quotation="q99"))
    assert data["speaker"] is None and data["selected"] is None


def test_marks_can_be_taken_away() -> None:
    app = visit("Read", make_harbour())
    app.pills(key="layers").set_value(["names"])
    assert marked(run(app))["layers"] == ["names"]


def test_many_voices_share_no_colour() -> None:
    article = make_article("\n".join(f"“La {'la ' * n}la,” sang Singer{n}." for n in range(12)))
    speakers = [make_speaker(article, f"e{n}", f"Singer{n}", "person") for n in range(12)]
    quotations = [make_quotation(article, n, "direct", [f"La {'la ' * n}la,"], s) for n, s in enumerate(speakers)]
    voices = mark_article(make_analysis(article, speakers=speakers, quotations=quotations))["voices"]
    colours = [v["colour"] for v in voices if v["colour"] is not None]
    assert len(voices) == 12 and len(colours) == len(set(colours)) < 12


# Broken characters must not break the connection to the browser, nor change what stands beside them.
def test_lone_surrogates_and_control_characters() -> None:
    analysis = make_analysis(make_article("Rain \ud83d fell.\x00 \u202eback\u202c 🙂"))
    [passage] = mark_article(analysis)["passages"]
    assert passage["segments"][0]["t"] == "Rain \ufffd fell.\x00 \u202eback\u202c 🙂"


def test_version_changes_with_what_is_drawn_and_only_then() -> None:
    harbour = make_harbour()
    same, other = make_harbour(), replace(harbour, quotations=harbour.quotations[1:])
    assert mark_article(harbour)["version"] == mark_article(same)["version"] != mark_article(other)["version"]


# ------------------------------------------------------------------------------------------------------------- methods


def test_methods_are_those_of_the_documentation() -> None:
    shown = [element.value for element in visit("Methods").markdown]
    for name in ("methods.md", "tables.md"):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8").strip() in shown
