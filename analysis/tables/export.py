"""Tables as CSV, and a whole collection as one ZIP that opens again."""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar, cast, get_args

import pandas as pd

from analysis.corrections import Correction, CorrectionError, Listed, without_corrections
from analysis.limits import MAX_ARTICLES, MAX_CHARACTERS, MAX_UNPACKED_BYTES
from analysis.records import Analysis, Article, ArticleError, LeftOut, Reason, Skipped
from analysis.tables.cells import BOM, restore, to_line
from analysis.tables.columns import SEPARATOR
from analysis.tables.frames import all_tables, corrections_table, skipped_table
from analysis.tables.rows import read_correction
from analysis.version import __version__

_Read = TypeVar("_Read")
_ID = re.compile(r"[0-9a-f]{12}")
_REASONS = frozenset(get_args(Reason))


def to_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with byte-order mark, `\\n` line ends, a header, text quoted, nothing that runs as a formula.

    Takes any table, also one that is only shown on screen. The index is not written. Dates and other values that are neither
    text nor number are written as their text.
    """
    columns = [_plain(table.iloc[:, i]) for i in range(table.shape[1])]
    lines = [to_line(map(str, table.columns)), *map(to_line, zip(*columns, strict=True))]
    return (BOM + "".join(lines)).encode()


def _plain(column: pd.Series) -> list[object]:
    """The cells as text, numbers, yes or no, or None."""
    values = column.astype(object).where(column.notna(), None).tolist()
    return [v if v is None or isinstance(v, str | int | float) else str(v) for v in values]


# ---------------------------------------------------------------------------------------------------------------- ZIP


def to_zip(
    analyses: Sequence[Analysis],
    skipped: Iterable[Skipped] = (),
    *,
    model: str,
    made: datetime,
    corrections: Sequence[Listed] = (),
) -> bytes:
    """A collection as one ZIP: all tables, `texts/ARTICLE_ID.txt`, and `about.txt`. `open_zip` brings the articles back.

    The analyses are corrected ones; `corrections` are of `list_corrections`, and `open_corrections` brings them back. Those of
    articles that are not here are left aside. `model` is the name of the model that read them.
    """
    here = {"", *(a.article.id for a in analyses)}
    corrections = [one for one in corrections if one.correction.article_id in here]
    files = {f"{name}.csv": to_csv(table) for name, table in all_tables(analyses).items()}
    files["corrections.csv"] = to_csv(corrections_table(corrections, analyses))
    files["skipped.csv"] = to_csv(skipped_table(skipped))
    for analysis in analyses:
        files[text_path(analysis.article)] = text_bytes(analysis.article)
    files["about.txt"] = _about(len(analyses), sum(one.applied == "yes" for one in corrections), model, made).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


def _about(articles: int, corrections: int, model: str, made: datetime) -> str:
    facts = {
        "Version": __version__,
        "Model": model,
        "Date": f"{made:%Y-%m-%d %H:%M}",
        "Articles": f"{articles:,}",
        "Corrections": f"{corrections:,}",
    }
    lines = [f"{name}: {' '.join(value.splitlines())}" for name, value in facts.items()]
    return "\n".join(["A collection of articles, read by Quotient. It opens again in the app.", "", *lines, ""])


def holds_collection(data: bytes) -> bool:
    """Is this a ZIP that `to_zip` made, as far as its table of contents tells?"""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return {"about.txt", "articles.csv", "left_out.csv"} <= names


def open_zip(data: bytes) -> list[Article]:
    """The articles of a collection that was saved as a ZIP, in their order, with what was left out of them.

    What corrections have left out or brought back is as it was before them: `open_corrections` has these. Everything else in
    it is read anew. Raises ArticleError if the ZIP is damaged, too large or no collection, or if
    a text no longer is what it was.
    """
    return _open(data, _read_articles)


def open_corrections(data: bytes) -> list[Correction]:
    """The corrections of a collection that was saved as a ZIP, in order of time; none if it is of a version without them.

    Raises ArticleError as `open_zip` does, and if corrections.csv was changed so that it can't be understood.
    """
    return _open(data, _read_corrections)


def _open(data: bytes, read: Callable[[zipfile.ZipFile], _Read]) -> _Read:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return read(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        UnicodeError,
    ) as error:
        # RuntimeError: a password is asked for; NotImplementedError: a way of packing that Python lacks
        raise ArticleError("This ZIP is damaged or locked. Save the collection again and open the new file.") from error


_TABLES_READ = ("articles.csv", "left_out.csv", "corrections.csv")


def _read_articles(archive: zipfile.ZipFile) -> list[Article]:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if not {"articles.csv", "left_out.csv"} <= entries.keys():
        raise ArticleError("This ZIP is no collection saved by Quotient: articles.csv or left_out.csv is missing.")
    wanted = [e for name, e in entries.items() if name in _TABLES_READ or name.startswith("texts/")]
    if sum(e.file_size for e in wanted) > MAX_UNPACKED_BYTES:
        raise ArticleError(
            f"This ZIP holds more than {MAX_UNPACKED_BYTES // 2**20} MB. Save the collection in smaller parts."
        )
    rows = _read_table(archive, "articles", ("article_id", "file", "notes", *_METADATA))
    if len(rows) > MAX_ARTICLES:
        raise ArticleError(f"This ZIP holds {len(rows):,} articles; a collection can have {MAX_ARTICLES}.")
    passages = _read_left_out(archive)
    articles = [_read_article(archive, row, passages[row["article_id"]]) for row in rows]
    corrections = _read_corrections(archive)
    return [without_corrections(article, corrections) for article in articles]


def _read_corrections(archive: zipfile.ZipFile) -> list[Correction]:
    if "corrections.csv" not in archive.NameToInfo:
        return []
    if archive.getinfo("corrections.csv").file_size > MAX_UNPACKED_BYTES:
        raise ArticleError("corrections.csv in this ZIP is too large. Save the collection in smaller parts.")
    rows = _read_table(archive, "corrections", _CORRECTION_CELLS)
    try:
        return sorted(map(read_correction, rows), key=lambda c: c.time)
    except (CorrectionError, ValueError, RecursionError) as error:  # RecursionError: JSON nested without end
        raise ArticleError("corrections.csv in this ZIP was changed and can't be read.") from error


_CORRECTION_CELLS = ("correction_id", "article_id", "what", "before", "after", "when", "by", "applied")


_METADATA = ("title", "outlet", "byline", "published", "url", "language")


def _read_article(archive: zipfile.ZipFile, row: dict[str, str], passages: list[LeftOut]) -> Article:
    article_id = row["article_id"]
    path = f"texts/{article_id}.txt"
    if not _ID.fullmatch(article_id) or path not in archive.NameToInfo:
        raise ArticleError(f"A text is missing from this ZIP: {path}.")
    text = archive.read(path).decode("utf-8", "surrogatepass")
    fields = {name: row[name] for name in _METADATA}
    if not _is_date(fields["published"]):
        fields["published"] = ""
    notes = tuple(note for note in row["notes"].split(SEPARATOR) if note)
    article = Article(text, row["file"], **fields, left_out=tuple(passages), notes=notes)
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(f"{path} has more than {MAX_CHARACTERS:,} characters.")
    if article.id != article_id or any(p.end > len(text) for p in passages):
        raise ArticleError(f"{path} was changed after it was saved. Add the changed text as an article of its own.")
    return article


def _read_left_out(archive: zipfile.ZipFile) -> defaultdict[str, list[LeftOut]]:
    passages = defaultdict(list)
    for row in _read_table(archive, "left_out", ("article_id", "reason", "start", "end")):
        start, end, reason = row["start"], row["end"], row["reason"]
        if not (_is_offset(start) and _is_offset(end) and int(start) < int(end) and reason in _REASONS):
            raise ArticleError(
                "left_out.csv in this ZIP was changed: a row has no known reason or no right start and end."
            )
        passages[row["article_id"]].append(LeftOut(int(start), int(end), cast(Reason, reason)))
    return passages


def _read_table(archive: zipfile.ZipFile, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Some columns of a table as text, without the apostrophes that kept cells from running as formulas."""
    data = io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline="")
    try:
        table = pd.read_csv(data, usecols=list(columns), dtype=str, keep_default_na=False, lineterminator="\n")
    except (ValueError, pd.errors.ParserError) as error:  # columns that are not there, quotation marks that never close
        raise ArticleError(f"{name}.csv in this ZIP was changed and can't be read.") from error
    return [{column: restore(row[column]) for column in columns} for row in table.to_dict("records")]


def _is_offset(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) < 9


def _is_date(cell: str) -> bool:
    try:
        return bool(date.fromisoformat(cell)) and len(cell) == 10
    except ValueError:
        return False


# -------------------------------------------------------------------------------------------------------------- texts


def text_path(article: Article) -> str:
    """Where an article's text stands beside the tables."""
    return f"texts/{article.id}.txt"


def text_bytes(article: Article) -> bytes:
    """The text, byte for byte; a lone surrogate keeps its three bytes, so that the text comes back as it was."""
    return article.text.encode("utf-8", "surrogatepass")
