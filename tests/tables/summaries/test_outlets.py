"""Kinds of sources by outlet."""

import pandas as pd
import pytest
from factories import make_analyses, make_harbour, make_interview

from analysis.tables import summaries
from analysis.tables.frames import articles_table, quotes_table, speakers_table


def said_by(outlets: dict[str, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quotations and articles: one article an outlet, in which a person is quoted with so many words."""
    ids = [f"a{n}" for n in range(len(outlets))]
    quotations = pd.DataFrame(
        {"article_id": ids, "speaker_kind": "person", "words": list(outlets.values()), "repeat": False}
    )
    return quotations, pd.DataFrame({"article_id": ids, "outlet": list(outlets)})


# 49 quoted words of the Gazette, those of the bullet once; the interview has no outlet, the weather nothing quoted
def test_an_outlet_is_divided_into_kinds_of_sources_that_add_up() -> None:
    analyses = make_analyses()
    articles, quotes, speakers = articles_table(analyses), quotes_table(analyses), speakers_table(analyses)
    divided = summaries.divide_outlets(summaries.join_quotations(quotes, speakers, articles), articles)
    gazette = divided[divided.outlet == "The Marrow Gazette"].set_index("speaker_kind")
    assert gazette.number.to_dict() == {
        "person": 30, "unnamed": 3, "organisation": 2, "document": 2, "unresolved": 6, "unattributed": 6,
    }  # fmt: skip
    assert set(gazette.total) == {49} and gazette.share.sum() == pytest.approx(1)
    assert divided.outlet.unique().tolist() == ["The Marrow Gazette", "Outlet not given"]
    assert divided.articles.unique().tolist() == [1, 2] and divided.few.all()
    assert divided.named.tolist() == (divided.outlet == "The Marrow Gazette").tolist()


def test_reported_quotations_count_where_quotations_are_counted() -> None:
    analyses = [make_harbour(), make_interview()]
    articles, quotes, speakers = articles_table(analyses), quotes_table(analyses), speakers_table(analyses)
    quotations = summaries.join_quotations(quotes, speakers, articles)
    divided = summaries.divide_outlets(quotations, articles, "quotations")
    assert divided.drop_duplicates("outlet").total.tolist() == [12, 4]


def test_small_outlets_stand_together_after_the_large_ones() -> None:
    quotations, articles = said_by({"Bay": 1, "Quay": 200, "": 500, "Cape": 2, "Dune": 300})
    divided = summaries.divide_outlets(quotations, articles, most=2)
    assert divided.outlet.tolist() == ["Dune", "Quay", "2 other outlets", "Outlet not given"]
    assert divided.total.tolist() == [300, 200, 3, 500] and divided.articles.tolist() == [1, 1, 2, 1]
    assert divided.few.tolist() == [False, False, True, False]


def test_one_outlet_more_than_fits_is_shown_after_all() -> None:
    quotations, articles = said_by({"Bay": 1, "Quay": 2, "Cape": 3})
    assert summaries.divide_outlets(quotations, articles, most=2).outlet.tolist() == ["Cape", "Quay", "Bay"]
