"""Charts of readability: paragraph by paragraph, part by part, article by article."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.present.amounts import amount
from analysis.present.charts.labels import clip, wrap
from analysis.present.charts.look import BLUE, BOTTOM, GREY, Series, draw_rows, each_row, finish, label_rows


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
    described = [f"{len(numbers)} paragraphs, {int((~short).sum())} of them long enough to score"]
    if len(hardest):
        described.append(f"the hardest is paragraph {hardest['name'].iloc[0]} with grade {grades.max():.1f}")
    return finish(figure, "How hard each paragraph is to read", described, name="grade-by-paragraph")


def contrast_chart(scores: pd.DataFrame, labels: Sequence[str]) -> go.Figure:
    """The grade of a few stretches of text beside one another, a row each, of rows of the readability table."""
    figure = draw_rows(
        [
            f"{clip(label)}  <b>grade {grade:.1f}</b>"
            for label, grade in zip(labels, scores.flesch_kincaid_grade, strict=True)
        ],
        [Series("grade", [max(0.0, grade) for grade in scores.flesch_kincaid_grade], BLUE)],
        custom=list(labels),
        unit="grade",
    )
    described = [f"{label} {grade:.1f}" for label, grade in zip(labels, scores.flesch_kincaid_grade, strict=True)]
    return finish(figure, "Grade by part", described, name="grade-by-part")


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
            f"{wrap(row.title_)}<br>grade {row.flesch_kincaid_grade:.1f}, {row.words:,} words"
            for row in each_row(scored)
        ],
        hovertemplate="%{text}<extra></extra>",
    )
    counts = scored.row.value_counts()
    medians = scored.groupby("row").flesch_kincaid_grade.median()
    label_rows(
        figure,
        [f"{clip(o)}  <b>{amount(int(counts[o]), 'article')}, median {medians[o]:.1f}</b>" for o in outlets],
    )
    figure.update_xaxes(title="Flesch-Kincaid grade (higher is harder)", showgrid=True, showticklabels=True)
    figure.update_layout(height=figure.layout.height + 20, margin={"b": BOTTOM + 20}, showlegend=False)
    described = [f"{o}: {amount(int(counts[o]), 'article')}, median grade {medians[o]:.1f}" for o in outlets]
    return finish(figure, "How hard each article is to read", described, name="grade-by-article")
