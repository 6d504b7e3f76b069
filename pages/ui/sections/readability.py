"""The parts of the page about readability: all scores, narration against quotations, the hardest sentences."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts, findings
from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.measures import COUNTS, MEASURES
from pages.ui.widgets.chart import show_chart
from pages.ui.widgets.table import pick_row, show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn
_SPEAKERS = 6


def show_measures(scores: pd.DataFrame) -> None:
    """Every score of the whole with its value, which way is harder, and what it measures, of `summaries.join_scores`."""
    st.header("All scores", anchor=False)
    st.caption(
        "Each measures something different, so they disagree. All except reading ease are roughly US school grades."
    )
    table = pd.DataFrame(
        [(name, m.label, scores[name]["article"], m.harder, m.why) for name, m in MEASURES.items()],
        columns=["measure", "label", "value", "harder", "why"],
    )
    labels = {
        "label": _TEXT("Score", width=210),
        "value": _NUMBER("Value", format="%.1f", width=75),
        "harder": _TEXT("Harder is", width=90),
        "why": _TEXT("What it measures", width=410),
    }
    show_table(table, labels, "measures", alt="Readability scores")
    if table.value.isna().any():
        st.caption("Scores without a value need more text: 100 words, or 30 sentences for SMOG.")


def show_parts(whole: pd.DataFrame, speakers: pd.DataFrame) -> None:
    """Narration against quotations, and the speakers who say enough to be scored."""
    st.header("Narration and quotations", anchor=False)
    if not whole.words["quotations"]:
        st.markdown("Nobody is quoted: every word is the article’s own.")
        return
    scored = speakers[speakers.flesch_kincaid_grade.notna()].head(_SPEAKERS)
    parts = pd.concat([whole.loc[["narration", "quotations"]], scored])
    parts = parts.assign(part=["The article’s own words", "Quotations", *map(str, scored.index)])
    parts = parts[["part", "words", "words_per_sentence", "flesch_kincaid_grade"]]
    graded = parts[parts.flesch_kincaid_grade.notna()]
    drawn, listed = st.columns(2, gap="large")
    with drawn:
        if graded.empty:
            st.info("Both are too short to score.")
        else:
            show_chart(charts.contrast_chart(graded, graded.part.tolist()))
    with listed:
        labels = {
            "part": _TEXT("Part", width=143),
            "words": _NUMBER("Words", width=58),
            "words_per_sentence": _NUMBER("Average sentence", format="%.1f", help="Words per sentence", width=112),
            "flesch_kincaid_grade": _NUMBER("Grade", format="%.1f", width=58),
        }
        show_table(
            parts, labels, "narration-and-quotations", alt="Grades of the narration, the quotations and the speakers"
        )
        st.caption("Parts under 20 words have no grade; those under 100 words have a rough one.")
        if why := findings.explain_whole(whole):
            st.caption(why)


def show_hardest(sentences: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The hardest sentences, with titles; choosing one offers its article."""
    st.header("The hardest sentences", anchor=False)
    if sentences.empty:
        st.caption("No sentence is longer than seven words.")
        return
    labels = {
        "flesch_kincaid_grade": _NUMBER("Grade", format="%.1f", width=62),
        "words": _NUMBER("Words", width=62),
        "text": _TEXT("Sentence", width=470),
        "title": _TEXT("Article", width=180),
    }
    if len(analyses) == 1:
        del labels["title"]
    row = pick_row(sentences, labels, "hardest-sentences", alt="The hardest sentences")
    if row is not None:
        with st.container(border=True):
            st.text(sentences.text[row])
            article = {"article": sentences.article_id[row]}
            st.page_link(PAGES["Read"], label="Read the article", icon=":material/menu_book:", query_params=article)


def show_counts(scores: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """What was counted in every part that was scored, of the readability table with titles."""
    with st.expander("The counts behind the scores"):
        table = scores.assign(
            part=scores.scope.str.capitalize() + (" " + scores["name"]).where(scores["name"] != "", "")
        )
        labels = {"part": "Part", "title": "Article", **COUNTS}
        if len(analyses) == 1:
            del labels["title"]
        show_table(table, labels, "readability", alt="Words, sentences and syllables in every part")
