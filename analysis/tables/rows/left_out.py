"""Rows of what does not count, and of what could not be read."""

from collections.abc import Iterable

from analysis.records import Analysis, Skipped
from analysis.tables.columns import Row
from analysis.text_spans import find_words, words_within


def left_out_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch of the text that does not count, in the order of the text."""
    article = analysis.article
    words = find_words(article.text) if article.left_out else ()
    article_id = article.id
    rows: list[Row] = []
    for p in sorted(article.left_out, key=lambda p: (p.start, p.end)):
        inside = len(words_within(words, p.start, p.end))
        rows.append((article_id, article.file, p.reason, article.text[p.start : p.end], inside, p.start, p.end))
    return rows


def skipped_rows(skipped: Iterable[Skipped]) -> list[Row]:
    """A row for each file, or row of a table, that could not be read."""
    return [(s.file, s.reason) for s in skipped]


def count_left_out(analysis: Analysis) -> int:
    """The words that begin inside what is left out; each counts once, also where two stretches overlap."""
    article = analysis.article
    if not article.left_out:
        return 0
    words = find_words(article.text)
    return len({w for p in article.left_out for w in words_within(words, p.start, p.end)})
