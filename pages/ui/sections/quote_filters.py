"""The filters of the page about quotations: a bar that stays in sight, and what a choice in one place does to the others.

The page itself defines no callbacks: Streamlit keeps them, and with them everything that the page has, after articles have been
removed.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.present.amounts import amount
from analysis.tables import SOURCES
from pages.ui.layout.labels import COUNTED, EVERY_KIND, KINDS, Counted
from pages.ui.widgets.chart import chart_key, clear_choice, picked
from pages.ui.widgets.filters import choose_from, choose_one, choose_some, read_filter, set_filter
from pages.ui.widgets.markdown import escape_markdown

BY_KIND, BY_PLACE, BY_SIDE = "quotes_sources", "quotes_places", "quotes_sides"
_CHARTS = BY_KIND, BY_PLACE, BY_SIDE
_BAR, _CONTROLS = "quotes_filters", "quotes_controls"
_LONGEST_CHIP = 40  # characters
# The bar stays below Streamlit's own header. On a phone its controls go, and what is chosen stays.
_STICKY = f"""<style>
[data-testid="stLayoutWrapper"]:has(> .st-key-{_BAR}) {{
  background: var(--st-background-color, inherit); position: sticky; top: 3.75rem; z-index: 20;
}}
.st-key-{_BAR} {{
  background: light-dark(#fcfaf5, #15181a); border-bottom: 1px solid light-dark(#ddd6c8, #363c40); padding: 0.4rem 0 0.6rem;
}}
.st-key-{_BAR} button {{ min-height: 1.9rem; }}
@media (max-width: 640px) {{ [data-testid="stLayoutWrapper"]:has(> .st-key-{_BAR}) {{ top: -11.1rem; }} }}
@media (min-width: 641px) {{
  [data-testid="stColumn"]:has(.st-key-quotes_list) {{ align-self: flex-start; position: sticky; top: 11.5rem; }}
}}
</style>"""


class Filters(NamedTuple):
    """What is chosen: a voice, a kind of source, kinds of quotations ("" and () are all), and what is counted."""

    speaker: str
    source: str
    kinds: tuple[str, ...]
    by: Counted


def read_filters(voices: pd.DataFrame) -> Filters:
    """What the address asks for, of the table of `summaries.join_speakers`."""
    kinds = tuple(kind for kind in KINDS if kind in st.query_params.get_all("kind"))
    source = read_filter("source", SOURCES)
    by: Counted = "quotations" if read_filter("count", COUNTED) == "quotations" or not voices.words.sum() else "words"
    return Filters(read_filter("speaker", voices.voice.tolist()), source, kinds, by)


def show_filters(filters: Filters, voices: pd.DataFrame, sources: pd.DataFrame, *, shown: int, every: int) -> None:
    """The bar: lists and buttons to choose from, below them what is chosen, each to be taken away, and how much that leaves."""
    st.html(_STICKY)
    with st.container(key=_BAR, gap="xsmall"):
        with st.container(key=_CONTROLS, horizontal=True, vertical_alignment="bottom"):
            options = {"": EVERY_KIND, **{kind: SOURCES[kind] for kind in sources.speaker_kind}}
            choose_one("Kind of source", options, "source", on_change=partial(choose, "source"), width=200)
            choose_some("Kind of quotation", KINDS, "kind")
            counted: dict[Counted, str] = COUNTED if voices.words.sum() else {"quotations": COUNTED["quotations"]}
            choose_from("Measure by", counted, "count", on_change=partial(clear_choice, *_CHARTS))
        _show_chips(filters, shown, every, int((voices.speaker != "").sum()))


def _show_chips(filters: Filters, shown: int, every: int, voices: int) -> None:
    chips = [("speaker", filters.speaker, filters.speaker), ("source", filters.source, SOURCES.get(filters.source, ""))]
    chips += [("kind", kind, KINDS[kind]) for kind in filters.kinds]
    chosen = [chip for chip in chips if chip[1]]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, value, label in chosen:
            st.button(
                escape_markdown(label, _LONGEST_CHIP),
                icon=":material/close:",
                icon_position="right",
                key=f"chip_{name}_{value}",
                on_click=drop,
                args=(name, value),
                help="Take this filter away",
                wrap=False,
            )
        if chosen:
            st.button("Clear", type="tertiary", key="chips_clear", on_click=clear)
            st.markdown(f"**{shown:,}** of {amount(every, 'quotation')}")
        else:
            st.markdown(f"**{amount(every, 'quotation')}** by {amount(voices, 'speaker')}")


def choose(name: str, value: str | None = None) -> None:
    """A filter was chosen outside the charts. A speaker is of one kind, so "speaker" clears "source", and the other way round."""
    set_filter("source" if name == "speaker" else "speaker")
    if value is not None:
        set_filter(name, value)
    clear_choice(*_CHARTS)


def pick(name: str, chart: str) -> None:
    """The same, chosen by a bar or dot of a chart; what was chosen already is taken away."""
    value = picked(chart_key(chart)) or ""
    again = value == st.query_params.get(name, "")
    set_filter("source" if name == "speaker" else "speaker")
    set_filter(name, "" if again else value)
    clear_choice(*(_CHARTS if again else [other for other in _CHARTS if other != chart]))


def drop(name: str, value: str) -> None:
    """Take one value of a filter away."""
    set_filter(name, *(one for one in st.query_params.get_all(name) if one != value))
    clear_choice(*_CHARTS)


def clear() -> None:
    """Take all filters away; what is counted stays."""
    for name in ("speaker", "source", "kind"):
        set_filter(name)
    clear_choice(*_CHARTS)


def filter_quotations(quotations: pd.DataFrame, speaker: str, source: str, kinds: Sequence[str]) -> pd.DataFrame:
    """The quotations of a speaker, of a kind of source and of some kinds; empty filters let everything through."""
    chosen = pd.Series(True, quotations.index)
    if speaker:
        chosen &= quotations.voice == speaker
    if source:
        chosen &= quotations.speaker_kind == source
    if kinds:
        chosen &= quotations.quotation_kind.isin(kinds)
    return quotations[chosen]
