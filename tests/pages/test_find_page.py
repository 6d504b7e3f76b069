"""The page that finds words, as Streamlit runs it, without a browser."""

from dataclasses import replace

from factories import make_analyses, make_harbour, make_interview
from page_walks import HOSTILE, table_of, text_of, visit

from analysis.records import Analysis


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
