"""Words that stand twice count in their fullest telling."""

import pytest

from analysis.quotations.repeats import mark_repeats
from analysis.records import Attribution, QuoteKind, Stretch

FULL = "We will not leave this harbour before the ships are paid for in full"

CASES: list[tuple[list[tuple[str, QuoteKind]], list[bool]]] = [
    # a headline gives way to the fuller telling below it
    ([("We will not leave this harbour", "direct"), (FULL, "direct")], [True, False]),
    # a pull quote after the story
    ([(FULL, "direct"), ("before the ships are paid for", "direct")], [False, True]),
    # as long as each other: the first counts
    ([(FULL, "direct"), (FULL, "direct")], [False, True]),
    # case and the shape of an apostrophe tell nothing
    ([("it's the end of our town", "direct"), ("IT’S THE END OF OUR TOWN", "direct")], [False, True]),
    # four words in a row prove nothing
    ([("we will not leave", "direct"), (FULL, "direct")], [False, False]),
    # less than half of it stands elsewhere
    ([("We will not leave this and other towns of the western coast to the sea", "direct"), (FULL, "direct")], [False, False]),
    # what is reported repeats what is quoted
    ([(FULL, "direct"), ("that we will not leave this harbour", "indirect")], [False, True]),
    # but quoted words count, though a longer report holds them
    ([("we will not leave this harbour", "mixed"), (FULL, "indirect")], [False, False]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "repeats"), CASES)
def test_repeats(told: list[tuple[str, QuoteKind]], repeats: list[bool]) -> None:
    text, attributions = "", []
    for number, (words, kind) in enumerate(told, 1):
        stretch = Stretch(len(text), len(text) + len(words), kind)
        attributions.append(Attribution(f"a-q{number}", kind, (stretch,)))
        text += words + "\n"
    assert [a.stretches[0].repeat for a in mark_repeats(attributions, text)] == repeats
