"""Who is quoted, how much, where and how. Choose a speaker; every quotation leads into the text."""

import streamlit as st

from pages.ui.layout.labels import VIEWS
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.quotations import show_elsewhere, show_quotations, show_verbs
from pages.ui.sections.quote_cards import describe_speaker, show_cards
from pages.ui.sections.quote_charts import show_charts
from pages.ui.sections.quote_filters import filter_quotations, read_filters, show_filters
from pages.ui.sections.speaker_list import show_speakers
from pages.ui.sections.speakers import show_voices
from pages.ui.state.tables import tables_of
from pages.ui.widgets.filters import choose_from
from pages.ui.widgets.markdown import escape_markdown

with open_page("Quotes") as analyses:
    tables = tables_of(analyses)
    voices = tables.voices
    if tables.quotes.empty:
        st.info(
            "Nobody is quoted here. Otherwise this page would show who speaks, how much, where in the text, and how."
        )
        st.stop()

    filters = read_filters(voices)
    shown = filter_quotations(tables.quotations, filters.speaker, filters.source, filters.kinds)
    show_filters(filters, voices, tables.sources, shown=len(shown), every=len(tables.quotations))
    selector, beside = st.columns([3, 7], gap="medium")
    with selector, st.container(key="quotes_list"):
        show_speakers(
            voices,
            filters.by,
            chosen=filters.speaker,
            lit=set(shown.voice),
            coloured=len(analyses) == 1,
        )
    with beside:
        if filters.speaker:
            st.header(f"Quotations from {escape_markdown(filters.speaker, 80)}", anchor=False)
            st.caption(describe_speaker(filters.speaker, voices, tables.ranges, filters.by, articles=len(analyses)))
        view = choose_from("View", VIEWS, "view")
        if view == "cards":
            show_cards(shown, analyses)
            show_verbs(shown)
        elif view == "charts":
            show_charts(tables, filters, shown)
        else:
            show_quotations(shown, analyses)
            show_voices(voices, tables.ranges, analyses)
        if len(analyses) > 1 and view == "cards" and not filters.speaker:
            show_elsewhere(tables.elsewhere, analyses)
    show_correction()
