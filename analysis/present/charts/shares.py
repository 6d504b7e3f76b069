"""Charts of shares: who speaks and how much, and what kinds of sources they are."""

from collections.abc import Collection
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount, percent, share_label
from analysis.present.charts.kinds import KIND_COLOURS, KIND_LABELS, KIND_PATTERNS
from analysis.present.charts.labels import clip, voice_label
from analysis.present.charts.look import (
    DARK,
    GREY,
    KIND_ENTRY,
    PALE,
    TOP,
    VOICE_COLOURS,
    Draft,
    Series,
    draw_rows,
    each_row,
    fade,
    finish,
    list_legend,
)
from analysis.present.charts.sources import SOURCE_COLOURS
from analysis.tables import KINDS, SOURCES, UNKNOWN

MIN_LABELLED_SHARE = 0.05  # of the whole bar, from which a part has its share inside
NAME_SHARE = 0.009  # of the whole bar, that a letter of a name takes
MAX_LABEL = 22  # characters of a name in the bar
MAX_ENTRY = 18  # in the legend, of which two stand side by side on a phone
BAR_HEIGHT = 66  # pixels of the one bar
LEGEND_LINE = 20  # pixels of a line of its legend


def share_chart(
    voices: pd.DataFrame,
    *,
    by: Literal["words", "quotations"] = "words",
    most: int = 12,
    name: str = "who-speaks",
    title: str = "",
) -> go.Figure:
    """Who speaks and how much, a row a voice, of the table of `summaries.join_speakers`.

    By words: direct and partly quoted ones; by quotations: also the reported ones. The unresolved and the unattributed have their
    rows however many speak more; voices beyond `most` stand together in one, as a label without a bar, which would dwarf all others.
    `customdata` is the voice, "" for those together.
    """
    kinds = KINDS[:2] if by == "words" else KINDS
    parts = voices[[f"{kind}_{by}" for kind in kinds]].set_axis(list(kinds), axis="columns").astype("int64")
    table = pd.concat([voices[["voice", "speaker_kind"]], parts], axis="columns")
    unknown = table.speaker_kind.isin(list(UNKNOWN))
    spoken = parts.sum(axis=1) > 0
    known = table[~unknown & spoken]
    known = known.assign(total=known[list(kinds)].sum(axis=1)).sort_values("total", ascending=False, kind="stable")
    most = most + 1 if len(known) == most + 1 else most  # one more takes no more room than saying that there is one
    shown, rest = known.head(most), known.iloc[most:]
    rows = [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in each_row(shown)]
    together = f"and {amount(len(rest), 'more speaker')}"
    if len(rest):
        rows.append((together, [int(rest[k].sum()) for k in kinds]))
    rows += [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in each_row(table[unknown & spoken])]
    total = sum(sum(values) for _, values in rows)
    noun = "quoted word" if by == "words" else "quotation"
    described = [(voice, share_label(sum(values), total, noun)) for voice, values in rows]
    draft = draw_rows(
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
    draft.lay_out(legend={"entrywidth": KIND_ENTRY})
    return finish(draft, title, [f"{voice} {share}" for voice, share in described], name=f"{name}-{by}")


def voice_bar_chart(voices: pd.DataFrame) -> go.Figure:
    """All quoted words of an article as one bar, parted by who speaks, of the table of `summaries.join_speakers`.

    The colours are those of the Read page; voices beyond them are pale, the unknown ones grey. `customdata` is the voice. The
    legend has two columns on every screen, so that it fits its place; one if a name is long.
    """
    table = voices[voices.words > 0].sort_values("words", ascending=False, kind="stable")
    total = int(table.words.sum())
    unknown = table.speaker_kind.isin(list(UNKNOWN))
    ranks = (~unknown).cumsum().mask(unknown, 0)  # of those who are known, from 1
    beyond = ranks > len(VOICE_COLOURS)
    others = f"{amount(int(beyond.sum()), 'other speaker')}  <b>{percent(int(table.words[beyond].sum()), total)}</b>"
    draft = Draft()
    for row, rank in zip(each_row(table), ranks, strict=True):
        words = int(row.words)
        is_beyond = rank > len(VOICE_COLOURS)
        colour = GREY if not rank else PALE if is_beyond else VOICE_COLOURS[rank - 1]
        draft.add_bar(
            orientation="h",
            name=others if is_beyond else f"{clip(row.voice)}  <b>{percent(words, total)}</b>",
            showlegend=bool(rank <= len(VOICE_COLOURS) + 1),
            x=[words],
            y=[0],
            customdata=[row.voice],
            marker={
                "color": colour,
                "line": {"color": "rgba(255,255,255,0.9)", "width": 1},
                "pattern": {"shape": "/" if row.speaker_kind == "unattributed" else "", "size": 5, "solidity": 0.3},
            },
            text=[_bar_label(row.voice, words, total)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"color": "#ffffff" if colour in DARK else "#1b1b1b", "size": 13},
            hovertemplate=f"{voice_label(row.voice)}<br>{share_label(words, total, 'quoted word')}<extra></extra>",
        )
    listed = [str(voice) for voice in table.voice[ranks <= len(VOICE_COLOURS)]]
    columns = 1 if max(map(len, listed), default=0) > MAX_ENTRY else 2
    lines = -(-sum(trace["showlegend"] for trace in draft.traces) // columns)
    draft.lay_out(
        xaxis={"range": [0, total], "visible": False},
        yaxis={"visible": False},
        barmode="stack",
        showlegend=True,
        height=TOP + BAR_HEIGHT + 16 + LEGEND_LINE * lines,
        margin={"b": 16 + LEGEND_LINE * lines},
        bargap=0,
        uniformtext={"minsize": 10, "mode": "hide"},
    )
    described = [f"{row.voice} {share_label(int(row.words), total, 'quoted word')}" for row in each_row(table)]
    list_legend(draft, columns=columns)
    return finish(draft, "All quoted words, by who speaks", described, name="who-speaks-at-a-glance")


def _bar_label(voice: str, words: int, total: int) -> str:
    """Name and share where a desktop has room for both, the share where it has room for that, else nothing."""
    if words < MIN_LABELLED_SHARE * total:
        return ""
    name = clip(voice, MAX_LABEL)
    share = f"<b>{percent(words, total)}</b>"
    return f"{name}<br>{share}" if words >= NAME_SHARE * min(len(voice), MAX_LABEL) * total else share


def source_chart(
    sources: pd.DataFrame, *, by: Literal["words", "quotations"] = "words", lit: Collection[str] | None = None
) -> go.Figure:
    """How much comes from each kind of source, of the table of `summaries.join_sources`: a row a kind, always in one order.

    A row is as long as all words (or quotations) together, so its bar is the share. With `lit`, the other kinds are pale.
    `customdata` is the kind.
    """
    numbers = (sources.words if by == "words" else sources.counted_quotations).astype(int).tolist()
    kinds, total = sources.speaker_kind.tolist(), sum(numbers)
    noun = "quoted word" if by == "words" else "quotation"
    described = [
        (SOURCES[kind], share_label(number, total, noun) if number else "none")
        for kind, number in zip(kinds, numbers, strict=True)
    ]
    draft = draw_rows(
        [f"{voice_label(label)}  <b>{share}</b>" for label, share in described],
        [Series("share", numbers, GREY)],
        custom=kinds,
        unit=noun,
        whole=total,
    )
    colours = [SOURCE_COLOURS[kind] for kind in kinds]
    if lit is not None:
        colours = [colour if kind in lit else fade(colour) for kind, colour in zip(kinds, colours, strict=True)]
    for trace in draft.traces[1:]:  # after the track
        trace["marker"]["color"] = colours
    draft.keep_colours()
    title = f"{noun.capitalize()}s by kind of source"
    return finish(draft, title, [f"{label} {share}" for label, share in described], name=f"kinds-of-sources-{by}")
