"""Rows of quotations, one for each stretch."""

from analysis.records import Analysis, Span
from analysis.tables.columns import Row
from analysis.tables.rows.counting import count_words
from analysis.text_spans import number_at


def quotes_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch; the whole quotation stands on its first row only. `words` of a repeat are counted here too."""
    article_id, file, text = analysis.article.id, analysis.article.file, analysis.article.text
    counted = count_words(analysis)
    rows: list[Row] = []
    for q in analysis.quotations:
        cue, cue_start, cue_end = _place(text, q.cue)
        source, source_start, source_end = _place(text, q.source)
        whole = analysis.text_of(q)
        for s in q.stretches:
            rows.append(
                (
                    article_id,
                    file,
                    q.id,
                    s.kind,
                    text[s.start : s.end],
                    counted[s],
                    s.start,
                    s.end,
                    number_at(analysis.paragraphs, s.start),
                    number_at(analysis.sentences, s.start),
                    cue,
                    cue_start,
                    cue_end,
                    source,
                    source_start,
                    source_end,
                    q.speaker_id,
                    q.speaker,
                    q.speaker_kind,
                    q.via,
                    q.how,
                    q.confidence if q.speaker else None,
                    q.kind,
                    whole,
                    s.repeat,
                )
            )
            whole = ""
    return rows


def _place(text: str, span: Span | None) -> tuple[str, int | None, int | None]:
    return (span.of(text), span.start, span.end) if span else ("", None, None)
