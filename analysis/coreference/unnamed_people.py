"""Find the people who have no name but whom "he" or "she" may mean: "my father", "the woman", "a spokeswoman for the port"."""

import re
from collections.abc import Iterator

from analysis.lexicons import words_of
from analysis.records import Entity, EntityMention, EntityType

UNNAMED = "unnamed:"  # begins the id of somebody without a name

_DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|one|another|two|three|four|five|six|several|many|other)\s+", re.I
)
_WHOSE = r"(?:an?|the|this|that|one|another|my|his|her|their|our)"
_NAME_NEXT = re.compile(r",?\s+[^\W\d_a-z]|['’]s?\s")
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w.'’-]*, $")


def find_unnamed(story: str) -> Iterator[EntityMention]:
    """The descriptions whose noun says "he" or "she", in order, each as somebody by himself: "my mother" is always the same.

    Not found: those that belong to a name ("his wife, Ana Lim", "Ana Lim, a spokeswoman"), and nouns that fit anybody
    ("the official").
    """
    pronoun_of = {noun: p for p in ("he", "she") for noun in words_of("roles", f"heads {p}")}
    for m in _description().finditer(story):
        if _NAME_NEXT.match(story, m.end()) or _NAME_BEFORE.search(story[max(0, m.start() - 30) : m.start()]):
            continue
        text = " ".join(m.group().split())
        yield EntityMention(m.start(), m.end(), somebody(text, pronoun_of[m[1].casefold()]))


def somebody(text: str, pronoun: str = "", type_: EntityType = "person") -> Entity:
    """One who is known by a description alone."""
    return Entity(UNNAMED + plain_description(text), text, type_, (), pronoun=pronoun)


def is_unnamed(entity: Entity) -> bool:
    return entity.id.startswith(UNNAMED)


def _description() -> re.Pattern[str]:
    nouns = sorted(words_of("roles", "heads he") | words_of("roles", "heads she"))
    return re.compile(rf"\b{_WHOSE}\s(?:[a-z][a-z'’-]*\s){{0,2}}?({'|'.join(nouns)})\b(?![-’'])", re.IGNORECASE)


def plain_description(text: str) -> str:
    """A description by which two of them are the same: without its article, in small letters."""
    plain = text.casefold().strip(" ,.")
    while (shorter := _DETERMINERS.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"\s+", " ", plain)
