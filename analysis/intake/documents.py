"""Parse one file into texts, whatever its format. Runs in the limited child process; what comes in may be hostile."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.intake.formats.plain import clean, decode, read_markdown
from analysis.limits import MAX_CHARACTERS
from analysis.records import ArticleError, Skipped

TABLES = (".csv", ".xlsx", ".json", ".jsonl")
PLAIN = (".txt", ".md")
SUFFIXES = (*PLAIN, ".html", ".htm", ".pdf", ".docx", ".rtf", *TABLES, ".zip")


class Parsed(NamedTuple):
    """A text out of a file."""

    file: str
    text: str
    told: dict[str, str]  # title, outlet, byline, published, url, as far as the format says
    captions: list[tuple[int, int]] = []  # noqa: RUF012 (never changed)
    note: str = ""


def suffix_of(name: str) -> str:
    """The ending of a file's name, with its dot, in small letters."""
    name = name.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def parse(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> Iterator[Parsed | Skipped]:
    """Every text of a file; what cannot be read as Skipped, with the reason."""
    try:
        for item in _parse(name, data, columns):
            yield item if isinstance(item, Skipped) else _checked(item)
    except ArticleError as error:
        yield Skipped(name, str(error))


def _checked(item: Parsed) -> Parsed | Skipped:
    text = clean(item.text)
    if not any(c.isalpha() for c in text):
        return Skipped(item.file, "There is no text in it." if not text.strip() else "There is no letter in it.")
    if len(text) > MAX_CHARACTERS:
        return Skipped(
            item.file,
            f"It has {len(text):,} characters; {MAX_CHARACTERS:,} an article are the most. Split it and try again.",
        )
    return item._replace(text=text)


def _parse(name: str, data: bytes, columns: Mapping[str, str] | None) -> Iterator[Parsed | Skipped]:
    suffix = suffix_of(name)
    if suffix in (".txt", ".md"):
        text, note = decode(data)
        told: dict[str, str] = {}
        if suffix == ".md":
            text, front = read_markdown(text)
            told = {"title": front.get("title", ""), "byline": front.get("author", ""), "published": front.get("date", ""),
                    "outlet": front.get("outlet", front.get("source", "")), "url": front.get("url", "")}  # fmt: skip
        yield Parsed(name, text, told, note=note)
    elif suffix in (".html", ".htm"):
        from analysis.intake.formats.html import read_html  # each reader's library is loaded when its first file comes

        text, note = decode(data)
        page = read_html(text)
        yield Parsed(name, page.text, page.told, [(c.start, c.end) for c in page.captions], note)
    elif suffix == ".pdf":
        from analysis.intake.formats.pdf import read_pdf

        yield Parsed(name, *read_pdf(data))
    elif suffix == ".docx":
        from analysis.intake.formats.word import read_docx

        yield Parsed(name, *read_docx(data))
    elif suffix == ".rtf":
        from analysis.intake.formats.word import read_rtf

        yield Parsed(name, read_rtf(data), {})
    elif suffix in TABLES:
        from analysis.intake.formats.tables import read_articles

        for number, row in read_articles(suffix, data, columns):
            file = f"{name}#{number}"
            yield Skipped(file, row.reason) if isinstance(row, Skipped) else Parsed(file, row["text"], row)
    elif suffix == ".zip":
        yield from _parse_zip(name, data)
    else:
        yield Skipped(name, f"Files of this type are not read. Those that are: {', '.join(SUFFIXES)}.")


def _parse_zip(name: str, data: bytes) -> Iterator[Parsed | Skipped]:
    from analysis.intake.formats.archives import read_zip

    for item in read_zip(data):
        if isinstance(item, Skipped):
            yield Skipped(f"{name}/{item.file}", item.reason)
            continue
        path, content = item
        if suffix_of(path) == ".zip":
            yield Skipped(f"{name}/{path}", "This is an archive inside an archive. Unpack it yourself and upload it.")
        elif suffix_of(path) in SUFFIXES:
            yield from parse(f"{name}/{path}", content)
