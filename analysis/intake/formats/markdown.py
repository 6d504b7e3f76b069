"""Markdown: its words without its marks, and the "key: value" lines before them."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MAX_FRONT_LINES = 40  # of the block of "key: value" lines
# Markup in a Markdown file is rare and stays in the text as it is.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def read_markdown(text: str) -> tuple[str, dict[str, str]]:
    """The words of a Markdown text, a blank line between its blocks, and what the "key: value" lines before it say.

    Lines of one paragraph are joined by a space, as Markdown means them. Links and pictures leave their words behind,
    rules nothing.
    """
    text, told = _without_front(text)
    blocks = (_words(token) for token in _PARSER.parse(text))
    return "\n\n".join(block for block in blocks if block), told


def _without_front(text: str) -> tuple[str, dict[str, str]]:
    """A text without the block of "key: value" lines between two lines of three dashes that it may begin with."""
    first, *lines = text.split("\n", _MAX_FRONT_LINES + 2)
    rules = [i for i, line in enumerate(lines[: _MAX_FRONT_LINES + 1]) if line.rstrip() == "---"]
    if not first.startswith("---") or first.strip() != "---" or not rules:
        return text, {}
    told: dict[str, str] = {}
    for line in lines[: rules[0]]:
        key, colon, value = line.partition(":")
        if colon and not line[0].isspace():
            told[key.strip().lower()] = value.strip().strip("\"'")
        elif line.strip() and not line[0].isspace() and not line.startswith("- "):
            return text, {}  # a rule, a story, and another rule
    return "\n".join(lines[rules[0] + 1 :]), told


def _words(token: Token) -> str:
    """What a reader sees of a block: for paragraphs, headings and cells their inline parts, for code the code."""
    if token.type in ("code_block", "fence"):
        return token.content.strip("\n")
    return "".join(_inline(part) for part in token.children or ()).strip()


def _inline(part: Token) -> str:
    if part.type == "softbreak":
        return " "
    if part.type == "hardbreak":
        return "\n"
    return part.content  # of a picture: its description
