"""Text made to break things: it has to get an answer with whole spans, in a time that grows no faster than the text."""

import sys

import pytest

from analysis.quotations.non_speech import is_term
from analysis.quotations.quote_marks import find_quoted
from analysis.text_spans import find_paragraphs

SIZE = 20_000  # characters: quick enough for all, and anything quadratic would be felt

UNITS = {
    "straight marks": '"',
    "straight marks apart": '" ',
    "opening marks": "“",
    "opening marks apart": "“a ",
    "closing marks apart": "a” ",
    "closing marks after commas": 'A b," ',
    "apostrophes": "'",
    "apostrophes apart": "' ",
    "apostrophes before words": "'a ",
    "apostrophes after words": "a' ",
    "all marks": "\"'“”‘’„«»``",
    "all marks apart": "\" ' “ ” ‘ ’ „ « » `` ",
    "short quotations": '"a" ',
    "empty quotations": '"" ',
    "nested quotations": '"a "b" c" ',
    "unclosed sentences": '"A. ',
    "unclosed paragraphs": '"a\n',
    "unopened paragraphs": 'a"\n',
    "unopened quotations": 'We go. It is over," he said. ',
    "names and commas": ", said A A A A A ",
    "names": "Aaa ",
    "nouns": ", the aaa bbb",
    "sentences": "A. ",
    "dots": ".",
    "inches": '1" ',
    "tags": "<a ",
    "tags with marks": '<a "',
    "one letter": "a",
    "NULs": '\x00"',
    "lone surrogates": '\ud800"a" ',
    "right-to-left marks": '\u202e"a"\u200f ',
    "emoji": '"👍" ',
    "line separators": '"a\u2028',
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
@pytest.mark.parametrize("frame", ["{}", '"We {}', '{} never yield," said Kirk', '"so-called" {} yes," said Kirk'])
def test_spans_are_whole(unit, frame):
    text = frame.format(unit * (SIZE // len(unit)))
    paragraphs = find_paragraphs(text)
    found = find_quoted(text, paragraphs)
    end = 0
    for quoted in found:
        assert end <= quoted.start < quoted.end <= len(text)
        end = quoted.end
    for quoted in found[:100]:
        assert is_term(text, quoted) in (True, False)


def test_many_short_quotations_before_a_missing_mark():
    # Each of them may be part of the last one, whose beginning is looked for from the end.
    text = '"so" ' * 20_000 + 'yes," said Kirk'
    (quoted,) = find_quoted(text, find_paragraphs(text))
    assert (quoted.start, quoted.opened) == (0, False)


def test_quotations_come_out_of_noise():
    noise = "x " * 50_000
    text = f"{noise}“We will,” said Kirk. {noise}"
    (quoted,) = find_quoted(text, find_paragraphs(text))
    assert text[quoted.start : quoted.end] == "We will,"


def test_deep_nesting_needs_no_stack():
    text = "“A " * (sys.getrecursionlimit() * 20)
    assert find_quoted(text, find_paragraphs(text))
