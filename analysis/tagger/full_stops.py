"""Find the full stops that end a sentence whatever the model says.

"The mayor praised Omar Holt. Holt left at noon.": between two names, in a short text, the model takes the stop for that of an
initial or a title, and makes one name of both.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.lexicons import abbreviations
from analysis.records import Span

MIN_LETTERS = 3  # of a word that is no abbreviation, if the lexicon has none such


def after_full_stops(text: str, tokens: Sequence[Span]) -> NDArray[np.bool_]:
    """Which tokens begin a sentence for certain: capitalised, behind a space, a full stop and a word that is no abbreviation.

    One truth value a token. Not found: what follows initials, short words ("to do. Then"), numbers, capitals ("the EU. Then"),
    marks other than the full stop, and closing quotation marks; there the model decides.
    """
    found = np.zeros(len(tokens), np.bool_)
    for i in range(2, len(tokens)):
        stop, start = tokens[i - 1], tokens[i].start
        if text[stop.start] == "." and start > stop.end and text[start].isupper():
            found[i] = tokens[i - 2].end == stop.start and _ends_sentences(tokens[i - 2].of(text))
    return found


def _ends_sentences(word: str) -> bool:
    return len(word) >= MIN_LETTERS and word[-1].islower() and word.lower() not in abbreviations()
