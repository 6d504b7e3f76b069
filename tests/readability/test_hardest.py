"""The hardest sentences of a text."""

import pytest

from analysis.readability.hardest import hardest_sentences
from analysis.records import Span
from analysis.text_spans import find_paragraphs, find_words

EASY = "The boat came in at noon on a day."
HARD = "Regional administrative reorganisation necessitates considerable additional expenditure everywhere."


def hardest(text: str) -> list[str]:
    """The hardest sentences of a text of which every line is a sentence."""
    found = hardest_sentences(text, find_words(text), find_paragraphs(text))
    return [text[h.start : h.end] for h in found]


def test_the_hardest_sentence_comes_first_and_short_ones_never() -> None:
    assert hardest(f"Administrative reorganisation.\n{EASY}\n{HARD}") == [HARD, EASY]


def test_what_is_known_of_a_sentence() -> None:
    text = f"Go.\n{EASY}"
    (found,) = hardest_sentences(text, find_words(text), find_paragraphs(text))
    # 9 words of one syllable: 0.39 x 9 + 11.8 - 15.59
    assert (found.number, found.start, found.end, found.words) == (2, 4, 38, 9)
    assert found.grade == pytest.approx(-0.28)


def test_only_the_first_few_are_wanted() -> None:
    text = "\n".join([EASY, HARD, EASY])
    found = hardest_sentences(text, find_words(text), find_paragraphs(text), count=1)
    assert [h.number for h in found] == [2]


# A name makes no sentence hard by Gunning or Dale, and its syllables count all the same
def test_names() -> None:
    text = "The boat of Tolvarria came in at noon today."
    (plain,) = hardest_sentences(text, find_words(text), find_paragraphs(text))
    (named,) = hardest_sentences(text, find_words(text), find_paragraphs(text), names=[Span(12, 21)])
    assert plain.grade == named.grade


NO_PROSE = [
    # a tag
    '<div class="story administrative" data-identification="considerable"> Reorganisation necessitates expenditure',
    # the foot of a tweet
    "Considerable expenditure everywhere, honestly — Ana Lim (@analim) on administrative reorganisation",
    # the address of a picture, of a website, of a mailbox
    "Administrative reorganisation necessitates considerable additional expenditure everywhere pic.osk.com/a1B2c3",
    "Read the considerable administrative reorganisation documentation at https://osk.example/reorganisation now",
    "Write to the administrative reorganisation committee of the municipality at letters@osk.example immediately",
    # Markdown
    "See [the administrative reorganisation documentation of the municipality](/documents/considerable) everywhere",
    # a row of buttons, a headline with a capital in every word
    "Share Considerable Administrative Reorganisation: Facebook Twitter WhatsApp LinkedIn Email Reddit",
    # a line of figures
    "Administration 2029 411,203 2030 418,112 2031 420,907 2032 433,100 2033 441,018",
]


@pytest.mark.parametrize("line", NO_PROSE, ids=lambda line: line[:12])
def test_no_prose(line: str) -> None:
    assert hardest(f"{line}\n{EASY}") == [EASY]


PROSE = [
    # figures and sums of money here and there
    "The municipality spent $5.2 million on administrative reorganisation in 2031, 12 per cent more than in 2030.",
    # less and more than
    "Temperatures < 5 degrees necessitate considerable additional expenditure everywhere in the municipality.",
    # many names in a sentence
    "Municipality President Ana Lim Brill told the Port Amity University Hospital administration everything.",
    # a headline, without a full stop
    "Regional administrative reorganisation necessitates considerable additional expenditure everywhere",
]


@pytest.mark.parametrize("line", PROSE, ids=lambda line: line[:12])
def test_prose(line: str) -> None:
    assert hardest(f"{line}\n{EASY}") == [line, EASY]
