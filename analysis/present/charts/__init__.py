"""Charts: one pure function each, from a table to a plotly figure.

Every figure carries, in `layout.meta`, the text that stands in for it (`alt`) and the name of the file it is saved under
(`name`). Colours come with labels or patterns that say the same; names are shown as they stand, whatever they contain.
"""

from analysis.present.charts.compare import MAX_SIDES, dumbbell_chart, odds_chart, period_chart, spread_chart
from analysis.present.charts.names import mention_chart, names_chart, pairs_chart
from analysis.present.charts.quotations import place_chart
from analysis.present.charts.readability import contrast_chart, course_chart, grades_chart
from analysis.present.charts.shares import share_chart, source_chart, voice_bar_chart
from analysis.present.charts.time import time_chart
from analysis.present.charts.voices import voice_colours, voice_sides_chart

__all__ = [
    "MAX_SIDES",
    "contrast_chart",
    "course_chart",
    "dumbbell_chart",
    "grades_chart",
    "mention_chart",
    "names_chart",
    "odds_chart",
    "pairs_chart",
    "period_chart",
    "place_chart",
    "share_chart",
    "source_chart",
    "spread_chart",
    "time_chart",
    "voice_bar_chart",
    "voice_colours",
    "voice_sides_chart",
]
