"""Document → attributions: what is said, in which stretches, by which source, with which cue, and by way of whom."""

from analysis.quotations.assemble import find_attributions
from analysis.quotations.repeats import mark_repeats
from analysis.quotations.restore_marks import read_back, restore_marks

__all__ = ["find_attributions", "mark_repeats", "read_back", "restore_marks"]
