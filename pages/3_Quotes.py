"""Who is quoted, how much, where and how. From every bar to the quotations behind it, and from there into the text."""

import streamlit as st

from analysis import charts, summaries, tables
from pages.ui.chart import drawn_key, picked, redraw, show_chart
from pages.ui.filters import ask, choose_from, choose_one, choose_some
from pages.ui.frame import start_page
from pages.ui.labels import COUNTED, EVERYBODY, KINDS
from pages.ui.quotations import show_cues, show_quotations
from pages.ui.sources import show_sources
from pages.ui.table import add_titles
from pages.ui.voices import show_voices

SHARES, PLACES, SOURCES = "quotes_shares", "quotes_places", "quotes_sources"

analyses = start_page("Quotes")
articles, quotes = tables.articles_table(analyses), tables.quotes_table(analyses)
if quotes.empty:
    st.info(
        "Nobody is quoted here. When somebody is, this page shows who speaks, how much, where in the text, and how."
    )
    st.stop()

speakers = tables.speakers_table(analyses)
voices = summaries.join_speakers(speakers, quotes)
quotations = add_titles(summaries.join_quotations(quotes, speakers, articles), analyses)


def pick_voice(chart: str, other: str) -> None:
    ask("speaker", picked(drawn_key(chart)) or "")
    redraw(other)


with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker = choose_one(
        "Speaker", voices.voice.tolist(), "speaker", everything=EVERYBODY, on_change=lambda: redraw(SHARES, PLACES)
    )
    kinds = choose_some("Kind of quotation", KINDS, "kind")
    source = choose_one(
        "Kind of source",
        list(summaries.SOURCES),
        "source",
        everything="Every kind",
        labels=summaries.SOURCES,
        on_change=lambda: redraw(SOURCES),
    )
    by = choose_from("Bars count", COUNTED, "count", on_change=lambda: redraw(SHARES, SOURCES))

shares, places = st.columns(2, gap="large")
with shares:
    show_chart(charts.share_chart(voices, by=by), key=drawn_key(SHARES), on_pick=lambda: pick_voice(SHARES, PLACES))
with places:
    stretches = add_titles(summaries.place_stretches(quotes, speakers, articles), analyses)
    figure = charts.place_chart(stretches, voices.voice.tolist())
    show_chart(figure, key=drawn_key(PLACES), on_pick=lambda: pick_voice(PLACES, SHARES))

show_sources(
    summaries.count_source_kinds(voices),
    by=by,
    key=drawn_key(SOURCES),
    on_pick=lambda: ask("source", picked(drawn_key(SOURCES)) or ""),
)

shown = quotations[quotations.voice.eq(speaker) | (speaker == "")]
shown = shown[summaries.source_kinds(shown.speaker_kind).eq(source) | (source == "")]
shown = shown[shown.quotation_kind.isin(kinds or KINDS)]
heading = f"Quotations of {speaker or summaries.SOURCES[source].lower()}" if speaker or source else "All quotations"
show_quotations(shown, analyses, heading=heading)
show_cues(summaries.count_cues(shown))
show_voices(voices, analyses)
