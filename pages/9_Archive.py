"""An archive of any size, asked in place: who speaks, which kinds of sources, over time, who is not heard; and a slice for the desk."""

import streamlit as st

from pages.ui.layout.page_frame import draw_frame
from pages.ui.sections.archive import (
    ask_for_folder,
    choose_slice,
    offer_slice,
    show_figures,
    show_found,
    show_months,
    show_sources,
    show_unheard,
    show_voices,
)

draw_frame("Archive")
st.title("Archive", anchor=False)
archive = ask_for_folder()
if archive is None:
    st.stop()

choice = choose_slice(archive)
if not show_figures(archive, choice):
    st.info("No article of the archive is from these outlets and dates. Choose others.")
    st.stop()
speaking, outlets = st.columns(2, gap="large")
with speaking:
    show_voices(archive, choice)
with outlets:
    show_sources(archive, choice)
months, unheard = st.columns(2, gap="large")
with months:
    show_months(archive, choice)
with unheard:
    show_unheard(archive, choice)
speaker = show_found(archive, choice)
offer_slice(archive, choice, speaker)
