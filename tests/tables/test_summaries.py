import pandas as pd
import pytest
from factories import (
    find,
    make_analyses,
    make_analysis,
    make_article,
    make_entity,
    make_harbour,
    make_interview,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.records import Analysis, Stretch
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    entities_table,
    mentions_table,
    quotes_table,
    readability_table,
    speakers_table,
)
from analysis.tables.summaries import LONG_LIST, UNATTRIBUTED, UNRESOLVED

TALK = "“We sail at dawn,” said Ana Brill. “The tide will not wait,” she said. The Brill Line says “the tide will not wait”."


def join_speakers(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_speakers(speakers_table(analyses), quotes_table(analyses))


def join_quotations(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_quotations(quotes_table(analyses), speakers_table(analyses), articles_table(analyses))


def make_talk(kind: str = "person", name: str = "Ana Brill", ending: str = "") -> Analysis:
    """One speaker with five words, or more, in an article of her own."""
    article = make_article(TALK + ending)
    speaker = make_speaker(article, "e1", name, kind)
    return make_analysis(
        article,
        speakers=[speaker],
        quotations=[make_quotation(article, 1, "direct", ["We sail at dawn,"], speaker, "Ana Brill", "said", "name")],
    )


# ------------------------------------------------------------------------------------------------------------- voices


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


# -------------------------------------------------------------------------------------------------- kinds of sources


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


# --------------------------------------------------------------------------------------------------------- quotations


def test_a_row_a_quotation() -> None:
    harbour = make_harbour()
    quotations = join_quotations(*make_analyses()).set_index("quotation_id")
    assert len(quotations) == 16
    second = quotations.loc[f"{harbour.article.id}-q2"]
    assert second.words == 10  # its first stretch repeats the headline
    assert second.how == "name"
    assert second.quotation.startswith("We will not be moved from this quay, … My grandmother")
    assert quotations.place.between(0, 1).all()
    assert quotations.place.iloc[0] < quotations.place.iloc[11]


def test_places_begin_before_they_end() -> None:
    analyses = make_analyses()
    places = summaries.place_stretches(quotes_table(analyses), speakers_table(analyses), articles_table(analyses))
    assert (places.begins < places.ends).all() and places.ends.max() <= 1


def test_cues_count_once_a_quotation_and_in_any_case() -> None:
    article = make_article(TALK.replace("she said", "she SAID"))
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotations = [
        make_quotation(article, 1, "direct", ["We sail at dawn,"], ana, "Ana Brill", ("said", "said Ana")),
        make_quotation(article, 2, "direct", ["The tide will not wait,"], ana, "she", ("SAID", "she SAID")),
        make_quotation(article, 3, "direct", ["the tide will not wait"], ana),
    ]
    cues = summaries.count_cues(join_quotations(make_analysis(article, quotations=quotations, speakers=[ana])))
    assert cues.values.tolist() == [["said", 2, 1, 1]]


# -------------------------------------------------------------------------------------------------------------- names


def test_a_name_in_two_articles_is_one_row() -> None:
    names = summaries.join_entities(entities_table(make_analyses())).set_index("entity")
    assert names[["mentions", "articles"]].loc["Port Ellery"].tolist() == [3, 2]
    assert names.first_article["Port Ellery"] == make_harbour().article.id
    assert names.aliases["Nkechi Okafor"] == "Mrs Okafor"


def test_first_sentence() -> None:
    analyses = make_analyses()
    names = summaries.add_first_sentences(summaries.join_entities(entities_table(analyses)), analyses)
    assert names.set_index("entity").first_sentence["Port Ellery"] == "Port Ellery council votes to close fish market"


def test_pairs_stand_in_one_sentence() -> None:
    pairs = summaries.pair_names(mentions_table(make_analyses()))
    assert {(row.first, row.second) for row in pairs.itertuples()} == {
        ("Marrowshire", "Port Ellery"),
        ("Dockers’ Union", "Nkechi Okafor"),
        ("Ellery Courier", "Tomas Brandt"),
    }
    assert pairs.sentences.tolist() == [1, 1, 1]


def test_a_list_of_names_pairs_nobody() -> None:
    names = [f"Guest{n} Vane" for n in range(LONG_LIST + 1)]
    article = make_article(", ".join(names) + " came.")
    guests = [make_entity(article, n, name, "person", [(name, 1)]) for n, name in enumerate(names)]
    assert summaries.pair_names(mentions_table([make_analysis(article, entities=guests)])).empty


def test_sentences_with_both_names() -> None:
    names = ("Dockers’ Union", "organisation"), ("Nkechi Okafor", "person")
    sentences = summaries.find_sentences(make_analyses(), *names)
    assert len(sentences) == 1 and "Nkechi Okafor, who leads the Dockers’ Union." in sentences.text[0]
    assert len(summaries.find_sentences(make_analyses(), names[1])) == 2


def test_talked_about_but_not_quoted() -> None:
    text = "Brill left. Brill came. Brill left. Vane spoke, Vane said. Vane sang. Toll rose. Toll fell. Toll stood."
    article = make_article(text)
    vane = make_speaker(article, "e2", "Vane", "person")
    analysis = make_analysis(
        article,
        entities=[
            make_entity(article, 1, "Brill", "person", [("Brill", n) for n in (1, 2, 3)]),
            make_entity(article, 2, "Vane", "person", [("Vane", n) for n in (1, 2, 3)]),
            make_entity(article, 3, "Toll", "place", [("Toll", n) for n in (1, 2, 3)]),  # a place speaks seldom
        ],
        quotations=[make_quotation(article, 1, "indirect", ["Vane spoke"], vane)],
        speakers=[vane],
    )
    unheard = summaries.find_unheard(summaries.join_entities(entities_table([analysis])))
    assert unheard.entity.tolist() == ["Brill"]


def test_mentions_by_day_leave_undated_articles_aside() -> None:
    analyses = make_analyses()
    wanted = [("Port Ellery", "place"), ("Marrowshire", "place"), ("Lena Voss", "person")]
    counts = summaries.count_by_date(entities_table(analyses), articles_table(analyses), wanted)
    assert counts.mentions.tolist() == [2, 1, 1, 0, 0, 2]  # Marrowshire without the undated weather
    undated = [make_weather()]
    assert summaries.count_by_date(entities_table(undated), articles_table(undated), wanted).empty


# -------------------------------------------------------------------------------------------------------------- scores


def test_scores_of_a_collection_come_from_added_counts() -> None:
    analyses = make_analyses()
    scores = readability_table(analyses)
    whole = summaries.join_scores(scores).loc["article"]
    counts = scores[scores.scope == "article"]
    assert whole.words == counts.words.sum() == sum(len(a.words) for a in analyses)
    rate, load = whole.words / whole.sentences, whole.syllables / whole.words
    assert whole.flesch_kincaid_grade == pytest.approx(0.39 * rate + 11.8 * load - 15.59)
    assert whole.flesch_kincaid_grade != pytest.approx(counts.flesch_kincaid_grade.mean())


def test_scopes_that_no_article_has_are_empty() -> None:
    assert summaries.join_scores(readability_table([make_weather()])).words["quotations"] == 0
    nothing = summaries.join_scores(readability_table([]))
    assert nothing.words.tolist() == [0, 0, 0] and nothing.flesch_kincaid_grade.isna().all()


def test_a_speaker_of_two_articles_has_one_score() -> None:
    scores = summaries.join_speaker_scores(readability_table([make_interview(), make_interview(), make_harbour()]))
    assert scores.index.is_unique
    assert scores.words["Lena Voss"] == 50


def test_hardest_sentences_have_eight_words_or_more() -> None:
    hardest = summaries.list_hardest(make_analyses(), count=5)
    assert (hardest.words >= 8).all() and hardest.flesch_kincaid_grade.is_monotonic_decreasing
    assert 0 < len(hardest) <= 5


# -------------------------------------------------------------------------------------------------------------- doubts


def test_doubts_on_the_article_come_first_then_repairs_then_the_least_certain() -> None:
    article = make_article(TALK)
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    analysis = make_analysis(
        article,
        speakers=[ana],
        quotations=[
            make_quotation(article, 1, "direct", ["We sail at dawn,"], ana, confidence=0.4),
            make_quotation(article, 2, "direct", ["The tide will not wait,"], ana, confidence=0.2, notes=["Mended."]),
            make_quotation(article, 3, "direct", ["the tide will not wait"], ana, confidence=0.5),
        ],
        notes=["It has no title.", "Mended."],
    )
    doubts = summaries.list_doubts([analysis])
    assert doubts.doubt.tolist()[:2] == ["It has no title.", "Mended."]
    assert doubts.doubt.tolist()[2:] == [
        f"The speaker may not be Ana Brill: {chance} likely to be right." for chance in ("20%", "40%")
    ]
    assert doubts.text.tolist()[0] == "" and doubts.text[1] == "The tide will not wait,"


# ------------------------------------------------------------------------------------------------------------- nothing


@pytest.mark.parametrize("analyses", [[], [make_weather()]])
def test_tables_without_rows_have_the_columns_of_full_ones(analyses: list[Analysis]) -> None:
    for full, empty in zip(every_table(make_analyses()), every_table(analyses), strict=True):
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def every_table(analyses: list[Analysis]) -> list[pd.DataFrame]:
    articles, quotes, speakers = articles_table(analyses), quotes_table(analyses), speakers_table(analyses)
    entities, mentions = entities_table(analyses), mentions_table(analyses)
    quotations = summaries.join_quotations(quotes, speakers, articles)
    names = summaries.join_entities(entities)
    return [
        summaries.join_speakers(speakers, quotes),
        quotations,
        summaries.place_stretches(quotes, speakers, articles),
        summaries.count_cues(quotations),
        names,
        summaries.add_first_sentences(names, analyses),
        summaries.place_mentions(mentions, articles),
        summaries.pair_names(mentions),
        summaries.find_unheard(names),
        summaries.find_sentences(analyses, ("Port Ellery", "place")),
        summaries.count_by_date(entities, articles, [("Port Ellery", "place")]),
        summaries.join_scores(readability_table(analyses)),
        summaries.join_speaker_scores(readability_table(analyses)),
        summaries.list_hardest(analyses),
        summaries.list_doubts(analyses),
    ]
