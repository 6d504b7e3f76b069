"""Names of people: ranks and titles before them, their parts, and which names may be one person's."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.lexicons import name_particles, short_names, words_of
from analysis.name_forms.spelling import CACHED_NAMES, MIN_KEY_LETTERS, WORD, fold, same_spelling, spelling
from analysis.rules import rule

LONGEST_RANK = 3  # words: "Lieutenant Colonel", "Secretary of State"
MIN_GIVEN_SLIP_LETTERS = 7  # of a first name with one letter amiss: "Andrea" is not "Andrew"
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_])")  # written together: "J.K. Marlow"
_THIRD_PERSON = ("he", "she")


class PersonName(NamedTuple):
    """A person's name in parts, folded."""

    words: tuple[str, ...]  # without titles, particles and what follows the name; initials are words of one letter
    title: str  # "mrs", "pope": what belongs to the name as written
    suffix: str  # "jr"
    full: bool  # more than a first name or a surname alone


def split_rank(text: str) -> tuple[str, str]:
    """Ranks and offices before a name, and the name: "Lt. Gov. Ana Lim" is ("Lt. Gov.", "Ana Lim").

    "Dean Whitlock" stays whole, for Dean may be his first name; "Mr" and "Pope" are no ranks but parts of the name. The name
    is empty where nothing but offices was given.
    """
    words = text.split()
    at = 0
    while at < len(words) and fold(words[at]) in _rank_starts():
        size = next((n for n in range(LONGEST_RANK, 0, -1) if is_rank(" ".join(words[at : at + n]))), 0)
        if not size and len(words) - at > 2 and fold(words[at]) in words_of("titles", "ranks that are first names"):
            size = 1
        if not size:
            break
        at += size
    rest = words[at:]
    if at and rest[:1] == ["of"]:  # "Minister of Education Ana Lim"
        rest = rest[2:]
    return " ".join(words[: len(words) - len(rest)]), " ".join(rest)


def is_rank(text: str) -> bool:
    """Whether these words are an office or a rank, and nothing but one: "Lt. Gov."."""
    return fold(text) in words_of("titles", "ranks")


@cache
def _rank_starts() -> frozenset[str]:
    """The first words of all ranks."""
    return frozenset(rank.split()[0] for rank in words_of("titles", "ranks", "ranks that are first names"))


def is_profession(word: str) -> bool:
    """Whether a single word says what somebody is: "deckhand", "Actress"; not an office or a family tie."""
    return fold(word) in words_of("roles", "heads", "heads he", "heads she")


def is_first_name(word: str) -> bool:
    """Whether this is one of the first names that are known."""
    return any(word.casefold() in words_of("first_names", p) for p in _THIRD_PERSON)


def is_address(text: str) -> bool:
    """Whether these words name an office and nobody in particular: "Mr. President", "Shadow Home Secretary", "Your Honour"."""
    words = fold(text).split()
    if fold(text) in words_of("titles", "forms of address"):
        return True
    while words and (courtesy(words[0]) is not None or words[0] in words_of("titles", "forms of address")):
        words = words[1:]
    ranks = words_of("titles", "ranks")
    return not words or (words[-1] in ranks and all(w in ranks or w in words_of("roles", "modifiers") for w in words))


def courtesy(title: str) -> str | None:
    """The pronoun that goes with a courtesy title ("Mrs": "she"), None where the word is none."""
    return _courtesies().get(fold(title))


@cache
def _courtesies() -> dict[str, str]:
    return {word: pronoun for pronoun in (*_THIRD_PERSON, "they") for word in words_of("titles", f"courtesy {pronoun}")}


@lru_cache(CACHED_NAMES)
def pronoun_of_title(title: str) -> str:
    """The pronoun that goes with any title that stays in the name, or "": "queen" is "she"."""
    if pronoun := courtesy(title):
        return pronoun
    return next((p for p in _THIRD_PERSON if title in words_of("titles", f"before a first name {p}")), "")


def is_throne_title(title: str) -> bool:
    """Whether this, folded, stands before a first name and belongs to it: "queen", "pope"."""
    return any(title in words_of("titles", f"before a first name {p}") for p in _THIRD_PERSON)


@lru_cache(CACHED_NAMES)
def read_person(text: str) -> PersonName:
    """The parts of a person's name as written, ranks already cut off."""
    written = fold(_INITIALS.sub(r"\1. ", text)).split()
    title = ""
    while len(written) > 1 and (courtesy(written[0]) is not None or is_throne_title(written[0])):
        title = title or written[0]
        written = written[1:]
    suffix = ""
    while len(written) > 1:
        last = written[-1].strip(",")
        if last in words_of("titles", "generations"):
            suffix = last
        elif last not in words_of("titles", "honours"):
            break
        written = written[:-1]
    words = [w for part in written for w in WORD.findall(part)]
    names = [w for w in words if w not in name_particles()] or words
    full = len(names) > 1 and len(written) > 1 and any(w not in name_particles() for w in written[:-1])
    return PersonName(tuple(names), title, suffix, full or (is_throne_title(title) and bool(names)))


def may_be_same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names may be one person's.

    The surname has to be the same but for its spelling, and the given names must not speak against it: each of the shorter
    name has its like in the longer one, in order, as a short form ("Bill"), an initial or the same name.
    """
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if is_throne_title(a.title) != is_throne_title(b.title):
        return False
    short, long = sorted((a.words, b.words), key=len)
    return (
        _second_surname_left_out(short, long)
        or _surname_first(short, long)
        or (same_spelling(short[-1], long[-1]) and _given_names_agree(short[:-1], long[:-1]))
    )


@rule("names.second_surname", otherwise=lambda short, long: False)
def _second_surname_left_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Take a name without its second surname for the same: "Pedro Arce" and "Pedro Arce Vidal"."""
    return 1 < len(short) < len(long) and _all_same_given(short, long[: len(short)])


@rule("names.surname_first", otherwise=lambda short, long: False)
def _surname_first(short: Sequence[str], long: Sequence[str]) -> bool:
    """Take a name with its surname first for the same: "Arai Natsu" and "Natsu Arai"."""
    return len(short) > 1 and sorted(short) == sorted(long)


def _given_names_agree(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether each given name has its like among the others, in order."""
    at = 0
    for number, name in enumerate(short):
        # a middle initial has to be the next one: "Ann W. Cole" is not "Ann H. W. Cole"
        end = at + 1 if number and len(name) == 1 else len(long)
        at = next((i + 1 for i in range(at, min(end, len(long))) if _same_given(name, long[i])), 0)
        if not at:
            return False
    return True


SURNAME_FIT, FIRST_NAME_FIT, MIDDLE_NAME_FIT, NO_FIT = 3, 2, 1, 0


def short_form_fit(short: Sequence[str], full: Sequence[str]) -> int:
    """How well a surname or first name alone fits a full name, from NO_FIT to SURNAME_FIT."""
    size = len(short)
    if size > len(full):
        return NO_FIT
    if all(map(same_spelling, short, full[-size:])):
        return SURNAME_FIT
    if _all_same_given(short, full[:size]):
        return FIRST_NAME_FIT
    if size == 1 and len(short[0]) > 2 and short[0] in full[1:-1]:
        return MIDDLE_NAME_FIT
    return NO_FIT


def _all_same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    return all(map(_same_given, a, b))


def _same_given(a: str, b: str) -> bool:
    if a == b or _is_nickname(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) >= MIN_KEY_LETTERS and spelling(a) == spelling(b):
        return True
    return len(a) == len(b) >= MIN_GIVEN_SLIP_LETTERS and same_spelling(a, b)


@rule("names.nickname", otherwise=lambda a, b: False)
def _is_nickname(a: str, b: str) -> bool:
    """Take a short form of a first name for the same name: "Bill" and "William"."""
    return a in short_names().get(b, ())


@lru_cache(CACHED_NAMES)
@rule("names.first_name_pronoun", otherwise=lambda name: "")
def first_name_pronoun(name: str) -> str:
    """Give the pronoun that most people with this first name go by, or "": a hint which of several people is meant.

    A short form goes with the names that it may be short for, if they agree: "Bernie" with "Bernard".
    """
    first = name.casefold().split()[0] if " " in name else ""
    own = {p for p in _THIRD_PERSON if first in words_of("first_names", p)}
    if not own:
        own = {p for p in _THIRD_PERSON if not words_of("first_names", p).isdisjoint(short_names().get(first, ()))}
        return own.pop() if len(own) == 1 else ""
    return "he" if "he" in own else "she"
