"""The measures of readability as they are named and explained on screen."""

from typing import NamedTuple


class Measure(NamedTuple):
    label: str
    harder: str  # which way is harder
    why: str  # what it looks at, and so why it may differ from the others


MEASURES = {
    "flesch_kincaid_grade": Measure("Flesch-Kincaid grade", "Higher", "Length of sentences and of words in syllables."),
    "flesch_reading_ease": Measure(
        "Flesch reading ease", "Lower", "The same, with more weight on words. News is often between 40 and 60."
    ),
    "gunning_fog": Measure(
        "Gunning fog", "Higher", "Length of sentences and the share of long words that are no names."
    ),
    "smog_index": Measure("SMOG", "Higher", "Only words of three syllables and more. It needs 30 sentences."),
    "automated_readability_index": Measure(
        "Automated readability index",
        "Higher",
        "Letters in place of syllables, and length of sentences.",
    ),
    "coleman_liau_index": Measure("Coleman-Liau", "Higher", "Letters a word; sentences matter least of all here."),
    "dale_chall_score": Measure(
        "Dale-Chall (1948)", "Higher", "Words off a list of 3,000 that pupils know: long common words are easy."
    ),
    "linsear_write": Measure("Linsear Write", "Higher", "Sentences, and long words counted three times over."),
    "words_per_sentence": Measure("Words a sentence", "Higher", "A count that most measures are made of."),
    "syllables_per_word": Measure("Syllables a word", "Higher", "A count that most measures are made of."),
}
COUNTS = {
    "words": "Words",
    "sentences": "Sentences",
    "syllables": "Syllables",
    "letters": "Letters and digits",
    "polysyllables": "Words of 3 syllables or more",
    "complex_words": "Complex words (Gunning)",
    "difficult_words": "Words off the Dale-Chall list",
}
