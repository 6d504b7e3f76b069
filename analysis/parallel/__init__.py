"""Many articles → what is wanted of each analysis, on all cores."""

from analysis.parallel.batch import analyse_batch, count_cores, keep

__all__ = ["analyse_batch", "count_cores", "keep"]
