"""Who is quoted, how much, where and how. From every bar to the quotations behind it, and from there into the text."""

import streamlit as st

from analysis.present import charts
from analysis.tables import frames, summaries
from pages.ui.chart import drawn_key, picked, redraw, show_chart
from pages.ui.filters import ask, choose_from, choose_one, choose_some
from pages.ui.frame import start_page
from pages.ui.labels import COUNTED, EVERY_KIND, EVERYBODY, KINDS
from pages.ui.quotations import show_cues, show_quotations
from pages.ui.table import add_titles
from pages.ui.voices import show_sources, show_voices

CHARTS = SHARES, PLACES, SOURCES = "quotes_shares", "quotes_places", "quotes_sources"

analyses = start_page("Quotes")
articles, quotes = frames.articles_table(analyses), frames.quotes_table(analyses)
if quotes.empty:
    st.info(
        "Nobody is quoted here. When somebody is, this page shows who speaks, how much, where in the text, and how."
    )
    st.stop()

speakers = frames.speakers_table(analyses)
voices = summaries.join_speakers(speakers, quotes)
sources = summaries.join_sources(voices)
quotations = add_titles(summaries.join_quotations(quotes, speakers, articles), analyses)


def choose_new(name: str) -> None:
    """A speaker is of one kind, so a choice of one takes the place of that of the other."""
    ask("source" if name == "speaker" else "speaker")
    redraw(*CHARTS)


def pick(name: str, chart: str) -> None:
    ask("source" if name == "speaker" else "speaker")
    ask(name, picked(drawn_key(chart)) or "")
    redraw(*(other for other in CHARTS if other != chart))


with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker = choose_one(
        "Speaker",
        voices.voice.tolist(),
        "speaker",
        everything=EVERYBODY,
        on_change=lambda: choose_new("speaker"),
        width=240,
    )
    source = choose_one(
        "Kind of source",
        sources.speaker_kind.tolist(),
        "source",
        everything=EVERY_KIND,
        labels=summaries.SOURCES,
        on_change=lambda: choose_new("source"),
        width=240,
    )
    kinds = choose_some("Kind of quotation", KINDS, "kind")
    counted = COUNTED if voices.words.sum() else {"quotations": COUNTED["quotations"]}
    by = choose_from("Bars count", counted, "count", on_change=lambda: redraw(SHARES, SOURCES))

shares, places = st.columns(2, gap="large")
with shares:
    show_chart(charts.share_chart(voices, by=by), key=drawn_key(SHARES), on_pick=lambda: pick("speaker", SHARES))
with places:
    stretches = add_titles(summaries.place_stretches(quotes, speakers, articles), analyses)
    figure = charts.place_chart(stretches, voices.voice.tolist())
    show_chart(figure, key=drawn_key(PLACES), on_pick=lambda: pick("speaker", PLACES))
show_sources(sources, by, key=drawn_key(SOURCES), on_pick=lambda: pick("source", SOURCES))

shown = quotations[quotations.voice.eq(speaker) | (speaker == "")]
shown = shown[shown.speaker_kind.eq(source) | (source == "")]
shown = shown[shown.quotation_kind.isin(kinds or KINDS)]
heading = f"Quotations: {summaries.SOURCES[source].lower()}" if source else "All quotations"
show_quotations(shown, analyses, heading=f"Quotations of {speaker}" if speaker else heading)
show_cues(summaries.count_cues(shown))
show_voices(voices, analyses)
