"""Say whether a word is complex by Gunning's rules of 1952, which the fog index counts by."""

import re

from analysis.readability.easy_words import easy_words
from analysis.readability.syllables import LONGEST, count_syllables, is_known

POLYSYLLABLE = 3  # syllables
_DAYS_AND_MONTHS = frozenset("saturday january february september october november december".split())
_DOUBLED = frozenset(c + c for c in "bdfglmnprstvz")  # stopped, planning
# Listed, but endings in "coverage", "allowing"
_NO_SECOND = frozenset("able age ant ants any fully owing ship".split())
_HYPHEN = re.compile("[-‐‑]")


def is_complex(word: str) -> bool:
    """Has a word three syllables or more, by Gunning's rules: not where -es, -ed or -ing makes the third?

    No compounds of short easy words ("newspaper"), no days and months (which are names), no figures. Not known here: whether
    the word stands in a name.
    """
    return count_syllables(word) >= POLYSYLLABLE and _stays_complex(word)


def _stays_complex(word: str) -> bool:
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if word[0].isdigit() or (word[0].isupper() and lower in _DAYS_AND_MONTHS):
        return False
    parts = [part for part in _HYPHEN.split(lower) if part]
    if len(parts) > 1:
        return any(map(is_complex, parts))
    stems = _stems(lower)
    if stems and min(map(count_syllables, stems)) < POLYSYLLABLE:
        return False
    return not any(map(_is_compound, (lower, *(stems or [lower.removesuffix("s")]))))


def _stems(word: str) -> list[str]:
    """What a word in -es, -ed or -ing may come from: the forms that the dictionary has, or all if it has none."""
    stems = [word[:-3], word[:-3] + "e", word[:-4]] if word.endswith("ing") else []
    if word.endswith(("es", "ed")):
        stems = [word[:-1]] if word.endswith("ees") else [word[:-1], word[:-2], word[:-3]]
    if word.endswith(("ies", "ied")):
        stems = [word[:-3] + "y"]
    if len(stems) == 3 and word[: len(stems[2]) + 1][-2:] not in _DOUBLED:
        stems.pop()
    stems = [stem for stem in stems if len(stem) > 2]
    return [stem for stem in stems if is_known(stem)] or stems


def _is_compound(word: str) -> bool:
    """Is a word two short words of Dale's list written as one, with no syllable lost or won ("after" + "noon")?"""
    easy = easy_words()
    for cut in range(3, min(len(word), LONGEST) - 2):
        first, second = word[:cut], word[cut:]
        if first in easy and second in easy and second not in _NO_SECOND:
            return count_syllables(first) + count_syllables(second) == count_syllables(word)
    return False
