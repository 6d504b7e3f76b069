"""Rows of names: each mention, and each entity with its mentions added up."""

from collections import defaultdict

from analysis.records import Analysis
from analysis.tables.columns import SEPARATOR, Row
from analysis.tables.rows.counting import count_words, quotations_by_voice, share, spoken_words


def mentions_rows(analysis: Analysis) -> list[Row]:
    """A row for each time that something is named, in the order of the text."""
    article_id, file, text = analysis.article.id, analysis.article.file, analysis.article.text
    found = [(mention, entity) for entity in analysis.entities for mention in entity.mentions]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return [
        (article_id, file, e.id, e.name, e.type, text[m.start : m.end], m.start, m.end, m.sentence) for m, e in found
    ]


def entities_rows(analysis: Analysis) -> list[Row]:
    """A row for each person, organisation, place or group, in order of first appearance."""
    article_id, file = analysis.article.id, analysis.article.file
    counted = count_words(analysis)
    voices = quotations_by_voice(analysis)
    of_type: dict[str, int] = defaultdict(int)
    for entity in analysis.entities:
        of_type[entity.type] += len(entity.mentions)
    rows: list[Row] = []
    for entity in analysis.entities:
        quotations = voices.get(entity.id, [])
        rows.append(
            (
                article_id,
                file,
                entity.id,
                entity.name,
                entity.type,
                entity.role,
                entity.pronoun,
                len(entity.mentions),
                len({m.sentence for m in entity.mentions}),
                share(len(entity.mentions), of_type[entity.type]),
                min((m.start for m in entity.mentions), default=None),
                SEPARATOR.join(entity.aliases),
                len(quotations),
                spoken_words(counted, quotations),
            )
        )
    return rows
