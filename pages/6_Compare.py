"""Outlets, authors, times or articles side by side: who speaks, how, how prominently, and who is only talked about."""

import streamlit as st

from pages.ui.layout.page_frame import open_page
from pages.ui.sections.compare import (
    choose_sides,
    explain_one,
    show_aspects,
    show_figures,
    show_finding,
    show_names,
    show_periods,
    show_spread,
    show_voices,
)
from pages.ui.state import collection
from pages.ui.state.tables import tables_of

with open_page("Compare") as analyses:
    tables = tables_of(analyses)
    chosen = choose_sides(tables) if len(analyses) > 1 else None
    if not chosen:
        explain_one(len(collection.analyses()) > 1)
        st.stop()

    if tables.quotes.empty:
        st.info("Nobody is quoted here, so there is little to compare but names and how hard the articles are to read.")
    else:
        show_finding(chosen)
        show_aspects(chosen, ["source", "kind"])
        show_voices(chosen)
        st.header("How they are quoted", anchor=False)
        show_aspects(chosen, ["stance", "position"])
    pronouns, grades = st.columns(2, gap="large")
    with pronouns:
        show_aspects(chosen, ["pronoun"])
    with grades:
        show_spread(chosen)
    show_names(chosen)
    show_periods(chosen)
    show_figures(chosen)
