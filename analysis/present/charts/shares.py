"""Charts of shares: who speaks and how much, and what kinds of sources they are."""

from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount, share_label
from analysis.present.charts.kinds import KIND_COLOURS, KIND_LABELS, KIND_PATTERNS
from analysis.present.charts.labels import clip, voice_label
from analysis.present.charts.look import (
    BLUE,
    BOTTOM,
    DARK,
    GREY,
    VOICE_COLOURS,
    Series,
    draw_rows,
    each_row,
    finish,
    new_figure,
)
from analysis.tables import KINDS, SOURCES, UNKNOWN

MIN_LABELLED_SHARE = 0.08  # of the whole bar, from which a part has its label inside
MAX_LABEL = 22  # characters


def share_chart(
    voices: pd.DataFrame,
    *,
    by: Literal["words", "quotations"] = "words",
    most: int = 12,
    name: str = "who-speaks",
    title: str = "",
) -> go.Figure:
    """Who speaks and how much, a row a voice, of the table of `summaries.join_speakers`.

    By words: direct and partly quoted ones; by quotations: also the reported ones. The unresolved and the unattributed always
    have their rows; voices beyond `most` stand together in one, as a label without a bar, which would dwarf all others.
    `customdata` is the voice, "" for those together.
    """
    kinds = KINDS[:2] if by == "words" else KINDS
    parts = voices[[f"{kind}_{by}" for kind in kinds]].set_axis(list(kinds), axis="columns").astype("int64")
    table = pd.concat([voices[["voice", "speaker_kind"]], parts], axis="columns")
    unknown = table.speaker_kind.isin(list(UNKNOWN))
    known = table[~unknown & (parts.sum(axis=1) > 0)]
    known = known.assign(total=known[list(kinds)].sum(axis=1)).sort_values("total", ascending=False, kind="stable")
    most = most + 1 if len(known) == most + 1 else most  # one more takes no more room than saying that there is one
    shown, rest = known.head(most), known.iloc[most:]
    rows = [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in each_row(shown)]
    together = f"and {amount(len(rest), 'more speaker')}"
    if len(rest):
        rows.append((together, [int(rest[k].sum()) for k in kinds]))
    rows += [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in each_row(table[unknown])]
    total = sum(sum(values) for _, values in rows)
    noun = "quoted word" if by == "words" else "quotation"
    described = [(voice, share_label(sum(values), total, noun)) for voice, values in rows]
    figure = draw_rows(
        [f"{voice_label(voice)}  <b>{share}</b>" for voice, share in described],
        [
            Series(
                KIND_LABELS[kind],
                [0 if voice == together else values[i] for voice, values in rows],
                KIND_COLOURS[kind],
                KIND_PATTERNS[kind],
            )
            for i, kind in enumerate(kinds)
        ],
        custom=["" if voice == together else voice for voice, _ in rows],
        unit=noun,
    )
    title = clip(title) or ("Share of quoted words" if by == "words" else "Share of quotations")
    return finish(figure, title, [f"{voice} {share}" for voice, share in described], name=f"{name}-{by}")


def voice_bar_chart(voices: pd.DataFrame) -> go.Figure:
    """All quoted words of an article as one bar, parted by who speaks, of the table of `summaries.join_speakers`.

    The colours are those of the Read page; voices beyond them, and the unknown ones, are grey. `customdata` is the voice.
    """
    table = voices[voices.words > 0].sort_values("words", ascending=False, kind="stable")
    total = int(table.words.sum())
    bars, described = [], []
    known = 0
    for row in each_row(table):
        unknown = row.speaker_kind in UNKNOWN
        colour = GREY if unknown or known >= len(VOICE_COLOURS) else VOICE_COLOURS[known]
        known += not unknown
        share = share_label(int(row.words), total, "quoted word")
        described.append(f"{row.voice} {share}")
        wide = row.words >= MIN_LABELLED_SHARE * total
        bars.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": clip(row.voice),
                "x": [int(row.words)],
                "y": [0],
                "customdata": [row.voice],
                "marker": {"color": colour, "line": {"color": "rgba(255,255,255,0.9)", "width": 1}},
                "text": [f"{clip(row.voice, MAX_LABEL)}<br><b>{row.words / total:.0%}</b>" if wide else ""],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "insidetextfont": {
                    "color": "#ffffff" if colour in DARK or colour == GREY else "#1b1b1b",
                    "size": 13,
                },
                "hovertemplate": f"{voice_label(row.voice)}<br>{share}<extra></extra>",
            }
        )
    figure = new_figure(
        bars,
        xaxis={"range": [0, total], "visible": False},
        yaxis={"visible": False},
        barmode="stack",
        showlegend=True,
        height=150,
        margin={"b": BOTTOM},
        bargap=0,
        uniformtext={"minsize": 10, "mode": "hide"},
        legend={"traceorder": "normal"},
    )
    return finish(figure, "All quoted words, by who speaks", described, name="who-speaks-at-a-glance")


def source_chart(sources: pd.DataFrame, *, by: Literal["words", "quotations"] = "words") -> go.Figure:
    """How much comes from each kind of source, of the table of `summaries.join_sources`: a row a kind, always in one order.

    A row is as long as all words (or quotations) together, so its bar is the share. `customdata` is the kind.
    """
    numbers = (sources.words if by == "words" else sources.counted_quotations).astype(int).tolist()
    kinds, total = sources.speaker_kind.tolist(), sum(numbers)
    noun = "quoted word" if by == "words" else "quotation"
    described = [
        (SOURCES[kind], share_label(number, total, noun) if number else "none")
        for kind, number in zip(kinds, numbers, strict=True)
    ]
    figure = draw_rows(
        [f"{voice_label(label)}  <b>{share}</b>" for label, share in described],
        [Series("share", numbers, BLUE)],
        custom=kinds,
        unit=noun,
        whole=total,
    )
    for bars in figure.select_traces({"name": "share"}):
        bars.marker.color = [GREY if kind in UNKNOWN else BLUE for kind in kinds]
    title = f"{noun.capitalize()}s by kind of source"
    return finish(figure, title, [f"{label} {share}" for label, share in described], name=f"kinds-of-sources-{by}")
