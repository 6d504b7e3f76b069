"""A chart of how many articles appeared when, with those that have no date beside it."""

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.look import each_row, finish
from analysis.present.overview import name_period

COLOUR = "#8a7f6d"  # of articles; nothing else has it
HEIGHT = 400  # pixels
MOST_TICKS = 5
_STEPS = {"day": "D", "week": "7D", "month": "MS"}
_DAYS = {"day": 1, "week": 7, "month": 30}


def timeline_chart(counted: pd.DataFrame, by: str, undated: int) -> go.Figure:
    """Articles a day, week or month, of the table of `summaries.count_over_time`; at the right, those without a date.

    A period without articles is a gap. `undated` is counted in a bar of its own, hatched, beyond the axis of time.
    """
    figure = go.Figure()
    dated = len(counted) > 0
    right = 0.86 if undated and dated else 1.0
    wide = 0.8 * _DAYS[by] * 86_400_000  # milliseconds, as plotly measures dates
    if dated:
        figure.add_bar(
            x=counted.period.tolist(),
            y=counted.articles.tolist(),
            width=wide,
            marker={"color": COLOUR},
            hovertext=[
                f"{'Week of ' if by == 'week' else ''}{name_period(row.period, by)}: {amount(row.articles, 'article')}<br>"
                f"{amount(row.quoted_words, 'quoted word')} of {row.words:,}"
                for row in each_row(counted)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        starts = pd.date_range(counted.period.min(), counted.period.max(), freq=_STEPS[by]).tolist()
        margin = pd.Timedelta(days=_DAYS[by] * 0.7)
        figure.update_xaxes(
            type="date",
            domain=[0, right],
            range=[counted.period.min() - margin, counted.period.max() + margin],
            tickvals=starts[:: -(-len(starts) // MOST_TICKS)],
            tickformat="%b<br>%Y" if by == "month" else "%-d %b<br>%Y",
        )
    highest = max([*counted.articles, undated, 1])
    if undated:
        figure.add_bar(
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
        figure.update_layout(
            xaxis2={
                "domain": [right + 0.02 if dated else 0.0, 1.0],
                "anchor": "y",
                "fixedrange": True,
                "showgrid": False,
            }
        )
    figure.update_yaxes(range=[0, highest * 1.15], nticks=4, tickformat=",d", dtick=1 if highest < 4 else None)
    figure.update_layout(showlegend=False, height=HEIGHT, margin={"b": 48})
    described = [
        f"{'week of ' if by == 'week' else ''}{name_period(row.period, by)} {row.articles}" for row in each_row(counted)
    ]
    if undated:
        described.append(f"no date {undated}")
    figure = finish(figure, f"Articles per {by}", described, name="articles-over-time")
    return figure.update_layout(margin={"l": 32})
