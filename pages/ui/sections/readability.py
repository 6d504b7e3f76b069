"""The parts of the page about readability: the scale, parts, outlets, the hardest sentences, the shaded text, all scores."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import charts, difficulty
from analysis.present.amounts import amount
from analysis.readability import BANDS
from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.measures import COUNTS, MEASURES
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import show_chart
from pages.ui.widgets.download import download_table
from pages.ui.widgets.finding import show_sentence
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn
_SPEAKERS = 6
_PARTS = ("The whole", "The article’s own words", "Quotations")
_PARTS_OF_SEVERAL = ("All articles together", "Their own words", "Quotations")
_HARDEST = 5  # sentences shown at once
_TALL = 560  # pixels of the shaded text, which scrolls in them
_MOST_WORDS = 450  # that fit without scrolling
_STYLE = """<style>
.shaded { line-height: 1.8; max-width: 46rem; overflow-wrap: anywhere; }
.shaded p { margin: 0 0 0.9rem; white-space: pre-wrap; }
.shaded span { border-radius: 2px; padding: 0.1em 0; }
%s
.shaded .band3 { border-bottom: 2px dashed rgb(190 78 58); }
.shaded .band4 { border-bottom: 2px solid rgb(190 78 58); }
.shades { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; font-size: 0.875rem; margin-bottom: 0.7rem; }
</style>"""


def tell_reading(tables: Tables) -> str:
    """How hard the one article is, or the typical one of several."""
    if len(tables.analyses) == 1:
        return difficulty.tell_difficulty(tables.grade, str(tables.scores.note["article"]))
    return difficulty.tell_spread(tables.graded.flesch_kincaid_grade)


def show_reading(tables: Tables) -> None:
    """The sentence and the scale, small, for other pages; a text too short to score has the sentence alone."""
    st.markdown(escape_markdown(tell_reading(tables)))
    show_scale(tables)


def show_finding(tables: Tables) -> None:
    """The headline, the scale, and what the figure is worth."""
    show_sentence(tell_reading(tables))
    show_scale(tables)
    rough = "With fewer than 100 words, this is a rough figure. " if tables.scores.note["article"] == "rough" else ""
    what = "Each stroke is an article; the pointer is at the middle one. " if len(tables.analyses) > 1 else ""
    st.caption(
        f"{rough}{what}The scale is the Flesch-Kincaid grade, which is made of the length of sentences and words alone. No formula can "
        "tell whether a text is clear or true. The bands are those of Rudolf Flesch (1949)."
    )


def show_scale(tables: Tables) -> None:
    """The scale from easy to hard with the article on it, or with all articles and a pointer at the middle one."""
    if len(tables.analyses) == 1:
        if tables.grade == tables.grade:
            show_chart(charts.scale_chart(tables.grade, str(tables.scores.note["article"])))
        return
    grades = tables.graded.flesch_kincaid_grade
    if len(grades):
        show_chart(charts.scale_chart(float(grades.median()), "", grades.tolist()))


def show_outlets(graded: pd.DataFrame) -> None:
    """How the articles of each outlet are spread, of the table of `summaries.grade_articles`, with titles."""
    show_chart(charts.grades_chart(graded))
    st.caption("A dot is an article, the upright line the median of its outlet.")


def show_parts(whole: pd.DataFrame, speakers: pd.DataFrame, *, several: bool) -> None:
    """The whole, its narration, its quotations and its speakers on one scale, and why the whole may lie outside of its parts."""
    if not whole.words["quotations"]:
        st.markdown("Nobody is quoted: every word is the article’s own.")
        return
    scored = speakers[speakers.flesch_kincaid_grade.notna()].head(_SPEAKERS)
    parts = pd.concat([whole.loc[["article", "narration", "quotations"]], scored])
    parts = parts.assign(part=[*(_PARTS_OF_SEVERAL if several else _PARTS), *map(str, scored.index)])
    graded = parts[parts.flesch_kincaid_grade.notna()]
    show_chart(charts.parts_chart(graded))
    rough = " Hollow: fewer than 100 words, so only roughly." if (graded.note == "rough").any() else ""
    st.caption(f"{difficulty.explain_whole(whole)}{rough}".strip() or "Parts of fewer than 20 words have no grade.")


def show_hardest(sentences: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The hardest sentences whole, of the table of `summaries.list_hardest` with titles."""
    st.header("The hardest sentences", anchor=False)
    if sentences.empty:
        st.caption("No sentence is long enough to have a grade: that takes eight words.")
        return
    for row in range(min(_HARDEST, len(sentences))):
        _show_sentence(sentences.iloc[row], several=len(analyses) > 1)
    if len(sentences) > _HARDEST:
        with st.expander(f"{len(sentences) - _HARDEST:,} more"):
            for row in range(_HARDEST, len(sentences)):
                _show_sentence(sentences.iloc[row], several=len(analyses) > 1)
    download_table(sentences, "hardest-sentences")


def _show_sentence(sentence: pd.Series, *, several: bool) -> None:
    facts = f"**Grade {difficulty.show_grade(sentence.flesch_kincaid_grade)}** · {amount(sentence.words, 'word')}"
    st.markdown(f"{facts}  \n{escape_markdown(sentence.text)}")
    if several:
        st.page_link(
            PAGES["Read"],
            label=escape_markdown(sentence.title, 90),
            icon=":material/menu_book:",
            query_params={"article": sentence.article_id},
        )


def show_shaded(analysis: Analysis, sentences: pd.DataFrame) -> None:
    """The article, each sentence shaded by how hard it is, of the table of `summaries.list_sentences`."""
    st.header("Where it is hard", anchor=False)
    st.html(
        _STYLE % "\n".join(f".band{n} {{ background: {colour}; }}" for n, colour in enumerate(difficulty.BAND_COLOURS))
    )
    names = "".join(f'<span class="band{n}">&nbsp;{band.name}&nbsp;</span>' for n, band in enumerate(BANDS))
    st.html(f'<div class="shaded shades">{names}</div>')
    shaded = difficulty.shade_sentences(analysis, sentences)
    with st.container(border=True, height=_TALL if len(analysis.words) > _MOST_WORDS else "content"):
        st.html(f'<div class="shaded">{shaded.html}</div>')
    note = "Sentences of fewer than eight words are too short to grade."
    if shaded.left_away:
        note += f" The last {amount(shaded.left_away, 'sentence')} are not shown."
    st.caption(note)


def show_measures(scores: pd.DataFrame) -> None:
    """Every score of the whole with its value, which way is harder, and what it measures, of `summaries.join_scores`."""
    with st.expander("The other scores"):
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
