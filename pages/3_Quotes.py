"""Who is quoted, how much, where and how. Every bar leads to the quotations behind it, and each of those into the text."""

from functools import partial

import streamlit as st

from analysis.present import charts
from analysis.tables import SOURCES, summaries
from pages.ui.layout.labels import COUNTED, EVERY_KIND, EVERYBODY, KINDS, Counted
from pages.ui.layout.page_frame import start_page
from pages.ui.sections.correct import show_correction
from pages.ui.sections.quotations import show_cues, show_elsewhere, show_quotations
from pages.ui.sections.quote_filters import BY_KIND, BY_PLACE, BY_SPEAKER, choose, filter_quotations, pick
from pages.ui.sections.speakers import show_sources, show_voices
from pages.ui.state.tables import tables_of
from pages.ui.widgets.chart import chart_key, clear_choice, show_chart
from pages.ui.widgets.filters import choose_from, choose_one, choose_some, with_all

analyses = start_page("Quotes")
tables = tables_of(analyses)
voices, sources = tables.voices, tables.sources
if tables.quotes.empty:
    st.info("Nobody is quoted here. Otherwise this page would show who speaks, how much, where in the text, and how.")
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    speakers = with_all(EVERYBODY, voices.voice.tolist())
    speaker = choose_one("Speaker", speakers, "speaker", on_change=partial(choose, "speaker"), width=170)
    source_kinds = {"": EVERY_KIND, **{kind: SOURCES[kind] for kind in sources.speaker_kind}}
    source = choose_one("Kind of source", source_kinds, "source", on_change=partial(choose, "source"), width=170)
    kinds = choose_some("Kind of quotation", KINDS, "kind")
    counted: dict[Counted, str] = COUNTED if voices.words.sum() else {"quotations": COUNTED["quotations"]}
    by = choose_from("Measure by", counted, "count", on_change=partial(clear_choice, BY_SPEAKER, BY_KIND))

shares, beside = st.columns(2, gap="large")
with shares:
    figure = charts.share_chart(voices, by=by)
    show_chart(figure, key=chart_key(BY_SPEAKER), on_pick=partial(pick, "speaker", BY_SPEAKER))
with beside:
    show_sources(sources, by, key=chart_key(BY_KIND), on_pick=partial(pick, "source", BY_KIND))
    if len(analyses) == 1:
        figure = charts.place_chart(tables.stretches, voices.voice.tolist())
        show_chart(figure, key=chart_key(BY_PLACE), on_pick=partial(pick, "speaker", BY_PLACE))

shown = filter_quotations(tables.quotations, speaker, source, kinds)
heading = f"{SOURCES[source]}: quotations" if source else "All quotations"
show_quotations(shown, analyses, heading=f"Quotations from {speaker}" if speaker else heading)
if len(analyses) > 1:
    show_elsewhere(tables.elsewhere, analyses)
show_cues(summaries.count_cues(shown))
show_voices(voices, tables.ranges, analyses)
show_correction()
