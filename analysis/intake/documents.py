"""Parse one file into articles, whatever its format. Runs in the limited child process; what comes in may be hostile."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from analysis.intake.build import build_article
from analysis.intake.formats.plain import NO_TEXT, clean, decode, has_words, mend
from analysis.limits import MAX_CHARACTERS
from analysis.records import Article, ArticleError, LeftOut, Skipped

TABLES = (".csv", ".xlsx", ".json", ".jsonl")
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".rtf", *TABLES, ".zip")

DIED = "This file asked for too much memory or time and was given up. Save it in another format, or paste its text."
DAMAGED = "This file could not be read: it is damaged or of another type than its name says."


class Parsed(NamedTuple):
    """A text out of a file."""

    file: str
    text: str
    told: dict[str, str]  # title, outlet, byline, published, url, as far as the format says
    captions: list[tuple[int, int]] = []  # noqa: RUF012 (never changed)
    notes: tuple[str, ...] = ()


class Begun(NamedTuple):
    """A member of an archive is read next: should it end the process, the next one reads on after it."""

    number: int  # from 0
    file: str


def suffix_of(name: str) -> str:
    """The ending of a file's name, with its dot, in small letters."""
    name = name.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def parse(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, first: int = 0, keep_all: bool = False
) -> Iterator[Article | Skipped | Begun]:
    """Every article of a file; what cannot be read as Skipped, with the reason. Raises nothing.

    Of an archive the members from number `first` on, each after a sign that it begins.
    """
    try:
        if suffix_of(name) == ".zip":
            yield from _parse_zip(name, data, first, keep_all)
            return
        for item in _parse(name, data, columns):
            checked = item if isinstance(item, Skipped) else _checked(item)
            yield checked if isinstance(checked, Skipped) else _article(checked, keep_all)
    except ArticleError as error:
        yield Skipped(name, str(error))
    except MemoryError:
        yield Skipped(name, DIED)
    except Exception:  # whatever a parser lets through is the file's fault
        yield Skipped(name, DAMAGED)


def _checked(item: Parsed) -> Parsed | Skipped:
    text = clean(item.text)
    if not any(c.isalpha() for c in text):
        return Skipped(item.file, "There is no text in it." if not text.strip() else "There is no letter in it.")
    if len(text) > MAX_CHARACTERS:
        return Skipped(
            item.file,
            f"It has {len(text):,} characters; {MAX_CHARACTERS:,} an article are the most. Split it and try again.",
        )
    if not has_words(text):
        return Skipped(item.file, NO_TEXT)
    text, notes = (
        (text, ()) if item.captions else mend(text)
    )  # captions point into the text: their page is mended already
    told = {name: mend(value)[0] for name, value in item.told.items()}
    return item._replace(text=text, told=told, notes=(*item.notes, *notes))


def _article(item: Parsed, keep_all: bool) -> Article:
    article = build_article(item.text, item.told, file=item.file, notes=item.notes, keep_all=keep_all)
    if keep_all or not item.captions:
        return article
    captions = [LeftOut(a, b, "caption") for a, b in item.captions]
    ends = [c.end for c in captions]  # in order
    nearest = (bisect_right(ends, p.start) for p in article.left_out)
    others = [p for p, n in zip(article.left_out, nearest, strict=True) if n == len(ends) or captions[n].start >= p.end]
    return replace(article, left_out=tuple(sorted([*captions, *others], key=lambda p: p.start)))


def _parse(name: str, data: bytes, columns: Mapping[str, str] | None) -> Iterator[Parsed | Skipped]:
    suffix = suffix_of(name)
    if suffix in TABLES:
        from analysis.intake.formats.tables import read_articles

        for number, row in read_articles(suffix, data, columns):
            file = f"{name}#{number}" if number else name
            yield Skipped(file, row.reason) if isinstance(row, Skipped) else Parsed(file, row.pop("text"), row)
    elif suffix in _READERS:
        yield _READERS[suffix](name, data)
    else:
        yield Skipped(name, f"Files of this type are not read. Those that are: {', '.join(SUFFIXES)}.")


def _parse_text(name: str, data: bytes) -> Parsed:
    text, note = decode(data)
    return Parsed(name, text, {}, notes=_if_any(note))


def _parse_markdown(name: str, data: bytes) -> Parsed:
    from analysis.intake.formats.markdown import (
        read_markdown,  # each reader's library is loaded when its first file comes
    )

    text, note = decode(data)
    text, front = read_markdown(text)
    told = {"title": front.get("title", ""), "byline": front.get("author", ""), "published": front.get("date", ""),
            "outlet": front.get("outlet", front.get("source", "")), "url": front.get("url", "")}  # fmt: skip
    return Parsed(name, text, told, notes=_if_any(note))


def _parse_html(name: str, data: bytes) -> Parsed:
    from analysis.intake.formats.html import read_html

    text, note = decode(data)
    page = read_html(text)
    captions = [(c.start, c.end) for c in page.captions]
    return Parsed(name, page.text, page.told, captions, (*_if_any(note), *page.notes))


def _parse_pdf(name: str, data: bytes) -> Parsed:
    from analysis.intake.formats.pdf import read_pdf

    return Parsed(name, *read_pdf(data))


def _parse_docx(name: str, data: bytes) -> Parsed:
    from analysis.intake.formats.word import read_docx

    return Parsed(name, *read_docx(data))


def _parse_rtf(name: str, data: bytes) -> Parsed:
    from analysis.intake.formats.word import read_rtf

    return Parsed(name, read_rtf(data), {})


_READERS = {
    ".txt": _parse_text,
    ".md": _parse_markdown,
    ".html": _parse_html,
    ".htm": _parse_html,
    ".pdf": _parse_pdf,
    ".docx": _parse_docx,
    ".rtf": _parse_rtf,
}


def _if_any(note: str) -> tuple[str, ...]:
    return (note,) if note else ()


def _parse_zip(name: str, data: bytes, first: int, keep_all: bool) -> Iterator[Article | Skipped | Begun]:
    from analysis.intake.formats.archives import find_members, open_zip, read_member

    archive = open_zip(data)
    members = [(path, info) for path, info in find_members(archive) if suffix_of(path) in SUFFIXES]
    if not members:
        raise ArticleError(f"No file in this archive is of a type that is read: {', '.join(SUFFIXES)}.")
    for number, (path, info) in enumerate(members[first:], first):
        file = f"{name}/{path}"
        yield Begun(number, file)
        if suffix_of(path) == ".zip":
            yield Skipped(file, "This is an archive inside an archive. Unpack it yourself and upload it.")
            continue
        try:
            content = read_member(archive, info)
        except ArticleError as error:
            yield Skipped(file, str(error))
        else:
            yield from parse(file, content, keep_all=keep_all)
