"""Mentions that overlap."""

import pytest

from analysis.mentions.overlaps import without_overlaps
from analysis.mentions.typed_mentions import TypedMention

TEXT = "Ana Lim and Bo Holt left. "

CASES = [
    # in order
    ([(12, 19), (0, 7)], [(0, 7), (12, 19)]),
    # the longer of two that overlap, wherever it stands, or the first
    ([(0, 3), (0, 7)], [(0, 7)]),
    ([(0, 7), (4, 19)], [(4, 19)]),
    ([(0, 7), (4, 11)], [(0, 7)]),
    # a chain keeps what does not overlap
    ([(0, 7), (4, 11), (8, 15)], [(0, 7), (8, 15)]),
    # neither empty, nor outside the text, nor white space alone
    ([(3, 3), (5, 4), (-2, 3), (20, 99), (25, 26)], []),
]


@pytest.mark.parametrize(("spans", "kept"), CASES)
def test_overlaps(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    decoded = without_overlaps(TEXT, [TypedMention(start, end, "person", 0.9) for start, end in spans])
    assert [(m.start, m.end) for m in decoded] == kept
