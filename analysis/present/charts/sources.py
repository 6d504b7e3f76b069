"""Bars to 100 %: how quoted words divide over the kinds of sources, an outlet a row. Each kind has its colour, here and everywhere."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount, percent, share_label
from analysis.present.charts.labels import clip, wrap
from analysis.present.charts.look import BOTTOM, PALE, TOP, Draft, each_row, finish, label_rows, list_legend
from analysis.present.overview import NAMED
from analysis.tables import SOURCES

SOURCE_COLOURS: Mapping[str, str] = {  # none of them a speaker's
    "person": "#1f6f78",
    "unnamed": "#d0a04f",
    "organisation": "#5a6ea3",
    "document": "#84689f",
    "unresolved": "#757575",
    "unattributed": PALE,
}
_DARK_TEXT = frozenset(("unnamed", "unattributed"))  # kinds on whose colour text is dark
_BAR_WIDTH = 0.44  # of a row
_LEGEND = 64  # pixels below the rows: on a narrow screen it has three lines
_MIN_LABELLED = 0.09  # share, from which on it stands in the bar
_SHORT = {
    "person": "named people",
    "unnamed": "unnamed people, groups",
    "organisation": "organisations",
    "document": "documents",
    "unresolved": "speaker unclear",
    "unattributed": "no source given",
}


def outlets_chart(divided: pd.DataFrame, *, unit: str = "quoted word") -> go.Figure:
    """How each outlet's quoted words divide over the kinds of sources, of the table of `summaries.divide_outlets`.

    `unit` says what was counted. `customdata` is the kind. An outlet with too little to tell is pale, without figures.
    """
    first = divided.drop_duplicates("outlet").reset_index(drop=True)
    rows = {outlet: row for row, outlet in enumerate(first.outlet)}
    draft = Draft()
    starts = dict.fromkeys(rows, 0.0)
    for kind in SOURCES:
        part = divided[divided.speaker_kind == kind]
        if part.empty:
            continue
        hover = [
            f"{wrap(row.outlet)}<br>{SOURCES[kind]}: {percent(row.number, row.total)}<br>"
            f"{row.number:,} of {amount(row.total, unit)}"
            for row in each_row(part)
        ]
        _add_kind(draft, kind, part, [rows[outlet] for outlet in part.outlet], hover)
        bars = draft.traces[-1]
        bars |= {"base": [starts[outlet] for outlet in part.outlet], "width": _BAR_WIDTH}
        bars["marker"]["opacity"] = [0.55 if few else 1.0 for few in part.few]
        bars["text"] = ["" if few else text for few, text in zip(part.few, bars["text"], strict=True)]
        for row in each_row(part):
            starts[row.outlet] += row.share
    label_rows(
        draft,
        [f"{clip(r.outlet)}  <b>{amount(r.total, unit)}</b>, {amount(r.articles, 'article')}" for r in each_row(first)],
    )
    draft.lay_out(
        xaxis={"range": [0, 1], "visible": False},
        barmode="overlay",
        showlegend=True,
        legend={"traceorder": "normal"},
        margin={"b": _LEGEND},
        height=draft.layout["height"] + _LEGEND - BOTTOM,
    )
    described = [f"{outlet}: {_describe(part)}" for outlet, part in divided.groupby("outlet", sort=False)]
    return finish(draft, "Kinds of sources, outlet by outlet", described, name="sources-by-outlet")


def sources_chart(sources: pd.DataFrame, *, by: Literal["words", "quotations"] = "words") -> go.Figure:
    """How one article's quoted words, or quotations, divide over the kinds of sources: one bar to 100 %.

    Takes the table of `summaries.join_sources`. `customdata` is the kind.
    """
    numbers = (sources.words if by == "words" else sources.counted_quotations).astype("int64")
    total = int(numbers.sum())
    table = pd.DataFrame({"speaker_kind": sources.speaker_kind, "number": numbers, "total": total})
    table = table[table.number > 0].assign(share=numbers / max(total, 1))
    unit = "quoted word" if by == "words" else "quotation"
    draft = Draft()
    for row in each_row(table):
        part = table.loc[[row.Index]]
        share = share_label(row.number, total, unit)
        _add_kind(draft, row.speaker_kind, part, [0], [f"{SOURCES[row.speaker_kind]}<br>{share}"])
        draft.traces[-1]["name"] += f"  <b>{percent(row.number, total)}</b>"
    below = 20 + 20 * len(table)  # a line a kind
    draft.lay_out(
        xaxis={"range": [0, 1], "visible": False},
        yaxis={"visible": False},
        barmode="stack",
        showlegend=True,
        bargap=0,
        height=TOP + 56 + below,
        margin={"b": below},
    )
    list_legend(draft, columns=1)
    return finish(draft, f"{unit.capitalize()}s by kind of source", [_describe(table)], name=f"sources-{by}")


def voices_chart(voices: pd.DataFrame, *, articles: int, most: int = 8) -> go.Figure:
    """The leading voices of a collection, of the table of `summaries.join_speakers`: share of quoted words, and in how many articles.

    Only those with a name: one description may be of several people. A bar has the colour of the kind of source. `articles` are
    all of the collection. `customdata` is the voice.
    """
    total = int(voices.words.sum())
    named = voices[voices.speaker_kind.isin(NAMED) & (voices.words > 0)]
    top = named.head(most + 1 if len(named) == most + 1 else most)
    draft = Draft()
    for kind in SOURCES:
        rows = [number for number, one in enumerate(top.speaker_kind) if one == kind]
        if not rows:
            continue
        part = top.iloc[rows]
        draft.add_bar(
            orientation="h",
            name=_SHORT[kind],
            x=part.words.astype(int).tolist(),
            y=rows,
            width=0.3,
            customdata=part.voice.tolist(),
            marker={"color": SOURCE_COLOURS[kind]},
            hovertext=[
                f"{wrap(row.voice)}<br>{percent(row.words, total)}: {amount(row.words, 'quoted word')}<br>"
                f"in {row.articles:,} of {amount(articles, 'article')}"
                for row in each_row(part)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    label_rows(
        draft,
        [f"{clip(r.voice)}  <b>{percent(r.words, total)}</b> · {amount(r.articles, 'article')}" for r in each_row(top)],
    )
    draft.lay_out(
        xaxis={"range": [0, int(top.words.max()) if len(top) else 1], "visible": False},
        barmode="overlay",
        showlegend=bool(top.speaker_kind.nunique() > 1),
        legend={"traceorder": "normal"},
    )
    described = [f"{r.voice} {percent(r.words, total)} in {amount(r.articles, 'article')}" for r in each_row(top)]
    return finish(draft, "Who is quoted most", described, name="leading-voices")


def _add_kind(draft: Draft, kind: str, part: pd.DataFrame, rows: Sequence[int], hover: Sequence[str]) -> None:
    """The bars of one kind of source, with their shares in them where there is room."""
    draft.add_bar(
        orientation="h",
        name=_SHORT[kind],
        x=part.share.tolist(),
        y=rows,
        customdata=[kind] * len(part),
        marker={"color": SOURCE_COLOURS[kind], "line": {"width": 0}},
        text=[percent(row.number, row.total) if row.share >= _MIN_LABELLED else "" for row in each_row(part)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"color": "#1b1b1b" if kind in _DARK_TEXT else "#ffffff", "size": 12},
        hovertext=list(hover),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _describe(part: pd.DataFrame) -> str:
    return ", ".join(f"{SOURCES[r.speaker_kind].lower()} {percent(r.number, r.total)}" for r in each_row(part))
