"""Other people's words as Markdown that shows them letter by letter."""

import re

import pytest

from pages.ui.widgets.markdown import escape_markdown


@pytest.mark.parametrize(
    "text",
    [
        "*stars* and _lines_ and `code` and ~~gone~~",
        "[a](http://evil.example) ![i](i.png) <b>b</b> &amp;",
        ":red[r] :material/home: :smile: $x$",
        "# 1. - > | a | b",
        r"back\slash",
    ],
)
def test_nothing_is_markup_any_more(text: str) -> None:
    shown = escape_markdown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`~\[\]()<>&:$#|!{}]", re.sub(r"\\[^\w\s]", "", shown))
    assert re.sub(r"\\(.)", r"\1", shown).replace("\u2060", "") == text


@pytest.mark.parametrize(
    "text", ["http://evil.example", "see WWW.evil.example", "ada@post.example", "a -> b", "a <-> b", "1 >= 0", "a -- b"]
)
def test_nothing_becomes_a_link_or_an_arrow(text: str) -> None:
    assert not re.search(r"://|www\.|@\w|->|<-|--|>=", re.sub(r"\\(.)", r"\1", escape_markdown(text)), re.I)


def test_one_line_and_not_too_long() -> None:
    assert escape_markdown("one\r\n two\t\u2028three") == "one two three"
    assert escape_markdown("one two three", 8) == "one two…"
    assert escape_markdown("one two three", 13) == "one two three"
