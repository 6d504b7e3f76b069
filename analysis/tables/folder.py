"""The tables of many articles in a folder, written as they come, so that no more than a few texts are in memory."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from analysis.cross_document import ArticleEntities, StoredNames, entities_of
from analysis.records import Analysis, Skipped
from analysis.tables.cells import BOM, to_line
from analysis.tables.columns import COLUMNS, JOINED, SEPARATOR, Row
from analysis.tables.rows import ROWS, name_of_row, skipped_rows
from analysis.tables.staging import staged

_ARTICLES = list(COLUMNS["articles"])


class OpenLine(NamedTuple):
    """A line of CSV that lacks `canonical_id` and `canonical_name`."""

    cells: str
    id: str  # of whom it names
    name: str


class Packed(NamedTuple):
    """An analysis, ready to be written."""

    article_id: str
    text: bytes
    article: Row
    lines: dict[str, str]  # what it adds to tables that no other article has a say in
    open_lines: dict[str, list["OpenLine"]]  # and to those whose last cells only all articles together can tell
    entities: ArticleEntities

    @property
    def file(self) -> str:
        return str(self.article[_ARTICLES.index("file")])


class Totals(NamedTuple):
    """What was written."""

    articles: int
    words: int
    quotations: int
    skipped: int


def pack(analysis: Analysis) -> Packed:
    """An analysis as lines of CSV. The row of the article stays as it is: other files may turn out to hold the same text."""
    article = analysis.article
    rows = {name: rows(analysis) for name, rows in ROWS.items() if name != "articles"}
    lines = {name: "".join(map(to_line, found)) for name, found in rows.items() if name not in JOINED}
    open_lines = {
        name: [OpenLine(to_line(row).removesuffix("\n"), *name_of_row(name, row)) for row in rows[name]]
        for name in JOINED
    }
    text = article.text.encode("utf-8", "surrogatepass")
    return Packed(article.id, text, ROWS["articles"](analysis)[0], lines, open_lines, entities_of(analysis))


def write_folder(folder: Path, found: Iterable[Packed | Skipped], doubles: Mapping[str, Sequence[str]]) -> Totals:
    """Write all tables and texts into a folder, which is made; those of an earlier run are replaced once everything is there.

    Who is who in all articles is known only after the last of them. Until then, the rows of articles, the lines that say so and
    the names wait in files.

    `doubles` names, by article id, the other files with the same text; it may grow while `found` is gone through.
    Raises OSError, with a sentence for people, if something can't be written: before the first of `found` is asked for if a
    table's place is taken by something else.
    """
    articles = words = quotations = 0
    skipped: list[Skipped] = []
    with staged(folder) as new, ExitStack() as files:
        tables = {
            name: files.enter_context(open(new / f"{name}.csv", "w", encoding="utf-8", newline="")) for name in COLUMNS
        }
        waiting = files.enter_context(TemporaryFile(dir=new))  # has no name, so that nobody else can write into it
        names = files.enter_context(closing(StoredNames(new / "names")))
        for name, table in tables.items():
            table.write(BOM + to_line(COLUMNS[name]))
        for packed in found:
            if isinstance(packed, Skipped):
                skipped.append(packed)
                continue
            (new / "texts" / f"{packed.article_id}.txt").write_bytes(packed.text)
            for name, cells in packed.lines.items():
                tables[name].write(cells)
            pickle.dump((packed.article_id, packed.article, packed.open_lines), waiting, pickle.HIGHEST_PROTOCOL)
            names.add(packed.entities)
            articles += 1
            words += _count(packed.article, "words")
            quotations += _count(packed.article, "quotations")
        joined = names.join()
        waiting.seek(0)
        for _ in range(articles):
            article_id, row, open_lines = pickle.load(waiting)
            tables["articles"].write(to_line(_note_doubles(row, doubles.get(article_id, ()))))
            for name, lines in open_lines.items():
                tables[name].writelines(f"{line.cells},{to_line(joined.of(line.id, line.name))}" for line in lines)
        tables["skipped"].writelines(map(to_line, skipped_rows(skipped)))
    return Totals(articles, words, quotations, len(skipped))


def _count(article: Row, name: str) -> int:
    return int(article[_ARTICLES.index(name)] or 0)


def _note_doubles(row: Row, files: Sequence[str]) -> Row:
    """The row of an article with a note for each other file that holds the same text."""
    at = _ARTICLES.index("notes")
    notes = [str(row[at])] if row[at] else []
    joined = SEPARATOR.join([*notes, *(f"The same text is in {file}." for file in files)])
    return (*row[:at], joined, *row[at + 1 :])
