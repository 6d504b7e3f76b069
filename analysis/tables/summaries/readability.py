"""Readability over one article or a whole collection: parts, speakers, and the hardest sentences."""

from collections.abc import Iterable

import pandas as pd

from analysis.document import story_of
from analysis.readability import FORMULAS, grade_sentences, hardest_sentences, score_counts
from analysis.records import Analysis, Counts, Span
from analysis.tables.columns import COUNTS
from analysis.tables.summaries.columns import make_table, on_one_line
from analysis.tables.summaries.outlets import join_small
from analysis.tables.summaries.speakers import name_voices


def join_scores(readability: pd.DataFrame) -> pd.DataFrame:
    """Article, narration and quotations of all articles, a row each by `scope`: counts added up, formulas applied to the sums.

    The columns are those of the readability table; a measure that is undefined there is NaN. A scope that no article has has
    counts of 0.
    """
    sums = readability.groupby("scope")[list(COUNTS)].sum()
    return _measured(sums.reindex(["article", "narration", "quotations"]).fillna(0).astype("int64"))


def join_speaker_scores(readability: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """The same for the words of each voice, a row each by `name`, who has most words first."""
    named = name_voices(speakers, speakers)
    voices = dict(zip(named.speaker_id, named.voice, strict=True))
    scores = readability[readability.scope == "speaker"]
    names = [voices.get(id_, name) for id_, name in zip(scores.speaker_id, scores.name, strict=True)]
    scores = scores.assign(name=pd.Series(names, index=scores.index, dtype="str"))
    sums = scores.groupby("name", sort=False)[list(COUNTS)].sum()
    return _measured(sums.astype("int64").sort_values("words", ascending=False, kind="stable"))


def list_hardest(analyses: Iterable[Analysis], count: int = 10) -> pd.DataFrame:
    """The hardest sentences of eight words or more over all articles by their own Flesch-Kincaid grade, the hardest first."""
    found = []
    for analysis in analyses:
        text = story_of(analysis.article)
        hardest = hardest_sentences(text, analysis.words, analysis.sentences, names=_names(analysis), count=count)
        found += [(analysis, sentence) for sentence in hardest]
    found.sort(key=lambda pair: -pair[1].grade)
    rows = [
        (a.article.id, a.article.file, s.number, on_one_line(a, Span(s.start, s.end)), s.start, s.end, s.words, s.grade)
        for a, s in found[:count]
    ]
    return make_table(rows, "article_id file sentence# text start# end# words# flesch_kincaid_grade%")


def list_sentences(analysis: Analysis) -> pd.DataFrame:
    """Every sentence of an article with its Flesch-Kincaid grade, in order; NaN for the short ones and what is no prose."""
    text = story_of(analysis.article)
    graded = grade_sentences(text, analysis.words, analysis.sentences, names=_names(analysis))
    return make_table(list(graded), "sentence# start# end# words# flesch_kincaid_grade%")


def grade_articles(articles: pd.DataFrame, most: int = 10) -> pd.DataFrame:
    """The articles table without the articles that are too short to score, and `row`: the outlet under which each is shown.

    Outlets beyond the `most` with most articles are one row, articles without an outlet another.
    """
    graded = articles[articles.flesch_kincaid_grade.notna()]
    return graded.assign(row=join_small(graded.outlet, graded.outlet.value_counts(), most))


def _names(analysis: Analysis) -> list[Span]:
    return [Span(m.start, m.end) for entity in analysis.entities for m in entity.mentions]


def _measured(counts: pd.DataFrame) -> pd.DataFrame:
    rows = [
        score_counts("article", "", "", Counts(**{str(k): int(v) for k, v in row.items()}))
        for row in counts.to_dict("records")
    ]
    measures = pd.DataFrame([row.measures for row in rows], index=counts.index)
    measures = measures.reindex(columns=["words_per_sentence", "syllables_per_word", *FORMULAS])
    notes = pd.Series([row.note for row in rows], index=counts.index, dtype="str")
    return counts.join(measures.astype("float64")).assign(note=notes)
