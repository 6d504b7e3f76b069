"""Document → attributions: what is said, in which stretches, by which source, with which cue, and by way of whom."""

from analysis.quotations.assemble import find_attributions

__all__ = ["find_attributions"]
