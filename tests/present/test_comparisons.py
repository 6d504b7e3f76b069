"""What a comparison shows, in sentences."""

import pandas as pd
import pytest

from analysis.present import comparisons
from analysis.tables import summaries

LABELS = {"t": "The Tide", "q": "The Quay"}


def shares(*rows: tuple[str, str, int, int], aspect: str = "source", few: bool = False) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["value", "side", "number", "total"])
    return table.assign(share=table.number / table.total, aspect=aspect, few=few, quotations=table.total)


@pytest.mark.parametrize(
    ("there", "here", "by", "sentence"),
    [
        # twice as much
        (61, 30, "words", "The Tide quotes organisations about twice as much as The Quay: 61% against 30% of quoted words."),
        # three times, by quotations
        (60, 20, "quotations", "The Tide quotes organisations about three times as often as The Quay: 60% against 20% of quotations."),
        # not quite as much
        (60, 45, "words", "The Tide quotes organisations more than The Quay: 60% against 45% of quoted words."),
        # never, or only in the article's words
        (20, 0, "words", "The Tide quotes organisations, The Quay never word for word: 20% of quoted words against none."),
        (20, 0, "quotations", "The Tide quotes organisations, The Quay does not: 20% of quotations against none."),
        # far more
        (60, 1, "quotations", "The Tide quotes organisations far more often than The Quay: 60% against 1% of quotations."),
        # the other way round
        (10, 70, "words", "The Quay quotes organisations about seven times as much as The Tide: 70% against 10% of quoted words."),
        # too little apart
        (39, 30, "words", "No clear difference in shares of quoted words."),
    ],
)  # fmt: skip
def test_contrast(there: int, here: int, by: comparisons.Measure, sentence: str) -> None:
    table = shares(("organisation", "t", there, 100), ("organisation", "q", here, 100))
    assert comparisons.tell_contrast(table, LABELS, by).sentence == sentence


def test_of_several_differences_the_largest_is_told() -> None:
    table = shares(
        ("person", "t", 55, 100), ("person", "q", 40, 100), ("document", "t", 5, 100), ("document", "q", 45, 100)
    )
    told = comparisons.tell_contrast(table, LABELS, "words")
    assert (told.value, told.gap) == ("document", pytest.approx(0.4))


def test_what_may_be_chance_is_not_told() -> None:
    # 50% of 20 quotations against 30% of 20: a gap of 20 points, a standard error of 15
    table = shares(("document", "t", 10, 20), ("document", "q", 6, 20))
    assert comparisons.tell_contrast(table, LABELS, "quotations").gap == 0
    table = shares(("document", "t", 100, 200), ("document", "q", 60, 200))
    assert comparisons.tell_contrast(table, LABELS, "quotations").gap == pytest.approx(0.2)


def test_the_clearest_of_several() -> None:
    alike, told = comparisons.Contrast("No clear difference."), comparisons.Contrast("They differ.", 0.2, "person")
    little = comparisons.Contrast("Too little.", enough=False)
    assert comparisons.tell_clearest([alike, told, little]) == "They differ."
    assert comparisons.tell_clearest([little, alike]).startswith("No clear difference between the sides")
    assert comparisons.tell_clearest([little, little]) == "Too little."


def test_a_side_with_few_words_is_not_compared_but_named() -> None:
    table = pd.concat([shares(("person", "t", 55, 100)), shares(("person", "q", 4, 20), few=True)])
    assert comparisons.tell_contrast(table, LABELS, "words").sentence.startswith("Too little to compare: it takes 100")
    assert (
        comparisons.tell_few(table, LABELS, "words")
        == "Too few to say much, so drawn hollow: The Quay (20 quoted words)."
    )


def test_shares_of_a_part_say_of_what() -> None:
    table = shares(("she", "t", 30, 100), ("she", "q", 10, 100), aspect="pronoun")
    assert comparisons.tell_contrast(table, LABELS, "words").sentence.endswith("of quoted words of named people.")


def test_every_value_has_its_words() -> None:
    """But for what says more about us than about a side: verbs that the lexicon lacks, speakers and pronouns that we didn't find."""
    told = set()
    for aspect, (_, values) in summaries.ASPECTS.items():
        for value in values:
            table = shares((value, "t", 90, 100), (value, "q", 10, 100), aspect=aspect)
            told.add((value, comparisons.tell_contrast(table, LABELS, "words").value))
    assert {value for value, found in told if found != value} == {"other", "unresolved", "unknown"}


@pytest.mark.parametrize(
    ("by", "side", "name"),
    [
        ("outlet", "The Tide", "The Tide"),
        ("month", "2031-03", "March 2031"),
        ("week", "2031-03-03", "Week of 3 March 2031"),
        ("day", "2031-03-09", "9 March 2031"),
        ("article", "a1", "Fish market to close"),
    ],
)
def test_sides_have_names(by: summaries.SideBy, side: str, name: str) -> None:
    assert comparisons.name_side(by, side, {"a1": "Fish market to close"}) == name


def test_only_clear_names_are_told() -> None:
    names = pd.DataFrame(
        {"entity": ["Brill", "Vane", "Toll"], "log_odds": [2.0, -1.0, 0.5], "clear": [True, True, False]}
    )
    assert (
        comparisons.tell_named(names, "The Tide", comparisons.OTHERS)
        == "The Tide names Brill more; the others name Vane more."
    )
    assert comparisons.tell_named(names[~names.clear], "The Tide", "The Quay").startswith(
        "No name is clearly more frequent"
    )
