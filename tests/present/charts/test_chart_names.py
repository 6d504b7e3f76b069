"""Charts of names."""

from chart_factories import labels_of
from factories import (
    make_analyses,
    make_harbour,
)

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


def test_pairs_carry_their_row() -> None:
    figure = charts.together_chart(summaries.pair_names(mentions_table(make_analyses())), most=2)
    assert list(figure.data[1].customdata) == [0, 1]
    assert labels_of(figure)[0] == "Marrowshire and Port Ellery  <b>1</b>"
