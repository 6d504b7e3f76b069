"""Numbers and shares in words."""

import pytest

from analysis.present.amounts import amount, percent, share_label


@pytest.mark.parametrize(
    ("part", "total", "label"),
    [
        (10, 40, "10 quoted words (25%)"),  # the share of few words says less than their number
        (10, 50, "20% (10 quoted words)"),
        (1, 400, "under 1% (1 quoted word)"),
        (0, 400, "0% (0 quoted words)"),
        (1200, 2400, "50% (1,200 quoted words)"),
        (0, 0, "0 quoted words"),
    ],
)
def test_share_label(part: int, total: int, label: str) -> None:
    assert share_label(part, total, "quoted word") == label


@pytest.mark.parametrize(
    ("value", "noun", "label"),
    [(1, "word", "1 word"), (0, "word", "0 words"), (1200, "word", "1,200 words"), (7.06, "grade", "grade 7.1")],
)
def test_amount(value: float, noun: str, label: str) -> None:
    assert amount(value, noun) == label


@pytest.mark.parametrize(("part", "label"), [(0, "0%"), (1, "under 1%"), (5, "under 1%"), (6, "1%"), (1000, "100%")])
def test_percent(part: int, label: str) -> None:
    assert percent(part, 1000) == label
