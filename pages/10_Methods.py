"""How Quotient works, where it errs, and what the columns of its tables mean: the documentation, in the app."""

from pathlib import Path

import streamlit as st

from pages.ui.layout.page_frame import draw_frame

DOCS = Path(__file__).parents[1] / "docs"
READING_WIDTH = 760  # pixels: longer lines are hard to follow

draw_frame("Methods")
methods, columns = st.tabs(["Methods", "Columns of the tables"])
with methods:
    st.markdown((DOCS / "methods.md").read_text(encoding="utf-8"), width=READING_WIDTH)
with columns:
    st.markdown((DOCS / "tables.md").read_text(encoding="utf-8"), width=READING_WIDTH)
