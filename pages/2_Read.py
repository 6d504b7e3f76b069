"""The article itself: who speaks, who is named, what is not counted. Every mark opens a card that says what it is, and why."""

import streamlit as st

from analysis.tables.summaries import has_headline
from pages.ui.layout.heading import show_about, show_heading
from pages.ui.layout.labels import LAYERS
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.marked_text import Highlight, show_marked_article
from pages.ui.sections.neighbours import show_neighbours
from pages.ui.state.tables import tables_of
from pages.ui.widgets.filters import read_filter

with open_page("Read", one=True) as [analysis]:
    if has_headline(analysis):
        show_about([analysis])
    else:
        show_heading([analysis])

    layers = st.pills(
        "Show in the text",
        list(LAYERS),
        selection_mode="multi",
        default=["quotations"],
        format_func=lambda layer: LAYERS[layer],
        key="layers",
    )
    if not analysis.quotations and not analysis.entities:
        st.info("No quotations or names were found in this article.")
    else:
        st.caption(
            "Click a mark to see what it is and why, and to correct it. Select words to add a quotation. Click a paragraph’s number to "
            "leave that paragraph out."
        )
    speaker = read_filter("speaker", tables_of([analysis]).voices.voice.tolist())
    show_marked_article(analysis, Highlight(speaker, st.query_params.get("quotation", ""), tuple(layers)))
    show_neighbours(analysis)
    show_correction()
