"""Charts: one pure function each, from a table to a plotly figure.

Every figure carries, in `layout.meta`, the text that stands in for it (`alt`) and the name of the file it is saved under
(`name`). Colours come with labels or patterns that say the same; names are shown as they stand, whatever they contain.
"""

from analysis.present.charts.compare import MAX_SIDES, dumbbell_chart, odds_chart, period_chart, spread_chart
from analysis.present.charts.names import mention_chart, names_chart, together_chart
from analysis.present.charts.quotations import place_chart
from analysis.present.charts.readability import grades_chart, parts_chart, scale_chart
from analysis.present.charts.shares import share_chart, source_chart, voice_bar_chart
from analysis.present.charts.sources import SOURCE_COLOURS, outlets_chart, sources_chart, voices_chart
from analysis.present.charts.time import time_chart
from analysis.present.charts.timeline import timeline_chart

__all__ = [
    "MAX_SIDES",
    "SOURCE_COLOURS",
    "dumbbell_chart",
    "grades_chart",
    "mention_chart",
    "names_chart",
    "odds_chart",
    "outlets_chart",
    "parts_chart",
    "period_chart",
    "place_chart",
    "scale_chart",
    "share_chart",
    "source_chart",
    "sources_chart",
    "spread_chart",
    "time_chart",
    "timeline_chart",
    "together_chart",
    "voice_bar_chart",
    "voices_chart",
]
