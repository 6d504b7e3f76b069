"""Quotations in a table; choosing one shows its place in the text."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.records import Analysis
from analysis.tables import summaries
from pages.ui.layout.labels import KINDS
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.correct import ask_for_correction
from pages.ui.sections.marked_text import show_excerpt
from pages.ui.widgets.markdown import escape_markdown
from pages.ui.widgets.table import pick_row, show_table

_NUMBER, _TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def show_quotations(quotations: pd.DataFrame, analyses: Sequence[Analysis], *, heading: str = "Quotations") -> None:
    """The table of `summaries.join_quotations`, with titles; below it, the chosen one in its place in the text."""
    st.header(escape_markdown(heading, 80), anchor=False)
    if quotations.empty:
        st.info("No quotation matches these filters. Take one away above.")
        return
    repeat = quotations.repeat.map({True: ", repeated", False: ""})
    sure = (quotations.confidence * 100).round()
    table = quotations.assign(shown_kind=quotations.quotation_kind.map(KINDS) + repeat, sure=sure)
    labels = {
        "voice": _TEXT("Speaker", width=170),
        "quotation": _TEXT("Quotation", width=400),
        "words": _NUMBER("Words", help="Words inside quotation marks. Reported speech counts as none.", width=75),
        "shown_kind": _TEXT("Kind", width=115),
        "cue": _TEXT("Reporting verb", width=120),
        "sure": _NUMBER("Likely right", help="How likely the speaker is to be right", format="%d%%", width=95),
        "via": _TEXT("Said to or in", width=150),
        "title": _TEXT("Article", width=220),
        "paragraph": _NUMBER("Paragraph", width=90),
    }
    if len(analyses) == 1:
        del labels["title"]
    st.caption("Select a row to see it in the text.")
    shape = pd.util.hash_pandas_object(quotations.quotation_id, index=False).sum()
    row = pick_row(table, labels, "quotations", alt=heading, key=f"quotations_{shape}")
    if row is not None:
        show_place(quotations.iloc[row].quotation_id, quotations.iloc[row].article_id, analyses)


def show_elsewhere(elsewhere: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """The same words in several articles, of the table of `summaries.find_elsewhere`, with titles."""
    st.subheader("The same words elsewhere", anchor=False)
    if elsewhere.empty:
        st.caption("No quoted words of five or more stand in two of these articles.")
        return
    split = elsewhere[elsewhere.voices > 1].group.nunique()
    told = f" {split:,} of them are given to different speakers." if split else ""
    st.caption(
        f"{elsewhere.group.nunique():,} quotations stand in several articles, whole, shortened or altered, first to last.{told}"
    )
    labels = {
        "group": _NUMBER("Words no.", width=80),
        "published": _TEXT("Date", width=95),
        "outlet": _TEXT("Outlet", width=130),
        "voice": _TEXT("Given to", width=150),
        "how": _TEXT("How", width=85),
        "quotation": _TEXT("Words", width=340),
        "title": _TEXT("Article", width=180),
    }
    row = pick_row(elsewhere, labels, "same-words", alt="Quotations that several articles carry")
    if row is not None:
        show_place(elsewhere.quotation_id[row], elsewhere.article_id[row], analyses)


def show_verbs(quotations: pd.DataFrame) -> None:
    """The verbs that report these quotations, of the table of `summaries.join_quotations`, in their base forms."""
    with st.expander("Reporting verbs"):
        verbs = summaries.count_verbs(quotations)
        if verbs.empty:
            st.markdown("These quotations have no reporting verb: they stand alone, or are answers in an interview.")
            return
        most = int(verbs.quotations.max())
        labels = {
            "verb": _TEXT("Verb", help="“Said”, “says” and “has said” count as “say”", width=150),
            "quotations": st.column_config.ProgressColumn("Quotations", format="%d", max_value=most, width=220),
            "stance": _TEXT("Stance", width=100),
            "voices": _NUMBER("Speakers", width=80),
        }
        show_table(verbs, labels, "verbs", alt="How many quotations each reporting verb introduces")


def show_place(quotation_id: str, article_id: str, analyses: Sequence[Analysis]) -> None:
    """The paragraphs around a quotation, with its marks, a link to it in the article, and a button to correct it.

    The page draws the dialog, once, at its end: `show_correction`.
    """
    analysis = next(a for a in analyses if a.article.id == article_id)
    quotation = next(q for q in analysis.quotations if q.id == quotation_id)
    with st.container(border=True):
        show_excerpt(analysis, quotation)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                PAGES["Read"],
                label="Read it in the article",
                icon=":material/menu_book:",
                query_params={"article": article_id, "quotation": quotation_id},
            )
            st.button(
                "Correct this quotation",
                key=f"correct_{quotation_id}",
                on_click=ask_for_correction,
                args=(article_id, "quotation", [analysis.quotations.index(quotation)]),
            )
