import pytest
from factories import find, make_analysis, make_article, make_quotation, make_speaker

from training.score.corpora import GoldSpeaker, NewsArticle, Relation, SpeakerGold
from training.score.speakers import name_words, same_speaker, score_speakers

ANA = GoldSpeaker("Ana Lim", "person", ("Lim",))
BO = GoldSpeaker("Bo Lim", "person")
CLARA = GoldSpeaker("Okafor", "person")
PORT = GoldSpeaker("the Norrick port authority", "organisation")
BOTH = GoldSpeaker("Ana Lim and Bo Okafor", "person")


@pytest.mark.parametrize(
    ("said_by", "speaker", "everyone", "same"),
    [
        ("Ana Lim", ANA, [ANA], True),
        ("Sen. Ana Lim", ANA, [ANA], True),
        ("A. Lim", ANA, [ANA, BO], True),
        ("Anna Lim", ANA, [ANA, BO], False),
        # a bare surname, if only one bears it
        ("Lim", BO, [BO], True),
        ("Lim", BO, [ANA, BO], False),
        # a full name for a speaker who is only ever a surname
        ("Clara Okafor", CLARA, [CLARA], True),
        ("Clara Lim", ANA, [ANA], False),
        # part of an organisation's name
        ("port authority", PORT, [PORT], True),
        ("port police", PORT, [PORT], False),
        # two people
        ("Ana Lim and Bo Okafor", BOTH, [BOTH], True),
        ("Ana Lim", BOTH, [BOTH], False),
        ("", ANA, [ANA], False),
        ("the", ANA, [ANA], False),
    ],
)
def test_same_speaker(said_by: str, speaker: GoldSpeaker, everyone: list[GoldSpeaker], same: bool) -> None:
    assert same_speaker(said_by, speaker, everyone) is same


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    assert name_words(" The Rev. Sir Ana O’Lim’s") == ["rev", "sir", "ana", "o'lim"]
    assert name_words("Professor Sir Ana Lim") == ["ana", "lim"]


TEXT = "“The ferry is gone,” Lim said. “Nobody told us,” Bo Okafor said."


def test_share_error_is_half_the_difference_of_shares() -> None:
    """Four words of seven go to the wrong one of two speakers."""
    article = make_article(TEXT)
    relations = [Relation((find(TEXT, words),)) for words in ("“The ferry is gone,”", "“Nobody told us,”")]
    lim, okafor = GoldSpeaker("Ana Lim", "person"), GoldSpeaker("Bo Okafor", "person")
    gold = {"ferry": SpeakerGold((lim, okafor), ((0, "Ana Lim"), (1, "Bo Okafor")))}
    bo = make_speaker(article, "e1", "Bo Okafor", "person")
    quotations = [
        make_quotation(article, n, "direct", [words], speaker=bo, source="Okafor")
        for n, words in enumerate(["The ferry is gone,", "Nobody told us,"])
    ]
    news = NewsArticle("ferry", TEXT, tuple(relations))
    figures = score_speakers([news], [make_analysis(article, quotations=quotations)], gold)
    assert figures == {"articles": 1, "quotes": 2, "right": 50, "right by words": 42.9, "share error": 57.1}
