"""Who and what is named: how often, whether they are quoted, in which sentences, and with whom."""

from functools import partial

import streamlit as st

from analysis.tables import summaries
from pages.ui.layout.labels import TYPES
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.names import choose_name, show_name, show_names, show_together, show_unquoted
from pages.ui.state.tables import tables_of
from pages.ui.widgets.filters import choose_from, choose_one, set_filter, with_all

with open_page("People and places") as analyses:
    tables = tables_of(analyses)
    if tables.entities.empty:
        st.info(
            "No names were found here. Otherwise this page would show who and what is named, how often, and with whom."
        )
        st.stop()

    everything = tables.names
    there = {type: label for type, label in TYPES.items() if (everything.type == type).any()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose_from("Show", there, "type", on_change=partial(set_filter, "name"))
        names = everything[everything.type == kind].reset_index(drop=True)
        options = with_all(f"All {TYPES[kind].lower()}", names.entity.tolist())
        asked = choose_one("Name", options, "name", on_change=partial(choose_name, kind))

    name = show_names(names, analyses, kind, asked)
    if name != asked:
        set_filter("name", name)
        st.rerun()
    if name:
        show_name(tables, name, kind)
    show_unquoted(summaries.find_unheard(everything), analyses)
    show_together(tables)
    show_correction()
