"""Plain text and Markdown."""

import re

from charset_normalizer import from_bytes

_UNFIT = re.compile(r"[\x00\ud800-\udfff]")
_FRONT = re.compile(r"\A---\s*\n(?P<lines>(?:[\w-]+:.*\n|[ \t]+.*\n|\s*\n){1,40})---\s*\n")
_MARKDOWN = (
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M), r"\1"),  # headings
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),  # block quotations
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)"), r"\1"),  # images
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)"), r"\1"),  # links
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1"), r"\2"),  # bold
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?!\w)"), r"\1"),  # italics
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)"), r"\1"),
)


def clean(text: str) -> str:
    """A text as it is kept: no byte-order mark; what no file can hold (NUL, half an emoji) replaced. Nothing else changes."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\ufeff"))


def decode(data: bytes) -> tuple[str, str]:
    """A file's text, and a note where its encoding was guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        part = data[:200_000]
        foreign = sum(b > 127 for b in part) > 0.1 * len(part)  # else a Western text with some accents and curly quotes
        best = from_bytes(part).best() if foreign else None
        encoding = best.encoding if best else "cp1252"
        note = f"The file is not in UTF-8; it was read as {encoding}. Check accents and quotation marks."
        try:
            return data.decode(encoding), note
        except (UnicodeDecodeError, LookupError):
            return data.decode("cp1252", "replace"), note.replace(encoding, "cp1252")


def read_markdown(text: str) -> tuple[str, dict[str, str]]:
    """Markdown without its marks, and what stands in the block of "key: value" lines before it."""
    told: dict[str, str] = {}
    if m := _FRONT.match(text):
        for line in m["lines"].splitlines():
            key, colon, value = line.partition(":")
            if colon:
                told[key.strip().lower()] = value.strip().strip("\"'")
        text = text[m.end() :]
    for pattern, plain in _MARKDOWN:
        text = pattern.sub(plain, text)
    return text, told
