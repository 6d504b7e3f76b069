"""A chart on a page: in the theme's colours, described in words, and saved as an image by its camera button."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go

# All that plotly offers but the camera: zooming and panning fight with scrolling, and there is nothing to lasso.
_UNUSED = "zoom2d pan2d select2d lasso2d zoomIn2d zoomOut2d autoScale2d resetScale2d".split()


def show_chart(figure: "go.Figure", *, key: str = "", on_pick: Callable[[], None] | None = None) -> None:
    """Draw a figure of `analysis.present.charts`. With `on_pick`, choosing a bar or dot calls it; `picked(key)` says which."""
    name = figure.layout.meta["name"]
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
            "toImageButtonOptions": {"format": "png", "scale": 2, "filename": f"quotient-{name}"},
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
