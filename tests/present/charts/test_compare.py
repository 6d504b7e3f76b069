"""Charts that set sides beside each other."""

import pandas as pd
import pytest
from chart_factories import labels_of

from analysis.present import charts

SIDES = {"t": "The Tide", "q": "The <b>Quay</b>"}
SHARES = pd.DataFrame(
    [
        ("person", "t", 30, 40, 0.75, True),
        ("person", "q", 0, 60, 0.0, False),
        ("document", "t", 10, 40, 0.25, True),
        ("document", "q", 60, 60, 1.0, False),
    ],
    columns=["value", "side", "number", "total", "share", "few"],
).assign(aspect="source")
VALUES = {"document": "Documents", "person": "Named people", "unnamed": "Unnamed people"}


def test_a_row_for_each_value_that_is_there_in_the_order_of_their_labels() -> None:
    figure = charts.dumbbell_chart(SHARES, VALUES, SIDES, title="Kinds of sources", stressed="person")
    assert labels_of(figure) == ["Documents  <b>25% : 100%</b>", "Named people  <b>75% : none</b>"]
    assert list(figure.data[1].x) == [0.0, 0.75, None] and list(figure.data[1].y) == [1, 1, None]  # the stressed row
    tide = next(trace for trace in figure.data if trace.name == "The Tide")
    assert dict(zip(tide.y, tide.x, strict=True)) == {1: 0.75, 0: 0.25}
    assert [list(point) for point in tide.customdata] == [["source", "person", "t"], ["source", "document", "t"]]
    assert "The Tide 75%, The <b>Quay</b> none" in figure.layout.meta["alt"]


def test_a_side_with_few_words_is_hollow_and_names_are_no_tags() -> None:
    figure = charts.dumbbell_chart(SHARES, VALUES, SIDES, title="Kinds of sources")
    signs = {trace.name: trace.marker.symbol for trace in figure.data if trace.name}
    assert signs == {"The Tide": "circle-open", "The &lt;b&gt;Quay&lt;/b&gt;": "square"}


def test_a_side_without_words_has_no_mark() -> None:
    silent = SHARES.assign(
        share=SHARES.share.where(SHARES.side == "t"), total=SHARES.total.where(SHARES.side == "t", 0)
    )
    figure = charts.dumbbell_chart(silent, VALUES, SIDES, title="Kinds of sources")
    assert labels_of(figure)[0] == "Documents  <b>25% : –</b>"
    assert [len(trace.x) for trace in figure.data if trace.name] == [2, 0]


def test_names_lie_on_the_side_that_names_them_more() -> None:
    names = pd.DataFrame(
        [
            ("Brill", "person", 6, 2, 1.5, 0.1, 2.9, True),
            ("Vane", "place", 1, 3, -1.0, -2.4, 0.4, False),
            ("Toll", "place", 0, 0, float("nan"), float("nan"), float("nan"), False),
        ],
        columns=["entity", "type", "mentions", "other_mentions", "log_odds", "low", "high", "clear"],
    )
    figure = charts.odds_chart(names, "The Tide", "The Quay")
    assert labels_of(figure) == ["Brill  <b>6 : 2</b>", "Vane  <b>1 : 3</b>", "← The Quay", "equal", "The Tide →"]
    dots = figure.data[-1]
    assert list(dots.x) == [1.5, -1.0] and list(dots.marker.symbol) == ["circle", "square-open"]
    together = charts.odds_chart(names, "The Buoy", "the others", numbers=(2, None)).data[-1]
    assert list(together.marker.symbol) == ["diamond", "hexagon-open"]  # no side's own sign
    assert list(figure.data[0].x) == [0.1, 2.9, None, -2.4, 0.4, None]


def test_grades_have_their_median_by_side() -> None:
    articles = pd.DataFrame(
        [("a", "t", "One", 5.0), ("b", "t", "Two", 7.0), ("c", "t", "Short", float("nan"))],
        columns=["article_id", "side", "title", "flesch_kincaid_grade"],
    )
    figure = charts.spread_chart(articles, SIDES)
    assert labels_of(figure)[0] == "The Tide  <b>median 6.0, 2 articles</b>"
    assert labels_of(figure)[1].endswith("<b>too short to score</b>")
    assert [shape.x0 for shape in figure.layout.shapes] == [6.0]
    assert list(figure.data[0].customdata) == ["a", "b"]


def test_a_line_over_time_for_each_side() -> None:
    periods = pd.DataFrame(
        [("t", "2031-03-03", 1, 100, 0.1), ("t", "2031-03-10", 2, 200, 0.3), ("q", "2031-03-10", 1, 50, float("nan"))],
        columns=["side", "period", "articles", "words", "quoted_share"],
    ).assign(period=lambda t: pd.to_datetime(t.period))
    figure = charts.period_chart(periods, SIDES)
    assert list(figure.data[0].y) == [0.1, 0.3] and list(figure.data[1].y) == []
    assert "2031-03-10 30%" in figure.layout.meta["alt"]


@pytest.mark.parametrize("sides", [1, charts.MAX_SIDES])
def test_every_side_has_a_sign_of_its_own(sides: int) -> None:
    names = {f"s{n}": f"Side {n}" for n in range(sides)}
    table = pd.DataFrame([("person", side, 1, 2, 0.5, False) for side in names], columns=SHARES.columns[:-1])
    figure = charts.dumbbell_chart(table.assign(aspect="source"), VALUES, names, title="Kinds of sources")
    signs = [(trace.marker.symbol, trace.marker.color) for trace in figure.data if trace.name]
    assert len(set(signs)) == len(signs) == sides
