"""What the Overview says."""

import pandas as pd
import pytest
from chart_factories import make_choir, voices_of
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.present import overview
from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import quotes_table, speakers_table


def make_unresolved() -> Analysis:
    article = make_article("“Not I,” a voice said.")
    voice = make_speaker(article, "", "", "unresolved")
    return make_analysis(
        article, speakers=[voice], quotations=[make_quotation(article, 1, "direct", ["Not I,"], voice)]
    )


def make_reported() -> Analysis:
    article = make_article("Ana Brill said that the ship would sail.")
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "indirect", ["that the ship would sail"], ana)
    return make_analysis(article, speakers=[ana], quotations=[quotation])


@pytest.mark.parametrize(
    ("analyses", "sentence"),
    [
        ([make_weather()], "Nobody is quoted."),
        # 49 quoted words are few: the number before the share
        ([make_harbour()], "Nkechi Okafor is quoted most: 23 of 49 quoted words."),
        (list(make_analyses()), "Lena Voss is quoted most: 29% of all quoted words, in 1 of 3 articles."),
        ([make_choir(1)], "Only Singer0 is quoted: 1 quoted word (100%)."),
        ([make_unresolved()], "No quoted words have a known speaker."),
        ([make_reported()], "One speaker is reported, but not in their own words."),
    ],
)
def test_who_is_quoted_most(analyses: list[Analysis], sentence: str) -> None:
    assert overview.tell_most(voices_of(*analyses), len(analyses)) == sentence


def voices(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["voice", "speaker_kind", "words"]).assign(articles=2)


# "A senior official" of several articles may be several people
def test_the_headline_of_a_collection_names_somebody_with_a_name() -> None:
    table = voices(("a senior official", "unnamed", 60), ("Ana Brill", "person", 40))
    told = "Of those with a name, Ana Brill is quoted most: 40% of all quoted words, in 2 of 3 articles."
    assert overview.tell_most(table, 3) == told
    assert overview.tell_most(table, 1).startswith("a senior official is quoted most: 60%")
    assert overview.tell_nameless(table).startswith("Not listed: 60% from sources without a name")
    assert overview.tell_nameless(table.tail(1)) == ""


def test_what_qualifies_the_headline() -> None:
    analyses = make_analyses()
    ranges = summaries.range_shares(quotes_table(analyses), speakers_table(analyses))
    told = overview.tell_others(voices_of(*analyses), ranges)
    assert told == "8 speakers are quoted or reported. 14% (12 quoted words) have no known speaker."
    assert overview.tell_others(voices_of(make_weather()), ranges) == ""


def test_the_share_that_is_certain_is_told_where_it_differs() -> None:
    ranges = pd.DataFrame({"voice": ["Ana"], "speaker_kind": ["person"], "certain_words": [30], "words": [60]})
    voices = pd.DataFrame({"voice": ["Ana"], "speaker_kind": ["person"], "words": [60], "articles": [1]})
    assert overview.tell_others(voices, ranges).endswith("Of Ana’s 100%, only 50% is certain.")


def divided(**shares: tuple[float, int]) -> pd.DataFrame:
    """Outlets, each with a share of named people and its words; the rest are documents."""
    rows = [
        (outlet, kind, part, words < 100, True)
        for outlet, (share, words) in shares.items()
        for kind, part in (("person", share), ("document", 1 - share))
    ]
    return pd.DataFrame(rows, columns=["outlet", "speaker_kind", "share", "few", "named"])


def test_the_widest_gap_between_outlets() -> None:
    sentence = "Named people have 90% of the words that Quay quotes, and 60% in Bay."
    assert overview.tell_outlets(divided(Quay=(0.9, 200), Bay=(0.6, 200), Cape=(0.1, 20))) == sentence
    assert "much the same" in overview.tell_outlets(divided(Quay=(0.9, 200), Bay=(0.85, 200)))
    assert overview.tell_outlets(divided(Quay=(0.9, 200), Bay=(0.1, 20))) == ""


@pytest.mark.parametrize(
    ("numbers", "undated", "sentence"),
    [
        ([1, 3], 0, "Most appeared in the week of 10 March 2031: 3 articles."),
        ([1, 3], 1, "Most appeared in the week of 10 March 2031: 3 articles. 1 of 5 articles has no date."),
        ([2, 2], 2, "2 of 6 articles have no date."),
        ([], 4, "No article has a date."),
    ],
)
def test_when_most_appeared(numbers: list[int], undated: int, sentence: str) -> None:
    days = pd.to_datetime(["2031-03-03", "2031-03-10"][: len(numbers)])
    counted = pd.DataFrame({"period": days, "articles": pd.Series(numbers, dtype="int64")})
    assert overview.tell_timeline(counted, "week", undated) == sentence


def test_how_much_may_be_wrong() -> None:
    checks = pd.DataFrame({"at_stake": [6.0, 1.6]})
    assert (
        overview.tell_checks(checks, 100)
        == "2 things to check, the most serious first. About 8% (8 quoted words) may have the wrong speaker."
    )
    assert overview.tell_checks(checks.head(1), 0) == "One thing to check."
    assert overview.tell_checks(checks.head(0), 100).startswith("Nothing stands out.")
