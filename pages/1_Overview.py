"""The answer in five seconds: who speaks, who is named, how it reads, what was left out, and what could be wrong."""

import streamlit as st

from analysis import charts, summaries, tables, tell
from analysis.explain import REASONS
from pages.ui.chart import show_chart
from pages.ui.frame import PAGES, start_page
from pages.ui.heading import show_heading
from pages.ui.labels import ONE_OF
from pages.ui.plain import plain
from pages.ui.table import add_titles, show_table

analyses = start_page("Overview")
show_heading(analyses)
articles, quotes = tables.articles_table(analyses), tables.quotes_table(analyses)
voices = summaries.join_speakers(tables.speakers_table(analyses), quotes)
names = summaries.join_entities(tables.entities_table(analyses))
grade = summaries.join_scores(tables.readability_table(analyses)).loc["article"].flesch_kincaid_grade
left_out = tables.left_out_table(analyses)
chosen = {"article": analyses[0].article.id} if len(analyses) == 1 else None

st.markdown(f"#### {plain(tell.tell_speakers(voices))}")
words, quoted = int(articles.words.sum()), int(articles.quoted_words.sum())
with st.container(horizontal=True):
    st.metric("Words", f"{words:,}", border=True)
    st.metric(
        "Inside quotation marks", f"{quoted / words:.0%}" if words else "–", help=f"{quoted:,} words", border=True
    )
    st.metric("Quotations", f"{int(articles.quotations.sum()):,}", border=True)
    st.metric("Speakers", f"{int((~voices.speaker_kind.isin(list(summaries.UNKNOWN))).sum()):,}", border=True)
    st.metric("School grade", "–" if grade != grade else f"{grade:.1f}", help=tell.tell_grade(grade), border=True)

speaking, named = st.columns(2, gap="large")
with speaking:
    if voices.empty:
        st.info("Nobody is quoted here.")
    else:
        show_chart(charts.share_chart(voices, by="words" if voices.words.sum() else "quotations", most=6))
        st.page_link(PAGES["Quotes"], label="All quotations", icon=":material/arrow_forward:", query_params=chosen)
with named:
    if names.empty:
        st.info("Nobody and nothing is named here.")
    else:
        typed = names.head(8).assign(entity=lambda t: t.entity + " (" + t.type.map(ONE_OF) + ")")
        show_chart(charts.names_chart(typed, title="Named most"))
        st.caption(tell.tell_names(names))
        st.page_link(
            PAGES["People and places"], label="All names", icon=":material/arrow_forward:", query_params=chosen
        )

reading, outside = st.columns(2, gap="large")
with reading:
    st.subheader("How it reads", anchor=False)
    st.markdown(tell.tell_grade(grade))
    st.page_link(
        PAGES["Readability"], label="More on how it reads", icon=":material/arrow_forward:", query_params=chosen
    )
with outside:
    st.subheader("What was left out", anchor=False)
    if left_out.empty:
        st.markdown("Nothing: every word counts.")
    for reason, part in left_out.groupby("reason", sort=False):
        st.markdown(f"- {REASONS[reason]}: {len(part):,}, {int(part.words.sum()):,} words")
    st.page_link(PAGES["Read"], label="See it in the text", icon=":material/arrow_forward:", query_params=chosen)

st.subheader("What could be wrong", anchor=False)
doubts = add_titles(summaries.list_doubts(analyses), analyses)
if doubts.empty:
    st.markdown("Nothing stood out. That is no promise: read what matters to you in the text.")
else:
    labels = {
        "doubt": st.column_config.TextColumn("Please check", width="large"),
        "text": st.column_config.TextColumn("The words", width="large"),
        "title": st.column_config.TextColumn("Article", width="medium"),
    }
    if len(analyses) == 1:
        del labels["title"]
    show_table(doubts, labels, "doubts", alt="What could be wrong, and in which words")
