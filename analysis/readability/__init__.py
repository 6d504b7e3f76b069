"""Document + quotations → readability scores: of the whole, its narration, its quotations, each speaker, each paragraph."""

from analysis.readability.formulas import FORMULAS
from analysis.readability.hardest import hardest_sentences
from analysis.readability.scores import ROUGH, measure_readability, score_counts

__all__ = ["FORMULAS", "ROUGH", "hardest_sentences", "measure_readability", "score_counts"]
