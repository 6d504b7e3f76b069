"""In which outlets each voice speaks."""

import pandas as pd

from analysis.tables import summaries

QUOTATIONS = pd.DataFrame(
    [
        ("a", "Ana", 9, False),
        ("a", "Ana", 9, True),  # a repeat
        ("a", "Bo", 0, False),  # reported
        ("b", "Bo", 4, False),
        ("c", "Ana", 2, False),
        ("d", "Cy", 1, False),  # on no side
    ],
    columns=["article_id", "voice", "words", "repeat"],
)
GROUPS = pd.DataFrame([("a", "Post"), ("b", "Mail"), ("c", "Echo")], columns=["article_id", "side"])


def test_words_without_repeats_side_by_side() -> None:
    spread = summaries.spread_voices(QUOTATIONS, GROUPS, "words")
    assert spread.values.tolist() == [["Ana", "Post", 9], ["Bo", "Mail", 4], ["Ana", "Echo", 2]]


def test_quotations_count_reported_ones_too() -> None:
    spread = summaries.spread_voices(QUOTATIONS, GROUPS, "quotations")
    assert spread[spread.side == "Post"].number.tolist() == [1, 1]


def test_sides_with_little_stand_together_at_the_end() -> None:
    spread = summaries.spread_voices(QUOTATIONS, GROUPS, "words", most=2)
    assert spread.side.tolist() == ["Post", summaries.OTHERS, summaries.OTHERS]


def test_nothing_said() -> None:
    spread = summaries.spread_voices(QUOTATIONS.head(0), GROUPS, "words")
    assert spread.empty and list(spread) == ["voice", "side", "number"]
