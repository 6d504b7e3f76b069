"""How hard a text is to read, in words, and the text itself, shaded by it."""

from html import escape
from math import isnan
from typing import NamedTuple

import pandas as pd

from analysis.document import story_of
from analysis.present.amounts import amount
from analysis.readability import BANDS, ROUGH, find_band
from analysis.records import Analysis

# Of the bands, from easy to hard: one colour, laid over the ground of a light or a dark page.
BAND_COLOURS = tuple(f"rgba(190,78,58,{alpha})" for alpha in (0.07, 0.18, 0.33, 0.5, 0.7))
MAX_SENTENCES = 3000  # that are shown shaded
_ADJECTIVES = ("easy to read", "readable for general audiences", "as hard as the quality press", "as hard as academic texts", "as hard as scientific papers")  # fmt: skip
_AGES = 5  # a pupil of the first US grade is six


def show_grade(grade: float, note: str = "") -> str:
    """A school grade as a figure: to a tenth, but only roughly where `note` of the score says so, and never below 1."""
    if isnan(grade):
        return "–"
    if note == ROUGH:
        return "about 1 or less" if grade < 1.5 else f"about {grade:.0f}"
    return "under 1" if grade < 1 else f"{grade:.1f}"


def tell_difficulty(grade: float, note: str) -> str:
    """How hard one text is, and for whom it is right: the headline."""
    if isnan(grade):
        return "Too short to score: readability needs at least 20 words."
    seems = "Seems " if note == ROUGH else ""
    hard = seems + _ADJECTIVES[find_band(grade)]
    return f"{hard[0].upper()}{hard[1:]}: {_readers(grade)}."


def tell_spread(grades: pd.Series) -> str:
    """How hard many texts are: the typical one, and between which grades half of them lie; takes those that have a grade."""
    if grades.empty:
        return "Too short to score: readability needs at least 20 words."
    median, low, high = (float(grades.quantile(part)) for part in (0.5, 0.25, 0.75))
    half = f"; half of the {len(grades):,} articles lie between {show_grade(low)} and {show_grade(high)}"
    between = half if len(grades) >= 4 and show_grade(low) != show_grade(high) else ""
    return f"The typical article is {_ADJECTIVES[find_band(median)]}: grade {show_grade(median)}{between}."


def _readers(grade: float) -> str:
    school = max(1, round(grade))
    if school <= 12:
        return f"about right for ages {school + _AGES} to {school + _AGES + 1}"
    return "about right for college students" if school <= 16 else "beyond most college reading"


def explain_whole(whole: pd.DataFrame) -> str:
    """Why the grade of the whole does not lie between narration and quotations, of `summaries.join_scores`; "" where it does.

    Words are as long in the whole as in its parts together, but sentences are not: one that quotes is cut where the quotation
    is taken out. And lengths of sentences are averaged over sentences, those of words over words, so that parts that differ in
    opposite ways do not meet in the middle.
    """
    grades, rates = whole.flesch_kincaid_grade, whole.words_per_sentence
    parts = ["narration", "quotations"]
    if grades.isna().any() or grades[parts].min() <= grades["article"] <= grades[parts].max():
        return ""
    if rates["article"] > rates[parts].max():
        return (
            "The whole reads harder than either part because its sentences are longer: one that quotes is cut in two when the "
            f"quotation is taken out of it. So the whole has {rates['article']:.0f} words a sentence, the article’s own words "
            f"have {rates['narration']:.0f} and the quotations {rates['quotations']:.0f}."
        )
    harder = "harder" if grades["article"] > grades[parts].max() else "easier"
    return (
        f"The whole reads {harder} than either part because they differ in opposite ways: one has the longer sentences, the "
        "other the longer words."
    )


class Shaded(NamedTuple):
    """An article as HTML whose sentences are shaded by how hard they are, and how many are left away at its end."""

    html: str
    left_away: int


def shade_sentences(analysis: Analysis, sentences: pd.DataFrame) -> Shaded:
    """The article, paragraph by paragraph, with each sentence that has a grade in the colour of its band.

    `sentences` are of `summaries.list_sentences`. What does not count is not shown. All text is escaped.
    """
    rows = sentences.head(MAX_SENTENCES)
    graded = list(zip(rows.start, rows.end, rows.words, rows.flesch_kincaid_grade, strict=True))
    last = graded[-1][1] if graded else 0
    text, at, html = story_of(analysis.article), 0, list[str]()
    for paragraph in analysis.paragraphs:
        pieces = []
        place = paragraph.start
        while at < len(graded) and graded[at][0] < paragraph.end:
            start, end, words, grade = graded[at]
            pieces += [escape(text[place:start]), _shade(text[start:end], int(words), float(grade))]
            place, at = end, at + 1
        if place <= last:
            html.append(f"<p>{''.join(pieces)}{escape(text[place : paragraph.end])}</p>")
    return Shaded("\n".join(html), len(sentences) - len(rows))


def _shade(text: str, words: int, grade: float) -> str:
    if isnan(grade):
        return escape(text)
    band = find_band(grade)
    title = f"Grade {show_grade(grade)}, {amount(words, 'word')}: as hard as {BANDS[band].known}"
    return f'<span class="band{band}" title="{escape(title)}">{escape(text)}</span>'
