"""Charts of readability."""

import pandas as pd
from chart_factories import bars_of, labels_of
from factories import (
    make_analyses,
    make_harbour,
    make_interview,
)

from analysis.present import charts
from analysis.tables.frames import (
    articles_table,
    readability_table,
)


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
