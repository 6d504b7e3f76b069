"""Walk the pages as Streamlit runs them, without a browser: what tests of pages share."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES

ROOT = Path(__file__).parents[1]
HOSTILE = "*Stars* [here](http://evil.example) :red[r] $x$ <b>b</b>"


def visit(page: str, *analyses: Analysis, **query: str | list[str]) -> AppTest:
    """A page with these articles there."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["articles"] = {analysis.article.id: analysis for analysis in analyses}
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(PAGES[page])
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info", "warning", "text")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def table_of(app: AppTest, column: str) -> pd.DataFrame:
    """The first table that has this column."""
    return next(table.value for table in app.dataframe if column in table.value)


def charts_of(app: AppTest) -> dict[str, dict[str, Any]]:
    """The figures on a page by their titles, without the line for saved pictures."""
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return {figure["layout"]["title"]["text"].split("<br>")[0]: figure for figure in figures}


def alts_of(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]
