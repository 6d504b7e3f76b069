"""Find the people without a name whom "he" or "she" may mean: "my father", "the woman", "a spokeswoman for the port"."""

import re
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
    pronoun: str  # that goes with the noun: "he" or "she"


class UnnamedMention(NamedTuple):
    """An unnamed person as described in one place."""

    start: int
    end: int
    person: UnnamedPerson


def find_unnamed_people(text: str) -> list[UnnamedMention]:
    """Find the descriptions whose noun goes with "he" or "she", in order.

    Not found: those that belong to a name ("his wife, Ana Lim", "Ana Lim, a spokeswoman"), and nouns that fit anybody
    ("the official").
    """
    found = []
    for m in _description().finditer(text):
        before = text[max(0, m.start() - LONGEST_NAME_BEFORE) : m.start()]
        if _NAME_NEXT.match(text, m.end()) or _NAME_BEFORE.search(before):
            continue
        pronoun = "she" if m["noun"].casefold() in words_of("roles", "heads she") else "he"
        found.append(UnnamedMention(m.start(), m.end(), UnnamedPerson(" ".join(m.group().split()), pronoun)))
    return found


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
