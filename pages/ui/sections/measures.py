"""The readability scores as they are named and explained on screen."""

from typing import NamedTuple


class Measure(NamedTuple):
    label: str
    harder: str  # which way is harder
    why: str  # what it measures, and so why it may differ from the others


MEASURES = {
    "flesch_kincaid_grade": Measure("Flesch-Kincaid grade", "Higher", "Length of sentences, and syllables per word."),
    "flesch_reading_ease": Measure(
        "Flesch reading ease", "Lower", "The same, but words weigh more. News: often 40 to 60."
    ),
    "gunning_fog": Measure("Gunning fog", "Higher", "Length of sentences, and the share of long words, names aside."),
    "smog_index": Measure("SMOG", "Higher", "Words of three or more syllables. It needs 30 sentences."),
    "automated_readability_index": Measure(
        "Automated readability index",
        "Higher",
        "Length of sentences, and letters per word.",
    ),
    "coleman_liau_index": Measure(
        "Coleman-Liau", "Higher", "Letters per word; the length of sentences matters little."
    ),
    "dale_chall_score": Measure(
        "Dale-Chall (1948)",
        "Higher",
        "Words missing from a list of 3,000 that pupils know.",
    ),
    "linsear_write": Measure("Linsear Write", "Higher", "Length of sentences; long words count three times."),
    "words_per_sentence": Measure("Words per sentence", "Higher", "Used by most of the scores."),
    "syllables_per_word": Measure("Syllables per word", "Higher", "Used by most of the scores."),
}
COUNTS = {
    "words": "Words",
    "sentences": "Sentences",
    "syllables": "Syllables",
    "letters": "Letters and digits",
    "polysyllables": "Words of 3 or more syllables",
    "complex_words": "Complex words (Gunning)",
    "difficult_words": "Words not on the Dale-Chall list",
}
