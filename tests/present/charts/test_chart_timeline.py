"""The chart of articles over time."""

import pandas as pd

from analysis.present import charts


def test_articles_without_a_date_are_in_sight() -> None:
    weeks = pd.DataFrame(
        {"period": pd.to_datetime(["2031-03-03", "2031-03-24"]), "articles": [1, 2], "words": 9, "quoted_words": 3}
    )
    figure = charts.timeline_chart(weeks, "week", 5)
    assert [list(trace.y) for trace in figure.data] == [[1, 2], [5]]
    assert list(figure.data[1].x) == ["no date"] and figure.data[1].text[0] == "5"
    assert "no date 5" in figure.layout.meta["alt"]
    assert len(charts.timeline_chart(weeks, "week", 0).data) == 1
