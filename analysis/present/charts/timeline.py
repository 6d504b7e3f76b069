"""A chart of how many articles appeared when, with those that have no date beside it."""

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.look import TEXT, Draft, each_row, finish
from analysis.present.overview import name_period

COLOUR = "#8a7f6d"  # of articles; nothing else has it
HEIGHT = 400  # pixels
MOST_TICKS = 5
_STEPS = {"day": "D", "week": "7D", "month": "MS"}
_DAYS = {"day": 1, "week": 7, "month": 30}


def timeline_chart(counted: pd.DataFrame, by: str, undated: int) -> go.Figure:
    """Articles a day, week or month, of the table of `summaries.count_over_time`; at the right, those without a date.

    At least one article has a date. A period without articles is a gap. `undated` is counted in a bar of its own, hatched, beyond
    the axis of time.
    """
    first, last = counted.period.min(), counted.period.max()
    starts = pd.date_range(first, last, freq=_STEPS[by]).tolist()
    margin = pd.Timedelta(days=_DAYS[by] * 0.7)
    names = [f"{'Week of ' if by == 'week' else ''}{name_period(period, by)}" for period in counted.period]
    draft = Draft()
    draft.add_bar(
        x=counted.period.tolist(),
        y=counted.articles.tolist(),
        width=0.8 * _DAYS[by] * 86_400_000,  # milliseconds, as plotly measures dates
        marker={"color": COLOUR},
        hovertext=[
            f"{name}: {amount(row.articles, 'article')}<br>{amount(row.quoted_words, 'quoted word')} of {row.words:,}"
            for name, row in zip(names, each_row(counted), strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    highest = max(*counted.articles, undated)
    draft.lay_out(
        xaxis={
            "type": "date",
            "range": [first - margin, last + margin],
            "tickvals": starts[:: -(-len(starts) // MOST_TICKS)],
            "tickformat": "%b<br>%Y" if by == "month" else "%-d %b<br>%Y",
            "tickfont": {"color": TEXT},
        },
        yaxis={
            "range": [0, highest * 1.15],
            "nticks": 4,
            "tickformat": ",d",
            "dtick": 1 if highest < 4 else None,
            "tickfont": {"color": TEXT},
        },
        showlegend=False,
        height=HEIGHT,
        margin={"l": 32, "b": 48},
    )
    if undated:
        _add_undated(draft, undated)
    described = [f"{name} {row.articles}" for name, row in zip(names, each_row(counted), strict=True)]
    described += [f"no date {undated}"] if undated else []
    return finish(draft, f"Articles per {by}", described, name="articles-over-time")


def _add_undated(draft: Draft, undated: int) -> None:
    """A bar on an axis of its own, to the right of the axis of time."""
    draft.add_bar(
        x=["no date"],
        y=[undated],
        width=0.6,
        xaxis="x2",
        marker={"color": COLOUR, "pattern": {"shape": "/", "size": 5, "solidity": 0.3}},
        text=[f"{undated:,}"],
        textposition="outside",
        hovertext=[f"{amount(undated, 'article')} without a date"],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    beside = {"domain": [0.88, 1], "anchor": "y", "fixedrange": True, "showgrid": False, "tickfont": {"color": TEXT}}
    draft.lay_out(xaxis={"domain": [0, 0.86]}, xaxis2=beside)
