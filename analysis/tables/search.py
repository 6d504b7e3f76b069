"""Find words in texts, quotations and names of speakers, with what stands around them: keyword in context.

The index is SQLite's full-text search (FTS5) in memory. It is made of analyses and lives as long as its connection.
"""

import re
import sqlite3
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Any, Literal

import pandas as pd

from analysis.records import Analysis, Quotation
from analysis.tables.cells import mend
from analysis.tables.summaries import UNKNOWN
from analysis.tables.summaries.columns import make_table
from analysis.text_spans import number_at

Where = Literal["text", "quotation", "speaker"]
CONTEXT = 70  # characters on each side of a hit
MOST_HITS = 500
MAX_QUERY = 200  # characters
_OPEN, _CLOSE = "\x02", "\x03"  # around a hit; taken out of what is indexed
_CONTROL = str.maketrans({_OPEN: " ", _CLOSE: " ", "\0": " "})
_TERM = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|([^\s\"“”]+)")
_TABLE = (
    "CREATE VIRTUAL TABLE passages USING fts5(body, place UNINDEXED, article_id UNINDEXED, quotation_id UNINDEXED,"
    " paragraph UNINDEXED, voice UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')"
)
_MARKED = f"article_id, quotation_id, paragraph, voice, highlight(passages, 0, '{_OPEN}', '{_CLOSE}')"
_ROW = tuple[str, str, str, str, int, str]


def build_index(analyses: Iterable[Analysis]) -> sqlite3.Connection:
    """An index of all paragraphs, quotations and speakers. What is left out of the analysis is not in it."""
    index = sqlite3.connect(":memory:", check_same_thread=False)  # each click on a page runs in a thread of its own
    index.execute(_TABLE)
    rows = (row for analysis in analyses for row in _passages(analysis))
    index.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)
    return index


def search(
    index: sqlite3.Connection, query: str, where: Where = "text", articles: Container[str] | None = None
) -> pd.DataFrame:
    """Each hit with what stands before and after it, in the order of the articles; the first 500, in these articles if given.

    All words of the query must stand in one paragraph, quotation or name, in any order; "in quotation marks" they must stand
    together; `harb*` finds what begins so. Upper case and accents count as none. Columns: `article_id quotation_id paragraph
    voice before hit after`; `quotation_id` is "" outside quotations. An empty query finds nothing.
    """
    rows = (
        (article_id, quotation_id, paragraph, voice, *context)
        for article_id, quotation_id, paragraph, voice, marked in _find(index, query, where, _MARKED)
        if articles is None or article_id in articles
        for context in _contexts(marked)
    )
    return make_table(list(islice(rows, MOST_HITS)), "article_id quotation_id paragraph# voice before hit after")


def find_articles(
    index: sqlite3.Connection, query: str, where: Where = "text", articles: Container[str] | None = None
) -> list[str]:
    """The ids of all articles that `search` finds something in, however many, in their order."""
    found = dict.fromkeys(article_id for (article_id,) in _find(index, query, where, "article_id"))
    return [article_id for article_id in found if articles is None or article_id in articles]


def _find(index: sqlite3.Connection, query: str, where: Where, columns: str) -> Iterable[tuple[Any, ...]]:
    match = read_query(query)
    if not match:
        return ()
    return index.execute(
        f"SELECT {columns} FROM passages WHERE passages MATCH ? AND place = ? ORDER BY rowid", (match, where)
    )


def read_query(query: str) -> str:
    """What somebody types, as a query of FTS5 that has no syntax of its own: every term is a string."""
    terms = []
    for phrase, word in _TERM.findall(mend(query[:MAX_QUERY]).translate(_CONTROL)):
        term = phrase or word
        if any(sign.isalnum() for sign in term):
            terms.append(f'"{term.rstrip("*")}"{"*" if word.endswith("*") else ""}')
    return " ".join(terms)


def _passages(analysis: Analysis) -> Iterator[_ROW]:
    article_id, paragraphs = analysis.article.id, analysis.paragraphs
    for number, paragraph in enumerate(paragraphs, 1):
        yield _plain(analysis.text_of(paragraph)), "text", article_id, "", number, ""
    for quotation in analysis.quotations:
        number = number_at(paragraphs, quotation.stretches[0].start)
        voice = _plain(_voice(quotation))
        yield _plain(analysis.text_of(quotation)), "quotation", article_id, quotation.id, number, voice
        if quotation.speaker:
            yield _plain(quotation.speaker), "speaker", article_id, quotation.id, number, voice


def _voice(quotation: Quotation) -> str:
    return quotation.speaker or UNKNOWN.get(quotation.speaker_kind, "")


def _plain(text: str) -> str:
    return " ".join(mend(text).translate(_CONTROL).split())


def _contexts(marked: str) -> Iterator[tuple[str, str, str]]:
    """What stands before each marked hit, the hit, and what stands after it."""
    parts = re.split(f"[{_OPEN}{_CLOSE}]", marked)
    text, at = "".join(parts), 0
    for number, part in enumerate(parts):
        end = at + len(part)
        if number % 2:
            before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
            yield ("…" if at > CONTEXT else "") + before, part, after + ("…" if len(text) > end + CONTEXT else "")
        at = end
