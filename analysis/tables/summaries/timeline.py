"""Articles over time."""

from datetime import date

import pandas as pd

from analysis.tables.summaries.sides import Period, name_periods

MAX_DAYS = {"day": 31, "week": 31 * 7}  # from the first article to the last, up to which days or weeks are told apart


def choose_period(articles: pd.DataFrame) -> Period:
    """The periods that suit the time which the articles cover: days up to a month, weeks up to seven months, else months."""
    dated = articles.published[articles.published != ""]
    days = (date.fromisoformat(dated.max()) - date.fromisoformat(dated.min())).days if len(dated) else 0
    return "day" if days < MAX_DAYS["day"] else "week" if days < MAX_DAYS["week"] else "month"


def count_over_time(articles: pd.DataFrame, by: Period) -> pd.DataFrame:
    """A row for each period with articles, in order: `period` (the date of its first day), articles, words, quoted words.

    Articles without a date are in no row; `count_undated` says how many there are.
    """
    dated = articles[articles.published != ""]
    named = dated.assign(period=name_periods(dated.published, by))
    counted = named.groupby("period", sort=True).agg(
        articles=("article_id", "nunique"), words=("words", "sum"), quoted_words=("quoted_words", "sum")
    )
    counted = counted.reset_index().astype({"articles": "int64", "words": "int64", "quoted_words": "int64"})
    return counted.assign(period=pd.to_datetime(counted.period).astype("datetime64[s]"))


def count_undated(articles: pd.DataFrame) -> int:
    """How many articles have no date."""
    return int((articles.published == "").sum())
