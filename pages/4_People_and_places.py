"""Who and what is named: how often, by which other names, with whom, and whether they are quoted."""

from functools import partial

import streamlit as st

from analysis.present import charts
from analysis.tables import summaries
from pages.ui.layout.labels import TYPES
from pages.ui.layout.page_frame import start_page
from pages.ui.sections.names import (
    offer_correction,
    pick_name,
    show_names,
    show_sentences,
    show_together,
    show_undated,
    show_unquoted,
)
from pages.ui.state.tables import tables_of
from pages.ui.widgets.chart import chart_key, clear_choice, show_chart
from pages.ui.widgets.filters import choose_from, choose_one, with_all

NAMES = "names_counted"

analyses = start_page("People and places")
tables = tables_of(analyses)
if tables.entities.empty:
    st.info("No names were found here. Otherwise this page would show who and what is named, how often, and with whom.")
    st.stop()

everything = tables.names
there = {type: label for type, label in TYPES.items() if (everything.type == type).any()}
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = choose_from("Show", there, "type", on_change=partial(clear_choice, NAMES))
    names = everything[everything.type == kind].reset_index(drop=True)
    options = with_all(f"All {TYPES[kind].lower()}", names.entity.tolist())
    name = choose_one("Name", options, "name", on_change=partial(clear_choice, NAMES))
    if name:
        offer_correction(tables, name, kind)

counted, dated = st.columns(2, gap="large")
with counted:
    figure = charts.names_chart(names, title=f"{TYPES[kind]} named most often", name=f"names-{kind}")
    show_chart(figure, key=chart_key(NAMES), on_pick=partial(pick_name, NAMES))
with dated:
    shown = [(one, kind) for one in ([name] if name else names.entity)]
    days = summaries.count_by_date(tables.entities, tables.articles, shown)
    if days.published.nunique() > 1:
        show_chart(charts.time_chart(days))
        show_undated(tables.articles)
    else:
        show_chart(charts.mention_chart(tables.places[tables.places.type == kind], names.entity.tolist()))
if name:
    sentences = tables.with_titles(summaries.find_sentences(analyses, tables.mentions, (name, kind)))
    show_sentences(sentences, analyses, heading=f"Sentences that name {name}")

show_names(summaries.add_first_sentences(names, analyses), analyses, kind)
show_together(tables)
show_unquoted(summaries.find_unheard(everything), analyses)
