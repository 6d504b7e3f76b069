"""Document + quotations → readability scores: of the whole, its narration, its quotations, each speaker, each paragraph."""

from analysis.readability.bands import BANDS, find_band
from analysis.readability.formulas import FORMULAS
from analysis.readability.hardest import grade_sentences, hardest_sentences
from analysis.readability.scores import ROUGH, measure_readability, score_counts

__all__ = [
    "BANDS",
    "FORMULAS",
    "ROUGH",
    "find_band",
    "grade_sentences",
    "hardest_sentences",
    "measure_readability",
    "score_counts",
]
