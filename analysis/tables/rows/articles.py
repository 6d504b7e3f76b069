"""Rows of articles, each with its totals."""

from analysis.records import Analysis
from analysis.tables.columns import SEPARATOR, Row
from analysis.tables.rows.counting import count_words, share, spoken_words
from analysis.tables.rows.left_out import count_left_out


def articles_rows(analysis: Analysis) -> list[Row]:
    """One row: the article with its totals. `characters` are those of the whole text, all else is without what is left out."""
    article = analysis.article
    counted = count_words(analysis)
    quoted = spoken_words(counted, analysis.quotations)
    entities = [entity.type for entity in analysis.entities]
    grade = next((s.measures.get("flesch_kincaid_grade") for s in analysis.scores if s.scope == "article"), None)
    row = (
        article.id,
        article.file,
        article.title,
        article.outlet,
        article.byline,
        article.published,
        article.url,
        article.language,
        SEPARATOR.join(article.tags),
        len(article.text),
        len(analysis.words),
        len(analysis.sentences),
        len(analysis.paragraphs),
        count_left_out(analysis),
        len(analysis.quotations),
        quoted,
        share(quoted, len(analysis.words)),
        len({q.speaker_id for q in analysis.quotations if q.speaker_id}),
        entities.count("person"),
        entities.count("organisation"),
        entities.count("place"),
        grade,
        SEPARATOR.join(analysis.notes),
    )
    return [row]
