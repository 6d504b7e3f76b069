"""The charts of the page about quotations. What is chosen stands out in each of them, and a click in any of them chooses."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.present import charts
from analysis.present.amounts import amount
from analysis.tables import summaries
from pages.ui.layout.labels import SIDES, DividedBy
from pages.ui.sections.names import show_undated
from pages.ui.sections.quote_filters import BY_KIND, BY_PLACE, BY_SIDE, Filters, pick
from pages.ui.sections.speakers import show_sources
from pages.ui.state.tables import Tables
from pages.ui.widgets.chart import chart_key, clear_choice, show_chart
from pages.ui.widgets.filters import choose_from

MAX_OUTLETS = 10  # on a chart; the others stand together
TITLES: dict[DividedBy, str] = {"outlet": "Speakers by outlet", "week": "Speakers week by week"}
MAX_WEEKS = 26  # on a chart; a longer time is drawn month by month


def show_charts(tables: Tables, filters: Filters, shown: pd.DataFrame) -> None:
    """Kinds of sources; where each speaks in one article, or in which outlets and weeks of a collection."""
    some = filters.speaker or filters.source or filters.kinds
    lit = set(shown.voice) if some else None
    kinds = set(shown.speaker_kind) if some else None
    show_sources(
        tables.sources, filters.by, lit=kinds, key=chart_key(BY_KIND), on_pick=partial(pick, "source", BY_KIND)
    )
    if len(tables.analyses) == 1:
        colours = _colours(tables)
        figure = charts.place_chart(tables.stretches, colours, lit=set(shown.quotation_id) if some else None)
        show_chart(figure, key=chart_key(BY_PLACE), on_pick=partial(pick, "speaker", BY_PLACE))
    else:
        _show_sides(tables, filters, lit)


def _show_sides(tables: Tables, filters: Filters, lit: set[str] | None) -> None:
    there = {by: SIDES[by] for by in SIDES if tables.sides[by].side.nunique() > 1}
    if not there:
        st.caption("These articles have neither outlets nor dates by which their speakers could be divided.")
        return
    by = choose_from("Speakers by", there, "by", on_change=partial(clear_choice, BY_SIDE))
    groups = tables.sides[by]
    title = TITLES[by]
    if by == "week" and groups.side.nunique() > MAX_WEEKS:
        title = "Speakers month by month"
        groups = tables.sides["month"].assign(side=tables.sides["month"].side + "-01")
    spread = summaries.spread_voices(tables.quotations, groups, filters.by, most=MAX_OUTLETS if by == "outlet" else 0)
    if by == "week":
        spread = spread.assign(side=pd.to_datetime(spread.side))
    noun = "quoted word" if filters.by == "words" else "quotation"
    figure = charts.voice_sides_chart(spread, _colours(tables), title=title, noun=noun, lit=lit)
    show_chart(figure, key=chart_key(BY_SIDE), on_pick=partial(pick, "speaker", BY_SIDE))
    if by == "week":
        show_undated(tables.articles)
    elif aside := len(tables.articles) - groups.article_id.nunique():
        st.caption(f"Not in this chart: {amount(aside, 'article')} without an outlet.")


def _colours(tables: Tables) -> dict[str, str]:
    """The colour of each voice, those who say most first: its own in one article, that of its kind of source in a collection."""
    voices = tables.voices
    colours = charts.voice_colours(voices, coloured=len(tables.analyses) == 1)
    return dict(zip(voices.voice, colours, strict=True))
