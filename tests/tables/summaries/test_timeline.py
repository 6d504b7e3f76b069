"""Articles over time."""

import pandas as pd
import pytest

from analysis.tables import summaries


def published(*dates: str) -> pd.DataFrame:
    ids = [f"a{n}" for n in range(len(dates))]
    return pd.DataFrame({"article_id": ids, "published": list(dates), "words": 10, "quoted_words": 4})


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        (["2031-03-03", "2031-04-02"], "day"),
        (["2031-03-03", "2031-04-03", ""], "week"),
        (["2031-03-03", "2031-10-05"], "week"),
        (["2031-03-03", "2031-10-06"], "month"),
        (["", ""], "day"),
    ],
)
def test_longer_times_have_longer_periods(dates: list[str], period: str) -> None:
    assert summaries.choose_period(published(*dates)) == period


# The third and the sixth of March 2031 lie in one week, which begins on the third
def test_articles_are_counted_by_the_week_and_those_without_a_date_apart() -> None:
    articles = published("2031-03-06", "", "2031-03-03", "2031-03-10", "")
    counted = summaries.count_over_time(articles, "week")
    assert counted.period.dt.strftime("%Y-%m-%d").tolist() == ["2031-03-03", "2031-03-10"]
    assert counted.articles.tolist() == [2, 1] and counted.quoted_words.tolist() == [8, 4]
    assert summaries.count_undated(articles) == 2
