"""Find whom each sentence is about, so that "he" and "she" go on about whoever the sentence before was about.

After the centering theory of Grosz, Joshi and Weinstein (Computational Linguistics 21:2, 1995), much simplified.
"""

import re
from collections.abc import Callable, Mapping

from analysis.document import Document

PRONOUN = re.compile(r"\b(?:(?P<he>he|his)|(?:she|her))\b", re.IGNORECASE)


def find_centres(
    document: Document,
    subjects: Mapping[int, str],
    named: Mapping[int, int],
    pronouns: Mapping[str, str],
    is_quoted: Callable[[int], bool],
) -> dict[int, str]:
    """By number of the sentence, the key of the person it is about; a sentence with no person goes on with the one before.

    It is the subject, or, where "he" or "she" stands before any name, whoever that pronoun fits and was the centre last.
    `subjects` has the first person of a sentence, `named` where a person is first named in it, both by its number; `pronouns`
    those known by a person's key; `is_quoted` tells whether a place is inside quotation marks. Not found: the centre of what
    is quoted.
    """
    centres: dict[int, str] = {}
    last_by_pronoun: dict[str, str] = {}
    centre = ""
    for number, sentence in enumerate(document.sentences, 1):
        first = min(named.get(number, sentence.end), sentence.end)
        pronoun = next(
            (m for m in PRONOUN.finditer(document.text, sentence.start, first) if not is_quoted(m.start())), None
        )
        goes_by = "" if pronoun is None else pronoun_in(pronoun)
        before = (centre, last_by_pronoun.get(goes_by, "")) if goes_by else ()
        meant = next((key for key in before if key and pronouns.get(key, "") in ("", goes_by)), "")
        centre = meant or subjects.get(number, "") or centre
        if centre and (own := pronouns.get(centre)):
            last_by_pronoun[own] = centre
        centres[number] = centre
    return centres


def pronoun_in(found: re.Match[str]) -> str:
    """By which pronoun somebody goes for whom `PRONOUN` was found: "he" or "she"."""
    return "he" if found["he"] else "she"
