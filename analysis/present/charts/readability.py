"""Charts of readability: one scale from easy to hard, with bands of what readers know, for an article, its parts and many articles."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.labels import clip, wrap
from analysis.present.charts.look import TEXT, TOP, Draft, each_row, finish, label_rows
from analysis.present.difficulty import BAND_COLOURS, show_grade
from analysis.readability import BANDS, ROUGH, find_band

HARDEST = 20.0  # grade at the right end of the scale; what is beyond stands there
_BAR, _LABELS = 40, 40  # pixels: of the bar of bands, of its labels below it
_MARKER = 40  # pixels above the bar
_SIGN = 11  # pixels across an article
_DOT = TEXT  # an article, or a part of one
_DOT_LINE = "rgba(128,128,128,0.6)"


def scale_chart(grade: float, note: str, articles: Sequence[float] = ()) -> go.Figure:
    """A grade on the scale from easy to hard: a pointer on bands named after what readers know. Not for NaN.

    `note` is the score's: a rough figure has a hollow pointer. `articles` are the grades of single articles, a stroke each.
    """
    draft = Draft()
    at = _within(grade)
    if articles:
        draft.add_scatter(
            x=[_within(one) for one in articles],
            y=[0.5] * len(articles),
            mode="markers",
            marker={"symbol": "line-ns", "size": 14, "line": {"width": 1.5, "color": _DOT}, "opacity": 0.6},
            hovertext=[f"An article of grade {show_grade(one)}" for one in articles],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    draft.add_scatter(
        x=[at],
        y=[1.0],
        mode="markers",
        marker={
            "symbol": "triangle-down-open" if note == ROUGH else "triangle-down",
            "size": 17,
            "color": TEXT,
            "line": {"width": 2, "color": TEXT},
        },
        hovertext=[f"Grade {show_grade(grade, note)}: {BANDS[find_band(grade)].known}"],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    anchor = "left" if at < 1.5 else "right" if at > HARDEST - 1.5 else "center"
    draft.add_annotation(
        x=at, y=1.0, yshift=19, text=f"<b>grade {show_grade(grade, note)}</b>", showarrow=False, xanchor=anchor,
        font={"size": 15},
    )  # fmt: skip
    _draw_bands(draft, top=0.86, yref="y", opacity=1)
    axis = {"range": [0, 1.2], "visible": False}
    draft.lay_out(yaxis=axis, height=TOP + _MARKER + _BAR + _LABELS, showlegend=False, margin={"b": _LABELS})
    place = f"Grade {show_grade(grade, note)} on a scale from 0 to {HARDEST:.0f}, in the band “{BANDS[find_band(grade)].name}”"
    return finish(draft, "From easy to hard", [place], name="grade-on-a-scale")


def parts_chart(parts: pd.DataFrame) -> go.Figure:
    """The grades of the whole, its narration, its quotations and its speakers on one scale, a row each.

    Takes rows of `summaries.join_scores` and `join_speaker_scores` that have a grade, with `part`, what each is called. A rough
    figure, of fewer than 100 words, is hollow. `customdata` is the part.
    """
    draft = Draft()
    rough = parts.note == ROUGH
    draft.add_scatter(
        x=[_within(grade) for grade in parts.flesch_kincaid_grade],
        y=list(range(len(parts))),
        mode="markers",
        marker={
            "size": 14,
            "symbol": ["circle-open" if one else "circle" for one in rough],
            "color": _DOT,
            "line": {
                "width": [3 if one else 1 for one in rough],
                "color": [_DOT if one else _DOT_LINE for one in rough],
            },
        },
        customdata=parts.part.tolist(),
        hovertext=[
            f"{wrap(row.part)}<br>grade {show_grade(row.flesch_kincaid_grade, row.note)}, from {amount(row.words, 'word')}"
            for row in each_row(parts)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    told = [(row.part, show_grade(row.flesch_kincaid_grade, row.note), int(row.words)) for row in each_row(parts)]
    label_rows(draft, [f"{clip(part)}  <b>{grade}</b> · {amount(words, 'word')}" for part, grade, words in told])
    described = [f"{part} grade {grade}, {amount(words, 'word')}" for part, grade, words in told]
    return _finish_rows(draft, "Narration, quotations and speakers", described, name="grade-by-part")


def grades_chart(graded: pd.DataFrame) -> go.Figure:
    """How the grades of each outlet's articles are spread, of the table of `summaries.grade_articles` with `title`.

    A row an outlet, a dot an article, an upright line for the median. `customdata` is the article's id.
    """
    groups = graded.groupby("row", sort=False)
    medians = groups.flesch_kincaid_grade.median().sort_values(ascending=False, kind="stable")
    own = set(graded.outlet)
    order = [*(row for row in medians.index if row in own), *(row for row in medians.index if row not in own)]
    rows = {row: number for number, row in enumerate(order)}
    draft = Draft()
    draft.add_scatter(
        x=[_within(grade) for grade in graded.flesch_kincaid_grade],
        y=[rows[row] for row in graded.row],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": _SIGN,
            "color": _DOT,
            "opacity": 0.55,
            "line": {"width": 1, "color": _DOT_LINE},
        },
        customdata=graded.article_id.tolist(),
        hovertext=[
            f"{wrap(row.title)}<br>grade {show_grade(row.flesch_kincaid_grade)}, {amount(row.words, 'word')}"
            for row in each_row(graded)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    for number, at in enumerate(_within(float(medians[row])) for row in order):
        ends = {"x0": at, "x1": at, "y0": number - 0.24, "y1": number + 0.24}
        draft.add_shape(type="line", **ends, line={"width": 3, "color": TEXT})
    counts = graded.row.value_counts().to_dict()
    told = {row: f"median {show_grade(float(medians[row]))}, {amount(counts[row], 'article')}" for row in order}
    label_rows(draft, [f"{clip(row)}  <b>{told[row]}</b>" for row in order])
    described = [f"{row}: {told[row]}" for row in order]
    return _finish_rows(draft, "How hard each outlet’s articles are to read", described, name="grades-by-outlet")


def _within(grade: float) -> float:
    """A grade as it stands on the scale."""
    return min(max(grade, 0.0), HARDEST)


def _draw_bands(draft: Draft, *, top: float = 1, yref: str = "paper", opacity: float = 0.4) -> None:
    """The bands behind the marks, up to `top`, over the whole scale, and their names on the axis below it.

    Rows of marks have them pale: many rows of the full colour would drown the marks.
    """
    starts = [0.0, *(band.low for band in BANDS[1:])]
    ends = [*starts[1:], HARDEST]
    for start, end, colour in zip(starts, ends, BAND_COLOURS, strict=True):
        draft.add_shape(
            type="rect", x0=start, x1=end, y0=0, y1=top, yref=yref, layer="below", fillcolor=colour, opacity=opacity,
            line={"width": 0},
        )  # fmt: skip
    axis = {
        "range": [0, HARDEST],
        "tickvals": [(start + end) / 2 for start, end in zip(starts, ends, strict=True)],
        "ticktext": [band.name.replace(" ", "<br>") for band in BANDS],
        "tickangle": 0,
        "tickfont": {"size": 11, "color": TEXT},
    }
    draft.lay_out(xaxis={**axis, "showgrid": False, "zeroline": False})


def _finish_rows(draft: Draft, title: str, described: Sequence[str], *, name: str) -> go.Figure:
    _draw_bands(draft)
    draft.lay_out(showlegend=False)
    draft.grow(12)
    return finish(draft, title, described, name=name)
