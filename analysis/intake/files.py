"""From files, folders and uploads to articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from analysis.intake.documents import PLAIN, SUFFIXES, TABLES, Parsed, parse, suffix_of
from analysis.intake.paste import build_article
from analysis.intake.sandbox import Child
from analysis.limits import MAX_FILE_BYTES
from analysis.records import Article, ArticleError, LeftOut, Skipped

__all__ = ["SUFFIXES", "TABLES", "guess_columns", "read_files"]

Source = Path | tuple[str, bytes]
TOO_LARGE = f"It is larger than {MAX_FILE_BYTES // 2**20} MB. Split it and try again."


def read_files(
    sources: Iterable[Source],
    *,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    keep_all: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Article | Skipped]:
    """Every article of files, folders (read recursively in name order) and uploads (name and content), one by one.

    In a folder, files of other types and hidden ones are passed over; named one by one they are skipped with a reason.
    `columns` says for a table, by its name, which column holds what (see `guess_columns`). Plain text is read here, all else
    in a limited child process. Once `stop` says so, no more is read.
    """
    with Child() as child:
        for name, path, content in _each(sources):
            if stop and stop():
                return
            try:
                data = _read(path) if path else _checked(content)
            except ArticleError as error:
                yield Skipped(name, str(error))
                continue
            here = suffix_of(name) in PLAIN or suffix_of(name) not in SUFFIXES
            for item in parse(name, data) if here else child.parse(name, data, (columns or {}).get(name)):
                yield item if isinstance(item, Skipped) else _article(item, keep_all)


def guess_columns(name: str, data: bytes, child: Child | None = None) -> tuple[list[str], dict[str, str]]:
    """The columns of a table, and which seems to hold the text, title, outlet, byline, published and url.

    It is read in a limited child process: this one, which serves many tables, or one of its own. Raises ArticleError if it is
    no table or cannot be read.
    """
    if child:
        return child.guess_columns(name, data)
    with Child() as own:
        return own.guess_columns(name, data)


def _each(sources: Iterable[Source]) -> Iterator[tuple[str, Path | None, bytes]]:
    for source in sources:
        if not isinstance(source, Path):
            yield source[0], None, source[1]
        elif source.is_dir():
            found = (p for p in source.rglob("*") if p.is_file() and suffix_of(p.name) in SUFFIXES)
            below = sorted((p.relative_to(source) for p in found), key=lambda p: p.parts)
            yield from (
                (p.as_posix(), source / p, b"") for p in below if not any(part.startswith(".") for part in p.parts)
            )
        else:
            yield source.name, source, b""


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ArticleError(TOO_LARGE)
        return _checked(path.read_bytes())
    except OSError as error:
        raise ArticleError("It could not be opened. Check that it is there and may be read.") from error


def _checked(data: bytes) -> bytes:
    if len(data) > MAX_FILE_BYTES:
        raise ArticleError(TOO_LARGE)
    if not data:
        raise ArticleError("The file is empty.")
    return data


def _article(item: Parsed, keep_all: bool) -> Article:
    notes = (item.note,) if item.note else ()
    article = build_article(item.text, item.told, file=item.file, notes=notes, keep_all=keep_all)
    if keep_all or not item.captions:
        return article
    captions = [LeftOut(a, b, "caption") for a, b in item.captions]
    others = [p for p in article.left_out if not any(p.start < c.end and c.start < p.end for c in captions)]
    return replace(article, left_out=tuple(sorted([*captions, *others], key=lambda p: p.start)))
