"""The look that all charts share: rows of lying bars, labels above them, title, legend, alternative text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount

BLUE, ORANGE, GREEN, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#56B4E9", "#888888"
PLAIN = "#64808a"  # of bars and dots that stand for an amount alone, whoever's it is; no speaker has it
PALE = "#bdbdbd"
TEXT = "#000037"  # black; Streamlit's theme puts the colour of its text in the place of just this one
BAR_WIDTH = 0.36  # of a bar, as part of its row
TRACK = "rgba(128,128,128,0.13)"  # the whole length of a row behind its bar
UNSEEN = "rgba(0,0,0,0)"  # of a track that is only there to be clicked
# Of voices, in the order of their words, as the Read page colours them; those after these are grey.
VOICE_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#332288", "#882255")
DARK = frozenset(("#0072B2", "#D55E00", "#332288", "#882255", "#009E73"))  # of these, on which text is white
KIND_ENTRY = 76  # pixels of a kind of quotation in a legend, so that no letter is cut in the font of a saved picture
TOP, BOTTOM = 40, 40  # pixels above and below the rows: title; legend or axis
ROW_HEIGHT = 46  # pixels of a row: its label and, below it, its bar


class Series(NamedTuple):
    """Bars of one kind, one for each row."""

    name: str  # in the legend
    values: Sequence[float]
    colour: str
    pattern: str = ""


def fade(colour: str, opacity: float = 0.22) -> str:
    """A colour, `#rrggbb`, pale: what is not chosen."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.3g})"


def keep_colours(figure: go.Figure) -> go.Figure:
    """A click changes no colour: the chart is drawn with what is chosen standing out, for as long as it is chosen.

    Plotly by itself fades all but the one bar that was clicked, its own second part with them, and forgets it when the chart is
    drawn anew.
    """
    return figure.update_traces(selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}})


def new_figure(bars: Iterable[Mapping[str, Any]] = (), **layout: Any) -> go.Figure:
    """A figure with these traces and this layout, as plotly's own properties in plain dicts.

    What is in it, and what `lay_out` adds, is not checked: that takes plotly ten times as long as all the rest. The tests check it.
    """
    return go.Figure({"data": list(bars), "layout": layout}, _validate=False)


def lay_out(figure: go.Figure, **properties: Any) -> go.Figure:
    """Change the layout of a figure, as its own `update_layout` would, but at once. Returns the figure."""
    known = figure.layout.to_plotly_json()
    for name, value in properties.items():
        figure.layout[name] = _merge(known.get(name), value)
    return figure


def _merge(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{name: _merge(old.get(name), value) for name, value in new.items()}}


def draw_rows(
    labels: Sequence[str], series: Sequence[Series], *, custom: Sequence[object], unit: str, whole: float = 0
) -> go.Figure:
    """Lying bars, a row each, their label above them, so that long names fit a narrow screen.

    With `whole`, a row is as long as that, and a track shows it behind the bar; else as the longest bar, and there is no track,
    which would read as 100 %. A row whose `custom` is "" has its label alone.
    """
    totals = [sum(row) for row in zip(*(s.values for s in series), strict=True)]
    longest = whole or max(totals, default=0) or 1
    rows = list(range(len(labels)))
    ends = [longest if picked != "" else total for picked, total in zip(custom, totals, strict=True)]
    bars = [_track(ends, custom, totals, TRACK if whole else UNSEEN)]
    base = [0.0] * len(rows)
    drawn = [s for s in series if any(s.values)]
    for s in drawn:
        bars.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": s.name,
                "x": list(s.values),
                "y": rows,
                "base": list(base),
                "width": BAR_WIDTH,
                "customdata": list(custom),
                "marker": {"color": s.colour, "pattern": {"shape": s.pattern, "size": 5, "solidity": 0.3}},
                "text": [f"{amount(v, unit)}, {s.name}" if len(series) > 1 else amount(v, unit) for v in s.values],
                "textposition": "none",
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
        base = [b + value for b, value in zip(base, s.values, strict=True)]
    axis = {"range": [0, longest], "visible": False}
    figure = new_figure(bars, barmode="overlay", showlegend=len(drawn) > 1, xaxis=axis)
    label_rows(figure, labels)
    return figure


def add_tracks(
    figure: go.Figure,
    ends: Sequence[float],
    custom: Sequence[object],
    starts: Sequence[float] = (),
    colour: str = TRACK,
) -> None:
    """Each row to its end in pale: it leads the eye. Where it begins behind the bar, it is hit by a click beside the bar."""
    figure.add_trace(_track(ends, custom, starts, colour))


def _track(ends: Sequence[float], custom: Sequence[object], starts: Sequence[float], colour: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [end - start for end, start in zip(ends, starts, strict=True)] if starts else list(ends),
        "base": list(starts) or None,
        "y": list(range(len(ends))),
        "width": BAR_WIDTH,
        "customdata": list(custom),
        "marker": {"color": colour},
        "hoverinfo": "none" if starts else "skip",  # below other bars it would answer the mouse in their place
        "showlegend": False,
    }


def label_rows(figure: go.Figure, labels: Sequence[str]) -> None:
    """A label above each row, at the left edge, and the first row on top."""
    common = {"x": 0, "xref": "paper", "yref": "y", "showarrow": False, "xanchor": "left", "yanchor": "bottom"}
    look = {"yshift": 9, "align": "left", "font": {"size": 14}}
    lay_out(
        figure,
        annotations=[{"y": row, "text": label, **common, **look} for row, label in enumerate(labels)],
        yaxis={"visible": False, "range": [len(labels) - 0.6, -0.8]},
        height=round(ROW_HEIGHT * (len(labels) + 0.2)) + TOP + BOTTOM,
    )


def show_course(figure: go.Figure, rows: int) -> None:
    """An axis from the article's beginning to its end."""
    for x, side, text in ((0, "left", "start of article"), (1, "right", "end")):
        shift = 8 if side == "left" else 0  # a saved picture has another font, whose wider letters would be cut
        figure.add_annotation(x=x, y=rows - 0.6, text=text, showarrow=False, xanchor=side, yanchor="top", xshift=shift)
    lay_out(
        figure,
        xaxis={"range": [0, 1], "showticklabels": False, "tickvals": [0.25, 0.5, 0.75], "showgrid": True},
        barmode="overlay",
        height=figure.layout.height + 16,
        margin={"b": BOTTOM + 16},
    )


def finish(figure: go.Figure, title: str, described: Iterable[str], *, name: str) -> go.Figure:
    """What all figures share: title, alternative text, legend above, no dragging or zooming (a finger scrolls the page)."""
    below = figure.layout.showlegend is not False or figure.layout.xaxis.visible is not False
    if not below and figure.layout.height:
        lay_out(figure, height=figure.layout.height - BOTTOM + 8)
    above = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container"}
    beneath = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "bottom", "yref": "container"}
    return lay_out(
        figure,
        xaxis={"fixedrange": True},
        yaxis={"fixedrange": True},
        title={"text": title, **above, "pad": {"t": 6}},
        legend={"orientation": "h", **beneath, "title": {"text": ""}},
        margin={"l": 4, "r": 8, "t": TOP, "b": figure.layout.margin.b or (BOTTOM if below else 8)},
        dragmode=False,
        font={"color": TEXT},
        hoverlabel={"align": "left"},
        meta={"alt": f"{title}. " + "; ".join(described) + ".", "name": name},
    )


def list_legend(figure: go.Figure, *, columns: int) -> go.Figure:
    """The legend in so many columns on every screen, in the order of the bars, and never scrolled."""
    return figure.update_layout(
        legend={"traceorder": "normal", "entrywidth": 1 / columns, "entrywidthmode": "fraction", "maxheight": 1}
    )


def each_row(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, cells as attributes: `itertuples`, which makes a class for each table, takes longer for a few rows."""
    names = ["Index", *map(str, table.columns)]
    for cells in zip(table.index, *(table[name].tolist() for name in table.columns), strict=True):
        yield SimpleNamespace(**dict(zip(names, cells, strict=True)))
