"""The answer in five seconds: who speaks, what kinds of sources, when, who is named, how hard it is to read, what to check."""

import streamlit as st

from analysis.present import charts
from pages.ui.layout.heading import show_heading
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.checks import show_checks
from pages.ui.sections.correct import show_correction
from pages.ui.sections.overview import (
    show_finding,
    show_left_out,
    show_names_card,
    show_outlets,
    show_reading_card,
    show_sources_card,
    show_timeline,
    show_voices,
)
from pages.ui.state.tables import tables_of
from pages.ui.widgets.chart import show_chart

with open_page("Overview") as analyses:
    show_heading(analyses)
    tables = tables_of(analyses)
    one = len(analyses) == 1
    chosen = {"article": analyses[0].article.id} if one else None

    show_finding(tables)
    if one and tables.voices.words.sum():
        show_chart(charts.voice_bar_chart(tables.voices))
    if not one:
        show_outlets(tables)
        speaking, appearing = st.columns(2, gap="large")
        with speaking:
            show_voices(tables)
        with appearing:
            show_timeline(tables)

    first, second = st.columns(2, gap="medium")
    with first.container(border=True, height="stretch"):
        if one:
            show_sources_card(tables, chosen)
        else:
            show_names_card(tables.names, chosen)
    with second.container(border=True, height="stretch"):
        show_reading_card(tables, chosen)
    if one:
        with st.container(border=True):
            show_names_card(tables.names, chosen)
    with st.container(border=True):
        show_checks(tables.checks, int(tables.voices.words.sum()), analyses)
    show_left_out(tables, analyses, chosen)
    show_correction()
