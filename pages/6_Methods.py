"""How Quotient works and where it errs: the project's own page on its methods, shown in the app."""

from pathlib import Path

import streamlit as st

from pages.ui.frame import draw_frame

draw_frame("Methods")
st.markdown((Path(__file__).parents[1] / "docs" / "methods.md").read_text(encoding="utf-8"))
