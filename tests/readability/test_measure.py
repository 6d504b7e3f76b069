"""Readability: formulas worked by hand, counts, and the rows of the table."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from factories import document_of
from textstat.backend.utils._get_lang_easy_words import get_lang_easy_words

from analysis.readability import measure as r
from analysis.readability.syllables import count_syllables
from analysis.records import Counts, Quotation, Reading, Span, Speaker, Stretch
from analysis.text_spans import find_words

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


SAME_COUNTS = [
    # many words outside the list
    "The old mayor will explain the covenant about the ferry before the winter. Her deputy did not publish a document "
    "about that decision. We saw no memorandum and no signature",
    # none outside it, short sentences
    "The boat came in at noon and the men were cold. They had no food and no dry coat. We gave them soup and bread",
    # one in thirty, so that the addition for more than 5 % is not made
    "The man put the box on the table and sat down by the fire. The cat came in and sat by him. He gave it some milk "
    "and a fish and read the minister a book",
]
ASK_TEXTSTAT = """
import json, sys, textstat
text = sys.argv[1]
print(json.dumps({
    "words": textstat.lexicon_count(text),
    "sentences": textstat.sentence_count(text),
    "syllables": textstat.syllable_count(text),
    "letters": textstat.letter_count(text),
    "characters": textstat.char_count(text),
    "polysyllables": textstat.polysyllabcount(text),
    "complex_words": textstat.difficult_words(text, 3, unique=False),
    "difficult_words": textstat.difficult_words(text, 0, unique=False),
    "flesch_reading_ease": textstat.flesch_reading_ease(text),
    "flesch_kincaid_grade": textstat.flesch_kincaid_grade(text),
    "gunning_fog": textstat.gunning_fog(text),
    "smog_index": textstat.smog_index(text),
    "automated_readability_index": textstat.automated_readability_index(text),
    "coleman_liau_index": textstat.coleman_liau_index(text),
    "dale_chall_score": textstat.dale_chall_readability_score(text),
    "linsear_write": textstat.linsear_write_formula(text),
}))
"""


@pytest.mark.parametrize("text", SAME_COUNTS)
def test_formulas_are_those_of_textstat(text: str, run_offline: Callable, tmp_path: Path) -> None:
    # textstat takes syllables from a corpus of nltk's: this is one, of the words of the text and with our numbers
    corpus = tmp_path / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    words = sorted(set(re.findall("[a-z]+", text.lower())))
    (corpus / "cmudict").write_text("".join(f"{w.upper()} 1 {'AH0 ' * count_syllables(w)}\n" for w in words))
    answer = run_offline("-c", ASK_TEXTSTAT, text, NLTK_DATA=str(tmp_path))
    theirs = json.loads(answer.stdout or pytest.fail(answer.stderr))

    weighed = r.weigh_words(text, find_words(text))
    ours = r.count_words(weighed, text.count(".") + 1)
    for count in ("words", "sentences", "syllables", "letters", "polysyllables", "complex_words", "difficult_words"):
        assert theirs[count] == getattr(ours, count), count
    marks = theirs["characters"] - ours.letters  # textstat's ARI counts them as letters
    theirs["automated_readability_index"] -= 4.71 * marks / ours.words
    theirs["coleman_liau_index"] += 0.08 * ours.letters / ours.words  # 0.0588 was published, textstat has 0.058
    for name, formula in r.FORMULAS.items():
        assert formula(ours) == pytest.approx(theirs[name]), name


@pytest.mark.parametrize("formula", r.FORMULAS.values())
def test_formulas_are_undefined_without_words(formula) -> None:
    with pytest.raises(ZeroDivisionError):
        formula(Counts(0, 0, 0, 0, 0, 0, 0, 0))


def test_one_word() -> None:
    assert r.flesch_kincaid_grade(Counts(1, 1, 1, 3, 3, 0, 0, 0)) == pytest.approx(0.39 + 11.8 - 15.59)


def test_easy_words_are_those_of_textstat() -> None:
    assert r._easy_words() >= {w.lower() for w in get_lang_easy_words("en_US")} - {""}


DIFFICULT = [
    # on the list, and by its rules: plural, past, doubled letter, dropped e, adverb, possessive, figures
    ("boat", False),
    ("boats", False),
    ("boxes", False),
    ("cities", False),
    ("walked", False),
    ("stopped", False),
    ("baking", False),
    ("drawn", False),
    ("quickly", False),
    ("farmer’s", False),
    ("2026", False),
    # an adjective compared, but not who does something
    ("older", False),
    ("biggest", False),
    ("happier", False),
    ("voter", True),
    # more than -ly was added
    ("easily", True),
    # contractions, on the list and made like those
    ("don’t", False),
    ("there’ll", False),
    # every part of a compound is listed, or not
    ("sister-in-law", False),
    ("long-debated", True),
    # not on the list
    ("covenant", True),
    ("litigation", True),
]


@pytest.mark.parametrize(("word", "difficult"), DIFFICULT)
def test_difficult_words(word: str, difficult: bool) -> None:
    assert r.weigh_words(word, find_words(word))[0].difficult is difficult


COMPLEX = [
    # three syllables of its own
    ("covenant", True),
    ("remembered", True),
    ("refugees", True),
    ("families", True),
    # the third comes from the ending
    ("created", False),
    ("committed", False),
    ("trespasses", False),
    ("expanding", False),
    # compounds of short parts, with hyphens or without
    ("sister-in-law", False),
    ("newspapers", False),
    ("well-documented", True),
    # an ending that is also a word makes no compound
    ("leadership", True),
    ("coverage", True),
    # days, months and figures
    ("Saturday", False),
    ("November’s", False),
    ("1998", False),
]


@pytest.mark.parametrize(("word", "hard"), COMPLEX)
def test_complex_words(word: str, hard: bool) -> None:
    assert r.weigh_words(word, find_words(word))[0].complex is hard


def test_names_are_neither_complex_nor_difficult() -> None:
    (word,) = r.weigh_words("Tolvarrian", find_words("Tolvarrian"), [Span(0, 10)])
    assert not word.complex and not word.difficult


def _measure(text: str, quotations=(), speakers=()):
    stops = [0, *(i + 2 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in (" ", "\n", "")), len(text)]
    sentences = [Span(a, b) for a, b in pairwise(sorted(set(stops))) if text[a:b].strip()]
    return r.measure_readability(document_of(text, Reading(tuple(sentences), (), ())), quotations, speakers, ())


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


COUNTED = [
    # an abbreviation with dots, a curly apostrophe, a year: 1 + 2 + 1 + 5 + 1
    ("The U.S. team’s 1998 win", (5, 10)),
    # figures with a point and with a letter: 2 + 3 + 2 + 1 + 1 + 2
    ("Nearly $5.2 million at 5 p.m.", (6, 11)),
]


def _syllables(text: str) -> tuple[int, int]:
    counts = r.count_words(r.weigh_words(text, find_words(text)), 1)
    return counts.words, counts.syllables


@pytest.mark.parametrize(("text", "words_and_syllables"), COUNTED)
def test_counts(text: str, words_and_syllables: tuple[int, int]) -> None:
    assert _syllables(text) == words_and_syllables


def test_letters_leave_marks_out_and_characters_do_not() -> None:
    counts = r.count_words(r.weigh_words("team’s U.S. co-op", find_words("team’s U.S. co-op")), 1)
    assert (counts.letters, counts.characters) == (11, 15)


def test_words_outside_every_sentence_make_one() -> None:
    text = "boat " * 30
    (article, *_) = r.measure_readability(document_of(text, Reading((), (), ())), (), (), ())
    assert article.counts.sentences == 1 and "flesch_kincaid_grade" in article.measures


HOSTILE = [
    # one word of a million letters, endings, apostrophes, hyphens, figures
    "qa" * 500_000,
    "x" + "ing" * 300_000,
    "x" + "’s" * 500_000,
    "ab-" * 300_000 + "c",
    "1." * 500_000 + "1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_endless_words_are_counted(text: str) -> None:
    assert _syllables(text)[0] == 1


def test_what_is_said_twice_is_not_twice_the_speakers() -> None:
    quotation = Quotation("q1", "direct", (Stretch(0, 5, "direct", repeat=True),), speaker_id="e1", speaker="Ana Lim")
    scores = _measure("We go. He came.", [quotation], [Speaker("e1", "Ana Lim", "person")])
    assert "speaker" not in {s.scope for s in scores}


def test_the_hardest_sentence_comes_first_and_short_ones_never() -> None:
    text = "Go. The boat came in at noon on a day. Regional administrative reorganisation necessitates considerable additional expenditure everywhere."
    sentences = [Span(0, 3), Span(4, 38), Span(39, len(text))]
    assert [h.number for h in r.hardest_sentences(text, find_words(text), sentences)] == [3, 2]


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
