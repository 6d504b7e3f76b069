"""The sides of a comparison: which articles belong to an outlet, an author, a tag or a stretch of time."""

from typing import Literal

import pandas as pd

from analysis.tables.columns import SEPARATOR
from analysis.tables.summaries.columns import make_table

SideBy = Literal["outlet", "author", "tag", "month", "week", "day", "article"]
Period = Literal["month", "week", "day"]
UNTAGGED = "(no tag)"  # the side of articles without one
SIDES: dict[SideBy, str] = {  # what articles can be divided by, each with the column that it comes from
    "outlet": "outlet",
    "author": "byline",
    "tag": "tags",
    "month": "published",
    "week": "published",
    "day": "published",
    "article": "article_id",
}


def group_articles(articles: pd.DataFrame, by: SideBy) -> pd.DataFrame:
    """Which side each article is on: a row for each pair of `article_id` and `side`, in the order of the articles.

    An article with several tags is on several sides; those without one are a side of their own, if there are tags. Of the others,
    one that does not have what is asked for is on none. A month is "2031-04"; a week is the date of its Monday.
    """
    column = SIDES[by]
    if column not in articles:
        return make_table([], "article_id side")
    cells = articles[column]
    if by in ("month", "week", "day"):
        cells = name_periods(cells, by)
    elif by == "tag":
        if cells.any():
            cells = cells.where(cells != "", UNTAGGED)
        cells = cells.str.split(SEPARATOR, regex=False)
    sides = pd.DataFrame({"article_id": articles.article_id, "side": cells}).explode("side", ignore_index=True)
    return sides[sides.side.notna() & (sides.side != "")].astype("str").drop_duplicates().reset_index(drop=True)


def name_periods(published: pd.Series, by: str) -> pd.Series:
    """Dates (`YYYY-MM-DD` or "") as the month, week or day that they fall in; "" stays."""
    days = pd.to_datetime(published.where(published != ""), format="%Y-%m-%d", errors="coerce")
    if by == "month":
        return days.dt.strftime("%Y-%m").fillna("").astype("str")
    if by == "week":
        days = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return days.dt.strftime("%Y-%m-%d").fillna("").astype("str")


def count_sides(articles: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """A row a side, the one with most articles first: articles, words, quotations, quoted words and their share."""
    joined = groups.merge(articles, on="article_id")
    sides = joined.groupby("side", sort=False).agg(
        articles=("article_id", "nunique"),
        words=("words", "sum"),
        quotations=("quotations", "sum"),
        quoted_words=("quoted_words", "sum"),
    )
    sides["quoted_share"] = sides.quoted_words / sides.words.where(sides.words > 0)
    return sides.reset_index().sort_values("articles", ascending=False, kind="stable", ignore_index=True)


def count_by_period(articles: pd.DataFrame, groups: pd.DataFrame, by: Period) -> pd.DataFrame:
    """What `count_sides` counts, for each period in which a side has articles; `period` is a date, that of its first day.

    Articles without a date are left aside.
    """
    dated = articles[articles.published != ""]
    named = dated.assign(period=name_periods(dated.published, by))
    joined = groups.merge(named, on="article_id")
    counted = joined.groupby(["side", "period"], sort=True).agg(
        articles=("article_id", "nunique"), words=("words", "sum"), quoted_words=("quoted_words", "sum")
    )
    counted["quoted_share"] = counted.quoted_words / counted.words.where(counted.words > 0)
    counted = counted.reset_index()
    return counted.assign(period=pd.to_datetime(counted.period).astype("datetime64[s]"))
