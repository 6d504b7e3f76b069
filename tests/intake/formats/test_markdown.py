"""Markdown without its marks."""

import pytest

from analysis.intake.formats.markdown import read_markdown

TEXTS = [
    # headings of both sorts
    ("# Bridge *stays* #\n\nOpen\n====\n\nYes.", "Bridge stays\n\nOpen\n\nYes."),
    # links, pictures, code, bold and struck out leave their words
    (
        "A [link](http://x.example 'title'), ![a map](m.png), `code`, **bold**, ~~old~~.",
        "A link, a map, code, bold, old.",
    ),
    # a link by reference
    ("See [the report][1].\n\n[1]: http://x.example", "See the report."),
    # signs that are none of Markdown's
    ("5 * 3 is 15, snake_case, \\*stars\\*, AT&amp;T", "5 * 3 is 15, snake_case, *stars*, AT&T"),
    # the lines of a paragraph are one; two spaces at the end break it
    ("The council\nvoted.  \nYes.", "The council voted.\nYes."),
    # quotations and lists, a paragraph each
    ("> “We stay,”\n> said Lim.\n\n- one\n- two\n\n1. three", "“We stay,” said Lim.\n\none\n\ntwo\n\nthree"),
    # tables, a paragraph a cell
    ("|a|b|\n|-|-|\n|c|d|", "a\n\nb\n\nc\n\nd"),
    # rules leave nothing, what is set off by spaces or fences stays
    ("One.\n\n***\n\n    two\n\n```\nthree\n```", "One.\n\ntwo\n\nthree"),
    # quotation marks and dashes as they are
    ("\"We stay\" -- 'now' ... (c)", "\"We stay\" -- 'now' ... (c)"),
    # markup is text
    ("<b>Bold</b> <script>x</script>", "<b>Bold</b> <script>x</script>"),
    # two rules are no block of details
    ("---\n\nA story.\n\n---\n\nMore.", "A story.\n\nMore."),
]


@pytest.mark.parametrize(("written", "read"), TEXTS)
def test_text(written: str, read: str) -> None:
    assert read_markdown(written) == (read, {})


# with a list in it, in quotation marks, line ends of Windows
@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Bridge stays\ntags:\n  - news\ndate: 2026-05-03\n---\n",
        '---\r\ntitle: "Bridge stays"\r\ndate: 2026-05-03\r\n---\r\n',
    ],
)
def test_details_before_the_text(front: str) -> None:
    text, told = read_markdown(front + "We stay.")
    assert (text, told["title"], told["date"]) == ("We stay.", "Bridge stays", "2026-05-03")
