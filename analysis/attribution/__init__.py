"""Attributions + entities → quotations with their speakers, and how sure that is."""

from analysis.attribution.speakers import attribute

__all__ = ["attribute"]
