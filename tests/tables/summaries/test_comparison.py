"""Sides beside each other, with figures computed by hand."""

from math import log, sqrt

import pandas as pd
import pytest

from analysis.tables import summaries

GROUPS = pd.DataFrame([("a", "Tide"), ("b", "Tide"), ("c", "Quay")], columns=["article_id", "side"])
QUOTATIONS = pd.DataFrame(
    [
        ("a", "person", "direct", 30, False),
        ("a", "unnamed", "mixed", 10, False),
        ("b", "person", "indirect", 0, False),
        ("b", "person", "direct", 99, True),  # only repeats others
        ("c", "document", "direct", 160, False),
        ("d", "person", "direct", 500, False),  # on no side
    ],
    columns=["article_id", "speaker_kind", "quotation_kind", "words", "repeat"],
)
ENTITIES = pd.DataFrame(
    [
        ("a", "Ana Brill", "person", "mayor", 4, 2, 30, "a-e1", "Ana Brill"),
        ("b", "Ms Brill", "person", "", 2, 0, 0, "a-e1", "Ana Brill"),
        ("c", "Brill", "person", "", 2, 0, 0, "a-e1", "Ana Brill"),
        ("a", "Port Vane", "place", "", 2, 0, 0, "a-e2", "Port Vane"),
        ("c", "Port Vane", "place", "", 6, 0, 0, "a-e2", "Port Vane"),
        ("c", "Quay Trust", "organisation", "", 0, 1, 5, "c-e3", "Quay Trust"),
    ],
    columns="article_id entity type role mentions quotations quoted_words canonical_id canonical_name".split(),
)


def test_shares_of_words() -> None:
    shares = summaries.compare_shares(QUOTATIONS, GROUPS, ["Tide", "Quay"], "source", "words")
    rows = [tuple(row) for row in shares[["value", "side", "number", "total", "share", "few"]].itertuples(index=False)]
    assert rows == [
        ("person", "Tide", 30, 40, 0.75, True),  # 40 words are few
        ("person", "Quay", 0, 160, 0.0, False),
        ("unnamed", "Tide", 10, 40, 0.25, True),
        ("unnamed", "Quay", 0, 160, 0.0, False),
        ("document", "Tide", 0, 40, 0.0, True),
        ("document", "Quay", 160, 160, 1.0, False),
    ]


def test_shares_of_quotations_leave_repeats_out() -> None:
    shares = summaries.compare_shares(QUOTATIONS, GROUPS, ["Tide"], "kind", "quotations")
    assert shares.set_index("value").number.to_dict() == {"direct": 1, "mixed": 1, "indirect": 1}
    assert shares.few.all() and shares.quotations.eq(3).all()


def test_a_side_that_quotes_nobody_has_no_share() -> None:
    shares = summaries.compare_shares(QUOTATIONS, GROUPS, ["Quay", "Silent"], "kind", "quotations")
    assert shares[shares.side == "Silent"].share.isna().all() and shares[shares.side == "Silent"].total.eq(0).all()


def test_log_odds_by_hand() -> None:
    # Brill 6 : 2, Vane 2 : 6, a prior of 4 counts, of which each has half.
    odds = summaries.log_odds(pd.Series([6, 2]), pd.Series([2, 6]), 4)
    # (6 + 2) / (8 + 4 - 6 - 2) = 2, and (2 + 2) / (8 + 4 - 2 - 2) = 1/2
    assert odds.log_odds[0] == pytest.approx(log(2) - log(1 / 2))
    deviation = sqrt(1 / 8 + 1 / 4 + 1 / 4 + 1 / 8)
    assert odds.z[0] == pytest.approx(2 * log(2) / deviation)
    assert odds.low[0] == pytest.approx(2 * log(2) - 1.959964 * deviation)
    assert odds.high[0] == pytest.approx(2 * log(2) + 1.959964 * deviation)
    assert odds.log_odds[1] == pytest.approx(-odds.log_odds[0])


def test_a_heavier_prior_draws_the_sides_together() -> None:
    light, heavy = (summaries.log_odds(pd.Series([6, 2]), pd.Series([2, 6]), prior) for prior in (1, 100))
    assert 0 < heavy.log_odds[0] < light.log_odds[0]


# one word, no word that anybody uses, no prior: nothing to compare
@pytest.mark.parametrize(("first", "second", "prior"), [([3], [1], 4), ([0, 0], [0, 0], 4), ([3, 1], [1, 3], 0)])
def test_nothing_to_compare(first: list[int], second: list[int], prior: float) -> None:
    assert summaries.log_odds(pd.Series(first), pd.Series(second), prior).isna().all(axis=None)


def test_names_are_added_up_over_the_articles_of_a_side() -> None:
    names = summaries.compare_names(ENTITIES, GROUPS, "Tide", ["Quay"]).set_index("entity")
    counts = names[["mentions", "articles", "other_mentions", "other_articles"]]
    assert counts.loc["Ana Brill"].tolist() == [6, 2, 2, 1]
    assert counts.loc["Port Vane"].tolist() == [2, 1, 6, 1]
    # 16 mentions in 3 articles: a prior of 16/3, of which each of the two names has half
    a = 8 / 3
    assert names.log_odds["Ana Brill"] == pytest.approx(log((6 + a) / (2 + a)) - log((2 + a) / (6 + a)))
    assert not names.clear.any()


def test_quoted_here_only_named_there() -> None:
    found = summaries.find_one_sided(ENTITIES, GROUPS, ["Tide", "Quay"])
    assert found.to_dict("records") == [
        {
            "entity": "Ana Brill",
            "type": "person",
            "role": "mayor",
            "quoted": "Tide",
            "quotations": 2,
            "quoted_words": 30,
            "named": "Quay",
            "mentions": 2,
        }
    ]
