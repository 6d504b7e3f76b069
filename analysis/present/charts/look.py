"""The look that all charts share: rows of lying bars, labels above them, title, legend, alternative text."""

from collections.abc import Iterable, Iterator, Sequence
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


class Draft:
    """A chart while it is drawn: traces and layout by plotly's own names, in plain dicts. `finish` makes a figure of it.

    Nothing in it is checked: that takes plotly ten times as long as all the rest. The tests check it.
    """

    def __init__(self) -> None:
        self.traces: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {}

    def add_bar(self, **properties: Any) -> None:
        self.traces.append({"type": "bar", **properties})

    def add_scatter(self, **properties: Any) -> None:
        self.traces.append({"type": "scatter", **properties})

    def add_annotation(self, **properties: Any) -> None:
        self.layout.setdefault("annotations", []).append(properties)

    def add_shape(self, **properties: Any) -> None:
        self.layout.setdefault("shapes", []).append(properties)

    def lay_out(self, **properties: Any) -> None:
        """Change the layout; of what is a dict, the parts that are named."""
        self.layout = _merge(self.layout, properties)

    def grow(self, pixels: int) -> None:
        """Make the chart higher, below its rows."""
        self.lay_out(height=self.layout["height"] + pixels, margin={"b": BOTTOM + pixels})

    def keep_colours(self) -> None:
        """A click changes no colour: the chart is drawn with what is chosen standing out, for as long as it is chosen.

        Plotly by itself fades all but the one bar that was clicked, its own second part with them, and forgets it when the chart
        is drawn anew.
        """
        for trace in self.traces:
            trace |= {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def _merge(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{name: _merge(old.get(name), value) for name, value in new.items()}}


def draw_rows(
    labels: Sequence[str], series: Sequence[Series], *, custom: Sequence[object], unit: str, whole: float = 0
) -> Draft:
    """Lying bars, a row each, their label above them, so that long names fit a narrow screen.

    With `whole`, a row is as long as that, and a track shows it behind the bar; else as the longest bar, and there is no track,
    which would read as 100 %. A row whose `custom` is "" has its label alone.
    """
    totals = [sum(row) for row in zip(*(s.values for s in series), strict=True)]
    longest = whole or max(totals, default=0) or 1
    rows = list(range(len(labels)))
    ends = [longest if picked != "" else total for picked, total in zip(custom, totals, strict=True)]
    draft = Draft()
    add_tracks(draft, ends, custom, totals, TRACK if whole else UNSEEN)
    base = [0.0] * len(rows)
    drawn = [s for s in series if any(s.values)]
    for s in drawn:
        draft.add_bar(
            orientation="h",
            name=s.name,
            x=list(s.values),
            y=rows,
            base=list(base),
            width=BAR_WIDTH,
            customdata=list(custom),
            marker={"color": s.colour, "pattern": {"shape": s.pattern, "size": 5, "solidity": 0.3}},
            text=[f"{amount(v, unit)}, {s.name}" if len(series) > 1 else amount(v, unit) for v in s.values],
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
        )
        base = [b + value for b, value in zip(base, s.values, strict=True)]
    draft.lay_out(barmode="overlay", showlegend=len(drawn) > 1, xaxis={"range": [0, longest], "visible": False})
    label_rows(draft, labels)
    return draft


def add_tracks(
    draft: Draft,
    ends: Sequence[float],
    custom: Sequence[object],
    starts: Sequence[float] = (),
    colour: str = TRACK,
) -> None:
    """Each row to its end in pale: it leads the eye. Where it begins behind the bar, it is hit by a click beside the bar."""
    draft.add_bar(
        orientation="h",
        x=[end - start for end, start in zip(ends, starts, strict=True)] if starts else list(ends),
        base=list(starts) or None,
        y=list(range(len(ends))),
        width=BAR_WIDTH,
        customdata=list(custom),
        marker={"color": colour},
        hoverinfo="none" if starts else "skip",  # below other bars it would answer the mouse in their place
        showlegend=False,
    )


def label_rows(draft: Draft, labels: Sequence[str]) -> None:
    """A label above each row, at the left edge, and the first row on top."""
    common = {"x": 0, "xref": "paper", "yref": "y", "showarrow": False, "xanchor": "left", "yanchor": "bottom"}
    look = {"yshift": 9, "align": "left", "font": {"size": 14}}
    for row, label in enumerate(labels):
        draft.add_annotation(y=row, text=label, **common, **look)
    draft.lay_out(
        yaxis={"visible": False, "range": [len(labels) - 0.6, -0.8]},
        height=round(ROW_HEIGHT * (len(labels) + 0.2)) + TOP + BOTTOM,
    )


def show_course(draft: Draft, rows: int) -> None:
    """An axis from the article's beginning to its end."""
    for x, side, text in ((0, "left", "start of article"), (1, "right", "end")):
        shift = 8 if side == "left" else 0  # a saved picture has another font, whose wider letters would be cut
        draft.add_annotation(x=x, y=rows - 0.6, text=text, showarrow=False, xanchor=side, yanchor="top", xshift=shift)
    axis = {"range": [0, 1], "showticklabels": False, "tickvals": [0.25, 0.5, 0.75], "showgrid": True}
    draft.lay_out(xaxis=axis, barmode="overlay")
    draft.grow(16)


def finish(draft: Draft, title: str, described: Iterable[str], *, name: str) -> go.Figure:
    """What all figures share: title, alternative text, legend below, no dragging or zooming (a finger scrolls the page)."""
    layout = draft.layout
    below = layout.get("showlegend") is not False or layout.get("xaxis", {}).get("visible") is not False
    if not below and "height" in layout:
        draft.lay_out(height=layout["height"] - BOTTOM + 8)
    margin = {"l": 4, "r": 8, "t": TOP, "b": BOTTOM if below else 8}
    above = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container"}
    beneath = {"x": 0, "xanchor": "left", "y": 0, "yanchor": "bottom", "yref": "container"}
    draft.lay_out(
        xaxis={"fixedrange": True},
        yaxis={"fixedrange": True},
        title={"text": title, **above, "pad": {"t": 6}},
        legend={"orientation": "h", **beneath, "title": {"text": ""}},
        margin={**margin, **layout.get("margin", {})},
        dragmode=False,
        font={"color": TEXT},
        hoverlabel={"align": "left"},
        meta={"alt": f"{title}. " + "; ".join(described) + ".", "name": name},
    )
    return go.Figure({"data": draft.traces, "layout": draft.layout}, _validate=False)


def list_legend(draft: Draft, *, columns: int) -> None:
    """The legend in so many columns on every screen, in the order of the bars, and never scrolled."""
    draft.lay_out(
        legend={"traceorder": "normal", "entrywidth": 1 / columns, "entrywidthmode": "fraction", "maxheight": 1}
    )


def each_row(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, cells as attributes: `itertuples`, which makes a class for each table, takes longer for a few rows."""
    names = ["Index", *map(str, table.columns)]
    for cells in zip(table.index, *(table[name].tolist() for name in table.columns), strict=True):
        yield SimpleNamespace(**dict(zip(names, cells, strict=True)))
