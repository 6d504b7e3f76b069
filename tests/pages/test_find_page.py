"""The page that finds words, as Streamlit runs it, without a browser."""

from dataclasses import replace

from factories import make_analyses, make_harbour, make_interview
from page_walks import HOSTILE, run, table_of, text_of, visit

from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES


def two_outlets() -> list[Analysis]:
    quay = make_interview()
    return [make_harbour(), replace(quay, article=replace(quay.article, outlet="The Quay"))]


def test_nothing_is_asked_for() -> None:
    assert "Type a word." in text_of(visit("Find", *make_analyses()))


def test_a_word_in_its_context() -> None:
    hits = table_of(visit("Find", *make_analyses(), find="ellery"), "hit")
    assert hits.hit.tolist() == ["Ellery"] * 6


def test_an_outlet_only() -> None:
    hits = table_of(visit("Find", *two_outlets(), find="ellery", outlet="The Quay"), "hit")
    assert hits.before.tolist() == ["Q: Will it come to Port "]


def test_quotations_only() -> None:
    hits = table_of(visit("Find", *make_analyses(), find="roof", **{"in": "quotation"}), "hit")
    assert hits.voice.tolist() == ["Tomas Brandt", "Speaker unclear", "Lena Voss"]


def test_what_is_not_there_is_said() -> None:
    app = visit("Find", make_harbour(), find=HOSTILE)
    assert "is not found here" in text_of(app) and "[here](http" not in text_of(app)


def test_what_is_found_becomes_a_side_of_a_comparison() -> None:
    app = visit("Find", *two_outlets(), find="herring")
    app.text_input(key="find_tag_herring").set_value("the | herring")
    app.button(key="find_add_tag").click()
    run(app)
    assert [analysis.article.tags for analysis in app.session_state.articles.values()] == [("the herring",), ()]
    app.switch_page(PAGES["Compare"])
    app.query_params["by"] = "tag"
    assert "the herring" in text_of(run(app)) and not app.exception


def test_a_tag_needs_a_name() -> None:
    app = visit("Find", *two_outlets(), find="herring")
    app.text_input(key="find_tag_herring").set_value(" | ")
    app.button(key="find_add_tag").click()
    run(app)
    assert [analysis.article.tags for analysis in app.session_state.articles.values()] == [(), ()]
