"""Readability: formulas worked by hand, counts, and the rows of the table."""

import importlib
from itertools import pairwise

import pytest
from textstat.backend import metrics
from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

from analysis import readability as r
from analysis.records import Counts, Quotation, Span, Speaker, Stretch
from analysis.syllables import count_syllables
from analysis.words import find_paragraphs, find_words

# 100 words in 5 sentences, 150 syllables, 450 letters, 12 polysyllables, 10 complex and 20 difficult words
HUNDRED = Counts(100, 5, 150, 450, 455, 12, 10, 20)

WORKED = [
    # 206.835 - 1.015 x 20 - 84.6 x 1.5
    (r.flesch_reading_ease, 59.635),
    # 0.39 x 20 + 11.8 x 1.5 - 15.59
    (r.flesch_kincaid_grade, 9.91),
    # 0.4 x (20 + 10)
    (r.gunning_fog, 12.0),
    # 1.043 x root of 72 + 3.1291
    (r.smog_index, 11.9793),
    # 4.71 x 4.5 + 0.5 x 20 - 21.43
    (r.automated_readability_index, 9.765),
    # 0.0588 x 450 - 0.296 x 5 - 15.8
    (r.coleman_liau_index, 9.18),
    # 0.1579 x 20 + 0.0496 x 20 + 3.6365
    (r.dale_chall_score, 7.7865),
    # (88 + 3 x 12) / 5 = 24.8, over 20, so halved
    (r.linsear_write, 12.4),
]


@pytest.mark.parametrize(("formula", "value"), WORKED)
def test_formula(formula, value: float) -> None:
    assert formula(HUNDRED) == pytest.approx(value, abs=1e-3)


def test_linsear_takes_one_off_short_sentences() -> None:
    assert r.linsear_write(Counts(100, 10, 150, 450, 455, 12, 10, 20)) == pytest.approx(5.2)


def test_dale_chall_adds_nothing_up_to_five_per_cent() -> None:
    assert r.dale_chall_score(Counts(100, 5, 150, 450, 455, 12, 10, 5)) == pytest.approx(0.7895 + 0.992)


def test_easy_words_are_those_of_textstat() -> None:
    assert r._easy_words() >= {w.lower() for w in get_lang_easy_words("en_US")} - {""}


DIFFICULT = [
    # on the list, and by its rules: plural, past, doubled letter, adverb, possessive, figures
    ("boat", False),
    ("boats", False),
    ("walked", False),
    ("stopped", False),
    ("quickly", False),
    ("farmer’s", False),
    ("2026", False),
    # not on it
    ("covenant", True),
    ("litigation", True),
]


@pytest.mark.parametrize(("word", "difficult"), DIFFICULT)
def test_difficult_words(word: str, difficult: bool) -> None:
    assert r.weigh_words(word, find_words(word))[0].difficult is difficult


COMPLEX = [
    # three syllables of its own
    ("covenant", True),
    # the third comes from the ending
    ("created", False),
    ("expanding", False),
    # a compound of short parts, and a figure
    ("sister-in-law", False),
    ("1998", False),
]


@pytest.mark.parametrize(("word", "hard"), COMPLEX)
def test_complex_words(word: str, hard: bool) -> None:
    assert r.weigh_words(word, find_words(word))[0].complex is hard


def test_names_are_neither_complex_nor_difficult() -> None:
    (word,) = r.weigh_words("Tolvarrian", find_words("Tolvarrian"), [Span(0, 10)])
    assert not word.complex and not word.difficult


def _measure(text: str, quotations=(), speakers=()):
    paragraphs = find_paragraphs(text)
    stops = [0, *(i + 2 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in (" ", "\n", "")), len(text)]
    sentences = [Span(a, b) for a, b in pairwise(sorted(set(stops))) if text[a:b].strip()]
    return r.measure_readability(text, find_words(text), sentences, paragraphs, quotations, speakers, ())


def test_short_texts_have_few_measures_or_none() -> None:
    none, rough, full = (_measure("The boat came in. " * n)[0] for n in (4, 10, 30))
    assert none.measures == {} and none.note
    assert rough.note == "rough" and set(rough.measures) == {
        "words_per_sentence",
        "syllables_per_word",
        "flesch_reading_ease",
        "flesch_kincaid_grade",
    }
    assert full.note == "" and "smog_index" in full.measures


def test_smog_needs_thirty_sentences() -> None:
    assert "smog_index" not in _measure("The old boat came in at noon. " * 29)[0].measures


def test_a_text_without_words_has_counts_of_nothing() -> None:
    assert _measure("")[0].counts == Counts(0, 0, 0, 0, 0, 0, 0, 0)


def test_narration_and_quotations_share_the_words() -> None:
    text = "He came. We go now, she said. All was well."
    quotation = Quotation("q1", "direct", (Stretch(9, 18, "direct"),), speaker_id="e1", speaker="Ana Lim")
    scores = {s.scope: s for s in _measure(text, [quotation], [Speaker("e1", "Ana Lim", "person")])}
    assert scores["article"].counts.words == 10
    assert (scores["narration"].counts.words, scores["narration"].counts.sentences) == (7, 3)
    assert (scores["quotations"].counts.words, scores["quotations"].counts.sentences) == (3, 1)
    assert scores["speaker"].counts.words == 3 and scores["speaker"].name == "Ana Lim"


def test_what_is_said_twice_is_not_twice_the_speakers() -> None:
    quotation = Quotation("q1", "direct", (Stretch(0, 5, "direct", repeat=True),), speaker_id="e1", speaker="Ana Lim")
    scores = _measure("We go. He came.", [quotation], [Speaker("e1", "Ana Lim", "person")])
    assert "speaker" not in {s.scope for s in scores}


def test_the_hardest_sentence_comes_first_and_short_ones_never() -> None:
    text = "Go. The boat came in at noon on a day. Regional administrative reorganisation necessitates considerable additional expenditure everywhere."
    sentences = [Span(0, 3), Span(4, 38), Span(39, len(text))]
    assert [h.number for h in r.hardest_sentences(text, find_words(text), sentences)] == [3, 2]


# Textstat and we count the same words, sentences, letters and polysyllables in it.
PLAIN = (
    "The council kept the bridge open for a year. The mayor told the farmers that the river may rise. "
    "A geological commission examined the foundations. It was a cold day and the boats came in late. "
    "Nobody in the town could remember a comparable inundation."
)

SAME = [
    (r.flesch_reading_ease, lambda text: metrics.flesch_reading_ease(text, "en_US")),
    (r.flesch_kincaid_grade, lambda text: metrics.flesch_kincaid_grade(text, "en_US")),
    (r.smog_index, lambda text: metrics.smog_index(text, "en_US")),
    # textstat counts the full stops as characters
    (
        r.automated_readability_index,
        lambda text: metrics.automated_readability_index(text) - 4.71 * text.count(".") / 45,
    ),
    # textstat has 0.058 where the paper has 0.0588
    (r.coleman_liau_index, lambda text: metrics.coleman_liau_index(text) + 0.08 * metrics.letters_per_word(text)),
]


@pytest.mark.parametrize(("formula", "theirs"), SAME)
def test_textstat_says_the_same(formula, theirs, monkeypatch: pytest.MonkeyPatch) -> None:
    table = {w.of(PLAIN).lower(): [["A1"] * count_syllables(w.of(PLAIN))] for w in find_words(PLAIN)}
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    monkeypatch.setattr(counting, "get_cmudict", lambda lang: table)  # the real one is fetched from the network
    counts = r.count_words(r.weigh_words(PLAIN, find_words(PLAIN)), 5)
    assert formula(counts) == pytest.approx(theirs(PLAIN), abs=1e-6)


def test_every_paragraph_has_a_row() -> None:
    rows = [s for s in _measure("He came in. All was well.\n\nWe go.") if s.scope == "paragraph"]
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
    score = _measure("boat " * (words - 1) + "boat.")[0]
    assert (score.counts.words, len(score.measures), score.note == "rough") == (words, measures, rough)


def test_smog_is_there_from_thirty_sentences() -> None:
    assert "smog_index" in _measure("The old boat came in at noon. " * 30)[0].measures
