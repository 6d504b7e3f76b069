"""How hard the text is to read: one figure, what it means, and what is behind it."""

import streamlit as st

from analysis.present import charts, findings
from pages.ui.layout.page_frame import start_page
from pages.ui.sections.readability import show_counts, show_hardest, show_measures, show_parts
from pages.ui.state.tables import tables_of
from pages.ui.widgets.chart import show_chart

analyses = start_page("Readability")
tables = tables_of(analyses)
scores, grade = tables.readability, tables.grade
if grade != grade:
    st.info(
        "This text is too short to score: readability needs at least 20 words, and some scores need 100. For longer texts, this "
        "page shows how hard they are to read, where, and why."
    )
    show_counts(tables.with_titles(scores), analyses)
    st.stop()

st.markdown(f"## {findings.tell_grade(grade)}")
rough = " With fewer than 100 words, this is a rough figure." if tables.scores.note["article"] == "rough" else ""
st.markdown(
    f"Flesch-Kincaid grade **{findings.show_grade(grade, tables.scores.note['article'])}**.{rough} It depends only on the length of sentences and words. No formula can tell "
    "whether a text is clear or true."
)

if len(analyses) == 1:
    show_chart(charts.course_chart(scores[scores.scope == "paragraph"]))
else:
    show_chart(charts.grades_chart(tables.articles, list(tables.titles.values())))

show_measures(tables.scores)
show_parts(tables.scores, tables.speaker_scores)
show_hardest(tables.hardest, analyses)
show_counts(tables.with_titles(scores), analyses)
