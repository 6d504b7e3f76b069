"""Say whether a word is easy by Dale's list of 1948, which the Dale-Chall formula counts by."""

import importlib.util
import re
from functools import cache
from pathlib import Path

from analysis.readability.syllables import LONGEST, is_known

_INFLECTIONS = (  # what a listed word may end in, and what stood there
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("",)),
    ("n", ("",)),
)
_DOUBLING = frozenset(("ed", "ing", "er", "est"))  # stopped, bigger
# An adjective has a form in -est that the dictionary holds; so "larger" is easy, and "leader" is no comparative of "lead".
_COMPARING = {"er": "est", "ier": "iest"}
_HYPHEN = re.compile("[-‐‑]")
_CONTRACTION = re.compile(r"(?:n't|'(?:s|ve|ll|re|d|m)?)$")


def is_easy(word: str) -> bool:
    """Is a word, in small letters with straight apostrophes, on Dale's list, or easy by the instructions to it (1948)?

    Easy are regular plurals and possessives; -s, -ed, -ing and -n of a verb; -er and -est of an adjective; -ly; figures;
    words with hyphens of which every part is listed. Not easy are -er of who does something, -y and -ily, two endings at
    once, other irregular forms. Ours: contractions of a listed word ("they've").
    """
    easy = easy_words()
    if word in easy or word[0].isdigit():
        return True
    if len(word) > LONGEST:
        return False
    parts = [part for part in _HYPHEN.split(word) if part]
    if len(parts) > 1:
        return all(map(is_easy, parts))
    base = _CONTRACTION.sub("", word)
    return base in easy or _is_easy_inflected(base, easy)


@cache
def easy_words() -> frozenset[str]:
    """Dale's 3,000 easy words, from textstat's files, read without importing it (that would load nltk).

    Raises ModuleNotFoundError if textstat is not installed.
    """
    spec = importlib.util.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textstat is not installed; run `make run`, or install requirements.txt.")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split())


def _is_easy_inflected(word: str, easy: frozenset[str]) -> bool:
    for ending, stems in _INFLECTIONS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2 or (ending in _COMPARING and not is_known(stem + _COMPARING[ending])):
            continue
        doubled = stem[-1] == stem[-2] and ending in _DOUBLING and stem[:-1] in easy
        if doubled or any(stem + old in easy for old in stems):
            return True
    return False
