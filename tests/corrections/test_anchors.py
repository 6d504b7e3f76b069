"""Words are found again where they stand now, and only there."""

import pytest
from factories import find

from analysis.corrections.anchors import anchor, find_anchor
from analysis.records import Span

TEXT = (
    "Mayor Lim spoke first. “We will rebuild the pier,” he said. Then Lim left, and his brother Lim stayed on the quay."
)


def moved(text: str, words: str, nth: int = 1) -> str | None:
    """The words and what stands around them, in another text, if an anchor made in TEXT is found there."""
    span = find_anchor(text, anchor(TEXT, find(TEXT, words, nth)))
    return text[max(0, span.start - 6) : span.end + 6] if span else None


@pytest.mark.parametrize(
    ("text", "words", "nth", "there"),
    [
        # The text is the same
        (TEXT, "We will rebuild the pier,", 1, "rst. “We will rebuild the pier,” he s"),
        # A line was put before it
        ("A new headline\n" + TEXT, "We will rebuild the pier,", 1, "rst. “We will rebuild the pier,” he s"),
        # Of three times the same name, each is found by what stands around it
        ("A new headline\n" + TEXT, "Lim", 1, "Mayor Lim spoke"),
        ("A new headline\n" + TEXT, "Lim", 2, " Then Lim left,"),
        ("A new headline\n" + TEXT, "Lim", 3, "other Lim staye"),
        # The sentence around the name has gone, and the name stands elsewhere
        ("Nothing of it is left. Only Lim is, in a new article.", "Lim", 2, None),
        # The words are gone
        ("Mayor Lim spoke first. “We won’t,” he said.", "We will rebuild the pier,", 1, None),
        ("", "Lim", 1, None),
    ],
)
def test_finding_again(text: str, words: str, nth: int, there: str | None) -> None:
    assert moved(text, words, nth) == there


# A long passage is known by itself, wherever it has been moved to
def test_long_words_need_no_context() -> None:
    passage = TEXT[:60]
    assert find_anchor("New.\n" + passage, anchor("Old. " + passage + " Rest.", Span(5, 65))) == Span(5, 65)


# Of two places that are as good, the nearer one is taken
def test_the_nearest_place() -> None:
    line = "The ferry was late again, said the skipper of the night boat.\n"
    found = find_anchor("x\n" + line * 5, anchor(line * 5, Span(2 * len(line), 3 * len(line) - 1)))
    assert found == Span(2 + 2 * len(line), 2 + 3 * len(line) - 1)
