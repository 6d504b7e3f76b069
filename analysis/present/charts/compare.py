"""Charts that set sides beside each other. Each side has its colour and its sign, the same in all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount, percent
from analysis.present.charts.labels import clip, wrap
from analysis.present.charts.look import (
    BLUE,
    BOTTOM,
    GREEN,
    GREY,
    ORANGE,
    SKY,
    TEXT,
    Draft,
    each_row,
    finish,
    label_rows,
)

COLOURS = (BLUE, ORANGE, GREEN, "#CC79A7", "#D55E00", SKY)
SIGNS = ("circle", "square", "diamond", "triangle-up", "x", "star")
_TOGETHER = "hexagon"  # the sign of several sides
MAX_SIDES = len(COLOURS)
_LABELLED = 3  # sides whose shares all stand in a row's label
_LINE = "rgba(128,128,128,0.55)"
_SIZE = 13  # pixels across a sign
_MOST_NAMES = 6  # drawn for each of two sides
_LONGEST_SIDE = 26  # characters of a side in a legend


def dumbbell_chart(
    shares: pd.DataFrame, values: Mapping[str, str], sides: Mapping[str, str], *, title: str, stressed: str = ""
) -> go.Figure:
    """How each side divides over the values of an aspect, of the table of `summaries.compare_shares`: a row a value.

    `values` and `sides` say what they are called; the `stressed` value has a dark line. A side with too little is hollow. `customdata` is [aspect, value, side].
    """
    rows = [value for value in values if (shares.value == value).any()]
    draft = Draft()
    known = shares[shares.share.notna()]
    lows, highs = (known.groupby("value").share.agg(end).to_dict() for end in ("min", "max"))
    spans = {row: (lows[value], highs[value]) for row, value in enumerate(rows) if value in lows}
    _draw_lines(draft, spans)
    if stressed in lows:
        row = rows.index(stressed)
        _draw_lines(draft, {row: spans[row]}, TEXT)
    for number, (side, label) in enumerate(sides.items()):
        part = known[known.side == side]
        hollow = "-open" if part.few.any() else ""
        draft.add_scatter(
            name=clip(label, _LONGEST_SIDE),
            x=part.share.tolist(),
            y=[rows.index(value) for value in part.value],
            mode="markers",
            marker=_sign(number, hollow),
            customdata=[[row.aspect, row.value, side] for row in each_row(part)],
            text=[
                f"{wrap(label)}<br>{percent(row.number, row.total)}: {row.number:,} of {row.total:,}"
                for row in each_row(part)
            ],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
    told = {value: _tell(known[known.value == value], sides) for value in rows}
    label_rows(
        draft, [f"{clip(values[value])}  <b>{told[value] if len(sides) <= _LABELLED else ''}</b>" for value in rows]
    )
    longest = float(known.share.max()) if len(known) else 1.0
    axis = {
        "range": [-0.015 * longest, longest * 1.03],
        "tickformat": ".0%",
        "nticks": 5,
        "showgrid": True,
        "zeroline": True,
    }
    draft.lay_out(xaxis=axis, showlegend=True)
    draft.grow(26)
    described = [f"{values[value]}: {_tell(known[known.value == value], sides, named=True)}" for value in rows]
    return finish(draft, title, described, name=f"compare-{shares.aspect.iloc[0] if len(shares) else 'nothing'}")


def odds_chart(names: pd.DataFrame, side: str, others: str, *, numbers: tuple[int, int | None] = (0, 1)) -> go.Figure:
    """Who is named more by a side and by the others, of the table of `summaries.compare_names`: a row a name.

    A dot at the log-odds ratio on a line that is its 95 % interval; hollow if that reaches over the middle. To the right the
    side names more. `numbers` say which of the compared sides the two are, for their colours and signs; None is several sides
    together, in grey. `customdata` is ["named", name, type].
    """
    known = names[names.log_odds.notna()]
    top = pd.concat([known[known.log_odds > 0].head(_MOST_NAMES), known[known.log_odds < 0].head(_MOST_NAMES)])
    top = top.sort_values("log_odds", ascending=False, kind="stable").reset_index(drop=True)
    draft = Draft()
    _draw_lines(draft, dict(enumerate(zip(top.low, top.high, strict=True))))
    two = [(SIGNS[n], COLOURS[n]) if n is not None else (_TOGETHER, GREY) for n in numbers]
    looks = [two[0] if row.log_odds > 0 else two[1] for row in each_row(top)]
    draft.add_scatter(
        x=top.log_odds.tolist(),
        y=list(range(len(top))),
        mode="markers",
        marker={
            "size": _SIZE,
            "symbol": [sign + ("" if clear else "-open") for (sign, _), clear in zip(looks, top.clear, strict=True)],
            "color": [colour for _, colour in looks],
            "line": {"width": 1.5, "color": [colour for _, colour in looks]},
        },
        customdata=[["named", row.entity, row.type] for row in each_row(top)],
        text=[
            f"{wrap(row.entity)}<br>{wrap(side)}: {amount(row.mentions, 'mention')}<br>{wrap(others)}: "
            f"{amount(row.other_mentions, 'mention')}<br>log-odds ratio {row.log_odds:.2f}, {row.low:.2f} to {row.high:.2f}"
            for row in each_row(top)
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )
    label_rows(
        draft, [f"{clip(row.entity)}  <b>{row.mentions:,} : {row.other_mentions:,}</b>" for row in each_row(top)]
    )
    reach = max(top.high.max(), -top.low.min()) * 1.05 if len(top) else 1.0
    for x, text in ((0.0, f"← {clip(others, 20)}"), (0.5, "equal"), (1.0, f"{clip(side, 20)} →")):
        anchor = {0.0: "left", 0.5: "center", 1.0: "right"}[x]
        place = {"x": x, "xref": "paper", "y": len(top) - 0.6, "xanchor": anchor, "yanchor": "top"}
        draft.add_annotation(text=text, showarrow=False, **place)
    grid = {"showgrid": True, "zeroline": True, "zerolinecolor": _LINE}
    axis = {"range": [-reach, reach], "showticklabels": False, "tickvals": [0], **grid}
    draft.lay_out(xaxis=axis, height=draft.layout["height"] + 26, showlegend=False)
    described = [f"{r.entity} {r.mentions} against {r.other_mentions}" for r in each_row(top)]
    return finish(draft, "Who is named more", described, name="compare-names")


def spread_chart(articles: pd.DataFrame, sides: Mapping[str, str]) -> go.Figure:
    """The Flesch-Kincaid grade of each article as a strip for each side, with its median.

    Of the articles table with `side` and `title`; articles too short to score have no dot. `customdata` is the article's id.
    """
    scored = articles[articles.flesch_kincaid_grade.notna()]
    medians = scored.groupby("side").flesch_kincaid_grade.median().to_dict()
    counts = scored.side.value_counts().to_dict()
    draft = Draft()
    for number, side in enumerate(sides):
        part = scored[scored.side == side]
        draft.add_scatter(
            x=part.flesch_kincaid_grade.tolist(),
            y=[number] * len(part),
            mode="markers",
            marker={**_sign(number, ""), "opacity": 0.7},
            customdata=part.article_id.tolist(),
            text=[f"{wrap(row.title)}<br>grade {row.flesch_kincaid_grade:.1f}" for row in each_row(part)],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
        if side in medians:
            draft.add_shape(
                type="line", x0=medians[side], x1=medians[side], y0=number - 0.26, y1=number + 0.26,
                line={"width": 3, "color": TEXT},
            )  # fmt: skip
    told = {
        side: f"median {medians[side]:.1f}, {amount(counts[side], 'article')}"
        if side in medians
        else "too short to score"
        for side in sides
    }
    label_rows(draft, [f"{clip(label)}  <b>{told[side]}</b>" for side, label in sides.items()])
    axis = {"title": {"text": "Flesch-Kincaid grade (higher is harder)"}, "showgrid": True, "nticks": 6}
    draft.lay_out(xaxis=axis, showlegend=False)
    draft.grow(20)
    described = [f"{label}: {told[side]}" for side, label in sides.items()]
    return finish(draft, "How hard articles are to read", described, name="compare-readability")


def period_chart(periods: pd.DataFrame, sides: Mapping[str, str]) -> go.Figure:
    """The share of words inside quotation marks over time, a line a side, of the table of `summaries.count_by_period`."""
    draft = Draft()
    described = []
    for number, (side, label) in enumerate(sides.items()):
        part = periods[(periods.side == side) & periods.quoted_share.notna()]
        draft.add_scatter(
            name=clip(label, _LONGEST_SIDE),
            x=part.period.tolist(),
            y=part.quoted_share.tolist(),
            mode="lines+markers",
            line={"color": COLOURS[number], "width": 2},
            marker=_sign(number, ""),
            text=[
                f"{wrap(label)}<br>{row.period:%d %B %Y}: {row.quoted_share:.0%} of {amount(row.words, 'word')} in "
                f"{amount(row.articles, 'article')}"
                for row in each_row(part)
            ],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
        described.append(f"{label}: " + ", ".join(f"{r.period:%Y-%m-%d} {r.quoted_share:.0%}" for r in each_row(part)))
    days: Sequence[Any] = sorted(set(periods.period))
    few = days if len(days) < 7 else None
    draft.lay_out(
        xaxis={"type": "date", "tickvals": few, "nticks": 6, "tickformat": "%-d %b<br>%Y"},
        yaxis={"tickformat": ".0%", "rangemode": "tozero", "nticks": 5},
        height=300,
        margin={"l": 44, "b": BOTTOM + 40},
        showlegend=True,
    )
    return finish(draft, "Words inside quotation marks", described, name="compare-over-time")


def _sign(number: int, hollow: str) -> dict[str, Any]:
    colour = COLOURS[number]
    line = {"width": 2, "color": colour} if hollow else {"width": 1, "color": TEXT}
    return {"size": _SIZE, "symbol": SIGNS[number] + hollow, "color": colour, "line": line}


def _draw_lines(draft: Draft, spans: Mapping[int, tuple[float, float]], colour: str = _LINE) -> None:
    """A lying line in each row, from its low to its high end: one trace with gaps, since each trace costs time."""
    draft.add_scatter(
        x=[x for low, high in spans.values() for x in (low, high, None)],
        y=[y for row in spans for y in (row, row, None)],
        mode="lines",
        line={"width": 3, "color": colour},
        hoverinfo="skip",
        showlegend=False,
    )


def _tell(rows: pd.DataFrame, sides: Mapping[str, str], *, named: bool = False) -> str:
    """ "61% : 30%", in the order of the sides, "–" where nothing is known."""
    shares = {row.side: percent(row.number, row.total) if row.number else "none" for row in each_row(rows)}
    if named:
        return ", ".join(f"{label} {shares.get(side, 'not known')}" for side, label in sides.items())
    return " : ".join(shares.get(side, "–") for side in sides)
