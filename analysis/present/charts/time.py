"""Charts over time: how often a name stands in the articles of each day."""

import pandas as pd
import plotly.graph_objects as go

from analysis.present.charts.labels import clip
from analysis.present.charts.look import BOTTOM, PLAIN, finish, label_rows


def time_chart(counts: pd.DataFrame, *, most: int = 6) -> go.Figure:
    """How often each name stands in the articles of a day, of the table of `summaries.count_by_date`: a row a name, a dot a day.

    The dots grow with the mentions, and their number stands in them. A day on which a name is missing has none.
    """
    figure = go.Figure()
    totals = counts.groupby("entity", sort=False).mentions.sum()
    totals = totals.head(most)
    rows = {entity: row for row, entity in enumerate(totals.index)}
    named = counts[(counts.mentions > 0) & counts.entity.isin(list(rows))]
    highest = int(counts.mentions.max())
    figure.add_scatter(
        x=named.published.tolist(),
        y=[rows[entity] for entity in named.entity],
        mode="markers+text",
        marker={
            "size": [14 + 9 * (n / highest) ** 0.5 for n in named.mentions],
            "opacity": 1,
            "color": PLAIN,
            "line": {"width": 1, "color": "white"},
        },
        text=named.mentions.tolist(),
        textfont={"color": "white", "size": 11},
        cliponaxis=False,
        customdata=named.entity.tolist(),
        hovertemplate="%{x|%-d %B %Y}: %{text} mentions<extra></extra>",
    )
    label_rows(figure, [f"{clip(entity)}  <b>{total:,}</b>" for entity, total in totals.items()])
    days = sorted(set(counts.published))
    margin = (days[-1] - days[0]) * 0.05
    few = days if len(days) < 7 else None
    figure.update_xaxes(type="date", range=[days[0] - margin, days[-1] + margin], tickvals=few, nticks=6)
    figure.update_xaxes(tickformat="%-d %b<br>%Y", showgrid=True)
    figure.update_layout(height=figure.layout.height + 10, margin={"b": BOTTOM + 10}, showlegend=False)
    described = [f"{entity} {total} in all" for entity, total in totals.items()]
    return finish(figure, "Mentions per day", described, name="named-over-time")
