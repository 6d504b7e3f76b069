"""Charts of quotations."""

import pytest
from chart_factories import labels_of, places_of, voices_of
from factories import (
    make_harbour,
)

from analysis.present import charts
from analysis.tables.summaries import UNATTRIBUTED, UNRESOLVED


def test_where_each_speaks() -> None:
    places = places_of(make_harbour())
    voices = voices_of(make_harbour())
    colours = dict(zip(voices.voice, charts.voice_colours(voices), strict=True))
    figure = charts.place_chart(places, colours, most=2)
    assert labels_of(figure)[:4] == [
        "Nkechi Okafor",
        "Tomas Brandt",
        f"<i>{UNRESOLVED}</i>",
        f"<i>{UNATTRIBUTED}</i>",
    ]
    direct = next(trace for trace in figure.data if trace.name == "direct" and trace.customdata)
    first = places[places.voice == "Nkechi Okafor"].iloc[0]
    assert direct.base[0] == first.begins and direct.x[0] == pytest.approx(first.ends - first.begins)
    assert direct.customdata[0] == "Nkechi Okafor"
