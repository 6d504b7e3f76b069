"""Rules that are a pattern and no more: rows with an id, a verbose pattern, a text that it is for and one that it leaves alone."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.rules import COUNTING, RULES, SWITCHED_OFF, fired

REACH = 80  # characters before a place in which a pattern is looked for


@dataclass(frozen=True, slots=True)
class PatternRule:
    """A rule that is a pattern alone.

    In both examples "|" marks the place behind (or before) which the pattern has to match; without it, it may match anywhere.
    """

    id: str
    meaning: str
    verbose: str  # in the syntax of re.VERBOSE
    example: str
    counterexample: str
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.verbose, re.VERBOSE))
        RULES[self.id] = self.meaning

    def behind(self, text: str, at: int, limit: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at this place."""
        return self._count(self.pattern.match(text, at, limit))

    def before(self, text: str, at: int, limit: int = 0) -> re.Match[str] | None:
        """The match that ends at this place; the pattern ends in "$"."""
        return self._count(self.pattern.search(text, max(limit, at - REACH), at))

    def everywhere(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        for m in self.pattern.finditer(text):
            if match := self._count(m):
                yield match

    def _count(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if match is None or self.id in SWITCHED_OFF:
            return None
        if COUNTING:
            fired[self.id] += 1
        return match
