"""What stands around a name."""

import pytest

from analysis.mentions.context import begins_sentence, in_headline, with_full_stop, with_title, word_after, word_before


@pytest.mark.parametrize(
    ("before", "title", "office"),
    [
        # a courtesy title belongs to the name, an office does not
        ("We met Mrs ", "Mrs ", ""),
        ("We met Lt. Gov. ", "", "Lt. Gov."),
        ("We met Mayor Mrs ", "Mrs ", "Mayor"),
        # on the same line alone
        ("The Mayor\n", "", ""),
        ("We met ", "", ""),
    ],
)
def test_titles(before: str, title: str, office: str) -> None:
    assert with_title(before + "Okafor", len(before), 0) == (len(before) - len(title), office)


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ("", True),
        ("It rained. ", True),
        ("It rained.” ", True),
        ("“", True),
        ("Harbour\n", True),
        ("and ", False),
        ("Mr ", False),
    ],
)
def test_where_sentences_begin(before: str, answer: bool) -> None:
    assert begins_sentence(before + "Okafor", len(before)) == answer


@pytest.mark.parametrize(
    ("name", "end"),
    [
        # abbreviations keep their full stop, and initials; a surname does not
        ("Tidewater Corp", "Tidewater Corp."),
        ("U.S", "U.S."),
        ("Okafor", "Okafor"),
    ],
)
def test_full_stops(name: str, end: str) -> None:
    text = f"{name}. It rained."
    assert text[: with_full_stop(text, 0, len(name), len(text))] == end


def test_words_beside_a_name() -> None:
    text = "then Okafor left, Ana"
    assert (word_before(text, 5), word_after(text, 11), word_after(text, 16), word_before(text, 0)) == (
        "then",
        "left",
        "",
        "",
    )


def test_headlines() -> None:
    headline, line = "Nobody Believes What Okafor Says\n", "Nobody believes what Okafor says\n"
    assert in_headline(headline, 21, 27) and not in_headline(line, 21, 27)
