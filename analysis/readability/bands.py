"""What readers know that is as hard: bands of the Flesch-Kincaid grade."""

from bisect import bisect_right
from typing import NamedTuple


class Band(NamedTuple):
    """A stretch of the scale."""

    low: float  # grade from which on it holds
    name: str
    known: str  # what readers know of it


# R. Flesch, *The Art of Readable Writing*, 1949, pp. 149-150: kinds of magazines, with the school grade of their readers.
BANDS = (
    Band(float("-inf"), "Easy", "comics and light fiction"),
    Band(7, "General audiences", "digests and popular papers"),
    Band(10, "Quality press", "quality papers and magazines"),
    Band(13, "Academic", "academic books and journals"),
    Band(17, "Scientific", "scientific papers"),
)


def find_band(grade: float) -> int:
    """The number of the band in which a grade lies, from 0; the grade is not NaN."""
    return bisect_right([band.low for band in BANDS], grade) - 1
