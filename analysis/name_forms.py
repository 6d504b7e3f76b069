"""The form of names: titles, spellings, short forms, acronyms.

Everything here looks at names alone, not at the text around them. Words are compared folded: small letters without accents
and dots, with straight apostrophes.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from analysis.lexicons import short_names, words_of

PARTICLES = frozenset(
    "van von der den de del della di da dos das do du la le lo ter ten bin ibn al el ul abu y e zu".split()
)
SMALL_WORDS = frozenset("of and the for in on at to de la du des del y und et".split())

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_])")  # written together: "J.K. Marlow"
_MEMO = 20_000


class PersonName(NamedTuple):
    """A person's name in parts, folded."""

    words: tuple[str, ...]  # without titles, particles and what follows the name; initials are words of one letter
    title: str  # "mrs", "pope": what belongs to the name as written
    suffix: str  # "jr"
    full: bool  # more than a first name or a surname alone


@lru_cache(_MEMO)
def fold(text: str) -> str:
    """Small letters without accents and dots, straight apostrophes, single spaces."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
    return " ".join(text.casefold().replace(".", "").split())


# ------------------------------------------------------------------------------------------------------------ spelling

_SOUNDS = (
    *(
        ("sch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ck", "k"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
    ),
    *(
        ("q", "k"),
        ("x", "ks"),
        ("c", "k"),
        ("tz", "ts"),
        ("z", "s"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("ou", "u"),
        ("oo", "u"),
    ),
    *(("ee", "i"), ("ei", "ai"), ("u", "o"), ("e", "a"), ("'", "")),
)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(_MEMO)
def spelling(word: str) -> str:
    """A key that the transliterations of one foreign name have in common: "Zelensky" and "Zelenskyy", "Usama" and "Osama".

    It also joins British and American spelling ("organisation"). The word is folded.
    """
    if word.endswith("tre"):
        word = word[:-2] + "er"
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] if word.endswith(("ah", "ih", "oh")) else word


@lru_cache(_MEMO)
def same_spelling(a: str, b: str) -> bool:
    """Whether two folded words are one name spelled in two ways, or once with a slip.

    From six letters on one letter may differ, from nine on two, but never the first one, and not by a plural.
    """
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or short + "s" == long or short + "es" == long:
        return False
    if len(key := spelling(a)) >= 4 and key == spelling(b):
        return True
    allowed = 2 if len(short) >= 9 else 1 if len(short) >= 6 else 0
    return bool(allowed) and a[0] == b[0] and OSA.distance(a, b, score_cutoff=allowed) <= allowed


# ------------------------------------------------------------------------------------------------------------- persons


def split_rank(text: str) -> tuple[str, str]:
    """Ranks and offices before a name, and the name: "Lt. Gov. Ana Lim" is ("Lt. Gov.", "Ana Lim").

    "Dean Whitlock" stays whole, for Dean may be his first name; "Mr" and "Pope" are no ranks but parts of the name. The name
    is empty where nothing but offices was given.
    """
    words = text.split()
    at = 0
    while at < len(words) and fold(words[at]) in _rank_starts():
        size = next((n for n in (3, 2, 1) if fold(" ".join(words[at : at + n])) in words_of("titles", "ranks")), 0)
        if not size and len(words) - at > 2 and fold(words[at]) in words_of("titles", "ranks that are first names"):
            size = 1
        if not size:
            break
        at += size
    rest = words[at:]
    if at and rest[:1] == ["of"]:  # "Minister of Education Ana Lim"
        rest = rest[2:]
    return " ".join(words[: len(words) - len(rest)]), " ".join(rest)


@cache
def _rank_starts() -> frozenset[str]:
    """The first words of all ranks."""
    ranks = words_of("titles", "ranks") | words_of("titles", "ranks that are first names")
    return frozenset(rank.split()[0] for rank in ranks)


def is_address(text: str) -> bool:
    """Whether these words name an office and nobody in particular: "Mr. President", "Shadow Home Secretary", "Your Honour"."""
    words = fold(text).split()
    if fold(text) in words_of("titles", "forms of address"):
        return True
    while words and (courtesy(words[0]) is not None or words[0] in words_of("titles", "forms of address")):
        words = words[1:]
    ranks = words_of("titles", "ranks")
    return not words or (words[-1] in ranks and all(w in ranks or w in words_of("roles", "modifiers") for w in words))


def is_never_name(text: str) -> bool:
    """Whether a word names nobody and nothing, also where it stands alone with a capital: days, pronouns, "III"; but "WHO" does."""
    plain = fold(text)
    if plain in words_of("words", "numerals") or _is_number(plain):
        return True
    return plain in words_of("words", "never names") and not (text.isupper() and len(text) > 1)


_PARTS = re.compile(r"[ ,-]+")


def _is_number(plain: str) -> bool:
    """Whether this is the number of a part of something: "III-B", "Parts II", "Title VII"."""
    words = _PARTS.split(plain)
    if len(words) > 1 and words[0] in words_of("words", "numbered parts"):
        words = words[1:]
    elif len(words) == 1 or words[0] not in words_of("words", "numerals"):
        return False
    numerals = words_of("words", "numerals")
    return all(w in numerals or w.isdigit() or len(w) == 1 for w in words) and len(words[0]) > 0


def courtesy(title: str) -> str | None:
    """The pronoun that goes with a courtesy title ("Mrs": "she"), None where the word is none."""
    return _courtesies().get(fold(title))


@cache
def _courtesies() -> dict[str, str]:
    return {word: pronoun for pronoun in ("he", "she", "they") for word in words_of("titles", f"courtesy {pronoun}")}


@lru_cache(_MEMO)
def pronoun_of_title(title: str) -> str:
    """The pronoun that goes with any title that stays in the name, or "": "queen" is "she"."""
    if pronoun := courtesy(title):
        return pronoun
    return next((p for p in ("he", "she") if title in words_of("titles", f"before a first name {p}")), "")


def is_throne_title(title: str) -> bool:
    """Whether this, folded, stands before a first name and belongs to it: "queen", "pope"."""
    return any(title in words_of("titles", f"before a first name {p}") for p in ("he", "she"))


@lru_cache(_MEMO)
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
    words = [w for part in written for w in _WORD.findall(part)]
    names = [w for w in words if w not in PARTICLES] or words
    full = len(names) > 1 and len(written) > 1 and any(w not in PARTICLES for w in written[:-1])
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
    if 1 < len(short) < len(long) and _all_alike(short, long[: len(short)]):
        return True  # the second surname is left out: "Pedro Arce Vidal"
    if len(short) > 1 and sorted(short) == sorted(long):
        return True  # surname first: "Arai Natsu"
    if not same_spelling(short[-1], long[-1]):
        return False
    at = 0
    for number, name in enumerate(short[:-1]):
        # a middle initial has to be the next one: "Ann W. Cole" is not "Ann H. W. Cole"
        reach = at + 1 if number and len(name) == 1 else len(long) - 1
        at = next((i + 1 for i in range(at, min(reach, len(long) - 1)) if _same_given(name, long[i])), 0)
        if not at:
            return False
    return True


def short_form_fit(short: Sequence[str], full: Sequence[str]) -> int:
    """How well a surname or first name alone fits a full name: 3 surname, 2 first name, 1 something between, 0 not at all."""
    size = len(short)
    if size > len(full):
        return 0
    if all(map(same_spelling, short, full[-size:])):
        return 3
    if _all_alike(short, full[:size]):
        return 2
    if size == 1 and len(short[0]) > 2 and short[0] in full[1:-1]:
        return 1
    return 0


def _all_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return all(map(_same_given, a, b))


def _same_given(a: str, b: str) -> bool:
    if a == b or a in short_names().get(b, ()):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if len(a) > 3 and len(b) > 3 and spelling(a) == spelling(b):
        return True
    # a slip, but "Andrea" is not "Andrew"
    return len(a) == len(b) > 6 and same_spelling(a, b)


# ------------------------------------------------------------------------------------------- organisations and places


@lru_cache(_MEMO)
def core_words(text: str) -> tuple[str, ...]:
    """The folded words of an organisation or place without article and company ending: "The Marlow Group, Inc.": ("marlow",)."""
    words = [w.removesuffix("'s") for w in _WORD.findall(fold(text.replace("&", " and ").replace("-", " ")))]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in words_of("words", "company endings"):
        words = words[:-1]
    return tuple(words)


def is_acronym(text: str) -> bool:
    """Whether a name looks like one made of first letters: two to six capitals, with or without dots."""
    letters = text.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper() and (" " not in text or "." in text)


@lru_cache(_MEMO)
def acronyms(text: str) -> frozenset[str]:
    """The acronyms that a name may have, in small letters: of all its words, of all but the small ones, of its parts."""
    words = core_words(text)
    whole = [w for w in _WORD.findall(fold(text.replace("-", " "))) if w != "the"]
    found: set[str] = set()
    for parts in (words, tuple(whole)):
        big = [w for w in parts if w not in SMALL_WORDS]
        if len(big) > 1 or len(parts) > 2:
            found.update(("".join(w[0] for w in parts), "".join(w[0] for w in big)))
    return frozenset(a for a in found if len(a) > 1)


def could_stand_for(acronym: str, text: str) -> bool:
    """Whether the letters of an acronym occur in a name in this order, the first one at its beginning: "KB" in "Kassel Bau"."""
    letters, name = fold(acronym).replace(" ", ""), "".join(core_words(text))
    if not letters or not name or letters[0] != name[0]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


def is_short_organisation(short: Sequence[str], long: Sequence[str], known: bool) -> bool:
    """Whether an organisation may be called by fewer of its words: "Harrow" for "Harrow School", "Goldmark" for "Goldmark Sachs".

    Not where the rest makes it a part of the whole ("Senate" and "Senate Budget Committee"); with the short name known as one
    of its own, the rest may only say what it is ("Google" and "Google Inc.").
    """
    if not 0 < len(short) < len(long):
        return False
    if _same_words(short, long[: len(short)]):
        rest, heads = long[len(short) :], words_of("words", "organisation heads")
        if rest[0] in SMALL_WORDS:
            return short[-1] in heads or (len(short) == 1 and len(short[0]) > 3 and rest[0] == "of")
        parts = words_of("words", "parts of organisations")
        return (all(w in heads for w in rest) and rest[-1] not in parts) or (
            len(rest) == 1 and rest[0] not in parts and not known
        )
    return _same_words(short, long[-len(short) :]) and short[0] not in SMALL_WORDS


def is_short_place(short: Sequence[str], long: Sequence[str], known: bool) -> bool:
    """Whether a place may be called by fewer of its words: "Marrow" for "Marrow Island" or "Lake Marrow".

    Not where the short name is a known place of its own: "Kansas" and "Kansas City".
    """
    if known or not 0 < len(short) < len(long):
        return False
    heads, leads = words_of("words", "place heads that are left out"), words_of("words", "place leads")
    if _same_words(short, long[: len(short)]):
        return all(w in heads for w in long[len(short) :])
    return _same_words(short, long[-len(short) :]) and all(w in leads for w in long[: -len(short)])


def sorted_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words but the small ones, in the order of the alphabet: the same for "Justice Department", "Department of Justice"."""
    return tuple(sorted(w for w in words if w not in SMALL_WORDS)) or tuple(words)


def _same_words(a: Sequence[str], b: Sequence[str]) -> bool:
    return all(x == y or (len(x) > 3 and spelling(x) == spelling(y)) for x, y in zip(a, b, strict=True))


@lru_cache(_MEMO)
def first_name_pronoun(name: str) -> str:
    """The pronoun that most people with this first name go by, or "": no more than a hint which of several is meant.

    A short form goes with the names that it may be short for, if they agree: "Bernie" with "Bernard".
    """
    first = name.casefold().split()[0] if " " in name else ""
    told = {p for n in (first, *short_names().get(first, ())) for p in ("he", "she") if n in words_of("first_names", p)}
    own = next((p for p in ("he", "she") if first in words_of("first_names", p)), "")
    return own or (told.pop() if len(told) == 1 else "")
