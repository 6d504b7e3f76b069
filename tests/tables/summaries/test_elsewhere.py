"""The same words in several articles."""

import pandas as pd

from analysis.tables import summaries

LONG = "we will not be moved from this quay, and nobody will close this market while I am alive"
ARTICLES = pd.DataFrame(
    [("a", "2031-05-03", "Tide"), ("b", "2031-05-01", "Quay"), ("c", "", "Post"), ("d", "2031-05-02", "Tide")],
    columns=["article_id", "published", "outlet"],
)


def found(*said: tuple[str, str, str]) -> pd.DataFrame:
    rows = [
        (a, f"{a}-q{n}", voice, "direct", text, len(text.split()), False) for n, (a, voice, text) in enumerate(said)
    ]
    columns = "article_id quotation_id voice quotation_kind quotation words repeat".split()
    return summaries.find_elsewhere(pd.DataFrame(rows, columns=columns), ARTICLES)


def test_first_to_last_with_who_is_said_to_say_it() -> None:
    table = found(("a", "Ana Lim", LONG), ("b", "Ana Lim", LONG), ("c", "Bo Tarr", LONG))
    assert table.published.tolist() == ["2031-05-01", "2031-05-03", ""]
    assert table.voice.tolist() == ["Ana Lim", "Ana Lim", "Bo Tarr"]
    assert table.voices.tolist() == [2, 2, 2] and table.how.unique().tolist() == ["whole"]


def test_shortened_and_altered() -> None:
    short = "we will not be moved from this"
    other = "we will not be moved from this old quay, and no one will shut this market while I am alive"
    table = found(("a", "Ana Lim", LONG), ("b", "Ana Lim", short), ("d", "Ana Lim", other))
    assert dict(zip(table.article_id, table.how, strict=True)) == {"a": "altered", "b": "shortened", "d": "whole"}


def test_the_same_words_twice_in_one_article_are_not_elsewhere() -> None:
    assert found(("a", "Ana Lim", LONG), ("a", "Ana Lim", LONG)).empty


def test_other_words_are_no_group() -> None:
    assert found(("a", "Ana Lim", LONG), ("b", "Ana Lim", "the ferry will sail again in May, whatever they say")).empty


def test_a_phrase_is_too_short() -> None:
    assert found(("a", "Ana Lim", "not be moved"), ("b", "Ana Lim", "not be moved")).empty


def test_most_articles_first() -> None:
    other = "the ferry will sail again in May, whatever they say"
    table = found(
        ("a", "Bo Tarr", other),
        ("b", "Bo Tarr", other),
        ("a", "Ana Lim", LONG),
        ("b", "Ana Lim", LONG),
        ("d", "Ana Lim", LONG),
    )
    assert table.groupby("group").voice.first().to_dict() == {1: "Ana Lim", 2: "Bo Tarr"}
