"""The answer in five seconds: who speaks, who is named, how hard it is to read, what is not counted, and what to check."""

import streamlit as st

from analysis.present import charts, findings
from analysis.tables import UNKNOWN
from pages.ui.layout.heading import show_heading
from pages.ui.layout.labels import ONE_OF
from pages.ui.layout.page_frame import PAGES, start_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.doubts import show_doubts, show_speakers_in_doubt
from pages.ui.state.tables import tables_of
from pages.ui.widgets.chart import show_chart
from pages.ui.widgets.markdown import escape_markdown

ARROW = ":material/arrow_forward:"

analyses = start_page("Overview")
show_heading(analyses)
tables = tables_of(analyses)
articles, voices, names, grade = tables.articles, tables.voices, tables.names, tables.grade
chosen = {"article": analyses[0].article.id} if len(analyses) == 1 else None

st.markdown(f"## {escape_markdown(findings.tell_speakers(voices))}")
if certain := findings.tell_range(tables.ranges):
    st.caption(escape_markdown(certain))
at_a_glance = len(analyses) == 1 and voices.words.sum() > 0
if at_a_glance:
    show_chart(charts.voice_bar_chart(voices))
words, quoted = int(articles.words.sum()), int(articles.quoted_words.sum())
share = f"{quoted / words:.0%}" if words else "–"
with st.container(horizontal=True):
    st.metric("Words", f"{words:,}", border=True)
    st.metric("Inside quotation marks", share, help=f"{quoted:,} words", border=True)
    st.metric("Quotations", f"{int(articles.quotations.sum()):,}", border=True)
    st.metric("Speakers", f"{int((~voices.speaker_kind.isin(list(UNKNOWN))).sum()):,}", border=True)
    st.metric(
        "School grade",
        findings.show_grade(grade, tables.scores.note["article"]),
        help=findings.tell_grade(grade),
        border=True,
    )

speaking, named = st.columns(2, gap="large")
with speaking:
    if voices.empty:
        st.info("Nobody is quoted here.")
    else:
        if at_a_glance:
            show_chart(charts.source_chart(tables.sources))
        else:
            show_chart(charts.share_chart(voices, by="words" if voices.words.sum() else "quotations", most=6))
        st.caption(findings.tell_sources(tables.sources))
        st.page_link(PAGES["Quotes"], label="All quotations", icon=ARROW, query_params=chosen)
with named:
    if names.empty:
        st.info("Nobody and nothing is named here.")
    else:
        typed = names.head(8).assign(entity=lambda t: t.entity + " (" + t.type.map(ONE_OF) + ")")
        show_chart(charts.names_chart(typed, title="Named most often"))
        st.caption(findings.tell_names(names))
        st.page_link(PAGES["People and places"], label="All names", icon=ARROW, query_params=chosen)

reading, outside = st.columns(2, gap="large")
with reading:
    st.header("How hard it is to read", anchor=False)
    st.markdown(f"{findings.tell_grade(grade)} {findings.tell_parts(tables.scores)}")
    st.page_link(PAGES["Readability"], label="More on readability", icon=ARROW, query_params=chosen)
with outside:
    st.header("Not counted", anchor=False)
    lines = findings.tell_left_out(tables.left_out)
    st.markdown("\n".join(f"- {line}" for line in lines) or "Nothing: every word counts.")
    st.page_link(PAGES["Read"], label="See it in the text", icon=ARROW, query_params=chosen)

show_speakers_in_doubt(tables.speakers_in_doubt, analyses)
show_doubts(tables.doubts, analyses)
show_correction()
