"""The published formulas of readability, each a function of the same counts.

All raise ZeroDivisionError for a text without words or sentences. How long a text must be for a formula to mean something is
for `analysis.readability.scores` to say.
"""

import math
from collections.abc import Callable

from analysis.records import Counts

DIFFICULT_SHARE = 0.05  # of difficult words, above which Dale and Chall add a constant
LINSEAR_TURN = 20  # points a sentence, up to which Linsear Write takes one off


def flesch_reading_ease(c: Counts) -> float:
    """How easily adults read a text, of which 100 is very easy and 30 hard: news is about 40 to 60. Lower is harder.

    Flesch (1948), "A new readability yardstick": 206.835 − 1.015 words a sentence − 84.6 syllables a word.
    """
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid_grade(c: Counts) -> float:
    """The US school grade whose pupils follow a text; made for the manuals of the US Navy. Higher is harder.

    Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59.
    """
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def gunning_fog(c: Counts) -> float:
    """The years of schooling that a reader of newspapers and business letters needs. Higher is harder.

    Gunning (1952), "The technique of clear writing": 0.4 × (words a sentence + per cent of complex words).
    """
    return 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def smog_index(c: Counts) -> float:
    """The grade of those who fully understand a text; used for information on health. Higher is harder.

    McLaughlin (1969), regression form: 1.043 √(polysyllables × 30 / sentences) + 3.1291.
    """
    return 1.043 * math.sqrt(c.polysyllables * 30 / c.sentences) + 3.1291


def automated_readability_index(c: Counts) -> float:
    """The US school grade of a text, from letters in place of syllables; made for typewriters that counted. Higher is harder.

    Smith and Senter (1967): 4.71 letters and digits a word + 0.5 words a sentence − 21.43.
    """
    return 4.71 * c.letters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau_index(c: Counts) -> float:
    """The US school grade of a text, from letters alone, so that a machine could scan textbooks. Higher is harder.

    Coleman and Liau (1975): 0.0588 letters − 0.296 sentences, both in a hundred words, − 15.8.
    """
    return 5.88 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def dale_chall_score(c: Counts) -> float:
    """How hard a text is for pupils from grade 4 on: 4.9 or less is read in grade 4, 9 or more in college. Higher is harder.

    Dale and Chall (1948): 15.79 × share of difficult words + 0.0496 words a sentence, + 3.6365 if over 5 % are difficult.
    """
    share = c.difficult_words / c.words
    return 15.79 * share + 0.0496 * c.words / c.sentences + (3.6365 if share > DIFFICULT_SHARE else 0.0)


def linsear_write(c: Counts) -> float:
    """The US school grade of a text; used for the technical manuals of the US Air Force. Higher is harder.

    O'Hayre (1966), "Gobbledygook has gotta go": (words + 2 × polysyllables) / sentences, halved, and 1 less up to 20 before
    that. Over the whole text instead of a sample of 100 words.
    """
    points = (c.words + 2 * c.polysyllables) / c.sentences
    return points / 2 if points > LINSEAR_TURN else points / 2 - 1


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "flesch_reading_ease": flesch_reading_ease,
    "flesch_kincaid_grade": flesch_kincaid_grade,
    "gunning_fog": gunning_fog,
    "smog_index": smog_index,
    "automated_readability_index": automated_readability_index,
    "coleman_liau_index": coleman_liau_index,
    "dale_chall_score": dale_chall_score,
    "linsear_write": linsear_write,
}
