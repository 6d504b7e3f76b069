"""The sides of a comparison."""

import pandas as pd
import pytest

from analysis.tables import summaries

ARTICLES = pd.DataFrame(
    [
        ("a", "The Tide", "Ola Renn", "2031-03-03", "coast | law", 100, 2, 10),
        ("b", "The Tide", "", "2031-03-09", "", 300, 3, 30),
        ("c", "The Quay", "Ines Falk", "2031-03-10", "law", 200, 0, 0),
        ("d", "", "Ola Renn", "", "", 50, 1, 5),
    ],
    columns=["article_id", "outlet", "byline", "published", "tags", "words", "quotations", "quoted_words"],
)


@pytest.mark.parametrize(
    ("by", "sides"),
    [
        # An article without an outlet is on no side.
        ("outlet", {"The Tide": "ab", "The Quay": "c"}),
        ("author", {"Ola Renn": "ad", "Ines Falk": "c"}),
        # An article with two tags is on two sides, and those without one stand together.
        ("tag", {"coast": "a", "law": "ac", "(no tag)": "bd"}),
        ("month", {"2031-03": "abc"}),
        # Monday 3 March and Sunday 9 March are one week; 10 March begins the next.
        ("week", {"2031-03-03": "ab", "2031-03-10": "c"}),
        ("day", {"2031-03-03": "a", "2031-03-09": "b", "2031-03-10": "c"}),
        ("article", {"a": "a", "b": "b", "c": "c", "d": "d"}),
    ],
)
def test_articles_are_grouped(by: summaries.SideBy, sides: dict[str, str]) -> None:
    groups = summaries.group_articles(ARTICLES, by)
    assert {side: "".join(part.article_id) for side, part in groups.groupby("side")} == sides


def test_without_tags_there_are_no_sides() -> None:
    assert summaries.group_articles(ARTICLES.assign(tags=""), "tag").empty
    assert summaries.group_articles(ARTICLES.drop(columns="tags"), "tag").empty


def test_a_side_adds_up_words_and_divides_then() -> None:
    counts = summaries.count_sides(ARTICLES, summaries.group_articles(ARTICLES, "outlet")).set_index("side")
    assert counts.index.tolist() == ["The Tide", "The Quay"]
    assert counts.loc["The Tide"].tolist() == [2, 400, 5, 40, 0.1]


def test_periods_leave_undated_articles_aside() -> None:
    groups = summaries.group_articles(ARTICLES, "author")
    weeks = summaries.count_by_period(ARTICLES, groups, "week")
    assert [(r.side, f"{r.period:%Y-%m-%d}", r.articles) for r in weeks.itertuples()] == [
        ("Ines Falk", "2031-03-10", 1),
        ("Ola Renn", "2031-03-03", 1),
    ]
