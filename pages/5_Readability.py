"""How hard the text is to read: one figure, what it means, and what stands behind it."""

import streamlit as st

from analysis.present import charts, findings
from analysis.tables import frames, summaries
from pages.ui.chart import show_chart
from pages.ui.frame import start_page
from pages.ui.names import name_of
from pages.ui.scores import show_counts, show_hardest, show_measures, show_parts

analyses = start_page("Readability")
articles, scores = frames.articles_table(analyses), frames.readability_table(analyses)
whole = summaries.join_scores(scores)
grade = whole.loc["article"].flesch_kincaid_grade
if grade != grade:
    st.info(
        "This text is too short to score: readability needs 20 words or more, and 100 for all measures. With more text, this "
        "page shows how hard it is to read, where, and why."
    )
    show_counts(scores, analyses)
    st.stop()

figure, meaning = st.columns([1, 3], vertical_alignment="center")
figure.metric("Flesch-Kincaid grade", findings.show_grade(grade, whole.loc["article"].note), border=True)
rough = " It is a rough figure, as there are fewer than 100 words." if whole.loc["article"].note == "rough" else ""
meaning.markdown(
    f"**{findings.tell_grade(grade)}**{rough} The grade counts how long sentences and words are, nothing else: whether a "
    "text is clear or true, no formula can tell."
)

if len(analyses) == 1:
    show_chart(charts.course_chart(scores[scores.scope == "paragraph"]))
else:
    show_chart(charts.grades_chart(articles, [name_of(a.article) for a in analyses]))

show_measures(whole.loc["article"])
show_parts(whole, summaries.join_speaker_scores(scores))
show_hardest(summaries.list_hardest(analyses), analyses)
show_counts(scores, analyses)
