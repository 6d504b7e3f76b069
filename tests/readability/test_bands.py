"""Bands of what readers know."""

import pytest

from analysis.readability import BANDS, find_band


@pytest.mark.parametrize(
    ("grade", "name"),
    [
        (-3, "Easy"),
        (6.99, "Easy"),
        (7, "General audiences"),
        (12, "Quality press"),
        (13, "Academic"),
        (40, "Scientific"),
    ],
)
def test_every_grade_lies_in_a_band(grade: float, name: str) -> None:
    assert BANDS[find_band(grade)].name == name
