import json

import pandas as pd
import plotly.graph_objects as go
import pytest
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_interview,
    make_quotation,
    make_speaker,
)

from analysis.present import charts
from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    entities_table,
    mentions_table,
    quotes_table,
    readability_table,
    speakers_table,
)
from analysis.tables.summaries import UNATTRIBUTED, UNRESOLVED

HOSTILE = '<a href="http://evil.example">&amp; <b>Ana</b>\n$x^2$ %{customdata} ' + "long " * 50


def voices_of(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_speakers(speakers_table(analyses), quotes_table(analyses))


def places_of(*analyses: Analysis) -> pd.DataFrame:
    quotes, speakers, articles = quotes_table(analyses), speakers_table(analyses), articles_table(analyses)
    return summaries.place_stretches(quotes, speakers, articles).assign(title="An article")


def make_choir(singers: int) -> Analysis:
    """An article in which many people say one more word each than the one before."""
    lines = [f"“{'la ' * n}la,” sang Singer{n}." for n in range(singers)]
    article = make_article("\n".join(lines))
    speakers = [make_speaker(article, f"e{n}", f"Singer{n}", "person") for n in range(singers)]
    quotations = [
        make_quotation(article, n, "direct", [("la " * n + "la,", "direct")], speakers[n]) for n in range(singers)
    ]
    return make_analysis(article, speakers=speakers, quotations=quotations)


def labels_of(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def bars_of(figure: go.Figure) -> dict[str, list[float]]:
    """The lengths of the bars by the name of their trace; the pale tracks behind them have none."""
    return {trace.name: list(trace.x) for trace in figure.data if trace.name}


# -------------------------------------------------------------------------------------------------------------- shares


def test_every_voice_has_its_row_and_the_unknown_stand_last() -> None:
    figure = charts.share_chart(voices_of(make_harbour()))
    rows = list(figure.data[0].customdata)
    assert rows[0] == "Nkechi Okafor" and rows[-2:] == [UNRESOLVED, UNATTRIBUTED]
    assert "the town clerk’s notice" not in rows  # only reported: no quoted word
    assert bars_of(figure)["direct"][0] == 18 and bars_of(figure)["partly quoted"][0] == 5


def test_quotations_count_the_reported_ones_too() -> None:
    figure = charts.share_chart(voices_of(make_harbour()), by="quotations")
    assert "the town clerk’s notice" in figure.data[0].customdata
    assert {name: row[0] for name, row in bars_of(figure).items()} == {"direct": 2, "partly quoted": 1, "reported": 1}


def test_parts_of_a_bar_stand_one_after_the_other() -> None:
    figure = charts.share_chart(voices_of(make_harbour()))
    assert list(figure.data[2].base) == list(figure.data[1].x)


def test_kinds_differ_without_colour() -> None:
    figure = charts.share_chart(voices_of(make_harbour()), by="quotations")
    patterns = [trace.marker.pattern.shape for trace in figure.data if trace.name]
    assert len(set(patterns)) == len(patterns) == 3


def test_many_voices_stand_together_without_a_bar() -> None:
    figure = charts.share_chart(voices_of(make_choir(9)), most=5)
    assert [label.split("  ")[0] for label in labels_of(figure)][4:] == ["Singer4", "and 4 more speakers"]
    assert list(figure.data[0].customdata)[5] == "" and bars_of(figure)["direct"][5] == 0
    assert labels_of(figure)[5].endswith("<b>10 quoted words (22%)</b>")


def test_one_voice_more_than_fits_is_shown_after_all() -> None:
    assert len(labels_of(charts.share_chart(voices_of(make_choir(6)), most=5))) == 6


def test_kinds_of_sources_are_parts_of_one_whole() -> None:
    figure = charts.source_chart(summaries.join_sources(voices_of(make_harbour())))
    assert labels_of(figure) == [
        "Named people  <b>30 quoted words (61%)</b>",
        "Unnamed people and groups  <b>3 quoted words (6%)</b>",
        "Organisations  <b>2 quoted words (4%)</b>",
        "Documents  <b>2 quoted words (4%)</b>",
        f"<i>{UNRESOLVED}</i>  <b>6 quoted words (12%)</b>",
        f"<i>{UNATTRIBUTED}</i>  <b>6 quoted words (12%)</b>",
    ]
    assert bars_of(figure)["share"] == [30, 3, 2, 2, 6, 6]
    assert list(figure.layout.xaxis.range) == [0, 49]  # not the longest bar
    assert list(figure.data[1].customdata) == list(summaries.SOURCES)


def test_kinds_of_sources_count_reported_quotations_too_and_nobody_is_none() -> None:
    figure = charts.source_chart(summaries.join_sources(voices_of(make_interview())), by="quotations")
    assert labels_of(figure)[1:] == [
        "Unnamed people and groups  <b>2 quotations (50%)</b>",
        "Organisations  <b>none</b>",
        "Documents  <b>none</b>",
    ]
    assert "Documents none" in figure.layout.meta["alt"]


@pytest.mark.parametrize(
    ("part", "total", "label"),
    [
        (10, 40, "10 quoted words (25%)"),  # the share of few words says less than their number
        (10, 50, "20% (10 quoted words)"),
        (1, 400, "under 1% (1 quoted word)"),
        (0, 400, "0% (0 quoted words)"),
        (1200, 2400, "50% (1,200 quoted words)"),
        (0, 0, "0 quoted words"),
    ],
)
def test_share_label(part: int, total: int, label: str) -> None:
    assert charts.share_label(part, total, "quoted word") == label


# ------------------------------------------------------------------------------------------------------------- courses


def test_where_each_speaks() -> None:
    places = places_of(make_harbour())
    order = voices_of(make_harbour()).voice.tolist()
    figure = charts.place_chart(places, order, most=2)
    assert labels_of(figure)[:4] == [
        "Nkechi Okafor",
        "Tomas Brandt",
        f"<i>{UNRESOLVED}</i>",
        f"<i>{UNATTRIBUTED}</i>",
    ]
    direct = next(trace for trace in figure.data if trace.name == "direct")
    first = places[places.voice == "Nkechi Okafor"].iloc[0]
    assert direct.base[0] == first.begins and direct.x[0] == pytest.approx(first.ends - first.begins)
    assert direct.customdata[0] == "Nkechi Okafor"


def test_where_each_is_named() -> None:
    analyses = [make_harbour()]
    places = summaries.place_mentions(mentions_table(analyses), articles_table(analyses))
    figure = charts.mention_chart(places[places.type == "person"], ["Nkechi Okafor", "Nobody", "Tomas Brandt"])
    assert labels_of(figure)[:2] == ["Nkechi Okafor", "Tomas Brandt"]
    assert list(figure.data[1].y) == [0, 0, 1]


# --------------------------------------------------------------------------------------------------------------- names


def test_names_over_time_stand_on_the_days_that_name_them() -> None:
    analyses = make_analyses()
    wanted = [("Port Ellery", "place"), ("Marrowshire", "place")]
    figure = charts.time_chart(summaries.count_by_date(entities_table(analyses), articles_table(analyses), wanted))
    [dots] = figure.data
    assert [(f"{x:%m-%d}", y, n) for x, y, n in zip(dots.x, dots.y, dots.text, strict=True)] == [
        ("04-12", 0, "2"),
        ("04-15", 0, "1"),
        ("04-12", 1, "1"),
    ]
    assert labels_of(figure) == ["Port Ellery  <b>3</b>", "Marrowshire  <b>1</b>"]


def test_pairs_carry_their_row() -> None:
    figure = charts.together_chart(summaries.pair_names(mentions_table(make_analyses())), most=2)
    assert list(figure.data[1].customdata) == [0, 1]
    assert labels_of(figure)[0] == "Marrowshire and Port Ellery  <b>1</b>"


# ---------------------------------------------------------------------------------------------------------- readability


def test_paragraphs_too_short_to_score_are_marked_not_drawn_as_easy() -> None:
    scores = readability_table([make_harbour()])
    figure = charts.course_chart(scores[scores.scope == "paragraph"])
    bars, marks = figure.data
    assert len(bars.x) == 12
    assert sorted(marks.x) == [n for n, grade in zip(bars.x, bars.y, strict=True) if grade != grade]


def test_a_dot_for_every_scored_article() -> None:
    analyses = make_analyses()
    figure = charts.grades_chart(articles_table(analyses), ["Harbour", "Weather", "Interview"])
    assert list(figure.data[0].customdata) == [
        make_harbour().article.id,
        make_interview().article.id,
    ]  # the other is too short
    assert any("The Marrow Gazette" in label for label in labels_of(figure))


def test_a_grade_below_nothing_has_no_bar_but_its_number() -> None:
    figure = charts.contrast_chart(pd.DataFrame({"flesch_kincaid_grade": [-1.5, 6.0]}), ["Slogans", "Story"])
    assert labels_of(figure) == ["Slogans  <b>grade -1.5</b>", "Story  <b>grade 6.0</b>"]
    assert bars_of(figure)["grade"] == [0, 6]


# ------------------------------------------------------------------------------------------------------------- all of them


def every_chart(name: str) -> dict[str, go.Figure]:
    """One of each kind, with a name in it."""
    article = make_article("“We sail at dawn,” she said.", published="2031-05-03", outlet=name)
    speaker = make_speaker(article, "e1", name, "person")
    quotation = make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, cue="said")
    analysis = make_analysis(article, speakers=[speaker], quotations=[quotation])
    voices, places = voices_of(analysis), places_of(analysis).assign(title=name, text=name)
    counted = {"entity": [name, "Toll"], "mentions": [2, 1], "type": "person"}
    days = pd.to_datetime(["2031-05-03", "2031-05-04"])
    scores = readability_table([make_harbour()])
    return {
        "share": charts.share_chart(voices),
        "source": charts.source_chart(summaries.join_sources(voices)),
        "place": charts.place_chart(places, voices.voice.tolist()),
        "cue": charts.cue_chart(pd.DataFrame({"cue": [name], "quotations": [1]})),
        "names": charts.names_chart(pd.DataFrame(counted), title="People named most"),
        "mention": charts.mention_chart(
            pd.DataFrame({"entity": [name], "text": [name], "sentence": [1], "begins": [0.5]}), [name]
        ),
        "together": charts.together_chart(pd.DataFrame({"first": [name], "second": [name], "sentences": [1]})),
        "time": charts.time_chart(pd.DataFrame({"entity": name, "published": days, "mentions": [1, 2]})),
        "course": charts.course_chart(scores[scores.scope == "paragraph"]),
        "contrast": charts.contrast_chart(pd.DataFrame({"flesch_kincaid_grade": [5.0]}), [name]),
        "grades": charts.grades_chart(articles_table([make_harbour()]).assign(outlet=name), [name]),
    }


KINDS = sorted(every_chart("Ana Brill"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_has_words_for_those_who_do_not_see_it_and_a_name_to_be_saved_under(kind: str) -> None:
    figure = every_chart("Ana Brill")[kind]
    assert figure.layout.title.text and figure.layout.meta["alt"].startswith(figure.layout.title.text)
    assert kind in ("course", "source") or "Ana Brill" in figure.layout.meta["alt"]
    assert figure.layout.meta["name"].replace("-", "").isalpha()


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
    assert labels_of(charts.cue_chart(pd.DataFrame({"cue": [], "quotations": []}))) == []
