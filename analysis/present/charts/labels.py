"""Names and quotations as they are safe to draw: plotly reads tags and entities in what it draws."""

from html import escape

from analysis.present.amounts import amount
from analysis.tables import UNKNOWN

LONGEST = 34  # characters of a name on a chart; hovering shows it whole


def clip(text: object, longest: int = LONGEST) -> str:
    """A name as it is safe to draw: one line, not too long, and no tag or entity of it is read as one."""
    line = _plain(text)
    return escape(line if len(line) <= longest else line[: longest - 1].rstrip() + "…", quote=False)


def voice_label(voice: str) -> str:
    """A voice as it is drawn, the unknown ones in italics."""
    return f"<i>{voice}</i>" if voice in UNKNOWN.values() else clip(voice)


def wrap(text: object, width: int = 44, lines: int = 6) -> str:
    """Text of any length in a few short lines."""
    rows: list[str] = [""]
    for word in _plain(text)[: width * lines].split():
        rows[-1:] = [f"{rows[-1]} {word}".strip()] if len(rows[-1]) + len(word) < width else [rows[-1], word[:width]]
    return "<br>".join(escape(row, quote=False) for row in rows if row)


def hover_label(text: str, title: str, words: int) -> str:
    return f"“{wrap(text)}”<br>{amount(words, 'word')}, in: {clip(title, 40)}"


def _plain(text: object) -> str:
    return " ".join(str(text).split())
