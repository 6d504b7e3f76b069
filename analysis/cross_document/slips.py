"""Find names that differ from another by one letter, without comparing each with each."""

from array import array
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.name_forms import ONE_SLIP_LETTERS

T = TypeVar("T")


class SlipIndex(Generic[T]):
    """Words of six letters or more with what they belong to, found again with one letter amiss.

    Two words that are one insertion, deletion, substitution or swap of neighbours apart have a word in common if in each of them
    one letter is left out at a time (Mor and Fraenkel 1982), so that a look-up costs as many steps as the word has letters.
    """

    def __init__(self) -> None:
        self._values: list[T] = []
        self._keys, self._numbers = array("q"), array("q")  # a hash and the value's number: a few bytes for each entry
        self._sorted: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    def add(self, beside: Hashable, word: str, value: T) -> None:
        """Keep a value under a word and under what stands beside it, which has to be the same."""
        rests = _one_left_out(word)
        if rests:
            self._keys.extend(hash((beside, rest)) for rest in rests)
            self._numbers.extend([len(self._values)] * len(rests))
            self._values.append(value)
            self._sorted = None

    def find(self, beside: Hashable, word: str) -> Iterator[T]:
        """The values of all words that may be this one with a letter amiss, each once, in the order of adding.

        Two keys with one hash are taken for one, so that whoever asks has to compare the words.
        """
        rests = _one_left_out(word)
        if not rests:
            return
        keys, numbers = self._sorted = self._sorted or self._sort()
        wanted = np.array([hash((beside, rest)) for rest in rests], np.int64)
        starts, ends = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
        found = {number for start, end in zip(starts, ends, strict=True) for number in numbers[start:end].tolist()}
        yield from (self._values[number] for number in sorted(found))

    def _sort(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        keys, numbers = np.array(self._keys, np.int64), np.array(self._numbers, np.int64)
        order = keys.argsort(kind="stable")
        return keys[order], numbers[order]


def _one_left_out(word: str) -> set[str]:
    if len(word) < ONE_SLIP_LETTERS:
        return set()
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}  # the first letter is never amiss
