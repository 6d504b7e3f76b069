"""Compare the spelling of names: accents, transliterations, slips."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from analysis.rules import rule

CACHED_NAMES = 20_000  # strings that each cache of this room holds
MIN_KEY_LETTERS = 4  # of a spelling key that says two words are one name
ONE_SLIP_LETTERS, TWO_SLIPS_LETTERS = 6, 9  # of the shorter word, from which one letter, or two, may differ

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")  # in a folded text

# How letters are respelled, in this order, so that transliterations meet.
_RESPELLED = (
    *(("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("q", "k"), ("x", "ks"), ("c", "k")),
    *(("tz", "ts"), ("z", "s"), ("w", "v"), ("y", "i"), ("j", "i"), ("ou", "u"), ("oo", "u")),
    *(("ee", "i"), ("ei", "ai"), ("u", "o"), ("e", "a"), ("'", "")),
)
_DOUBLE_LETTER = re.compile(r"(.)\1+")


@lru_cache(CACHED_NAMES)
def fold(text: str) -> str:
    """Small letters without accents and dots, straight apostrophes, single spaces."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
    return " ".join(text.casefold().replace(".", "").split())


@lru_cache(CACHED_NAMES)
@rule("names.transliteration", otherwise=lambda word: word)
def spelling(word: str) -> str:
    """Give the transliterations of one foreign name one key: "Zelensky" and "Zelenskyy", "Usama" and "Osama".

    It also joins British and American spelling ("organisation"). The word is folded.
    """
    if word.endswith("tre"):
        word = word[:-2] + "er"
    for written, sound in _RESPELLED:
        word = word.replace(written, sound)
    word = _DOUBLE_LETTER.sub(r"\1", word)
    return word[:-1] if word.endswith(("ah", "ih", "oh")) else word


@lru_cache(CACHED_NAMES)
def same_spelling(a: str, b: str) -> bool:
    """Whether two folded words are one name spelled in two ways, or once with a slip."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < MIN_KEY_LETTERS or long in (short + "s", short + "es"):
        return False
    key = spelling(a)
    return (len(key) >= MIN_KEY_LETTERS and key == spelling(b)) or _is_slip(short, long)


@rule("names.slip", otherwise=lambda short, long: False)
def _is_slip(short: str, long: str) -> bool:
    """Take a name with a letter or two amiss for the same name: "Okafer" for "Okafor".

    From six letters on one letter may differ, from nine on two, but never the first one.
    """
    slips = (len(short) >= ONE_SLIP_LETTERS) + (len(short) >= TWO_SLIPS_LETTERS)
    return slips > 0 and short[0] == long[0] and OSA.distance(short, long, score_cutoff=slips) <= slips
