"""What holds for every chart."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest
from chart_factories import labels_of, places_of, voices_of
from factories import (
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
)

from analysis.present import charts
from analysis.present.charts import look
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
)

HOSTILE = '<a href="http://evil.example">&amp; <b>Ana</b>\n$x^2$ %{customdata} ' + "long " * 50


def every_chart(name: str) -> dict[str, go.Figure]:
    """One of each kind, with a name in it."""
    article = make_article("“We sail at dawn,” she said.", published="2031-05-03", outlet=name)
    speaker = make_speaker(article, "e1", name, "person")
    quotation = make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, cue="said")
    analysis = make_analysis(article, speakers=[speaker], quotations=[quotation])
    voices, places = voices_of(analysis), places_of(analysis).assign(title=name, text=name)
    counted = {"entity": [name, "Toll"], "mentions": [2, 1], "type": "person"}
    days = pd.to_datetime(["2031-05-03", "2031-05-04"])
    sides = {"a": name, "b": "The Quay"}
    shares = pd.DataFrame({"value": "person", "side": ["a", "b"], "number": [1, 2], "total": 2, "share": [0.5, 1.0]})
    odds = {"log_odds": 1.0, "low": 0.1, "high": 1.9, "clear": True, "mentions": 2, "other_mentions": 1}
    graded = articles_table([make_harbour()]).assign(side="a", title=name)
    periods = pd.DataFrame({"side": "a", "period": days, "articles": 1, "words": 9, "quoted_share": [0.1, 0.2]})
    divided = pd.DataFrame(
        {"outlet": [name], "articles": 1, "speaker_kind": "person", "number": 4, "total": 4, "share": 1.0, "few": True}
    )
    return {
        "share": charts.share_chart(voices),
        "voice bar": charts.voice_bar_chart(voices),
        "source": charts.source_chart(summaries.join_sources(voices)),
        "place": charts.place_chart(places, dict.fromkeys(voices.voice, "#0072B2")),
        "voices by side": charts.voice_sides_chart(
            pd.DataFrame({"voice": [name], "side": [name], "number": [3]}),
            {name: "#0072B2"},
            title="Speakers",
            noun="quoted word",
        ),
        "sources": charts.sources_chart(summaries.join_sources(voices)),
        "outlets": charts.outlets_chart(divided),
        "voices": charts.voices_chart(voices, articles=2),
        "timeline": charts.timeline_chart(
            pd.DataFrame({"period": days, "articles": [2, 1], "words": 9, "quoted_words": 3}), "day", 3
        ),
        "names": charts.names_chart(pd.DataFrame(counted), title="People named most"),
        "mention": charts.mention_chart(
            pd.DataFrame({"entity": [name], "text": [name], "sentence": [1], "begins": [0.5]}), [name]
        ),
        "together": charts.pairs_chart(
            pd.DataFrame(
                {"first": [name], "first_type": "person", "second": [name], "second_type": "place", "sentences": [1]}
            )
        ),
        "time": charts.time_chart(pd.DataFrame({"entity": name, "published": days, "mentions": [1, 2]})),
        "scale": charts.scale_chart(7.1, ""),
        "parts": charts.parts_chart(
            pd.DataFrame({"part": [name], "flesch_kincaid_grade": [5.0], "note": "", "words": 120})
        ),
        "grades": charts.grades_chart(graded.assign(row=name)),
        "dumbbell": charts.dumbbell_chart(
            shares.assign(aspect="source", few=False), {"person": "People"}, sides, title="Kinds of sources"
        ),
        "odds": charts.odds_chart(pd.DataFrame([{"entity": name, "type": "person", **odds}]), name, name),
        "spread": charts.spread_chart(graded, sides),
        "period": charts.period_chart(periods, sides),
    }


KINDS = sorted(every_chart("Ana Brill"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_has_words_for_those_who_do_not_see_it_and_a_name_to_be_saved_under(kind: str) -> None:
    figure = every_chart("Ana Brill")[kind]
    assert figure.layout.title.text and figure.layout.meta["alt"].startswith(figure.layout.title.text)
    assert kind in ("scale", "source", "sources", "timeline") or "Ana Brill" in figure.layout.meta["alt"]
    assert figure.layout.meta["name"].replace("-", "").isalpha()


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_is_one_that_plotly_has(kind: str) -> None:
    go.Figure(json.loads(every_chart("Ana Brill")[kind].to_json()))  # raises ValueError else


def test_a_misspelt_property_would_be_noticed() -> None:
    draft = look.Draft()
    draft.lay_out(hight=3)
    with pytest.raises(ValueError, match="hight"):
        go.Figure(json.loads(look.finish(draft, "A chart", [], name="chart").to_json()))


def test_what_is_laid_out_later_is_added_to_what_is_there() -> None:
    draft = look.Draft()
    draft.lay_out(margin={"l": 1}, xaxis={"visible": False})
    draft.lay_out(margin={"b": 2}, height=3)
    assert draft.layout == {"margin": {"l": 1, "b": 2}, "height": 3, "xaxis": {"visible": False}}


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_is_read_as_a_tag(kind: str) -> None:
    shown = json.loads(every_chart(HOSTILE)[kind].to_json())
    shown["layout"]["meta"] = shown["layout"]["title"] = None
    for trace in shown["data"]:
        trace["customdata"] = None  # goes back to the page, is never drawn
    drawn = json.dumps(shown).lower()
    assert "<a " not in drawn and "<b>ana" not in drawn


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_is_longer_than_a_narrow_screen(kind: str) -> None:
    for label in labels_of(every_chart(HOSTILE)[kind]):
        assert len(label.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) < 90 and "\n" not in label


def test_names_that_look_like_numbers_or_dates_keep_their_rows() -> None:
    figure = charts.names_chart(pd.DataFrame({"entity": ["2024", "10"], "mentions": [2, 1]}), title="Names")
    assert list(figure.data[1].y) == [0, 1] and list(figure.data[1].customdata) == ["2024", "10"]


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert labels_of(charts.share_chart(voices_of())) == []
