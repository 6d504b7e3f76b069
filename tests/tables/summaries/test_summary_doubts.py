"""What may be wrong, the gravest first."""

import pytest
from factories import (
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
)

from analysis import Article, analyse
from analysis.tables import summaries
from analysis.tables.frames import quotes_table, speakers_table
from analysis.tables.summaries import UNATTRIBUTED, UNRESOLVED

TALK = "“We sail at dawn,” said Ana Brill. “The tide will not wait,” she said. The Brill Line says “the tide will not wait”."


def test_checks_are_weighed_by_the_words_that_hang_on_them() -> None:
    article = make_article(TALK)
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    analysis = make_analysis(
        article,
        speakers=[ana],
        quotations=[
            make_quotation(article, 1, "direct", ["We sail at dawn,"], ana, confidence=0.4),
            make_quotation(article, 2, "direct", ["The tide will not wait,"], ana, confidence=0.2, notes=["Mended."]),
            make_quotation(article, 3, "direct", ["the tide will not wait"], ana, confidence=0.95),
        ],
        notes=["It has no title.", "Mended."],
    )
    checks = summaries.list_checks([analysis])
    assert checks.check.tolist() == [
        "It has no title.",  # half of all 14 quoted words
        "Mended. Ana Brill: 20% likely to be the speaker.",  # one row a quotation, note and doubt together
        "Ana Brill: 40% likely to be the speaker.",
    ]
    assert checks.at_stake.tolist() == pytest.approx([7.0, 4.0, 2.4])
    assert checks.text.tolist()[:2] == ["", "The tide will not wait,"]


# What is repaired may be wrong, however certain its speaker; who says it is told once, by the note
def test_repairs_count_half_and_an_unclear_speaker_whole() -> None:
    checks = summaries.list_checks([make_harbour()]).set_index("check")
    assert checks.at_stake["The source “they” could not be resolved."] == 6
    assert checks.at_stake["Nobody is named as the source of these words."] == 3
    assert checks.words["A quotation runs on into the next paragraph without a closing mark."] == 49
    assert summaries.list_checks([]).empty


# 49 words are quoted: of Okafor's 23, the 8 of the bullet are not certain; the unclear and the unnamed have one share
def test_range_of_shares() -> None:
    analyses = [make_harbour()]
    ranges = summaries.range_shares(quotes_table(analyses), speakers_table(analyses)).set_index("voice")
    assert ranges.words.sum() == 49
    assert (ranges.certain_words["Nkechi Okafor"], ranges.words["Nkechi Okafor"]) == (15, 23)
    assert ranges.low["Nkechi Okafor"] == pytest.approx(15 / 49) and ranges.high["Nkechi Okafor"] == pytest.approx(
        23 / 49
    )
    assert ranges.low["a fishmonger"] == 0 and ranges.high["a fishmonger"] == pytest.approx(3 / 49)
    for unknown in (UNRESOLVED, UNATTRIBUTED):
        assert ranges.low[unknown] == ranges.high[unknown] > 0
    assert ranges.high.sum() == pytest.approx(1)
    assert summaries.range_shares(quotes_table([]), speakers_table([])).empty


def test_whoever_asks_in_an_interview_is_no_doubt() -> None:
    text = "Lena Voss took questions.\n\nQ: Why a play?\n\nA: Why not?\n\nQ: Is it long?\n\nA: It is.\n\nQ: How long?"
    interview = analyse(Article(text))
    assert [q.speaker_kind for q in interview.quotations] == ["unresolved", "person"] * 2 + ["unresolved"]
    assert "It is not clear who said this." not in set(summaries.list_checks([interview]).check)
