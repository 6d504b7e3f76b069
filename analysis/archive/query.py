"""Ask an archive: DuckDB reads the Parquet in place, with access to that folder and nothing else."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from analysis.archive.write import ABOUT, FORM, ArchiveError, recover
from analysis.records import Article, LeftOut
from analysis.tables import COLUMNS

TABLES = (*COLUMNS, "texts")
MOST = 25  # rows of a ranking
MAX_HITS = 200
OFTEN = 3  # mentions for each article … that make somebody talked about
_QUOTED = "kind <> 'indirect' AND NOT repeat"
_FACTS = ("title", "outlet", "byline", "published", "url", "language")


class Choice(NamedTuple):
    """Which articles are asked about; an empty field leaves them all."""

    outlets: tuple[str, ...] = ()
    since: str = ""  # YYYY-MM-DD
    until: str = ""

    @property
    def where(self) -> str:
        """A condition on `articles`, with a "?" for each of the values."""
        parts = ["list_contains(?, outlet)"] if self.outlets else []
        parts += ["published >= ?"] if self.since else []
        parts += ["published <> '' AND published <= ?"] if self.until else []
        return " AND ".join(parts) or "true"

    @property
    def values(self) -> list[Any]:
        return [v for v in (list(self.outlets), self.since, self.until) if v]


class Archive:
    """An open archive. Every answer is a small table; none reads more than the columns that it needs."""

    def __init__(self, folder: Path, about: dict[str, Any]) -> None:
        self.folder = folder
        self.about = about
        self._connection = duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        for name in TABLES:
            files = sorted(str(part) for part in (folder / name).glob("*.parquet"))
            self._connection.read_parquet(files).create_view(name)
        self._connection.execute("SET allowed_directories = ?", [[str(folder)]])
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, list(values)).df()

    def outlets(self) -> list[str]:
        """The outlets, those with most articles first."""
        sql = "SELECT outlet FROM articles WHERE outlet <> '' GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT 500"
        return [str(outlet) for outlet in self._ask(sql).outlet]

    def totals(self, choice: Choice) -> dict[str, int]:
        """Articles, words, quoted words, quotations, and articles without a date."""
        sql = f"""SELECT count(*) AS articles, coalesce(sum(words), 0) AS words, coalesce(sum(quoted_words), 0) AS quoted_words,
                         coalesce(sum(quotations), 0) AS quotations, count(*) FILTER (published = '') AS undated
                  FROM articles WHERE {choice.where}"""
        return {str(name): int(value) for name, value in self._ask(sql, choice.values).iloc[0].items()}

    def voices(self, choice: Choice) -> pd.DataFrame:
        """Who speaks most: `voice`, `speaker_kind`, `words`, `quotations`, `articles`, `share` of all quoted words."""
        sql = f"""
            WITH said AS (SELECT * FROM quotes JOIN (SELECT article_id FROM articles WHERE {choice.where}) USING (article_id)
                          WHERE {_QUOTED}),
                 total AS (SELECT sum(words) AS words FROM said)
            SELECT any_value(canonical_name) AS voice, speaker_kind, CAST(sum(words) AS BIGINT) AS words,
                   count(DISTINCT quotation_id) AS quotations, count(DISTINCT article_id) AS articles,
                   sum(words) / (SELECT words FROM total) AS share
            FROM said
            GROUP BY CASE WHEN speaker_kind IN ('person', 'organisation') THEN canonical_id ELSE lower(canonical_name) END, speaker_kind
            ORDER BY words DESC, voice LIMIT {MOST}"""
        return self._ask(sql, choice.values)

    def sources(self, choice: Choice) -> pd.DataFrame:
        """Kinds of sources by outlet, of the twelve with most articles: `outlet`, `speaker_kind`, `words`, `share` of the outlet's."""
        sql = f"""
            WITH here AS (SELECT article_id, outlet FROM articles WHERE {choice.where}),
                 top AS (SELECT outlet FROM here WHERE outlet <> '' GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT 12),
                 said AS (SELECT outlet, speaker_kind, words FROM quotes JOIN here USING (article_id) JOIN top USING (outlet)
                          WHERE {_QUOTED})
            SELECT outlet, speaker_kind, CAST(sum(words) AS BIGINT) AS words,
                   sum(words) / sum(sum(words)) OVER (PARTITION BY outlet) AS share
            FROM said GROUP BY outlet, speaker_kind ORDER BY outlet, speaker_kind"""
        return self._ask(sql, choice.values)

    def months(self, choice: Choice) -> pd.DataFrame:
        """By month, of the articles that have a date: `month`, `articles`, `words`, `quoted_words`."""
        sql = f"""SELECT strftime(CAST(published AS DATE), '%Y-%m') AS month, count(*) AS articles,
                         CAST(sum(words) AS BIGINT) AS words, CAST(sum(quoted_words) AS BIGINT) AS quoted_words
                  FROM articles WHERE published <> '' AND {choice.where} GROUP BY month ORDER BY month"""
        return self._ask(sql, choice.values)

    def unheard(self, choice: Choice) -> pd.DataFrame:
        """People and organisations that are talked about and never quoted: `name`, `type`, `mentions`, `articles`."""
        sql = f"""SELECT any_value(canonical_name) AS name, type, CAST(sum(mentions) AS BIGINT) AS mentions,
                         count(DISTINCT article_id) AS articles
                  FROM entities JOIN (SELECT article_id FROM articles WHERE {choice.where}) USING (article_id)
                  WHERE type IN ('person', 'organisation') GROUP BY canonical_id, type
                  HAVING sum(quotations) = 0 AND sum(mentions) >= {OFTEN} ORDER BY mentions DESC, name LIMIT {MOST}"""
        return self._ask(sql, choice.values)

    def find(self, choice: Choice, speaker: str, words: str = "") -> pd.DataFrame:
        """Quotations by speakers whose name has these letters, and with these words in them, the latest first."""
        sql = f"""SELECT a.published, a.outlet, a.title, q.canonical_name AS speaker, q.quotation, q.article_id, q.quotation_id
                  FROM quotes q JOIN (SELECT * FROM articles WHERE {choice.where}) a USING (article_id)
                  WHERE q.quotation <> '' AND contains(lower(q.canonical_name), lower(?)) AND contains(lower(q.quotation), lower(?))
                  ORDER BY a.published DESC, q.quotation_id LIMIT {MAX_HITS}"""
        return self._ask(sql, [*choice.values, speaker, words])

    def articles(self, choice: Choice, speaker: str = "", most: int = 500) -> list[Article]:
        """Articles with their texts, the latest first, to work on elsewhere; with `speaker` those that quote somebody so called."""
        heard = "SELECT article_id FROM quotes WHERE contains(lower(canonical_name), lower(?))"
        sql = f"""SELECT {", ".join(_FACTS)}, file, text FROM (SELECT * FROM articles WHERE {choice.where}) JOIN texts USING (article_id)
                  {f"WHERE article_id IN ({heard})" if speaker else ""} ORDER BY published DESC, article_id LIMIT {int(most)}"""
        rows = self._ask(sql, [*choice.values, *([speaker] if speaker else [])])
        articles = [
            Article(row["text"], row["file"], **{name: row[name] for name in _FACTS}) for row in rows.to_dict("records")
        ]
        left_out = self._left_out([article.id for article in articles])
        return [replace(article, left_out=tuple(left_out.get(article.id, ()))) for article in articles]

    def _left_out(self, ids: Sequence[str]) -> dict[str, list[LeftOut]]:
        sql = """SELECT article_id, start, "end", reason FROM left_out WHERE list_contains(?, article_id)
                 ORDER BY article_id, start"""
        found: dict[str, list[LeftOut]] = {}
        for article_id, start, end, reason in self._ask(sql, [list(ids)]).itertuples(index=False, name=None):
            found.setdefault(article_id, []).append(LeftOut(int(start), int(end), reason))
        return found


def open_archive(folder: Path) -> Archive:
    """The archive in a folder. Raises ArchiveError if there is none."""
    recover(folder)
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveError(
            "There is no archive in this folder. `quotient analyse PATH --output FOLDER --format parquet` makes one."
        ) from error
    if not isinstance(about, dict) or about.get("form") != FORM:
        raise ArchiveError("This archive was made by another version of Quotient. Make it again with this one.")
    if missing := [name for name in TABLES if not any((folder / name).glob("*.parquet"))]:
        raise ArchiveError(f"This archive is incomplete: {missing[0]} is missing. Make it again.")
    try:
        return Archive(folder.resolve(), about)
    except duckdb.Error as error:
        raise ArchiveError("This archive is damaged. Make it again.") from error
