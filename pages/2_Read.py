"""The article itself: who speaks, who is named, what is not counted. Every mark opens a card that says what it is, and why."""

import streamlit as st

from analysis.intake import bring_back, leave_out
from pages.ui.layout.heading import show_heading
from pages.ui.layout.labels import EVERYBODY, LAYERS
from pages.ui.layout.page_frame import start_page
from pages.ui.sections.marked_text import Highlight, show_marked_article
from pages.ui.state import collection
from pages.ui.state.tables import tables_of
from pages.ui.widgets.filters import choose_one, set_filter, with_all

[analysis] = start_page("Read", one=True)
article = analysis.article
show_heading([analysis])
voices = tables_of([analysis]).voices.voice.tolist()

with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker = choose_one("Highlight speaker", with_all(EVERYBODY, voices), "speaker")
    layers = st.pills(
        "Show in the text",
        list(LAYERS),
        selection_mode="multi",
        default=list(LAYERS),
        format_func=lambda layer: LAYERS[layer],
        key="layers",
    )

KEY = f"text_{article.id}"


def highlight_speaker() -> None:
    set_filter("speaker", st.session_state[KEY].speaker)


def leave_paragraph_out() -> None:
    collection.change(leave_out(article, *st.session_state[KEY].leave_out))


def bring_passage_back() -> None:
    collection.change(bring_back(article, *st.session_state[KEY].bring_back))


if not analysis.quotations and not analysis.entities:
    st.info("No quotations or names were found in this article.")
else:
    st.caption("Click a mark to see what it is and why. Click a paragraph’s number to leave that paragraph out.")
show_marked_article(
    analysis,
    Highlight(speaker, st.query_params.get("quotation", ""), tuple(layers)),
    key=KEY,
    on={"speaker": highlight_speaker, "leave_out": leave_paragraph_out, "bring_back": bring_passage_back},
)
