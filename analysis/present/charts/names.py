"""Charts of names: what is named most, where in the article, and with whom."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.labels import clip
from analysis.present.charts.look import GREEN, Series, add_tracks, draw_rows, each_row, finish, label_rows, show_course


def names_chart(names: pd.DataFrame, *, title: str, most: int = 12, name: str = "names") -> go.Figure:
    """Who or what is named most, of one type, of the table of `summaries.join_entities`. `customdata` is the name."""
    top = names.head(most)
    figure = draw_rows(
        [f"{clip(row.entity)}  <b>{row.mentions:,}</b>" for row in each_row(top)],
        [Series("mentions", top.mentions.astype(int).tolist(), GREEN)],
        custom=top.entity.tolist(),
        unit="mention",
    )
    return finish(figure, title, [f"{row.entity} {row.mentions}" for row in each_row(top)], name=name)


def mention_chart(places: pd.DataFrame, order: Sequence[str], *, most: int = 12) -> go.Figure:
    """Where in the article each name stands, of one type, of the table of `summaries.place_mentions`: a strip a name.

    `order` gives the names from top to bottom; those beyond `most` are left away.
    """
    there = set(places.entity)
    shown = [name for name in order if name in there][:most]
    part = places[places.entity.isin(shown)]
    figure = go.Figure()
    add_tracks(figure, [1] * len(shown), shown)
    figure.add_scatter(
        x=part.begins.tolist(),
        y=[shown.index(name) for name in part.entity],
        mode="markers",
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 3, "color": GREEN}},
        customdata=part.entity.tolist(),
        text=[f"{clip(row.text)}, in sentence {row.sentence:,}" for row in each_row(part)],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )
    label_rows(figure, [clip(name) for name in shown])
    show_course(figure, len(shown))
    first = part.groupby("entity").begins.agg(["size", "min"])
    described = [
        f"{name}: {amount(int(first['size'][name]), 'time')}, first {first['min'][name]:.0%} into the article"
        for name in shown
    ]
    return finish(figure, "Where each name appears", described, name="where-each-is-named")


def together_chart(pairs: pd.DataFrame, *, most: int = 10) -> go.Figure:
    """Who stands together in one sentence, of the table of `summaries.pair_names`. `customdata` is the row's index."""
    top = pairs.head(most)
    names = [f"{clip(row.first, 22)} and {clip(row.second, 22)}" for row in each_row(top)]
    figure = draw_rows(
        [f"{pair}  <b>{n:,}</b>" for pair, n in zip(names, top.sentences, strict=True)],
        [Series("sentences", top.sentences.astype(int).tolist(), GREEN)],
        custom=top.index.tolist(),
        unit="sentence",
    )
    described = [f"{row.first} and {row.second} {row.sentences}" for row in each_row(top)]
    return finish(figure, "Sentences with both names", described, name="named-together")
