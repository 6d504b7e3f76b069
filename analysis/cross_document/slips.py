"""Find names that differ from another by one letter, without comparing each with each."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from analysis.name_forms import ONE_SLIP_LETTERS

T = TypeVar("T")


class SlipIndex(Generic[T]):
    """Words of six letters or more with what they belong to, found again with one letter amiss.

    Two words that are one insertion, deletion, substitution or swap of neighbours apart have a word in common if in each of them
    one letter is left out at a time (Mor and Fraenkel 1982), so that a look-up costs as many steps as the word has letters.
    """

    def __init__(self) -> None:
        self._by_rest: dict[Hashable, list[T]] = defaultdict(list)

    def add(self, beside: Hashable, word: str, value: T) -> None:
        """Keep a value under a word and under what stands beside it, which has to be the same."""
        for rest in _one_left_out(word):
            self._by_rest[beside, rest].append(value)

    def find(self, beside: Hashable, word: str) -> Iterator[T]:
        """The values of all words that may be this one with a letter amiss, some of them several times."""
        for rest in _one_left_out(word):
            yield from self._by_rest.get((beside, rest), ())


def _one_left_out(word: str) -> set[str]:
    if len(word) < ONE_SLIP_LETTERS:
        return set()
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}  # the first letter is never amiss
