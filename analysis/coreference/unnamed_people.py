"""Find the people without a name whom "he" or "she" may mean: "my father", "the woman", "a spokeswoman for the port"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.lexicons import words_of

LONGEST_NAME_BEFORE = 30  # characters of a name that an apposition follows

_DETERMINERS = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|one|another|two|three|four|five|six|several|many|other)\s+)+", re.I
)
_NAME_NEXT = re.compile(r",?\s+[^\W\d_a-z]|['’]s?\s")
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w.'’-]*, $")


@dataclass(frozen=True, slots=True)
class UnnamedPerson:
    """Somebody whom an article only describes."""

    description: str  # in the article's words: "My father"
    pronoun: str  # that goes with the noun: "he", "she", or "" where it fits anybody


class UnnamedMention(NamedTuple):
    """An unnamed person as described in one place."""

    start: int
    end: int
    person: UnnamedPerson


def find_unnamed_people(text: str) -> list[UnnamedMention]:
    """Find the descriptions whose noun goes with "he" or "she", and whoever is brought in by any noun at the beginning of a
    sentence ("A witness backed her up."), in order.

    Not found: those that belong to a name ("his wife, Ana Lim", "Ana Lim, a spokeswoman"), and other nouns that fit anybody
    ("the official", "he hired a lawyer").
    """
    found = [*_find(text, _description()), *_find(text, _introduction())]
    return sorted(found, key=lambda m: m.start)


def _find(text: str, pattern: re.Pattern[str]) -> Iterator[UnnamedMention]:
    for m in pattern.finditer(text):
        before = text[max(0, m.start() - LONGEST_NAME_BEFORE) : m.start()]
        if _NAME_NEXT.match(text, m.end()) or _NAME_BEFORE.search(before):
            continue
        noun = m["noun"].casefold()
        pronoun = next((p for p in ("she", "he") if noun in words_of("roles", f"heads {p}")), "")
        yield UnnamedMention(m.start(), m.end(), UnnamedPerson(" ".join(m.group().split()), pronoun))


@cache
def _introduction() -> re.Pattern[str]:
    nouns = sorted(words_of("roles", "heads") | words_of("roles", "heads family"))
    return re.compile(
        rf"""(?: ^ | (?<=[.!?]\s) | (?<=[.!?]["”’']\s) )
        (?: An? | One | Another | The[ ]other ) \s
        (?: [a-z][a-z'’-]* \s ){{0,2}}?     # "senior", "second"
        (?P<noun> {"|".join(map(re.escape, nouns))} ) \b
        (?! [-’'] )
        """,
        re.MULTILINE | re.VERBOSE,
    )


@cache
def _description() -> re.Pattern[str]:
    nouns = sorted(words_of("roles", "heads he") | words_of("roles", "heads she"))
    return re.compile(
        rf"""\b (?:an?|the|this|that|one|another|my|his|her|their|our) \s
        (?: [a-z][a-z'’-]* \s ){{0,2}}?     # "late", "former press"
        (?P<noun> {"|".join(map(re.escape, nouns))} ) \b
        (?! [-’'] )                         # not "the woman's dog"
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def plain_description(text: str) -> str:
    """The key that two descriptions of one person share: small letters, single spaces, no article or number in front."""
    return " ".join(_DETERMINERS.sub("", text.casefold().strip(" ,.")).split())
