"""Labels chosen for a row of words: which stretches come out of which probabilities."""

import numpy as np
import pytest

from analysis.tagger.viterbi import find_labelled

NONE, FIRST, ON = [0.9, 0.05, 0.05], [0.1, 0.85, 0.05], [0.1, 0.05, 0.85]

ROWS = [
    # nothing
    ([NONE, NONE], [], []),
    # one word, two words, and two stretches side by side
    ([FIRST, NONE], [], [(0, 0)]),
    ([NONE, FIRST, ON], [], [(1, 2)]),
    ([FIRST, ON, FIRST, ON], [], [(0, 1), (2, 3)]),
    # a word in the middle that is nearly none stays within
    ([FIRST, [0.51, 0.04, 0.45], ON], [], [(0, 2)]),
    # a further word without a first one, hardly likelier than none, begins nothing
    ([NONE, [0.4, 0.1, 0.5], NONE], [], []),
    # but one that is likely does
    ([NONE, [0.02, 0.03, 0.95], NONE], [], [(1, 1)]),
    # no stretch goes on over the beginning of a paragraph
    ([FIRST, ON, FIRST], [2], [(0, 1), (2, 2)]),
]


@pytest.mark.parametrize(("chances", "paragraphs", "expected"), ROWS)
def test_stretches(chances: list[list[float]], paragraphs: list[int], expected: list[tuple[int, int]]) -> None:
    breaks = np.isin(np.arange(len(chances)), paragraphs)
    assert [(a, b) for a, b, _, _ in find_labelled(np.array(chances), breaks)] == expected


def test_kind_and_mean_probability() -> None:
    chances = np.array([[0.1, 0, 0, 0.8, 0.1], [0.2, 0, 0, 0.1, 0.7]])
    [(_, _, kind, probability)] = find_labelled(chances, np.array([True, False]))
    assert kind == 1 and probability == pytest.approx(0.85)
