"""What may be wrong, the most serious first; each with its words whole, and one click from its place in the text.

One key of the session belongs to this module: `check_open`, the id of the quotation whose place is shown.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.present import overview
from analysis.present.amounts import amount
from analysis.records import Analysis
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.quotations import show_place
from pages.ui.sections.quote_cards import write_quotation
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import pick_high_row

_SHOWN = 5  # in full; the table has all
_MOST_CHARACTERS = 280  # of a quotation in the list


def show_checks(checks: pd.DataFrame, total: int, analyses: Sequence[Analysis]) -> None:
    """The table of `summaries.list_checks`, with titles, of so many quoted words in all."""
    st.header("Check these first", anchor=False)
    st.markdown(escape_markdown(overview.tell_checks(checks, total)))
    for row in range(min(len(checks), _SHOWN)):
        _show_one(checks.iloc[row], analyses)
    if len(checks) > _SHOWN:
        _show_all(checks, analyses)


def _show_one(check: pd.Series, analyses: Sequence[Analysis]) -> None:
    """What may be wrong, how much hangs on it, the words, and a button that opens their place in the text."""
    opened = str(st.session_state.get("check_open", ""))
    facts = [
        f"**{escape_markdown(check.check.removesuffix('.'))}**",
        amount(check.words, "quoted word") if check.words else "",
        f"*{escape_markdown(check.title, 90)}*" if len(analyses) > 1 else "",
    ]
    analysis = next(one for one in analyses if one.article.id == check.article_id)
    words = f"  \n{write_quotation(analysis, check.quotation_id, room=_MOST_CHARACTERS)}" if check.quotation_id else ""
    told, look = st.columns([7, 1], vertical_alignment="center")
    told.markdown(" · ".join(filter(None, facts)) + words)
    if check.quotation_id:
        label = "Close" if opened == check.quotation_id else "Look"
        look.button(label, key=f"check_{check.quotation_id}", on_click=_open, args=(check.quotation_id,))
    else:
        look.page_link(PAGES["Read"], label="Read", query_params={"article": check.article_id})
    if check.quotation_id and opened == check.quotation_id:
        show_place(check.quotation_id, check.article_id, analyses)


def _open(quotation_id: str) -> None:
    """Open the place of a quotation, or close it if it is open."""
    st.session_state.check_open = "" if st.session_state.get("check_open") == quotation_id else quotation_id


def _show_all(checks: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    with st.expander(f"All {len(checks):,} things to check"):
        labels = {
            "check": st.column_config.TextColumn("What to check", width=205),
            "words": st.column_config.NumberColumn("Quoted words", width=98),
            "text": st.column_config.TextColumn("Words", width=265),
            "title": st.column_config.TextColumn("Article", width=150),
        }
        if len(analyses) == 1:
            del labels["title"]
        row = pick_high_row(checks, labels, "checks", alt="What may be wrong, and where")
        if row is None:
            return
        quotation_id = checks.quotation_id[row]
        if row < _SHOWN and quotation_id == st.session_state.get("check_open"):
            st.caption("It is open above.")
        elif quotation_id:
            show_place(quotation_id, checks.article_id[row], analyses)
        else:
            st.markdown(f"{escape_markdown(checks.check[row])} *{escape_markdown(checks.title[row])}*")
