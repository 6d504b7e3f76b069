"""Charts: one pure function each, from a table to a plotly figure.

Every figure carries, in `layout.meta`, the text that stands in for it (`alt`) and the name of the file it is saved under
(`name`). Colours come with labels or patterns that say the same; names are shown as they stand, whatever they contain.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import KINDS, SOURCES, UNKNOWN

BLUE, ORANGE, GREEN, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#56B4E9", "#888888"
KIND_LABELS = {"direct": "direct", "mixed": "partly quoted", "indirect": "reported"}
_KIND_COLOURS = {"direct": BLUE, "mixed": SKY, "indirect": ORANGE}
_KIND_PATTERNS = {"direct": "", "mixed": "/", "indirect": "."}
TEXT = "#000037"  # black; Streamlit's theme puts the colour of its text in the place of just this one
_THICK = 0.36  # of a bar, as part of its row
_TRACK = "rgba(128,128,128,0.13)"  # the whole length of a row behind its bar
FEW_WORDS = 50  # quoted words below which a share says less than the number of words
LONGEST = 34  # characters of a name on a chart; hovering shows it whole
_TOP, _BOTTOM = 40, 40  # pixels above and below the rows: title; legend or axis
_ROW = 46  # pixels of a row: its label and, below it, its bar


# -------------------------------------------------------------------------------------------------------------- quotations


def share_chart(
    voices: pd.DataFrame, *, by: Literal["words", "quotations"] = "words", most: int = 12, name: str = "who-speaks"
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
    rows = [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in _each(shown)]
    together = f"and {_number(len(rest), 'more speaker')}"
    if len(rest):
        rows.append((together, [int(rest[k].sum()) for k in kinds]))
    rows += [(str(r.voice), [int(getattr(r, k)) for k in kinds]) for r in _each(table[unknown])]
    total = sum(sum(values) for _, values in rows)
    noun = "quoted word" if by == "words" else "quotation"
    told = [(voice, share_label(sum(values), total, noun)) for voice, values in rows]
    figure = _rows(
        [f"{_voice(voice)}  <b>{share}</b>" for voice, share in told],
        {
            KIND_LABELS[kind]: [0 if voice == together else values[i] for voice, values in rows]
            for i, kind in enumerate(kinds)
        },
        custom=["" if voice == together else voice for voice, _ in rows],
        colours=[_KIND_COLOURS[kind] for kind in kinds],
        patterns=[_KIND_PATTERNS[kind] for kind in kinds],
        unit=noun,
    )
    title = "Share of quoted words" if by == "words" else "Share of quotations"
    return _finish(figure, title, [f"{voice} {share}" for voice, share in told], name=f"{name}-{by}")


def source_chart(sources: pd.DataFrame, *, by: Literal["words", "quotations"] = "words") -> go.Figure:
    """How much comes from each kind of source, of the table of `summaries.join_sources`: a row a kind, always in one order.

    A row is as long as all words (or quotations) together, so its bar is the share. `customdata` is the kind.
    """
    numbers = (sources.words if by == "words" else sources.counted_quotations).astype(int).tolist()
    kinds, total = sources.speaker_kind.tolist(), sum(numbers)
    noun = "quoted word" if by == "words" else "quotation"
    told = [
        (SOURCES[kind], share_label(number, total, noun) if number else "none")
        for kind, number in zip(kinds, numbers, strict=True)
    ]
    figure = _rows(
        [f"{_voice(label)}  <b>{share}</b>" for label, share in told],
        {"share": numbers},
        custom=kinds,
        colours=[BLUE],
        unit=noun,
        whole=total,
    )
    figure.update_traces(marker_color=[GREY if kind in UNKNOWN else BLUE for kind in kinds], selector={"name": "share"})
    title = f"{noun.capitalize()}s by kind of source"
    return _finish(figure, title, [f"{label} {share}" for label, share in told], name=f"kinds-of-sources-{by}")


def share_label(part: int, total: int, noun: str) -> str:
    """A share and what it is a share of; of fewer than 50 words, the number comes first, as a share says little there."""
    if not total:
        return _number(part, noun)
    share = percent(part, total)
    if total < FEW_WORDS:
        return f"{_number(part, noun)} ({share})"
    return f"{share} ({_number(part, noun)})"


def percent(part: int, total: int) -> str:
    """A share in full percent; what is there is never 0%."""
    return "under 1%" if 0 < part / total < 0.005 else f"{part / total:.0%}"


def place_chart(places: pd.DataFrame, order: Sequence[str], *, most: int = 12) -> go.Figure:
    """Where in the article each voice speaks, of the table of `summaries.place_stretches`: a strip a voice.

    `order` gives the voices from top to bottom; those beyond `most` are left away, the unknown ones never.
    """
    speaking = set(places.voice)
    there = [voice for voice in order if voice in speaking]
    unknown = [voice for voice in there if voice in UNKNOWN.values()]
    shown = [voice for voice in there if voice not in unknown][:most] + unknown
    figure = go.Figure()
    _add_tracks(figure, [1] * len(shown), shown)
    for kind in KINDS:
        part = places[(places.kind == kind) & places.voice.isin(shown)]
        if part.empty:
            continue
        figure.add_bar(
            name=KIND_LABELS[kind],
            orientation="h",
            x=(part.ends - part.begins).tolist(),
            base=part.begins.tolist(),
            y=[shown.index(voice) for voice in part.voice],
            width=_THICK,
            marker={
                "color": _KIND_COLOURS[kind],
                "pattern": {"shape": _KIND_PATTERNS[kind], "size": 4, "solidity": 0.3},
                "line": {"width": 2, "color": _KIND_COLOURS[kind]},
            },
            customdata=part.voice.tolist(),
            text=[_hover(row.text, row.title, row.words) for row in _each(part)],
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
        )
    _label_rows(figure, [_voice(voice) for voice in shown])
    _show_course(figure, len(shown))
    figure.update_layout(showlegend=True)
    counts = places[places.voice.isin(shown)].groupby("voice").begins.agg(["size", "min"])
    told = [
        f"{voice}: {_number(int(counts['size'][voice]), 'time')}, first {counts['min'][voice]:.0%} into the article"
        for voice in shown
    ]
    return _finish(figure, "Where each speaker is quoted", told, name="where-each-speaks")


def cue_chart(cues: pd.DataFrame, *, most: int = 12) -> go.Figure:
    """The words that signal a quotation, of the table of `summaries.count_cues`."""
    top = cues.head(most)
    figure = _rows(
        [f"{_clip(row.cue)}  <b>{row.quotations:,}</b>" for row in _each(top)],
        {"quotations": top.quotations.astype(int).tolist()},
        custom=top.cue.tolist(),
        colours=[BLUE],
        unit="quotation",
    )
    told = [f"{row.cue} {row.quotations}" for row in _each(top)]
    return _finish(figure, "Quotations by reporting verb", told, name="cues")


# ------------------------------------------------------------------------------------------------------------------- names


def names_chart(names: pd.DataFrame, *, title: str, most: int = 12, name: str = "names") -> go.Figure:
    """Who or what is named most, of one type, of the table of `summaries.join_entities`. `customdata` is the name."""
    top = names.head(most)
    figure = _rows(
        [f"{_clip(row.entity)}  <b>{row.mentions:,}</b>" for row in _each(top)],
        {"mentions": top.mentions.astype(int).tolist()},
        custom=top.entity.tolist(),
        colours=[GREEN],
        unit="mention",
    )
    return _finish(figure, title, [f"{row.entity} {row.mentions}" for row in _each(top)], name=name)


def mention_chart(places: pd.DataFrame, order: Sequence[str], *, most: int = 12) -> go.Figure:
    """Where in the article each name stands, of one type, of the table of `summaries.place_mentions`: a strip a name.

    `order` gives the names from top to bottom; those beyond `most` are left away.
    """
    there = set(places.entity)
    shown = [name for name in order if name in there][:most]
    part = places[places.entity.isin(shown)]
    figure = go.Figure()
    _add_tracks(figure, [1] * len(shown), shown)
    figure.add_scatter(
        x=part.begins.tolist(),
        y=[shown.index(name) for name in part.entity],
        mode="markers",
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 3, "color": GREEN}},
        customdata=part.entity.tolist(),
        text=[f"{_clip(row.text)}, in sentence {row.sentence:,}" for row in _each(part)],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )
    _label_rows(figure, [_clip(name) for name in shown])
    _show_course(figure, len(shown))
    first = part.groupby("entity").begins.agg(["size", "min"])
    told = [
        f"{name}: {_number(int(first['size'][name]), 'time')}, first {first['min'][name]:.0%} into the article"
        for name in shown
    ]
    return _finish(figure, "Where each name appears", told, name="where-each-is-named")


def together_chart(pairs: pd.DataFrame, *, most: int = 10) -> go.Figure:
    """Who stands together in one sentence, of the table of `summaries.pair_names`. `customdata` is the row's index."""
    top = pairs.head(most)
    names = [f"{_clip(row.first, 22)} and {_clip(row.second, 22)}" for row in _each(top)]
    figure = _rows(
        [f"{pair}  <b>{n:,}</b>" for pair, n in zip(names, top.sentences, strict=True)],
        {"sentences": top.sentences.astype(int).tolist()},
        custom=top.index.tolist(),
        colours=[GREEN],
        unit="sentence",
    )
    told = [f"{row.first} and {row.second} {row.sentences}" for row in _each(top)]
    return _finish(figure, "Sentences with both names", told, name="named-together")


def time_chart(counts: pd.DataFrame, *, most: int = 6) -> go.Figure:
    """How often each name stands in the articles of a day, of the table of `summaries.count_by_date`: a row a name, a dot a day.

    The dots grow with the mentions, and their number stands in them. A day on which a name is missing has none.
    """
    figure = go.Figure()
    totals = counts.groupby("entity", sort=False).mentions.sum()
    totals = totals.head(most)
    rows = {entity: row for row, entity in enumerate(totals.index)}
    named = counts[(counts.mentions > 0) & counts.entity.isin(list(rows))]
    highest = int(counts.mentions.max())
    figure.add_scatter(
        x=named.published.tolist(),
        y=[rows[entity] for entity in named.entity],
        mode="markers+text",
        marker={
            "size": [14 + 9 * (n / highest) ** 0.5 for n in named.mentions],
            "opacity": 1,
            "color": GREEN,
            "line": {"width": 1, "color": "white"},
        },
        text=named.mentions.tolist(),
        textfont={"color": "white", "size": 11},
        cliponaxis=False,
        customdata=named.entity.tolist(),
        hovertemplate="%{x|%-d %B %Y}: %{text} mentions<extra></extra>",
    )
    _label_rows(figure, [f"{_clip(entity)}  <b>{total:,}</b>" for entity, total in totals.items()])
    days = sorted(set(counts.published))
    margin = (days[-1] - days[0]) * 0.05
    few = days if len(days) < 7 else None
    figure.update_xaxes(type="date", range=[days[0] - margin, days[-1] + margin], tickvals=few, nticks=6)
    figure.update_xaxes(tickformat="%-d %b<br>%Y", showgrid=True)
    figure.update_layout(height=figure.layout.height + 10, margin={"b": _BOTTOM + 10}, showlegend=False)
    told = [f"{entity} {total} in all" for entity, total in totals.items()]
    return _finish(figure, "Mentions per day", told, name="named-over-time")


# -------------------------------------------------------------------------------------------------------------- readability


def course_chart(paragraphs: pd.DataFrame) -> go.Figure:
    """How hard each paragraph is to read, of the `paragraph` rows of the readability table: grade, or a mark if it is too short."""
    numbers = paragraphs["name"].astype(int).tolist()
    grades = paragraphs.flesch_kincaid_grade
    figure = go.Figure()
    figure.add_bar(
        name="grade",
        x=numbers,
        y=grades.tolist(),
        marker={"color": BLUE},
        customdata=paragraphs[["words", "sentences"]].astype(int).values.tolist(),
        hovertemplate="Paragraph %{x}: grade %{y:.1f}<br>%{customdata[0]} words, %{customdata[1]} sentences<extra></extra>",
    )
    short = grades.isna()
    if short.any():
        figure.add_scatter(
            name="too short to score",
            x=[n for n, is_short in zip(numbers, short, strict=True) if is_short],
            y=[0] * int(short.sum()),
            mode="markers",
            marker={"symbol": "x-thin", "size": 7, "color": GREY, "line": {"width": 1.5, "color": GREY}},
            hovertemplate="Paragraph %{x}: fewer than 20 words<extra></extra>",
        )
    figure.update_xaxes(title="paragraph", tickformat="d", nticks=12)
    figure.update_yaxes(title="grade", zeroline=True)
    figure.update_layout(height=320, showlegend=bool(short.any()))
    hardest = paragraphs.loc[grades == grades.max()]
    told = [f"{len(numbers)} paragraphs, {int((~short).sum())} of them long enough to score"]
    if len(hardest):
        told.append(f"the hardest is paragraph {hardest['name'].iloc[0]} with grade {grades.max():.1f}")
    return _finish(figure, "How hard each paragraph is to read", told, name="grade-by-paragraph")


def contrast_chart(scores: pd.DataFrame, labels: Sequence[str]) -> go.Figure:
    """The grade of a few stretches of text beside one another, a row each, of rows of the readability table."""
    figure = _rows(
        [
            f"{_clip(label)}  <b>grade {grade:.1f}</b>"
            for label, grade in zip(labels, scores.flesch_kincaid_grade, strict=True)
        ],
        {"grade": [max(0.0, grade) for grade in scores.flesch_kincaid_grade]},
        custom=list(labels),
        colours=[BLUE],
        unit="grade",
    )
    told = [f"{label} {grade:.1f}" for label, grade in zip(labels, scores.flesch_kincaid_grade, strict=True)]
    return _finish(figure, "Grade by part", told, name="grade-by-part")


def grades_chart(articles: pd.DataFrame, titles: Sequence[str]) -> go.Figure:
    """The grade of every article of a collection: a dot each, a row an outlet. `customdata` is the article's id."""
    scored = articles.assign(title_=list(titles), row=articles.outlet.where(articles.outlet != "", "Outlet unknown"))
    scored = scored[scored.flesch_kincaid_grade.notna()]
    outlets = scored.groupby("row").flesch_kincaid_grade.median().sort_values(ascending=False).index.tolist()
    figure = go.Figure()
    figure.add_scatter(
        x=scored.flesch_kincaid_grade.tolist(),
        y=[outlets.index(row) for row in scored.row],
        mode="markers",
        marker={"size": 13, "color": BLUE, "opacity": 0.7, "line": {"width": 1, "color": "white"}},
        customdata=scored.article_id.tolist(),
        text=[
            f"{_wrap(row.title_)}<br>grade {row.flesch_kincaid_grade:.1f}, {row.words:,} words" for row in _each(scored)
        ],
        hovertemplate="%{text}<extra></extra>",
    )
    counts = scored.row.value_counts()
    medians = scored.groupby("row").flesch_kincaid_grade.median()
    _label_rows(
        figure,
        [f"{_clip(o)}  <b>{_number(int(counts[o]), 'article')}, median {medians[o]:.1f}</b>" for o in outlets],
    )
    figure.update_xaxes(title="Flesch-Kincaid grade (higher is harder)", showgrid=True, showticklabels=True)
    figure.update_layout(height=figure.layout.height + 20, margin={"b": _BOTTOM + 20}, showlegend=False)
    told = [f"{o}: {_number(int(counts[o]), 'article')}, median grade {medians[o]:.1f}" for o in outlets]
    return _finish(figure, "How hard each article is to read", told, name="grade-by-article")


# ------------------------------------------------------------------------------------------------------------------ helpers


def _rows(
    labels: Sequence[str],
    values: dict[str, Sequence[float]],
    *,
    custom: Sequence[object],
    colours: Sequence[str],
    patterns: Sequence[str] = ("",),
    unit: str,
    whole: float = 0,
) -> go.Figure:
    """Lying bars, a row each, their label above them, so that long names fit a narrow screen. Behind each stands its track.

    A row is as long as `whole`, or as its longest bar. A row whose `custom` is "" has its label alone.
    """
    figure = go.Figure()
    totals = [sum(row) for row in zip(*values.values(), strict=True)]
    longest = whole or max(totals, default=0) or 1
    rows = list(range(len(labels)))
    common = {"orientation": "h", "y": rows, "width": _THICK, "customdata": list(custom)}
    ends = [longest if told != "" else total for told, total in zip(custom, totals, strict=True)]
    _add_tracks(figure, ends, custom, totals)
    base = [0.0] * len(rows)
    for (name, row), colour, pattern in zip(values.items(), colours, patterns, strict=True):
        if not any(row):
            continue
        figure.add_bar(
            name=name,
            x=list(row),
            base=list(base),
            marker={"color": colour, "pattern": {"shape": pattern, "size": 5, "solidity": 0.3}},
            text=[f"{_number(value, unit)}, {name}" if len(values) > 1 else _number(value, unit) for value in row],
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
            **common,
        )
        base = [b + value for b, value in zip(base, row, strict=True)]
    _label_rows(figure, labels)
    figure.update_xaxes(range=[0, longest], visible=False)
    figure.update_layout(barmode="overlay", showlegend=sum(map(any, values.values())) > 1)
    return figure


def _add_tracks(
    figure: go.Figure, ends: Sequence[float], custom: Sequence[object], starts: Sequence[float] = ()
) -> None:
    """Each row to its end in pale: it leads the eye. Where it begins behind the bar, it is hit by a click beside the bar."""
    figure.add_bar(
        orientation="h",
        x=[end - start for end, start in zip(ends, starts, strict=True)] if starts else list(ends),
        base=list(starts) or None,
        y=list(range(len(ends))),
        width=_THICK,
        customdata=list(custom),
        marker={"color": _TRACK},
        hoverinfo="none" if starts else "skip",  # below other bars it would answer the mouse in their place
        showlegend=False,
    )


def _label_rows(figure: go.Figure, labels: Sequence[str]) -> None:
    """A label above each row, at the left edge, and the first row on top."""
    common = {"x": 0, "xref": "paper", "yref": "y", "showarrow": False, "xanchor": "left", "yanchor": "bottom"}
    look = {"yshift": 9, "align": "left", "font": {"size": 14}}
    figure.layout.annotations = [{"y": row, "text": label, **common, **look} for row, label in enumerate(labels)]
    figure.update_yaxes(visible=False, range=[len(labels) - 0.6, -0.8])
    figure.update_layout(height=round(_ROW * (len(labels) + 0.2)) + _TOP + _BOTTOM)


def _show_course(figure: go.Figure, rows: int) -> None:
    """An axis from the article's beginning to its end."""
    for x, side, text in ((0, "left", "start of article"), (1, "right", "end")):
        figure.add_annotation(x=x, y=rows - 0.6, text=text, showarrow=False, xanchor=side, yanchor="top")
    figure.update_xaxes(range=[0, 1], showticklabels=False, tickvals=[0.25, 0.5, 0.75], showgrid=True)
    figure.update_layout(barmode="overlay", height=figure.layout.height + 16, margin={"b": _BOTTOM + 16})


def _finish(figure: go.Figure, title: str, told: Iterable[str], *, name: str) -> go.Figure:
    """What all figures share: title, alternative text, legend above, no dragging or zooming (a finger scrolls the page)."""
    below = figure.layout.showlegend is not False or figure.layout.xaxis.visible is not False
    if not below and figure.layout.height:
        figure.update_layout(height=figure.layout.height - _BOTTOM + 8)
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    figure.update_layout(
        title={
            "text": title,
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "top",
            "yref": "container",
            "pad": {"t": 6},
        },
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "title": "",
        },
        margin={"l": 4, "r": 8, "t": _TOP, "b": figure.layout.margin.b or (_BOTTOM if below else 8)},
        dragmode=False,
        font={"color": TEXT},
        hoverlabel={"align": "left"},
        meta={"alt": f"{title}. " + "; ".join(told) + ".", "name": name},
    )
    return figure


def _each(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, cells as attributes."""
    return iter(table.itertuples())


def _clip(text: object, longest: int = LONGEST) -> str:
    """A name as it is safe to draw: one line, not too long, and no tag or entity of it is read as one."""
    line = _plain(text)
    return escape(line if len(line) <= longest else line[: longest - 1].rstrip() + "…", quote=False)


def _plain(text: object) -> str:
    return " ".join(str(text).split())


def _voice(voice: str) -> str:
    """A voice as it is drawn, the unknown ones in italics."""
    return f"<i>{voice}</i>" if voice in UNKNOWN.values() else _clip(voice)


def _wrap(text: object, width: int = 44, lines: int = 6) -> str:
    """Text of any length in a few short lines."""
    rows: list[str] = [""]
    for word in _plain(text)[: width * lines].split():
        rows[-1:] = [f"{rows[-1]} {word}".strip()] if len(rows[-1]) + len(word) < width else [rows[-1], word[:width]]
    return "<br>".join(escape(row, quote=False) for row in rows if row)


def _hover(text: str, title: str, words: int) -> str:
    return f"“{_wrap(text)}”<br>{_number(words, 'word')}, in: {_clip(title, 40)}"


def _number(value: float, noun: str) -> str:
    """ "1 word", "1,200 words", "grade 7.1"."""
    if noun == "grade":
        return f"grade {value:.1f}"
    return f"{value:,.0f} {noun}" if value == 1 else f"{value:,.0f} {noun}s"
