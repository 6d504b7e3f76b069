"""Sentences of any text: every word lies in one, and none runs over the end of a line."""

import pytest
from hypothesis import given, settings, strategies

from analysis.tagger import read_text
from analysis.text_spans import LINE_ENDS, find_words

PIECES = [
    # words that hold a full stop, a hyphen or an apostrophe, where the model may see a sentence begin
    *("sail.They", "No.Yes", "a.b.C.D", "twenty-five", "don’t", "U.S.", "Jr.-led", "3.5", "-Yes"),
    # words, names and marks
    *("Ana Lim", "said", "The ferry will not sail.", "“We stay,”", '"', "…", "—", "_", "@lim", "🔥", "e\u0301"),
    # the ends of lines that there are, and white space that ends none
    *("\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", " ", "\xa0", "\u200b", "\t"),
]
TEXTS = strategies.lists(strategies.sampled_from(PIECES), max_size=30).map("".join) | strategies.text(max_size=60)


@settings(derandomize=True, max_examples=60, deadline=None, database=None)
@given(TEXTS)
def test_every_word_lies_in_one_sentence_and_no_sentence_crosses_a_line(text: str) -> None:
    sentences = read_text(text).sentences
    for word in find_words(text):
        assert [s for s in sentences if s.overlaps(word)] == [s for s in sentences if s.covers(word)]
        assert sum(s.covers(word) for s in sentences) == 1
    for sentence in sentences:
        assert not set(sentence.of(text)) & set(LINE_ENDS)


GLUED = [
    # one word, as all tables count, and two sentences all the same
    ("The mayor resigned on Monday.His deputy takes over.", ["The mayor resigned on Monday.His", "deputy takes over."]),
    # nothing comes after the word in its line
    ("The mayor resigned on Monday.His\nRain.", ["The mayor resigned on Monday.His", "Rain."]),
]


@pytest.mark.parametrize(("text", "sentences"), GLUED)
def test_sentences_that_are_glued_together(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in read_text(text).sentences] == sentences


BETWEEN_NAMES = [
    # one name on each side of the full stop, in a text of two sentences
    ("The mayor praised Omar Holt. Holt left at noon.", ["The mayor praised Omar Holt.", "Holt left at noon."]),
    ("Eva Lim met Ruth Brandt. Okafor stayed away.", ["Eva Lim met Ruth Brandt.", "Okafor stayed away."]),
    # the stop of a title, a company, a state, initials
    ("The mayor praised Sen. Holt and Gov. Ana Lim.", ["The mayor praised Sen. Holt and Gov. Ana Lim."]),
    ("Tidewater Paper Inc. Chairman Bo Lim left.", ["Tidewater Paper Inc. Chairman Bo Lim left."]),
    (
        "They met J. R. Brandt in Fresno, Calif. Thursday night.",
        ["They met J. R. Brandt in Fresno, Calif. Thursday night."],
    ),
]


@pytest.mark.parametrize(("text", "sentences"), BETWEEN_NAMES)
def test_full_stops_between_names(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in read_text(text).sentences] == sentences


def test_no_name_runs_over_the_end_of_a_sentence() -> None:
    text = "The mayor praised Omar Holt. Holt left at noon."
    assert [text[n.start : n.end].rstrip(".") for n in read_text(text).names] == ["Omar Holt", "Holt"]
