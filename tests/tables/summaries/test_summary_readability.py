"""Scores of a collection, and the hardest sentences."""

import pytest
from factories import (
    make_analyses,
    make_harbour,
    make_interview,
    make_weather,
)

from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    readability_table,
    speakers_table,
)


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
    analyses = [make_interview(), make_interview(), make_harbour()]
    scores = summaries.join_speaker_scores(readability_table(analyses), speakers_table(analyses))
    assert scores.index.is_unique
    assert scores.words["Lena Voss"] == 50


def test_hardest_sentences_have_eight_words_or_more() -> None:
    hardest = summaries.list_hardest(make_analyses(), count=5)
    assert (hardest.words >= 8).all() and hardest.flesch_kincaid_grade.is_monotonic_decreasing
    assert 0 < len(hardest) <= 5


def test_every_sentence_is_graded_or_too_short() -> None:
    sentences = summaries.list_sentences(make_harbour())
    assert sentences["sentence"].tolist() == list(range(1, len(make_harbour().sentences) + 1))
    assert (sentences.flesch_kincaid_grade.isna() == (sentences.words < 8)).all()


def test_articles_are_shown_by_outlet_and_those_too_short_not_at_all() -> None:
    graded = summaries.grade_articles(articles_table(make_analyses()))
    assert graded.row.tolist() == ["The Marrow Gazette", "Outlet not given"]
