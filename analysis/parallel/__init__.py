"""Many articles → what is wanted of each analysis, on all cores."""

from analysis.parallel.batch import Progress, analyse_batch, count_cores, keep
from analysis.parallel.pool import Pool

__all__ = ["Pool", "Progress", "analyse_batch", "count_cores", "keep"]
