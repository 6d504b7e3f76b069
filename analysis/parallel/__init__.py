"""Many articles → what is wanted of each analysis, on all cores."""

from analysis.parallel.batch import Progress, analyse_batch, count_cores, keep

__all__ = ["Progress", "analyse_batch", "count_cores", "keep"]
