"""Filters on the table of quotations."""

import pytest
from factories import make_analyses

from pages.ui.sections.quote_filters import filter_quotations
from pages.ui.state.tables import Tables

ALL = 16  # quotations in the articles


@pytest.mark.parametrize(
    ("speaker", "source", "kinds", "left"),
    [
        ("", "", [], ALL),
        ("Tomas Brandt", "", [], 2),
        ("", "document", [], 2),
        ("Nkechi Okafor", "", ["mixed", "indirect"], 2),
        ("Nkechi Okafor", "document", [], 0),
        ("Nobody of this name", "", [], 0),
    ],
)
def test_filters_apply_together_and_an_empty_one_lets_all_through(
    speaker: str, source: str, kinds: list[str], left: int
) -> None:
    quotations = Tables(make_analyses()).quotations
    assert len(filter_quotations(quotations, speaker, source, kinds)) == left
