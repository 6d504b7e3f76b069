"""A chart on a page: in the theme's colours, described in words, and saved as a picture by its camera button.

One key of the session belongs to this module: `chart_source`, what the charts of a page are made from.
"""

import html
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go

PICTURE_WIDTH = 900  # pixels of a saved picture, drawn at twice that: wide enough for legend and source on every screen
PICTURE_HEIGHT = 450
TITLE_PAD = 20  # pixels above the title, which the line below it would push out of the chart
# All that plotly offers but the camera: zooming and panning fight with scrolling, and there is nothing to lasso.
_UNUSED = "zoom2d pan2d select2d lasso2d zoomIn2d zoomOut2d autoScale2d resetScale2d".split()


def name_source(source: str) -> None:
    """Say what the charts of this page are made from: it stands in the pictures that are saved of them."""
    st.session_state.chart_source = source


def _caption() -> str:
    """What a saved picture says below its title; the page itself, which says it already, hides it (`page_frame`)."""
    source = html.escape(" ".join(st.session_state.get("chart_source", "").split()), quote=False)
    today = datetime.now().astimezone()
    line = " · ".join(filter(None, (source, f"Quotient, {today.day} {today:%B %Y}")))
    return f'<span style="font-size:11px;font-weight:400">{line}</span>'


def show_chart(figure: "go.Figure", *, key: str = "", on_pick: Callable[[], None] | None = None) -> None:
    """Draw a figure of `analysis.present.charts`. With `on_pick`, choosing a bar or dot calls it; `picked(key)` says which."""
    name = figure.layout.meta["name"]
    title = figure.layout.title  # changed in place: `update_layout` takes longer than all the rest of this
    title.text, title.pad.t = f"{title.text}<br>{_caption()}", TITLE_PAD
    st.plotly_chart(
        figure,
        key=key or name,
        height=int(figure.layout.height),  # its place is kept while the browser loads what draws it
        theme="streamlit",
        on_select=on_pick or "ignore",
        selection_mode="points",
        alt=figure.layout.meta["alt"],
        config={
            "displaylogo": False,
            "displayModeBar": True,  # also where there is no mouse to hover with
            "modeBarButtonsToRemove": _UNUSED,
            "toImageButtonOptions": {
                "format": "png",
                "scale": 2,
                "width": PICTURE_WIDTH,
                "height": figure.layout.height or PICTURE_HEIGHT,
                "filename": f"quotient-{name}",
            },
        },
    )


def picked(key: str) -> Any:
    """The `customdata` of the bar or dot chosen in the chart with this key; None if none is."""
    points = st.session_state.get(key, {}).get("selection", {}).get("points", [])
    return points[0].get("customdata") if points else None


def chart_key(name: str) -> str:
    """The key of a chart whose choice can be cleared: the browser keeps the choice for as long as a chart has one key."""
    return f"{name}_{st.session_state.get(f'{name}_drawn', 0)}"


def clear_choice(*names: str) -> None:
    """Draw these charts with nothing chosen in them, because the choice was made elsewhere."""
    for name in names:
        st.session_state[f"{name}_drawn"] = st.session_state.get(f"{name}_drawn", 0) + 1
