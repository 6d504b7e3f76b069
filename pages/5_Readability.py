"""How hard the text is to read: one figure on a scale, where it is hard, and what is behind it."""

import streamlit as st

from pages.ui.layout.heading import show_heading
from pages.ui.layout.page_frame import open_page
from pages.ui.sections.readability import (
    show_counts,
    show_finding,
    show_hardest,
    show_measures,
    show_outlets,
    show_parts,
    show_shaded,
)
from pages.ui.state.tables import tables_of

with open_page("Readability") as analyses:
    show_heading(analyses)
    tables = tables_of(analyses)
    if tables.graded.empty:
        st.info(
            "This text is too short to score: readability needs at least 20 words, and some scores need 100. For longer texts, this "
            "page shows how hard they are to read, where, and why."
        )
        show_counts(tables.with_titles(tables.readability), analyses)
        st.stop()

    show_finding(tables)
    if len(analyses) > 1:
        show_outlets(tables.graded)
    show_parts(tables.scores, tables.speaker_scores, several=len(analyses) > 1)
    show_hardest(tables.hardest, analyses)
    if len(analyses) == 1:
        show_shaded(analyses[0], tables.sentences)
    show_measures(tables.scores)
    show_counts(tables.with_titles(tables.readability), analyses)
