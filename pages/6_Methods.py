"""How Quotient works and where it errs, and what the columns of its tables mean: the project's own pages, in the app."""

from pathlib import Path

import streamlit as st

from pages.ui.frame import draw_frame

DOCS = Path(__file__).parents[1] / "docs"
READING = 760  # pixels: longer lines are hard to follow

draw_frame("Methods")
methods, columns = st.tabs(["Methods", "The columns of the tables"])
with methods:
    st.markdown((DOCS / "methods.md").read_text(encoding="utf-8"), width=READING)
with columns:
    st.markdown((DOCS / "tables.md").read_text(encoding="utf-8"), width=READING)
