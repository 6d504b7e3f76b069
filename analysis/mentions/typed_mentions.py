"""What becomes a mention, on its way from the tagger to the tables."""

from typing import NamedTuple, Self

from analysis.records import EntityType, Name

SURE_SCORE = 0.6  # tagger score, 0 to 1, from which a name is believed and looked for elsewhere in the article


class TypedMention(NamedTuple):
    """A name where it stands, with its type, before it is known whose it is."""

    start: int
    end: int
    type: EntityType
    score: float  # how sure the tagger is, 0 to 1; 1 for a group that a lexicon knows
    rank: str = ""  # "President", "Lt. Gov.": the office written before a person, which is no part of the mention

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Candidate(NamedTuple):
    """A stretch that may become a mention, and the free text around it into which it may grow."""

    start: int
    end: int
    type: EntityType
    score: float
    low: int  # where the free text before it begins
    high: int  # where the free text behind it ends
    rank: str = ""
    abbreviated: bool = False  # the tagger saw a full stop at its end

    @classmethod
    def from_name(cls, name: Name, low: int, high: int) -> Self:
        return cls(name.start, name.end, name.type, name.score, low, high)

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def becomes(self, type_: EntityType, *, start: int | None = None, end: int | None = None) -> "Candidate":
        """The same with another type, and perhaps another start or end."""
        return self._replace(
            type=type_, start=self.start if start is None else start, end=self.end if end is None else end
        )
