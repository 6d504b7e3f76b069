"""The parts of the page about readability: measures side by side, narration against quotations, the hardest sentences."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts, findings
from analysis.records import Analysis
from pages.ui.chart import show_chart
from pages.ui.frame import PAGES
from pages.ui.measures import COUNTS, MEASURES
from pages.ui.table import add_titles, show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn
_SPEAKERS = 6


def show_measures(whole: pd.Series) -> None:
    """Every measure with its value, which way is harder, and what it looks at."""
    st.subheader("The measures beside one another", anchor=False)
    st.caption(
        "They look at different things, so they differ. All but the reading ease are, more or less, school grades."
    )
    table = pd.DataFrame(
        [(name, m.label, whole[name], m.harder, m.why) for name, m in MEASURES.items()],
        columns=["measure", "label", "value", "harder", "why"],
    )
    labels = {
        "label": _TEXT("Measure", width=210),
        "value": _NUMBER("Value", format="%.1f", width=75),
        "harder": _TEXT("Harder is", width=90),
        "why": _TEXT("What it looks at", width=560),
    }
    show_table(table, labels, "measures", alt="The measures of readability")
    if table.value.isna().any():
        st.caption("A measure without a value needs more text: 100 words, and SMOG 30 sentences.")


def show_parts(whole: pd.DataFrame, speakers: pd.DataFrame) -> None:
    """Narration against quotations, and the speakers with enough words."""
    st.subheader("Narration against quotations", anchor=False)
    parts = [("The article’s own words", whole.loc["narration"]), ("Quotations", whole.loc["quotations"])]
    scored = speakers[speakers.flesch_kincaid_grade.notna()].head(_SPEAKERS)
    parts += [(str(name), row) for name, row in scored.iterrows()]
    named = [(label, row) for label, row in parts if row.flesch_kincaid_grade == row.flesch_kincaid_grade]
    if not whole.loc["quotations"].words:
        st.markdown("Nobody is quoted, so all of it is the article’s own words.")
        return
    drawn, listed = st.columns(2, gap="large")
    table = pd.DataFrame(
        [(label, int(row.words), row.words_per_sentence, row.flesch_kincaid_grade) for label, row in parts],
        columns=["part", "words", "words_per_sentence", "flesch_kincaid_grade"],
    )
    with drawn:
        if named:
            grades = pd.DataFrame({"flesch_kincaid_grade": [row.flesch_kincaid_grade for _, row in named]})
            show_chart(charts.contrast_chart(grades, [label for label, _ in named]))
        else:
            st.info("Both parts are too short to score.")
    with listed:
        labels = {
            "part": "Whose words",
            "words": "Words",
            "words_per_sentence": _NUMBER("Words a sentence", format="%.1f"),
            "flesch_kincaid_grade": _NUMBER("Grade", format="%.1f"),
        }
        show_table(table, labels, "narration-and-quotations", alt="Grades of narration, quotations and speakers")
        st.caption("Parts of fewer than 20 words have no grade, those of fewer than 100 a rough one.")
        if why := findings.explain_whole(whole):
            st.caption(why)


def show_hardest(sentences: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The hardest sentences; choosing one leads into the text."""
    st.subheader("The hardest sentences", anchor=False)
    if sentences.empty:
        st.caption("No sentence has eight words or more.")
        return
    labels = {
        "flesch_kincaid_grade": _NUMBER("Grade", format="%.1f", width=75),
        "words": _NUMBER("Words", width=75),
        "text": _TEXT("Sentence", width=560),
        "title": _TEXT("Article", width=220),
    }
    if len(analyses) == 1:
        del labels["title"]
    table = add_titles(sentences, analyses)
    row = show_table(table, labels, "hardest-sentences", alt="The hardest sentences", pick=True)
    if row is not None:
        with st.container(border=True):
            st.text(table.text[row])
            article = {"article": table.article_id[row]}
            st.page_link(PAGES["Read"], label="Read the article", icon=":material/menu_book:", query_params=article)


def show_counts(scores: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """What was counted, for every stretch that was scored."""
    with st.expander("The counts behind the figures"):
        table = add_titles(scores, analyses)
        table = table.assign(part=table.scope.str.capitalize() + (" " + table["name"]).where(table["name"] != "", ""))
        labels = {"part": "Part", "title": "Article", **COUNTS}
        if len(analyses) == 1:
            del labels["title"]
        show_table(table, labels, "readability", alt="Words, sentences and syllables of every part")
