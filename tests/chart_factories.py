"""What the tests of charts share."""

import pandas as pd
import plotly.graph_objects as go
from factories import (
    make_analysis,
    make_article,
    make_quotation,
    make_speaker,
)

from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    quotes_table,
    speakers_table,
)


def voices_of(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_speakers(speakers_table(analyses), quotes_table(analyses))


def places_of(*analyses: Analysis) -> pd.DataFrame:
    quotes, speakers, articles = quotes_table(analyses), speakers_table(analyses), articles_table(analyses)
    return summaries.place_stretches(quotes, speakers, articles).assign(title="An article")


def make_choir(singers: int) -> Analysis:
    """An article in which many people say one more word each than the one before."""
    lines = [f"“{'la ' * n}la,” sang Singer{n}." for n in range(singers)]
    article = make_article("\n".join(lines))
    speakers = [make_speaker(article, f"e{n}", f"Singer{n}", "person") for n in range(singers)]
    quotations = [
        make_quotation(article, n, "direct", [("la " * n + "la,", "direct")], speakers[n]) for n in range(singers)
    ]
    return make_analysis(article, speakers=speakers, quotations=quotations)


def labels_of(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def bars_of(figure: go.Figure) -> dict[str, list[float]]:
    """The lengths of the bars by the name of their trace; the pale tracks behind them have none."""
    return {trace.name: list(trace.x) for trace in figure.data if trace.name}
