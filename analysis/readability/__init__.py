"""Document + quotations → readability scores: of the whole, its narration, its quotations, each speaker, each paragraph."""

from analysis.readability.measure import FORMULAS, hardest_sentences, measure_readability, score_counts

__all__ = ["FORMULAS", "hardest_sentences", "measure_readability", "score_counts"]
