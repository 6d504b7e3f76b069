"""Who and what is named: how often, how else it is written, beside whom, and whether it is heard."""

import streamlit as st

from analysis import charts, summaries, tables
from pages.ui.chart import picked, show_chart
from pages.ui.frame import start_page
from pages.ui.labels import TYPES
from pages.ui.names_found import show_names, show_sentences, show_together, show_unheard

analyses = start_page("People and places")
entities, articles = tables.entities_table(analyses), tables.articles_table(analyses)
if entities.empty:
    st.info(
        "No names were found here. When there are some, this page shows who and what is named, how often, and beside whom."
    )
    st.stop()

everything = summaries.join_entities(entities)
there = [type for type in TYPES if (everything.type == type).any()]
if st.session_state.get("type") not in there:
    st.session_state.type = there[0]
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = st.segmented_control(
        "What is named",
        there,
        required=True,
        format_func=lambda type: f"{TYPES[type]} ({(everything.type == type).sum():,})",
        key="type",
        bind="query-params",
    )
    names = everything[everything.type == kind].reset_index(drop=True)
    if st.session_state.get("name", "") not in {"", *names.entity}:
        st.session_state.name = ""
    name = st.selectbox(
        "Name",
        ["", *names.entity],
        format_func=lambda n: n or "All of them",
        key="name",
        bind="query-params",
        width=320,
    )


def pick_name() -> None:
    st.session_state.name = picked(KEY) or ""


KEY = f"names_{kind}"
counted, dated = st.columns(2, gap="large")
with counted:
    show_chart(charts.names_chart(names, title=f"{TYPES[kind]} named most", name=KEY), key=KEY, on_pick=pick_name)
with dated:
    shown = [name] if name else names.entity.head(5).tolist()
    days = summaries.count_by_date(entities, articles, [(one, kind) for one in shown])
    if days.published.nunique() > 1:
        show_chart(charts.time_chart(days))
    elif len(analyses) > 1:
        st.info("Articles of two or more days, with their dates, would show here who is named when.")
if name:
    show_sentences(summaries.find_sentences(analyses, (name, kind)), analyses, heading=f"Where {name} is named")

show_names(summaries.add_first_sentences(names, analyses), analyses, kind)
show_together(summaries.pair_names(tables.mentions_table(analyses)), analyses)
show_unheard(summaries.find_unheard(everything), analyses)
