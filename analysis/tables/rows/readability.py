"""Rows of readability."""

from analysis.records import Analysis
from analysis.tables.columns import COLUMNS, COUNTS, Cell, Row


def readability_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch that was scored; a measure that is undefined there is empty."""
    article_id, file = analysis.article.id, analysis.article.file
    rows: list[Row] = []
    for score in analysis.scores:
        known: dict[str, Cell] = {
            "article_id": article_id,
            "file": file,
            "scope": score.scope,
            "name": score.name,
            "speaker_id": score.speaker_id,
            **{name: getattr(score.counts, name) for name in COUNTS},
            **score.measures,
            "note": score.note,
        }
        rows.append(tuple(map(known.get, COLUMNS["readability"])))
    return rows
