"""Other people’s words, escaped for where Streamlit reads Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# What becomes a link or an arrow even when escaped: "http://", "www.", "a@b", "->", "<=".
_MADE_PRETTY = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)|(?<=[-<=>~])(?=[-=>])", re.IGNORECASE)
_JOINER = "\u2060"  # invisible and without width


def escape_markdown(text: str, longest: int = 0) -> str:
    """The text on one line, as Markdown that shows it letter by letter; cut to `longest` characters if given."""
    line = " ".join(text.split())
    if longest and len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return _PUNCTUATION.sub(r"\\\1", _MADE_PRETTY.sub(_JOINER, line))
