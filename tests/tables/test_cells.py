"""Cells that a spreadsheet must not run, and back."""

import pytest

from analysis.tables.cells import neutralise, restore

CELLS = [
    # a formula gets an apostrophe
    ("=1+1", "'=1+1"),
    ("@harbour", "'@harbour"),
    # what looks as if it had got one gets another, so that it comes back as it was
    ("'@harbour", "''@harbour"),
    ("''=1+1", "'''=1+1"),
    # all else stays
    ("'We sail'", "'We sail'"),
    ("harbour@ellery.example", "harbour@ellery.example"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_round_trip(text: str, cell: str) -> None:
    assert neutralise(text) == cell
    assert restore(cell) == text
