"""The scores of every scope of an article."""

from itertools import pairwise

import pytest
from factories import document_of

from analysis.readability.scores import measure_readability
from analysis.records import Counts, Quotation, Reading, Span, Speaker, Stretch


def score(text: str, quotations=(), speakers=()):
    stops = [0, *(i + 2 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in (" ", "\n", "")), len(text)]
    sentences = [Span(a, b) for a, b in pairwise(sorted(set(stops))) if text[a:b].strip()]
    return measure_readability(document_of(text, Reading(tuple(sentences), (), ())), quotations, speakers, ())


def test_short_texts_have_few_measures_or_none() -> None:
    none, rough, full = (score("The boat came in. " * n)[0] for n in (4, 10, 30))
    assert none.measures == {} and none.note
    assert rough.note == "rough" and set(rough.measures) == {
        "words_per_sentence",
        "syllables_per_word",
        "flesch_reading_ease",
        "flesch_kincaid_grade",
    }
    assert full.note == "" and "smog_index" in full.measures


def test_smog_needs_thirty_sentences() -> None:
    assert "smog_index" not in score("The old boat came in at noon. " * 29)[0].measures


def test_a_text_without_words_has_counts_of_nothing() -> None:
    assert score("")[0].counts == Counts(0, 0, 0, 0, 0, 0, 0, 0)


def test_narration_and_quotations_share_the_words() -> None:
    text = "He came. We go now, she said. All was well."
    quotation = Quotation("q1", "direct", (Stretch(9, 18, "direct"),), speaker_id="e1", speaker="Ana Lim")
    scores = {s.scope: s for s in score(text, [quotation], [Speaker("e1", "Ana Lim", "person")])}
    assert scores["article"].counts.words == 10
    assert (scores["narration"].counts.words, scores["narration"].counts.sentences) == (7, 3)
    assert (scores["quotations"].counts.words, scores["quotations"].counts.sentences) == (3, 1)
    assert scores["speaker"].counts.words == 3 and scores["speaker"].name == "Ana Lim"


def test_words_outside_every_sentence_make_one() -> None:
    text = "boat " * 30
    (article, *_) = measure_readability(document_of(text, Reading((), (), ())), (), (), ())
    assert article.counts.sentences == 1 and "flesch_kincaid_grade" in article.measures


def test_what_is_said_twice_is_not_twice_the_speakers() -> None:
    quotation = Quotation("q1", "direct", (Stretch(0, 5, "direct", repeat=True),), speaker_id="e1", speaker="Ana Lim")
    scores = score("We go. He came.", [quotation], [Speaker("e1", "Ana Lim", "person")])
    assert "speaker" not in {s.scope for s in scores}


def test_every_paragraph_has_a_row() -> None:
    rows = [s for s in score("He came in. All was well.\n\nWe go.") if s.scope == "paragraph"]
    assert [(s.name, s.counts.words, s.counts.sentences) for s in rows] == [("1", 6, 2), ("2", 2, 1)]


BORDERS = [
    # too few words, the fewest for two measures, the most for two, enough
    (19, 0, False),
    (20, 4, True),
    (99, 4, True),
    (100, 9, False),
]


@pytest.mark.parametrize(("words", "measures", "rough"), BORDERS)
def test_measures_at_the_borders(words: int, measures: int, rough: bool) -> None:
    whole = score("boat " * (words - 1) + "boat.")[0]
    assert (whole.counts.words, len(whole.measures), whole.note == "rough") == (words, measures, rough)


def test_smog_is_there_from_thirty_sentences() -> None:
    assert "smog_index" in score("The old boat came in at noon. " * 30)[0].measures
