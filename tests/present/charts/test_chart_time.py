"""Charts over time."""

from chart_factories import labels_of
from factories import (
    make_analyses,
)

from analysis.present import charts
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    entities_table,
)


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
