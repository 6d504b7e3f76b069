"""Charts over time: how often a name stands in the articles of each day."""

import pandas as pd
import plotly.graph_objects as go

from analysis.present.charts.labels import clip
from analysis.present.charts.look import PLAIN, Draft, finish, label_rows


def time_chart(counts: pd.DataFrame, *, most: int = 6) -> go.Figure:
    """How often each name stands in the articles of a day, of the table of `summaries.count_by_date`: a row a name, a dot a day.

    The dots grow with the mentions, and their number stands in them. A day on which a name is missing has none.
    """
    draft = Draft()
    totals = counts.groupby("entity", sort=False).mentions.sum()
    totals = totals.head(most)
    rows = {entity: row for row, entity in enumerate(totals.index)}
    named = counts[(counts.mentions > 0) & counts.entity.isin(list(rows))]
    highest = int(counts.mentions.max())
    draft.add_scatter(
        x=named.published.tolist(),
        y=[rows[entity] for entity in named.entity],
        mode="markers+text",
        marker={
            "size": [14 + 9 * (n / highest) ** 0.5 for n in named.mentions],
            "opacity": 1,
            "color": PLAIN,
            "line": {"width": 1, "color": "white"},
        },
        text=[f"{n:,}" for n in named.mentions],
        textfont={"color": "white", "size": 11},
        cliponaxis=False,
        customdata=named.entity.tolist(),
        hovertemplate="%{x|%-d %B %Y}: %{text} mentions<extra></extra>",
    )
    label_rows(draft, [f"{clip(entity)}  <b>{total:,}</b>" for entity, total in totals.items()])
    days = sorted(set(counts.published))
    margin = (days[-1] - days[0]) * 0.05
    few = days if len(days) < 7 else None
    axis = {"type": "date", "range": [days[0] - margin, days[-1] + margin], "tickvals": few, "nticks": 6}
    draft.lay_out(xaxis={**axis, "tickformat": "%-d %b<br>%Y", "showgrid": True}, showlegend=False)
    draft.grow(10)
    described = [f"{entity} {total} in all" for entity, total in totals.items()]
    return finish(draft, "Mentions per day", described, name="named-over-time")
