"""Charts of readability."""

import pandas as pd
import pytest
from chart_factories import labels_of
from factories import make_analyses, make_harbour, make_interview

from analysis.present import charts
from analysis.readability import BANDS
from analysis.tables import summaries
from analysis.tables.frames import articles_table


@pytest.mark.parametrize(("grade", "place"), [(7.1, 7.1), (-3.0, 0), (31.0, 20)])
def test_every_grade_has_its_place_on_the_scale(grade: float, place: float) -> None:
    figure = charts.scale_chart(grade, "")
    assert list(figure.data[-1].x) == [place]
    assert [name.replace("<br>", " ") for name in figure.layout.xaxis.ticktext] == [band.name for band in BANDS]


def test_a_rough_figure_is_hollow_and_round() -> None:
    sure, rough = charts.scale_chart(7.1, ""), charts.scale_chart(7.1, "rough")
    assert sure.data[-1].marker.symbol != rough.data[-1].marker.symbol
    assert (labels_of(sure)[0], labels_of(rough)[0]) == ("<b>grade 7.1</b>", "<b>grade about 7</b>")


def test_the_layout_is_as_high_for_one_article_as_for_many() -> None:
    one, many = charts.scale_chart(7.1, ""), charts.scale_chart(7.1, "", [1.0, 7.1, 9.0])
    assert one.layout.height == many.layout.height


def parts(*rows: tuple[str, float, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["part", "flesch_kincaid_grade", "note", "words"])


# Grade 0.5 from 50 words is not known to a tenth
def test_a_part_of_few_words_is_not_shown_as_if_it_were_sure() -> None:
    figure = charts.parts_chart(parts(("Story", 6.04, "", 300), ("Slogans", 0.5, "rough", 50)))
    assert labels_of(figure) == ["Story  <b>6.0</b> · 300 words", "Slogans  <b>about 1 or less</b> · 50 words"]
    assert list(figure.data[0].marker.symbol) == ["circle", "circle-open"]


def test_a_dot_for_every_scored_article() -> None:
    graded = summaries.grade_articles(articles_table(make_analyses())).assign(title="A title")
    figure = charts.grades_chart(graded)
    scored = [make_harbour().article.id, make_interview().article.id]  # the other is too short
    assert list(figure.data[0].customdata) == scored
    assert [label.split("  ")[0] for label in labels_of(figure)] == ["The Marrow Gazette", "Outlet not given"]
