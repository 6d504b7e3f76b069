"""Charts of shares."""

from chart_factories import bars_of, labels_of, make_choir, voices_of
from factories import (
    make_harbour,
    make_interview,
)

from analysis.present import charts
from analysis.tables import summaries
from analysis.tables.summaries import UNATTRIBUTED, UNRESOLVED


def test_every_voice_has_its_row_and_the_unknown_stand_last() -> None:
    figure = charts.share_chart(voices_of(make_harbour()))
    rows = list(figure.data[0].customdata)
    assert rows[0] == "Nkechi Okafor" and rows[-2:] == [UNRESOLVED, UNATTRIBUTED]
    assert "the town clerk’s notice" not in rows  # only reported: no quoted word
    assert bars_of(figure)["direct"][0] == 18 and bars_of(figure)["partly quoted"][0] == 5


def test_a_speaker_who_is_not_known_has_no_row_without_words() -> None:
    voices = voices_of(make_harbour())
    voices.loc[voices.voice == UNRESOLVED, ["direct_words", "mixed_words"]] = 0
    assert UNRESOLVED not in charts.share_chart(voices).data[0].customdata


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


# Eight speakers have a colour; those after them are pale, and one entry of the legend stands for them
def test_the_legend_of_the_one_bar_gives_every_share() -> None:
    figure = charts.voice_bar_chart(voices_of(make_choir(11)))
    entries = [trace.name for trace in figure.data if trace.showlegend]
    assert entries[0] == "Singer10  <b>17%</b>" and entries[-1] == "3 other speakers  <b>9%</b>" and len(entries) == 9
    assert len({trace.marker.color for trace in figure.data}) == 9


def test_unknown_speakers_are_told_apart_in_the_one_bar() -> None:
    figure = charts.voice_bar_chart(voices_of(make_harbour()))
    looks = {
        trace.customdata[0]: (trace.marker.color, trace.marker.pattern.shape)
        for trace in figure.data
        if trace.customdata[0] in (UNRESOLVED, UNATTRIBUTED)
    }
    assert len(set(looks.values())) == 2
