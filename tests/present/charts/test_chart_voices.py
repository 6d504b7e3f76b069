"""Voices in their colours, and by outlet or week."""

import pandas as pd
from chart_factories import labels_of, make_choir, voices_of
from factories import make_harbour

from analysis.present import charts


def test_each_voice_has_a_colour_while_there_are_enough() -> None:
    colours = charts.voice_colours(voices_of(make_choir(9)))
    assert len(set(colours[:8])) == 8 and colours[8] == "#888888"
    assert set(charts.voice_colours(voices_of(make_harbour()))[-2:]) == {"#888888"}  # nobody knows who they are
    assert len(set(charts.voice_colours(voices_of(make_choir(9)), coloured=False))) == 1


def test_a_dot_for_each_outlet_in_which_a_voice_speaks() -> None:
    rows = [("Ana", "Post", 30), ("Ana", "Mail", 10), ("Bo", "Post", 5), ("Cy", "Mail", 2)]
    spread = pd.DataFrame(rows, columns=["voice", "side", "number"])
    figure = charts.voice_sides_chart(spread, ["Ana", "Bo", "Cy"], noun="quoted word", lit={"Cy"}, most=2)
    # Cy is in few words, but chosen.
    assert labels_of(figure) == ["Ana  <b>40 quoted words</b>", "Cy  <b>2 quoted words</b>"]
    [dots] = figure.data
    assert list(dots.customdata) == ["Ana", "Ana", "Cy"]
    assert [colour.startswith("rgba") for colour in dots.marker.color] == [True, True, False]
    assert list(figure.layout.xaxis.ticktext) == ["Post", "Mail"]
