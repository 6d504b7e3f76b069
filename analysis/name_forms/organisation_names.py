"""Names of organisations and places: company endings, acronyms, short forms."""

from collections.abc import Sequence
from functools import lru_cache

from analysis.lexicons import company_endings, words_of
from analysis.name_forms.spelling import CACHED_NAMES, MIN_KEY_LETTERS, WORD, fold, spelling
from analysis.rules import rule

MAX_ACRONYM_LETTERS = 6
SMALL_WORDS = frozenset("of and the for in on at to de la du des del y und et".split())


@lru_cache(CACHED_NAMES)
def core_words(text: str) -> tuple[str, ...]:
    """The folded words of an organisation or place without article and company ending: "The Marlow Group, Inc.": ("marlow",)."""
    words = [w.removesuffix("'s") for w in WORD.findall(fold(text.replace("&", " and ").replace("-", " ")))]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in company_endings():
        words = words[:-1]
    return tuple(words)


def is_acronym(text: str) -> bool:
    """Whether a name looks like one made of first letters: two to six capitals, with or without dots."""
    letters = text.replace(".", "").replace(" ", "")
    return (
        2 <= len(letters) <= MAX_ACRONYM_LETTERS
        and letters.isalpha()
        and letters.isupper()
        and (" " not in text or "." in text)
    )


@lru_cache(CACHED_NAMES)
def acronyms(text: str) -> frozenset[str]:
    """The acronyms that a name may have, in small letters: of all its words, of all but the small ones, of its parts."""
    folded = [w for w in WORD.findall(fold(text.replace("-", " "))) if w != "the"]
    letters: set[str] = set()
    for words in (core_words(text), tuple(folded)):
        big = [w for w in words if w not in SMALL_WORDS]
        if len(big) > 1 or len(words) > 2:
            letters.update(("".join(w[0] for w in words), "".join(w[0] for w in big)))
    return frozenset(acronym for acronym in letters if len(acronym) > 1)


def could_stand_for(acronym: str, text: str) -> bool:
    """Whether the letters of an acronym occur in a name in this order, the first one at its beginning: "KB" in "Kassel Bau"."""
    letters, name = fold(acronym).replace(" ", ""), "".join(core_words(text))
    if not letters or not name or letters[0] != name[0]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


@rule("names.short_organisation", otherwise=lambda short, long, known: False)
def is_short_organisation(short: Sequence[str], long: Sequence[str], known: bool) -> bool:
    """Let an organisation be called by fewer of its words: "Harrow" for "Harrow School", "Goldmark" for "Goldmark Sachs".

    Not where the rest makes it a part of the whole ("Senate" and "Senate Budget Committee"); with the short name known as one
    of its own, the rest may only say what it is ("Google" and "Google Inc.").
    """
    if not 0 < len(short) < len(long):
        return False
    if not _same_words(short, long[: len(short)]):
        return _same_words(short, long[-len(short) :]) and short[0] not in SMALL_WORDS
    rest, heads = long[len(short) :], words_of("organisation_heads", "organisation heads")
    if rest[0] in SMALL_WORDS:  # "Bank" for "Bank of Marrow", "Marlow" for "Marlow of Ellery"
        return short[-1] in heads or (len(short) == 1 and len(short[0]) >= MIN_KEY_LETTERS and rest[0] == "of")
    if rest[-1] in words_of("organisation_heads", "parts of organisations"):
        return False
    return all(w in heads for w in rest) or (len(rest) == 1 and not known)


@rule("names.short_place", otherwise=lambda short, long, known: False)
def is_short_place(short: Sequence[str], long: Sequence[str], known: bool) -> bool:
    """Let a place be called by fewer of its words: "Marrow" for "Marrow Island" or "Lake Marrow".

    Not where the short name is a known place of its own: "Kansas" and "Kansas City".
    """
    if known or not 0 < len(short) < len(long):
        return False
    heads, leads = words_of("place_heads", "place heads that are left out"), words_of("place_heads", "place leads")
    if _same_words(short, long[: len(short)]):
        return all(w in heads for w in long[len(short) :])
    return _same_words(short, long[-len(short) :]) and all(w in leads for w in long[: -len(short)])


def sorted_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words but the small ones, in the order of the alphabet: the same for "Justice Department", "Department of Justice"."""
    return tuple(sorted(w for w in words if w not in SMALL_WORDS)) or tuple(words)


def _same_words(a: Sequence[str], b: Sequence[str]) -> bool:
    return all(x == y or (len(x) >= MIN_KEY_LETTERS and spelling(x) == spelling(y)) for x, y in zip(a, b, strict=True))
