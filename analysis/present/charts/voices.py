"""Voices in their colours, and where in a collection each of them speaks."""

from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.labels import clip, voice_label, wrap
from analysis.present.charts.look import (
    GREY,
    VOICE_COLOURS,
    Draft,
    each_row,
    fade,
    finish,
    label_rows,
)
from analysis.present.charts.sources import SOURCE_COLOURS
from analysis.tables import UNKNOWN

MOST_VOICES = 10  # on one chart
_MOST_TICKS = 7
_TICK = 14  # characters of a side's name below the chart


def voice_colours(voices: pd.DataFrame, *, coloured: bool = True) -> list[str]:
    """The colour of each voice of a table in the order of its words; those after the eighth and the unknown ones are grey.

    Without `coloured` each has the colour of its kind of source, as a collection has more voices than there are colours.
    """
    free = iter(VOICE_COLOURS)
    colours = []
    for kind in voices.speaker_kind:
        if coloured:
            colours.append(GREY if kind in UNKNOWN else next(free, GREY))
        else:
            colours.append(SOURCE_COLOURS[kind])
    return colours


def voice_sides_chart(
    spread: pd.DataFrame, colours: Mapping[str, str], *, title: str, noun: str, lit: Collection[str] | None = None
) -> go.Figure:
    """Which voices speak in which outlets, or weeks, of the table of `summaries.spread_voices`: a row a voice, a dot a side.

    Dots grow with what was counted, called `noun`. `colours` gives the voices from top to bottom, each with its colour; those beyond the tenth are left
    away, unless only they are in `lit`, the voices that are not pale. `customdata` is the voice.
    """
    there = set(spread.voice)
    shown = [voice for voice in colours if voice in there][:MOST_VOICES]
    if lit is not None and not set(lit) & set(shown):
        chosen = [voice for voice in colours if voice in there and voice in lit][: MOST_VOICES // 2]
        shown = [*shown[: MOST_VOICES - len(chosen)], *chosen]
    part = spread[spread.voice.isin(shown)]
    dated = pd.api.types.is_datetime64_any_dtype(spread.side)
    sides = list(dict.fromkeys(spread.side.sort_values() if dated else spread.side))
    places = part.side.tolist() if dated else [sides.index(side) for side in part.side]
    highest = int(part.number.max()) if len(part) else 1
    draft = Draft()
    draft.add_scatter(
        x=places,
        y=[shown.index(voice) for voice in part.voice],
        mode="markers",
        marker={
            "size": [6 + 17 * (n / highest) ** 0.5 for n in part.number],
            "opacity": 1,
            "color": [colours[v] if lit is None or v in lit else fade(colours[v]) for v in part.voice],
            "line": {"width": 0},
        },
        text=[
            f"{clip(row.voice)}<br>{f'from {row.side:%-d %B %Y}' if dated else wrap(row.side)}: {amount(row.number, noun)}"
            for row in each_row(part)
        ],
        cliponaxis=False,
        customdata=part.voice.tolist(),
        hovertemplate="%{text}<extra></extra>",
    )
    totals = part.groupby("voice").number.sum()
    label_rows(draft, [f"{voice_label(voice)}  <b>{amount(int(totals[voice]), noun)}</b>" for voice in shown])
    if dated:
        margin = max((sides[-1] - sides[0]) * 0.05, pd.Timedelta(days=1)) if sides else pd.Timedelta(0)
        draft.lay_out(xaxis={"type": "date", "range": [sides[0] - margin, sides[-1] + margin] if sides else None})
        draft.lay_out(
            xaxis={"tickvals": sides if len(sides) < _MOST_TICKS else None, "nticks": 6, "tickformat": "%-d %b<br>%Y"}
        )
    else:
        names = [clip(side, _TICK) for side in sides]
        draft.lay_out(xaxis={"tickvals": list(range(len(sides))), "ticktext": names, "range": [-1, len(sides) - 0.5]})
        draft.lay_out(xaxis={"tickangle": -40, "ticklabeloverflow": "allow"})
    draft.lay_out(xaxis={"showgrid": True, "zeroline": False}, showlegend=False)
    draft.grow(10 if dated else 50)
    draft.keep_colours()
    described = [f"{voice} {amount(int(totals[voice]), noun)}" for voice in shown]
    return finish(draft, title, described, name="speakers-over-time" if dated else "speakers-by-outlet")
