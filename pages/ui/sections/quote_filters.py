"""The filters of the page about quotations: what a choice in one place does to the others.

The page itself defines no callbacks: Streamlit keeps them, and with them everything that the page has, after articles have been
removed.
"""

from collections.abc import Sequence

import pandas as pd

from pages.ui.widgets.chart import chart_key, clear_choice, picked
from pages.ui.widgets.filters import set_filter

_CHARTS = BY_SPEAKER, BY_PLACE, BY_KIND = "quotes_shares", "quotes_places", "quotes_sources"


def choose(name: str) -> None:
    """A filter was chosen in a list. A speaker is of one kind, so "speaker" clears "source", and the other way round."""
    set_filter("source" if name == "speaker" else "speaker")
    clear_choice(*_CHARTS)


def pick(name: str, chart: str) -> None:
    """The same, chosen by a bar of a chart, which keeps its choice."""
    set_filter("source" if name == "speaker" else "speaker")
    set_filter(name, picked(chart_key(chart)) or "")
    clear_choice(*(other for other in _CHARTS if other != chart))


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
