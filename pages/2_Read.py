"""The article itself: who speaks, who is named, what is left out. Every mark says what we think of it, and why."""

import streamlit as st

from analysis.intake import bring_back, leave_out
from analysis.tables import join_speakers, quotes_table, speakers_table
from pages.ui import collection
from pages.ui.filters import ask, choose_one
from pages.ui.frame import start_page
from pages.ui.heading import show_heading
from pages.ui.labels import EVERYBODY, LAYERS
from pages.ui.marked import show_marked

[analysis] = start_page("Read", one=True)
article = analysis.article
show_heading([analysis])
voices = join_speakers(speakers_table([analysis]), quotes_table([analysis])).voice.tolist()

with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker = choose_one("Whose words stand out", voices, "speaker", everything=EVERYBODY)
    layers = st.pills(
        "What is marked", LAYERS, selection_mode="multi", default=LAYERS, format_func=LAYERS.get, key="layers"
    )

KEY = f"text_{article.id}"


def follow_speaker() -> None:
    ask("speaker", st.session_state[KEY].speaker)


def follow_leave_out() -> None:
    collection.change(leave_out(article, *st.session_state[KEY].leave_out))


def follow_bring_back() -> None:
    collection.change(bring_back(article, *st.session_state[KEY].bring_back))


if not analysis.quotations and not analysis.entities:
    st.info("No quotations and no names were found in this article. When there are some, they are marked in the text.")
else:
    st.caption("Click a mark to see what we think of it and why, or a paragraph’s number to leave that paragraph out.")
show_marked(
    analysis,
    key=KEY,
    speaker=speaker,
    selected=st.query_params.get("quotation", ""),
    layers=layers,
    on_speaker=follow_speaker,
    on_leave_out=follow_leave_out,
    on_bring_back=follow_bring_back,
)
