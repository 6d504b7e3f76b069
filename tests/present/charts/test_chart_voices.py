"""Voices in their colours, and by outlet or week."""

import pandas as pd
from chart_factories import labels_of, make_choir, voices_of
from factories import make_harbour

from analysis.present import charts


def test_each_voice_has_a_colour_while_there_are_enough() -> None:
    colours = charts.voice_colours(voices_of(make_choir(9)))
    assert len(set(colours[:8])) == 8 and colours[8] == "#888888"
    assert set(charts.voice_colours(voices_of(make_harbour()))[-2:]) == {"#888888"}  # nobody knows who they are
    kinds = charts.voice_colours(voices_of(make_choir(9)), coloured=False)
    assert set(kinds) == {charts.SOURCE_COLOURS["person"]}


def test_a_dot_for_each_outlet_in_which_a_voice_speaks() -> None:
    choir = [f"Singer{n}" for n in range(12)]
    rows = [("Singer0", "Post", 30), ("Singer0", "Mail", 10), *((name, "Mail", 5) for name in choir[1:])]
    spread = pd.DataFrame(rows, columns=["voice", "side", "number"])
    figure = charts.voice_sides_chart(
        spread, dict.fromkeys(choir, "#0072B2"), title="Singers", noun="word", lit={"Singer11"}
    )
    # The last one says little, but is chosen.
    assert labels_of(figure)[0] == "Singer0  <b>40 words</b>" and labels_of(figure)[-1] == "Singer11  <b>5 words</b>"
    assert len(labels_of(figure)) == 10
    [dots] = figure.data
    chosen = [voice == "Singer11" for voice in dots.customdata]
    assert [not colour.startswith("rgba") for colour in dots.marker.color] == chosen
    assert list(figure.layout.xaxis.ticktext) == ["Post", "Mail"]


def test_dots_over_time_stand_at_their_dates() -> None:
    spread = pd.DataFrame([("Ana", "2031-04-07", 3), ("Ana", "2031-04-14", 1)], columns=["voice", "side", "number"])
    spread = spread.assign(side=pd.to_datetime(spread.side))
    figure = charts.voice_sides_chart(spread, {"Ana": "#0072B2"}, title="Speakers week by week", noun="word")
    assert figure.layout.xaxis.type == "date" and "from 7 April 2031: 3 words" in figure.data[0].text[0]
