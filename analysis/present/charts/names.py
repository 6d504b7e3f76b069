"""Charts of names: what is named most, where in the article, and with whom."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.labels import clip
from analysis.present.charts.look import (
    BOTTOM,
    PLAIN,
    TEXT,
    TOP,
    Draft,
    Series,
    add_tracks,
    draw_rows,
    each_row,
    fade,
    finish,
    label_rows,
    show_course,
)

MAX_MATRIX_LABEL = 18  # characters of a name beside the matrix


def names_chart(names: pd.DataFrame, *, title: str, most: int = 12, name: str = "names") -> go.Figure:
    """Who or what is named most, of one type, of the table of `summaries.join_entities`. `customdata` is the name."""
    top = names.head(most)
    draft = draw_rows(
        [f"{clip(row.entity)}  <b>{row.mentions:,}</b>" for row in each_row(top)],
        [Series("mentions", top.mentions.astype(int).tolist(), PLAIN)],
        custom=top.entity.tolist(),
        unit="mention",
    )
    return finish(draft, title, [f"{row.entity} {row.mentions}" for row in each_row(top)], name=name)


def mention_chart(places: pd.DataFrame, order: Sequence[str], *, most: int = 12) -> go.Figure:
    """Where in the article each name stands, of one type, of the table of `summaries.place_mentions`: a strip a name.

    `order` gives the names from top to bottom; those beyond `most` are left away.
    """
    there = set(places.entity)
    shown = [name for name in order if name in there][:most]
    part = places[places.entity.isin(shown)]
    draft = Draft()
    add_tracks(draft, [1] * len(shown), shown)
    draft.add_scatter(
        x=part.begins.tolist(),
        y=[shown.index(name) for name in part.entity],
        mode="markers",
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 3, "color": PLAIN}},
        customdata=part.entity.tolist(),
        text=[f"{clip(row.text)}, in sentence {row.sentence:,}" for row in each_row(part)],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )
    label_rows(draft, [clip(name) for name in shown])
    show_course(draft, len(shown))
    first = part.groupby("entity").begins.agg(["size", "min"])
    described = [
        f"{name}: {amount(int(first['size'][name]), 'time')}, first {first['min'][name]:.0%} into the article"
        for name in shown
    ]
    return finish(draft, "Where each name appears", described, name="where-each-is-named")


def pairs_chart(pairs: pd.DataFrame, *, most: int = 8, chosen: int | None = None) -> go.Figure:
    """Who stands together in one sentence, of the table of `summaries.pair_names`: half a matrix of those who do most.

    `customdata` is the row's index in the table; `chosen` is one that stands out.
    """
    sums: Counter[tuple[str, str]] = Counter()
    for row in each_row(pairs):
        sums[row.first, row.first_type] += row.sentences
        sums[row.second, row.second_type] += row.sentences
    rank = {name: place for place, (name, _) in enumerate(sums.most_common(most))}
    cells = [
        (*sorted((rank[row.first, row.first_type], rank[row.second, row.second_type])), row)
        for row in each_row(pairs)
        if (row.first, row.first_type) in rank and (row.second, row.second_type) in rank
    ]
    highest = max((row.sentences for *_, row in cells), default=1)
    names = [clip(name, MAX_MATRIX_LABEL) for name, _ in rank]
    draft = Draft()
    draft.add_scatter(
        x=[first for first, _, _ in cells],
        y=[second for _, second, _ in cells],
        mode="markers+text",
        marker={
            "symbol": "square",
            "size": 25,
            "opacity": 1,
            "color": [fade(PLAIN, 0.15 + 0.45 * row.sentences / highest) for *_, row in cells],
            "line": {"width": [3 if row.Index == chosen else 0 for *_, row in cells], "color": PLAIN},
        },
        text=[f"{row.sentences:,}" for *_, row in cells],
        textfont={"size": 12, "color": TEXT},
        customdata=[row.Index for *_, row in cells],
        hovertext=[
            f"{clip(row.first)} and {clip(row.second)}: {amount(row.sentences, 'sentence')}" for *_, row in cells
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )
    ticks = list(range(len(names)))
    labels = [f"{name}  {number}" for number, name in enumerate(names, 1)]
    look = {"showgrid": False, "zeroline": False, "tickfont": {"size": 13, "color": TEXT}}
    columns = [f"{number}" for number in range(1, len(names))]
    draft.lay_out(
        xaxis={"tickvals": ticks[:-1], "ticktext": columns, "range": [-0.6, max(len(names) - 1.4, 0.6)], **look},
        yaxis={"tickvals": ticks, "ticktext": labels, "range": [len(names) - 0.4, -0.5], "automargin": True, **look},
        height=34 * len(names) + TOP + BOTTOM,
        showlegend=False,
    )
    draft.keep_colours()
    described = [f"{row.first} and {row.second} {row.sentences}" for *_, row in cells]
    return finish(draft, "Sentences with both names", described, name="named-together")
