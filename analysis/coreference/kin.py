"""Join a relative who is brought in by the first name alone with the surname that comes later: "Her husband, Luis, … Mr Lim"."""

import re
from collections.abc import Sequence
from functools import cache

from analysis.lexicons import words_of
from analysis.mentions import TypedMention
from analysis.name_forms import pronoun_of_title, read_person
from analysis.rules import rule

MAX_RELATIVES = 40  # of an article who are looked at
MAX_KIN_CHARS = 40  # before a first name, in which whose relative it is has to stand

Mentions = list[TypedMention]


def _apart(text: str, people: Sequence[Mentions]) -> list[Mentions]:
    return list(people)


@rule("coreference.people.kin", otherwise=_apart)
def join_kin(text: str, people: Sequence[Mentions]) -> list[Mentions]:
    """The mentions of each person, those of a relative and of the title with the surname put together.

    The title may be nobody else's: "Mr Lim" is apart from Ana Lim already. Not found: relatives whose surname is another, and two
    of them whom one title may mean.
    """
    joined: dict[int, int] = {}  # number of the titled → number of the relative
    bearers = {read_person(m.of(text)).words[-1] for own in people for m in own if read_person(m.of(text)).full}
    relatives = [n for n, own in enumerate(people) if _is_relative(text, own)][:MAX_RELATIVES]
    for number, own in enumerate(people):
        names = {read_person(m.of(text)) for m in own}
        (name, *others) = names
        if others or name.full or not pronoun_of_title(name.title) or name.words[-1] not in bearers:
            continue
        fitting = [n for n in relatives if people[n][0].start < own[0].start and n not in joined.values()]
        if len(fitting) == 1:
            joined[number] = fitting[0]
    merged = [list(own) for own in people]
    for titled, relative in joined.items():
        merged[relative] = sorted([*people[relative], *people[titled]])
    return [own for number, own in enumerate(merged) if number not in joined]


def _is_relative(text: str, mentions: Mentions) -> bool:
    """Whether somebody has a first name alone and is brought in as a relative: "her husband, Luis,"."""
    names = {read_person(m.of(text)) for m in mentions}
    first = mentions[0].start
    return all(not n.full and not n.title for n in names) and bool(
        _kin().search(text, max(0, first - MAX_KIN_CHARS), first)
    )


@cache
def _kin() -> re.Pattern[str]:
    nouns = "|".join(sorted(words_of("roles", "kin"), reverse=True))
    return re.compile(rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)|['’]s?)\s(?:[a-z]+\s)?(?:{nouns}),?\s$")
