"""The answer in five seconds: who speaks, who is named, how it reads, what was left out, and what could be wrong."""

import streamlit as st

from analysis.present import charts, findings
from analysis.tables import frames, summaries
from pages.ui.chart import show_chart
from pages.ui.doubts import show_doubts
from pages.ui.frame import PAGES, start_page
from pages.ui.heading import show_heading
from pages.ui.labels import ONE_OF
from pages.ui.plain import plain

ARROW = ":material/arrow_forward:"

analyses = start_page("Overview")
show_heading(analyses)
articles, quotes = frames.articles_table(analyses), frames.quotes_table(analyses)
voices = summaries.join_speakers(frames.speakers_table(analyses), quotes)
names = summaries.join_entities(frames.entities_table(analyses))
scores = summaries.join_scores(frames.readability_table(analyses))
grade = scores.flesch_kincaid_grade["article"]
chosen = {"article": analyses[0].article.id} if len(analyses) == 1 else None

st.markdown(f"#### {plain(findings.tell_speakers(voices))}")
words, quoted = int(articles.words.sum()), int(articles.quoted_words.sum())
with st.container(horizontal=True):
    st.metric("Words", f"{words:,}", border=True)
    st.metric(
        "Inside quotation marks", f"{quoted / words:.0%}" if words else "–", help=f"{quoted:,} words", border=True
    )
    st.metric("Quotations", f"{int(articles.quotations.sum()):,}", border=True)
    st.metric("Speakers", f"{int((~voices.speaker_kind.isin(list(summaries.UNKNOWN))).sum()):,}", border=True)
    st.metric(
        "School grade", findings.show_grade(grade, scores.note["article"]), help=findings.tell_grade(grade), border=True
    )

speaking, named = st.columns(2, gap="large")
with speaking:
    if voices.empty:
        st.info("Nobody is quoted here.")
    else:
        show_chart(charts.share_chart(voices, by="words" if voices.words.sum() else "quotations", most=6))
        st.caption(findings.tell_sources(summaries.join_sources(voices)))
        st.page_link(PAGES["Quotes"], label="All quotations", icon=ARROW, query_params=chosen)
with named:
    if names.empty:
        st.info("Nobody and nothing is named here.")
    else:
        typed = names.head(8).assign(entity=lambda t: t.entity + " (" + t.type.map(ONE_OF) + ")")
        show_chart(charts.names_chart(typed, title="Named most"))
        st.caption(findings.tell_names(names))
        st.page_link(PAGES["People and places"], label="All names", icon=ARROW, query_params=chosen)

reading, outside = st.columns(2, gap="large")
with reading:
    st.subheader("How it reads", anchor=False)
    st.markdown(f"{findings.tell_grade(grade)} {findings.tell_parts(scores)}")
    st.page_link(PAGES["Readability"], label="More on how it reads", icon=ARROW, query_params=chosen)
with outside:
    st.subheader("What was left out", anchor=False)
    lines = findings.tell_left_out(frames.left_out_table(analyses))
    st.markdown("\n".join(f"- {line}" for line in lines) or "Nothing: every word counts.")
    st.page_link(PAGES["Read"], label="See it in the text", icon=ARROW, query_params=chosen)

show_doubts(summaries.list_doubts(analyses), analyses)
