"""The parts of the Overview: sources by outlet, leading voices, time, and the cards on names, readability and what is left out."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.present import charts, findings, overview
from analysis.present.amounts import amount
from analysis.records import Analysis
from analysis.tables.summaries import count_undated
from pages.ui.layout.labels import TYPES
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.readability import show_reading
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import chart_key, clear_choice, picked, show_chart
from pages.ui.widgets.finding import show_sentence
from pages.ui.widgets.markdown import escape_markdown

ARROW = ":material/arrow_forward:"
_VOICES, _SOURCES = "overview_voices", "overview_sources"
_NAMES = 5  # of each type


def show_finding(tables: Tables) -> None:
    """The headline, what qualifies it, and the figures of the whole in one line."""
    voices, articles = tables.voices, tables.articles
    show_sentence(overview.tell_most(voices, len(articles)))
    words, quoted = int(articles.words.sum()), int(articles.quoted_words.sum())
    size = f"{amount(words, 'word')}, {quoted / words:.0%} of them inside quotation marks." if words else ""
    st.markdown(escape_markdown(" ".join(filter(None, (overview.tell_others(voices, tables.ranges), size)))))


def show_outlets(tables: Tables) -> None:
    """Each outlet as a bar to 100 %, by kind of source."""
    divided = tables.outlets
    if divided.empty:
        return
    unit = "quoted word" if tables.voices.words.sum() else "quotation"
    show_chart(charts.outlets_chart(divided, unit=unit))
    if told := overview.tell_outlets(divided):
        st.caption(escape_markdown(told))
    st.page_link(PAGES["Compare"], label="Compare outlets", icon=ARROW)


def show_voices(tables: Tables) -> None:
    """The leading voices, each in so many articles; a click on one opens its quotations."""
    if not tables.voices.words[tables.voices.speaker_kind.isin(overview.NAMED)].sum():
        st.caption("Nobody with a name is quoted.")
        return
    show_chart(
        charts.voices_chart(tables.voices, articles=len(tables.articles)), key=chart_key(_VOICES), on_pick=_follow
    )
    _open_quotes(_VOICES, "speaker", None)
    if nameless := overview.tell_nameless(tables.voices):
        st.caption(nameless)
    st.page_link(PAGES["Quotes"], label="All quotations", icon=ARROW)


def show_timeline(tables: Tables) -> None:
    """Articles over time, those without a date counted beside it."""
    if tables.timeline.empty:
        st.caption("No article has a date. On the Articles page you can add one.")
        return
    undated = count_undated(tables.articles)
    show_chart(charts.timeline_chart(tables.timeline, tables.period, undated))
    if told := overview.tell_timeline(tables.timeline, tables.period, undated):
        st.caption(told)


def show_sources_card(tables: Tables, chosen: Mapping[str, str] | None) -> None:
    """Where one article's quoted words come from; a click on a kind opens its quotations."""
    if tables.voices.empty:
        st.header("Kinds of sources", anchor=False)
        st.markdown("Nobody is quoted here.")
        return
    by: Literal["words", "quotations"] = "words" if tables.voices.words.sum() else "quotations"
    show_chart(charts.sources_chart(tables.sources, by=by), key=chart_key(_SOURCES), on_pick=_follow)
    _open_quotes(_SOURCES, "source", chosen)
    st.page_link(PAGES["Quotes"], label="All quotations", icon=ARROW, query_params=chosen)


def show_names_card(names: pd.DataFrame, chosen: Mapping[str, str] | None) -> None:
    """Who and what is named most, by type, with how often."""
    st.header("Who is named", anchor=False)
    if names.empty:
        st.markdown("Nobody and nothing is named here.")
        return
    for type, label in TYPES.items():
        part = names[names.type == type]
        if part.empty:
            continue
        top = [f"{escape_markdown(n, 40)}&nbsp;{count:,}" for n, count in zip(part.entity, part.mentions, strict=True)]
        more = f" and {len(part) - _NAMES:,} more" if len(part) > _NAMES else ""
        st.markdown(f"**{label}** {', '.join(top[:_NAMES])}{more}")
    st.caption("The numbers say how often.")
    st.page_link(PAGES["People and places"], label="All names", icon=ARROW, query_params=chosen)


def show_reading_card(tables: Tables, chosen: Mapping[str, str] | None) -> None:
    """How hard it is to read, on the scale from easy to hard."""
    st.header("How hard it is to read", anchor=False)
    show_reading(tables)
    st.page_link(PAGES["Readability"], label="More on readability", icon=ARROW, query_params=chosen)


def show_left_out(tables: Tables, analyses: Sequence[Analysis], chosen: Mapping[str, str] | None) -> None:
    """What is not counted."""
    lines = findings.tell_left_out(tables.left_out)
    if not lines:
        st.caption("Every word counts: no caption, credit or newsletter box was found.")
        return
    with st.expander(
        f"Not counted: {amount(int(tables.left_out.words.sum()), 'word')} of captions, credits and the like"
    ):
        st.markdown("\n".join(f"- {line}" for line in lines))
        if len(analyses) == 1:
            st.page_link(PAGES["Read"], label="See it in the text", icon=ARROW, query_params=chosen)


def _open_quotes(chart: str, name: str, chosen: Mapping[str, str] | None) -> None:
    """Go to the quotations behind the bar that was chosen, if one was."""
    if value := picked(chart_key(chart)):
        clear_choice(chart)
        st.switch_page(PAGES["Quotes"], query_params={**(chosen or {}), name: value})


def _follow() -> None:
    """Nothing: that the page is drawn again is enough."""
