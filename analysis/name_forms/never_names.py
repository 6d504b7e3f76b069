"""Words that name nobody and nothing."""

import re

from analysis.lexicons import words_of
from analysis.name_forms.spelling import fold

_BETWEEN_WORDS = re.compile(r"[ ,-]+")


def is_never_name(text: str) -> bool:
    """Whether this names nobody and nothing, even with a capital: days, pronouns, labels, "III", "Title VII". "WHO" does name one."""
    folded = fold(text)
    if folded in words_of("not_names", "numerals", "labels") or _is_numbered_part(folded):
        return True
    in_capitals = text.isupper() and len(text) > 1
    return folded in words_of("not_names", "never names") and not in_capitals


def _is_numbered_part(folded: str) -> bool:
    """Whether this is the number of a part of something: "III-B", "Parts II", "Title VII"."""
    words = _BETWEEN_WORDS.split(folded)
    numerals = words_of("not_names", "numerals")
    if len(words) > 1 and words[0] in words_of("not_names", "numbered parts"):
        words = words[1:]
    elif len(words) == 1 or words[0] not in numerals:
        return False
    return words[0] != "" and all(w in numerals or w.isdigit() or len(w) == 1 for w in words)
