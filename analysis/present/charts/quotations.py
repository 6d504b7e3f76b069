"""A chart of quotations: where in the article each voice speaks."""

from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.kinds import KIND_LABELS, KIND_PATTERNS
from analysis.present.charts.labels import hover_label, voice_label
from analysis.present.charts.look import (
    BAR_WIDTH,
    GREY,
    KIND_ENTRY,
    Draft,
    add_tracks,
    each_row,
    fade,
    finish,
    label_rows,
    show_course,
)
from analysis.tables import KINDS, UNKNOWN


def place_chart(
    places: pd.DataFrame, colours: Mapping[str, str], *, lit: Collection[str] | None = None, most: int = 12
) -> go.Figure:
    """Where in the article each voice speaks, of the table of `summaries.place_stretches`: a strip a voice.

    `colours` gives the voices from top to bottom, each with its colour; those beyond `most` are left away, the unknown ones never.
    `lit` are the quotations, by id, that are not pale; None is all. The kind is told by the pattern.
    """
    speaking = set(places.voice)
    there = [voice for voice in colours if voice in speaking]
    unknown = [voice for voice in there if voice in UNKNOWN.values()]
    shown = [voice for voice in there if voice not in unknown][:most] + unknown
    draft = Draft()
    add_tracks(draft, [1] * len(shown), shown)
    for kind in KINDS:
        part = places[(places.kind == kind) & places.voice.isin(shown)]
        if part.empty:
            continue
        drawn = [
            colours[row.voice] if lit is None or row.quotation_id in lit else fade(colours[row.voice])
            for row in each_row(part)
        ]
        draft.add_bar(
            name=KIND_LABELS[kind],
            orientation="h",
            x=(part.ends - part.begins).tolist(),
            base=part.begins.tolist(),
            y=[shown.index(voice) for voice in part.voice],
            width=BAR_WIDTH,
            marker={
                "color": drawn,
                "pattern": {"shape": KIND_PATTERNS[kind], "size": 4, "solidity": 0.3},
                "line": {"width": 1.5, "color": drawn},
            },
            customdata=part.voice.tolist(),
            text=[hover_label(row.text, row.title, row.words) for row in each_row(part)],
            textposition="none",
            showlegend=False,
            hovertemplate="%{text}<extra></extra>",
        )
        look = {"color": GREY, "pattern": {"shape": KIND_PATTERNS[kind], "size": 4, "solidity": 0.3}}
        draft.add_bar(
            name=KIND_LABELS[kind], x=[None], y=[None], marker=look
        )  # only for the legend, which has no speaker
    label_rows(draft, [voice_label(voice) for voice in shown])
    show_course(draft, len(shown))
    draft.lay_out(showlegend=True, legend={"entrywidth": KIND_ENTRY})
    draft.keep_colours()
    counts = places[places.voice.isin(shown)].groupby("voice").begins.agg(["size", "min"])
    described = [
        f"{voice}: {amount(int(counts['size'][voice]), 'time')}, first {counts['min'][voice]:.0%} into the article"
        for voice in shown
    ]
    return finish(draft, "Where each speaker is quoted", described, name="where-each-speaks")
