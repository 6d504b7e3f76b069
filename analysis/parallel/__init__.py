"""Many articles → what is wanted of each analysis, on all cores or a cluster."""

from analysis.parallel.batch import Progress, analyse_batch, count_cores, keep
from analysis.parallel.cluster import analyse_on_cluster, forget_parts
from analysis.parallel.parts import cut_parts
from analysis.parallel.pool import Pool

__all__ = [
    "Pool",
    "Progress",
    "analyse_batch",
    "analyse_on_cluster",
    "count_cores",
    "cut_parts",
    "forget_parts",
    "keep",
]
