"""Charts of names."""

import pandas as pd
from chart_factories import labels_of
from factories import make_harbour

from analysis.present import charts
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    mentions_table,
)


def test_where_each_is_named() -> None:
    analyses = [make_harbour()]
    places = summaries.place_mentions(mentions_table(analyses), articles_table(analyses))
    figure = charts.mention_chart(places[places.type == "person"], ["Nkechi Okafor", "Nobody", "Tomas Brandt"])
    assert labels_of(figure)[:2] == ["Nkechi Okafor", "Tomas Brandt"]
    assert list(figure.data[1].y) == [0, 0, 1]


def test_pairs_stand_in_half_a_matrix_and_carry_their_row() -> None:
    rows = [
        ("Ana", "person", "Bo", "person", 4),
        ("Ana", "person", "Port", "place", 1),
        ("Cy", "person", "Di", "person", 1),
    ]
    pairs = pd.DataFrame(rows, columns=["first", "first_type", "second", "second_type", "sentences"])
    figure = charts.pairs_chart(pairs, most=3, chosen=1)
    assert list(figure.layout.yaxis.ticktext) == ["Ana  1", "Bo  2", "Port  3"]
    [squares] = figure.data
    assert (list(squares.x), list(squares.y)) == ([0, 0], [1, 2])
    assert list(squares.text) == ["4", "1"] and list(squares.customdata) == [0, 1]
    assert list(squares.marker.line.width) == [0, 3]
