"""The pages about articles as Streamlit runs them, without a browser: nothing, one article, several."""

import json
import re
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

from analysis import Analysis, Article, analyse
from analysis.tables.summaries import list_hardest
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.marked_text import mark_article
from pages.ui.state.tables import Tables
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


def test_pictures_of_charts_name_article_date_and_tool() -> None:
    harbour = make_harbour()
    article = replace(
        harbour.article, title="<b>Ferry</b> & quay", outlet="The Post", published="2031-05-03", byline=""
    )
    app = visit("Quotes", replace(harbour, article=article), view="charts")
    titles = [json.loads(chart.proto.spec)["layout"]["title"]["text"] for chart in app.get("plotly_chart")]
    assert titles and all(
        "&lt;b&gt;Ferry&lt;/b&gt; &amp; quay · The Post · 3 May 2031 · Quotient, " in t for t in titles
    )
    several = visit("Quotes", *make_analyses(), view="charts").get("plotly_chart")[0]
    assert "3 articles · " in json.loads(several.proto.spec)["layout"]["title"]["text"]


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


def cards_of(app: AppTest) -> list[str]:
    """The words on each card of a page of quotations."""
    return [element.value.replace("\\", "") for element in app.markdown if element.value.startswith("> ")]


def speakers_of(app: AppTest) -> dict[str, Any]:
    """What the list of speakers shows."""
    found = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    return next(data for data in found if "everybody" in data)


def test_choice_of_a_speaker_filters_the_cards_and_marks_the_list() -> None:
    app = visit("Quotes", *make_analyses())
    assert len(cards_of(app)) == 10 and "**16 quotations** by 8 speakers" in text_of(app)
    app = visit("Quotes", *make_analyses(), speaker="Tomas Brandt")
    assert len(cards_of(app)) == 2 and "**2** of 16 quotations" in text_of(app)
    data = speakers_of(app)
    assert data["chosen"] == "Tomas Brandt"
    assert [row["name"] for row in data["rows"] if not row["pale"]] == ["Tomas Brandt"]
    assert "Lena Voss" in [row["name"] for row in data["rows"]]


def test_chips_take_filters_away_one_by_one_and_all() -> None:
    app = visit("Quotes", *make_analyses(), source="document", kind=["mixed", "indirect"])
    chips = {button.key: button for button in app.button if button.key.startswith("chip")}
    assert set(chips) == {"chip_source_document", "chip_kind_mixed", "chip_kind_indirect", "chips_clear"}
    chips["chip_kind_mixed"].click()
    app = run(app)
    assert app.query_params["kind"] == "indirect" and app.query_params["source"] == "document"
    app.button(key="chips_clear").click()
    app = run(app)
    assert not {"kind", "source"} & set(app.query_params)
    assert not [button for button in app.button if button.key.startswith("chip")]


def test_kind_of_source_takes_the_place_of_the_speaker() -> None:
    app = visit("Quotes", *make_analyses(), speaker="Tomas Brandt")
    app.selectbox(key="filter_source").set_value("document")
    app = run(app)
    lit = [row["name"] for row in speakers_of(app)["rows"] if not row["pale"]]
    assert sorted(lit) == ["a report by the county’s engineers", "the town clerk’s notice"]
    assert app.query_params["source"] == "document" and "speaker" not in app.query_params


def test_what_is_chosen_stands_out_in_every_chart() -> None:
    app = visit("Quotes", *make_analyses(), article=HARBOUR_ID, view="charts", speaker="Tomas Brandt")
    kinds = charts_of(app)["Quoted words by kind of source"]
    pale = [colour.startswith("rgba") for colour in kinds["data"][1]["marker"]["color"]]
    assert pale == [False, True, True, True, True, True]
    places = charts_of(app)["Where each speaker is quoted"]
    for trace in places["data"]:
        for voice, colour in zip(trace.get("customdata", []), trace["marker"]["color"], strict=False):
            if trace.get("text"):
                assert colour.startswith("rgba") == (voice != "Tomas Brandt")


def test_a_collection_has_its_speakers_by_outlet_or_week() -> None:
    named = [replace(a, article=replace(a.article, outlet=f"Post {n}")) for n, a in enumerate(make_analyses())]
    app = visit("Quotes", *named, view="charts")
    shown = charts_of(app)
    assert "Where each speaker is quoted" not in shown and "Speakers by outlet" in shown
    app.segmented_control(key="filter_by").set_value("week")
    app = run(app)
    assert "Speakers week by week" in charts_of(app)
    assert "1 of 3 articles has no date and is not in this chart." in text_of(app)


def test_kinds_of_sources_of_one_article_and_of_all() -> None:
    one = charts_of(visit("Quotes", *make_analyses(), article=HARBOUR_ID, view="charts"))
    assert (
        one["Quoted words by kind of source"]["layout"]["annotations"][1]["text"]
        == "Unnamed people and groups  <b>3 quoted words (6%)</b>"
    )
    every = charts_of(visit("Quotes", *make_analyses(), view="charts"))["Quoted words by kind of source"]
    assert every["layout"]["annotations"][0]["text"].startswith("Named people  <b>65% (55 quoted words)")
    app = visit("Quotes", *make_analyses(), view="table")
    assert sum(every["data"][1]["x"]) == table_of(app, "quotation").words.sum()


def test_quotations_are_counted_where_all_is_reported() -> None:
    article = make_article("Ana Brill said that the ship would sail.")
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "indirect", ["that the ship would sail"], ana)
    app = visit("Quotes", make_analysis(article, speakers=[ana], quotations=[quotation]), count="words")
    assert speakers_of(app)["rows"][0] | {"colour": ""} == {
        "name": "Ana Brill",
        "share": "100%",
        "amount": "1 quotation",
        "parts": [0.0, 0.0, 1.0],
        "colour": "",
        "unknown": False,
        "pale": False,
    }


def test_link_names_article_and_filters() -> None:
    link = {"article": HARBOUR_ID, "speaker": "Nkechi Okafor", "kind": ["mixed", "indirect"], "view": "table"}
    app = visit("Quotes", *make_analyses(), **link)
    assert table_of(app, "quotation").shown_kind.tolist() == ["Partly quoted", "Reported"]


def test_link_with_a_filter_for_another_article_shows_everything() -> None:
    app = visit("Quotes", make_interview(), speaker="Nkechi Okafor", kind="sung", count="miles", view="film")
    assert len(cards_of(app)) == 4
    assert speakers_of(app)["chosen"] == ""


def test_filters_that_leave_nothing_say_so() -> None:
    app = visit("Quotes", make_interview(), kind="indirect")
    assert "No quotation matches these filters" in text_of(app)


def test_a_card_leads_into_the_text_and_says_how_sure_it_is() -> None:
    app = visit("Quotes", make_harbour(), speaker="Nkechi Okafor")
    assert cards_of(app)[0].startswith("> “We will not be moved")
    assert links_of(app)["In context"].startswith(f"article={HARBOUR_ID}&quotation={HARBOUR_ID}-q")
    assert re.search(r"\*\*Nkechi Okafor\*\* · Direct · \d+% likely to be right", text_of(app))


def test_cards_come_in_pages() -> None:
    app = visit("Quotes", *make_analyses())
    first = cards_of(app)
    [pages] = app.get("pagination")
    assert pages.proto.num_pages == 2
    app.session_state[pages.proto.id.split("-", 2)[-1]] = 2
    second = cards_of(run(app))
    assert len(first) == 10 and len(second) == 6 and not set(first) & set(second)


def test_chosen_quotation_shows_its_place_in_the_text() -> None:
    app = visit("Quotes", *make_analyses(), article=HARBOUR_ID, view="table")
    app = pick_row(app, "quotations", 1)
    data = next(d for d in (json.loads(c.proto.json) for c in app.get("bidi_component")) if "passages" in d)
    assert [passage["number"] for passage in data["passages"]] == [4, 5]  # over two paragraphs
    assert data["quotations"][data["selected"]]["facts"][0] == ["Speaker", "Nkechi Okafor"]
    assert f"quotation={HARBOUR_ID}-q2" in links_of(app)["Read it in the article"]


def test_reporting_verbs_are_in_their_base_form() -> None:
    verbs = table_of(visit("Quotes", make_harbour()), "verb").verb.tolist()
    assert "say" in verbs and "said" not in verbs


# --------------------------------------------------------------------------------------------------- people and places


def test_kinds_of_names_stand_apart() -> None:
    app = visit("People and places", *make_analyses())
    assert table_of(app, "entity").entity.tolist() == ["Nkechi Okafor", "Lena Voss", "Tomas Brandt"]
    app.segmented_control(key="filter_type").set_value("place")
    app = run(app)
    assert table_of(app, "entity").entity.tolist() == ["Port Ellery", "Marrowshire", "Ellery"]
    assert app.query_params["type"] == "place"


def test_chosen_name_shows_its_sentences_and_spellings() -> None:
    app = visit("People and places", make_harbour(), name="Nkechi Okafor")
    shown = text_of(app).replace("\\", "")
    assert "Also written" in shown and "Mrs Okafor" in shown
    assert len([element for element in app.markdown if element.value.startswith("- ")]) == 2
    assert links_of(app)["Quotations"] == f"speaker=Nkechi+Okafor&article={HARBOUR_ID}"


def test_a_row_of_the_table_chooses_a_name_and_the_link_chooses_the_row() -> None:
    app = visit("People and places", make_harbour())
    assert "name" not in app.query_params
    app.session_state["names_counted_person_0"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    app = run(app)
    assert app.query_params["name"] == "Tomas Brandt"
    assert "Tomas Brandt" in [header.value for header in app.header]


def test_another_kind_of_names_forgets_the_name() -> None:
    app = visit("People and places", *make_analyses(), name="Nkechi Okafor")
    app.segmented_control(key="filter_type").set_value("place")
    app = run(app)
    assert "name" not in app.query_params


def test_chosen_pair_shows_its_sentences() -> None:
    app = visit("People and places", *make_analyses())
    app.session_state["named-together"] = {"selection": {"points": [{"customdata": 1}]}}
    app = run(app)
    pair = table_of_pairs()[1]
    assert pair in [element.value.replace("\\", "") for element in app.subheader]


def table_of_pairs() -> list[str]:
    pairs = Tables(make_analyses()).pairs
    return [f"{one} and {other}" for one, other in zip(pairs["first"], pairs.second, strict=True)]


def test_names_over_time_where_there_are_dates() -> None:
    app = visit("People and places", *make_analyses(), type="place", name="Port Ellery")
    assert "1 of 3 articles has no date and is not in this chart." in text_of(app)
    assert "Mentions per day" in charts_of(app)
    undated = charts_of(visit("People and places", make_harbour(), type="place", name="Port Ellery"))
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
    found = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    return next(data for data in found if "passages" in data)


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


def test_only_who_speaks_is_marked_at_first() -> None:
    assert marked(visit("Read", make_harbour()))["layers"] == ["quotations"]


def test_the_title_stands_once() -> None:
    article = make_article("Ferry stays in port\n\n“We will not sail,” said Ana Brill.", title="Ferry stays in port")
    app = visit("Read", make_analysis(article))
    assert [p.get("headline", False) for p in marked(app)["passages"]] == [True, False]
    assert not app.header
    untitled = make_article("“We will not sail,” said Ana Brill.", title="Ferry stays in port")
    app = visit("Read", make_analysis(untitled))
    assert [header.value for header in app.header] == ["Ferry stays in port"]


def test_from_one_article_to_the_next() -> None:
    first, second, third = make_analyses()
    links = links_of(visit("Read", first, second, third, article=second.article.id))
    steps = {label.split(":")[0]: query for label, query in links.items() if label.startswith(("Previous", "Next"))}
    assert steps == {"Previous": f"article={first.article.id}", "Next": f"article={third.article.id}"}
    assert not [label for label in links_of(visit("Read", first)) if label.startswith(("Previous", "Next"))]


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


def test_only_what_is_quoted_stands_in_quotation_marks() -> None:
    text = "Ana Kirk, the mayor of Harrow, said on Monday that the sea wall was “a wall of paper” and would go.\n\n“It leaks,” she added. “It always did leak.”"
    shown = text_of(visit("Quotes", analyse(Article(text)))).replace("\\", "")
    assert "> _said_ that the sea wall was “a wall of paper” and would go" in shown
    assert "> “It leaks,” … “It always did leak.”" in shown
