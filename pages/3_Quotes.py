"""Who is quoted, how much, where and how. From every bar to the quotations behind it, and from there into the text."""

import streamlit as st

from analysis import charts, summaries, tables
from pages.ui.chart import picked, show_chart
from pages.ui.frame import start_page
from pages.ui.labels import EVERYBODY, KINDS
from pages.ui.quotations import show_quotations
from pages.ui.table import add_titles, show_table

analyses = start_page("Quotes")
articles, quotes = tables.articles_table(analyses), tables.quotes_table(analyses)
if quotes.empty:
    st.info(
        "Nobody is quoted here. When somebody is, this page shows who speaks, how much, where in the text, and how."
    )
    st.stop()

voices = summaries.join_speakers(tables.speakers_table(analyses), quotes)
quotations = add_titles(summaries.join_quotations(quotes, articles), analyses)
if st.session_state.get("speaker", "") not in {"", *voices.voice}:
    st.session_state.speaker = ""  # chosen for other articles


def forget_bars() -> None:
    """A choice from the list is not one in the charts: draw them afresh."""
    st.session_state.quotes_drawn = st.session_state.get("quotes_drawn", 0) + 1


def pick_voice(key: str) -> None:
    st.session_state.speaker = picked(key) or ""


with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker = st.selectbox(
        "Speaker",
        ["", *voices.voice],
        format_func=lambda voice: voice or EVERYBODY,
        key="speaker",
        bind="query-params",
        on_change=forget_bars,
        width=320,
    )
    kinds = st.pills(
        "Kind of quotation", KINDS, selection_mode="multi", format_func=KINDS.get, key="kind", bind="query-params"
    )
    by = st.segmented_control(
        "Bars count", ["words", "quotations"], default="words", required=True, format_func=str.capitalize, key="bars"
    )

drawn = st.session_state.get("quotes_drawn", 0)
shares, places = st.columns(2, gap="large")
with shares:
    key = f"quotes_share_{by}_{drawn}"
    show_chart(charts.share_chart(voices, by=by), key=key, on_pick=lambda: pick_voice(key))
with places:
    stretches = add_titles(summaries.place_stretches(quotes, articles), analyses)
    where = f"quotes_places_{drawn}"
    show_chart(charts.place_chart(stretches, voices.voice.tolist()), key=where, on_pick=lambda: pick_voice(where))

shown = quotations[quotations.voice.eq(speaker) | (speaker == "")]
shown = shown[shown.quotation_kind.isin(kinds or KINDS)]
show_quotations(shown, analyses, heading=f"Quotations of {speaker}" if speaker else "All quotations")

st.subheader("Words that signal a quotation", anchor=False)
cues = summaries.count_cues(shown)
if cues.empty:
    st.caption("No word signals these quotations: they stand without a source, or as turns of an interview.")
else:
    left, right = st.columns(2, gap="large")
    with left:
        show_chart(charts.cue_chart(cues))
    with right:
        labels = {"cue": "Signalled by", "quotations": "Quotations", "voices": "Speakers", "articles": "Articles"}
        show_table(cues, labels, "cues", alt="How often each cue stands")

with st.expander("The numbers behind the bars"):
    labels = {
        "voice": "Speaker",
        "role": "Role",
        "words": "Quoted words",
        "share_of_words": st.column_config.NumberColumn("Share of words", format="percent"),
        "direct_words": "Direct words",
        "mixed_words": "Partly quoted words",
        "indirect_words": "Reported words",
        "quotations": "Quotations",
        "share_of_quotations": st.column_config.NumberColumn("Share of quotations", format="percent"),
        "articles": "Articles",
    }
    show_table(voices, labels, "voices", alt="Every speaker with words and quotations")
    st.caption(
        "Shares are of all words inside quotation marks; reported words are counted but enter no share. Described speakers with "
        "the same words in several articles (“residents”) stand together, though they may be different people."
    )
