"""Attributions + entities → quotations with their speakers, and how likely these are right; `explain` shows how they were found."""

from analysis.attribution.candidates import Candidate
from analysis.attribution.discourse import kind_of_speaker
from analysis.attribution.features import meaning_of
from analysis.attribution.rank import Ranking
from analysis.attribution.resolve import Trace
from analysis.attribution.speakers import attribute, explain

__all__ = ["Candidate", "Ranking", "Trace", "attribute", "explain", "kind_of_speaker", "meaning_of"]
