"""Voices and kinds of sources."""

import pandas as pd
import pytest
from factories import (
    find,
    make_analysis,
    make_article,
    make_entity,
    make_harbour,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.cross_document import Joined
from analysis.records import Analysis, Stretch
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    quotes_table,
    speakers_table,
)
from analysis.tables.summaries import UNATTRIBUTED, UNRESOLVED

TALK = "“We sail at dawn,” said Ana Brill. “The tide will not wait,” she said. The Brill Line says “the tide will not wait”."


def join_speakers(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_speakers(speakers_table(analyses), quotes_table(analyses))


def join_quotations(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_quotations(quotes_table(analyses), speakers_table(analyses), articles_table(analyses))


def make_talk(kind: str = "person", name: str = "Ana Brill", ending: str = "") -> Analysis:
    """One speaker with five words, or more, in an article of her own."""
    article = make_article(TALK + ending)
    speaker = make_speaker(article, "e1", name, kind)
    named = kind in ("person", "organisation")
    return make_analysis(
        article,
        entities=[make_entity(article, 1, name, kind, [("Ana Brill", 1)])] if named else [],
        speakers=[speaker],
        quotations=[make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, "Ana Brill", "said", "name")],
    )


def test_shares_add_up_to_one_and_the_unknown_stand_last() -> None:
    voices = join_speakers(make_harbour())
    assert voices.share_of_words.sum() == pytest.approx(1)
    assert voices.share_of_quotations.sum() == pytest.approx(1)
    assert voices.voice.tolist()[0] == "Nkechi Okafor"
    assert voices.voice.tolist()[-2:] == [UNRESOLVED, UNATTRIBUTED]


def test_words_are_added_up_first_and_divided_then() -> None:
    short, long = make_talk(), make_harbour()
    voices = join_speakers(short, long).set_index("voice")
    assert voices.words["Ana Brill"] == 4
    assert voices.share_of_words["Ana Brill"] == pytest.approx(4 / (4 + 49))
    assert voices.share_of_words.sum() == pytest.approx(1)


def test_one_voice_in_two_articles_is_one_row() -> None:
    voices = join_speakers(make_talk(), make_talk(ending=" And off they went."))
    assert voices[["voice", "articles", "words", "quotations"]].values.tolist() == [["Ana Brill", 2, 8, 2]]


def test_a_surname_and_a_full_name_in_two_articles_are_one_voice() -> None:
    voices = join_speakers(
        make_talk(), make_talk(ending=" And off they went."), make_talk(name="Brill", ending=" Ahoy.")
    )
    assert voices[["voice", "speaker", "articles", "words"]].values.tolist() == [["Ana Brill", "Ana Brill", 3, 12]]


def test_namesakes_who_are_kept_apart_have_a_number() -> None:
    speakers = speakers_table([make_talk(), make_talk(ending=" And off they went.")], joined=Joined({}))
    assert summaries.name_voices(speakers, speakers).voice.tolist() == ["Ana Brill", "Ana Brill (2)"]


def test_one_name_for_two_kinds_stays_two_voices() -> None:
    voices = join_speakers(make_talk(), make_talk("organisation", ending=" And off they went."))
    assert sorted(voices.voice) == ["Ana Brill (organisation)", "Ana Brill (person)"]


def test_a_person_cannot_be_taken_for_the_unresolved() -> None:
    assert join_speakers(make_talk(name=UNRESOLVED)).voice.tolist() == [f"{UNRESOLVED} (person)"]


def test_kinds_are_counted_by_quotation() -> None:
    okafor = join_speakers(make_harbour()).set_index("voice").loc["Nkechi Okafor"]
    assert okafor[["direct_quotations", "mixed_quotations", "indirect_quotations"]].tolist() == [2, 1, 1]
    assert okafor[["words", "direct_words", "mixed_words"]].tolist() == [23, 18, 5]


def test_a_repeated_quotation_enters_no_share() -> None:
    article = make_article(TALK)
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    line = make_speaker(article, "e2", "Brill Line", "organisation")
    again = Stretch(*find(TALK, "the tide will not wait"), "mixed", repeat=True)
    analysis = make_analysis(
        article,
        speakers=[ana, line],
        quotations=[
            make_quotation(article, 1, "direct", ["The tide will not wait,"], ana),
            make_quotation(article, 2, "mixed", [again], line),
        ],
    )
    voices = join_speakers(analysis).set_index("voice")
    assert voices.words.to_dict() == {"Ana Brill": 5, "Brill Line": 0}
    assert voices.share_of_quotations.to_dict() == {"Ana Brill": 1, "Brill Line": 0}
    assert join_quotations(analysis)[["words", "repeat"]].values.tolist() == [[5, False], [0, True]]


def test_the_speakers_table_has_the_say_over_names() -> None:
    # "the council" in one quotation, "council" in the next: one speaker, so one voice
    article = make_article(TALK)
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    as_written = make_speaker(article, "e1", "Captain Brill", "person")
    analysis = make_analysis(
        article,
        speakers=[ana],
        quotations=[
            make_quotation(article, 1, "direct", ["We sail at dawn,"], ana),
            make_quotation(article, 2, "direct", ["The tide will not wait,"], as_written),
        ],
    )
    assert set(join_quotations(analysis).voice) == {"Ana Brill"} == set(join_speakers(analysis).voice)


def join_sources(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_sources(join_speakers(*analyses)).set_index("speaker_kind")


def test_kinds_of_sources_stand_in_one_order_and_add_up_to_one() -> None:
    sources = join_sources(make_harbour())
    assert sources.index.tolist() == list(summaries.SOURCES)
    assert sources.words.tolist() == [30, 3, 2, 2, 6, 6]
    assert sources.share_of_words.sum() == pytest.approx(1)
    assert sources.share_of_quotations.sum() == pytest.approx(1)
    assert sources.counted_quotations.sum() == 12


def test_known_kinds_have_their_row_where_nobody_is_of_them_and_the_unknown_do_not() -> None:
    sources = join_sources(make_talk("document"))
    assert sources.index.tolist() == ["person", "unnamed", "organisation", "document"]
    assert sources.words.tolist() == [0, 0, 0, 4] and sources.speakers.tolist() == [0, 0, 0, 1]


def test_words_of_all_articles_are_added_up_before_they_are_divided() -> None:
    sources = join_sources(make_talk("document"), make_harbour())
    assert sources.share_of_words["document"] == pytest.approx((4 + 2) / (4 + 49))


def test_nobody_knows_how_many_the_unknown_are() -> None:
    speakers = join_sources(make_harbour()).speakers
    assert speakers["person"] == 2 and speakers["document"] == 2
    assert speakers[["unresolved", "unattributed"]].isna().all()


def test_kinds_of_sources_of_nothing_have_no_share() -> None:
    sources = join_sources(make_weather())
    assert sources.words.tolist() == [0, 0, 0, 0]
    assert sources[["share_of_words", "share_of_quotations"]].isna().all(axis=None)
