"""Charts of the kinds of sources and of the leading voices."""

from chart_factories import labels_of, voices_of
from factories import make_analyses, make_harbour

from analysis.present import charts
from analysis.tables import summaries
from analysis.tables.frames import articles_table, quotes_table, speakers_table


def test_every_outlet_fills_its_row() -> None:
    analyses = make_analyses()
    articles, quotes, speakers = articles_table(analyses), quotes_table(analyses), speakers_table(analyses)
    divided = summaries.divide_outlets(summaries.join_quotations(quotes, speakers, articles), articles)
    figure = charts.outlets_chart(divided)
    ends = {row: base + x for trace in figure.data for row, base, x in zip(trace.y, trace.base, trace.x, strict=True)}
    assert {row: round(end, 9) for row, end in ends.items()} == {0: 1, 1: 1}
    assert labels_of(figure)[0] == "The Marrow Gazette  <b>49 quoted words</b>, 1 article"


# A kind of source looks the same in all charts, and like no speaker
def test_kinds_of_sources_have_their_own_colours() -> None:
    voices = voices_of(make_harbour())
    bar = charts.sources_chart(summaries.join_sources(voices))
    leading = charts.voices_chart(voices, articles=1)
    colours = {trace.name.split("  ")[0]: trace.marker.color for trace in bar.data}
    assert {trace.name: trace.marker.color for trace in leading.data}.items() <= colours.items()
    speakers = {trace.marker.color for trace in charts.voice_bar_chart(voices).data}
    assert not speakers & set(charts.SOURCE_COLOURS.values())


def test_leading_voices_say_in_how_many_articles_they_are() -> None:
    figure = charts.voices_chart(voices_of(*make_analyses()), articles=3)
    assert labels_of(figure)[0] == "Lena Voss  <b>29%</b> · 1 article"
    shown = str(labels_of(figure))
    assert "Speaker unclear" not in shown and "a fishmonger" not in shown


# Percentages in the bar and in the legend are the same
def test_shares_in_the_bar_agree_with_the_legend() -> None:
    figure = charts.sources_chart(summaries.join_sources(voices_of(make_harbour())))
    for trace in figure.data:
        assert not trace.text[0] or f"<b>{trace.text[0]}</b>" in trace.name
