"""Quotations as cards: the words, who says them and how sure that is, and the way to their place in the text."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.present.amounts import amount, percent
from analysis.records import Analysis
from analysis.tables import SOURCES, UNKNOWN
from pages.ui.layout.labels import KINDS, Counted
from pages.ui.layout.page_frame import PAGES
from pages.ui.sections.correct import ask_for_correction
from pages.ui.state import collection
from pages.ui.widgets.markdown import escape_markdown

CARDS = 10  # on one page
MAX_WORDS = 600  # characters of a quotation on its card
MAX_CUE = 80  # characters of the verb of what is reported
DOUBTFUL = 0.6  # likelihood of the speaker, below which the card asks to check it
_LOOK = """<style>
[class*="st-key-card_"] blockquote { border: 0; color: inherit; margin: 0; opacity: 1; padding: 0; }
[class*="st-key-card_"] blockquote p { color: light-dark(#0e0c09, #e9e5dc); font-size: 1.08rem; line-height: 1.5; }
[class*="st-key-card_"] p { font-size: 0.92rem; }
[class*="st-key-card_"] button { min-height: 1.75rem; padding-block: 0; }
</style>"""


def show_cards(quotations: pd.DataFrame, analyses: Sequence[Analysis]) -> None:
    """A page of the quotations of `summaries.join_quotations`, with titles, and buttons for the other pages."""
    if quotations.empty:
        st.info("No quotation matches these filters. Take one away above.")
        return
    st.html(_LOOK)
    shape = pd.util.hash_pandas_object(quotations.quotation_id, index=False).sum()
    key = f"quotes_page_{shape}"
    pages = -(-len(quotations) // CARDS)
    page = min(int(st.session_state.get(key) or 1), pages)
    numbers = {analysis.article.id: analysis for analysis in analyses}
    for row in quotations.iloc[(page - 1) * CARDS : page * CARDS].itertuples():
        _show_card(row, numbers, titled=len(analyses) > 1)
    if pages > 1:
        st.pagination(pages, key=key)


def _show_card(row: Any, analyses: Mapping[str, Analysis], *, titled: bool) -> None:
    with st.container(border=True, key=f"card_{row.quotation_id}", gap="xsmall"):
        st.markdown(f"> {write_quotation(analyses[row.article_id], row.quotation_id, row.cue)}")
        about = [
            f"**{escape_markdown(row.voice, 80)}**",
            KINDS[row.quotation_kind] + (", repeated" if row.repeat else ""),
            _sureness(row.speaker_kind, row.how, row.confidence),
            escape_markdown(row.via, 60),
            f"_{escape_markdown(row.title, 70)}_" if titled else "",
        ]
        st.markdown(" · ".join(filter(None, about)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                PAGES["Read"],
                label="In context",
                icon=":material/menu_book:",
                query_params={"article": row.article_id, "quotation": row.quotation_id},
            )
            st.button(
                "Wrong speaker?",
                type="tertiary",
                key=f"correct_{row.quotation_id}",
                on_click=_ask,
                args=(row.article_id, row.quotation_id),
            )


def _ask(article_id: str, quotation_id: str) -> None:
    if analysis := collection.find(article_id):
        numbers = [n for n, quotation in enumerate(analysis.quotations) if quotation.id == quotation_id]
        ask_for_correction(article_id, "quotation", numbers)


def write_quotation(analysis: Analysis, quotation_id: str, cue: str = "", room: int = MAX_WORDS) -> str:
    """What is quoted in quotation marks, what is reported without; before that its verb, without which a few words say nothing."""
    quotation = next(q for q in analysis.quotations if q.id == quotation_id)
    first = quotation.stretches[0]
    written, at = "", first.start
    for stretch in quotation.stretches:
        if room <= 0:
            return f"{written} …"
        words = escape_markdown(analysis.text_of(stretch), room)
        beside = not any(map(str.isalnum, analysis.article.text[at : stretch.start]))
        written += (" " if beside else " … ") if written else ""
        written += words if stretch.kind == "indirect" else f"“{words}”"
        at, room = stretch.end, room - (stretch.end - stretch.start)
    is_verb = cue and not cue.lower().startswith("according")
    return f"_{escape_markdown(cue, MAX_CUE)}_ {written}" if is_verb and first.kind == "indirect" else written


def _sureness(kind: str, how: str, confidence: float) -> str:
    if how == "by hand":
        return "corrected by hand"
    if kind in UNKNOWN:
        return ""
    sure = f"{confidence:.0%} likely to be right"
    return f":orange-badge[Check: {sure}]" if confidence < DOUBTFUL else sure


def describe_speaker(voice: str, voices: pd.DataFrame, ranges: pd.DataFrame, by: Counted, *, articles: int) -> str:
    """What is known of a voice in a line of Markdown: role, kind of source, share and its least, articles."""
    row: Any = next(voices[voices.voice == voice].itertuples())
    share = row.share_of_words if by == "words" else row.share_of_quotations
    parts = [escape_markdown(row.role, 80), SOURCES[row.speaker_kind].lower() if not row.role else ""]
    number = int(row.words if by == "words" else row.quotations)
    if number and share == share:
        told = (
            f"{percent(number, round(number / share))} of quoted words"
            if by == "words"
            else f"{share:.0%} of quotations"
        )
        parts.append(f"{told} ({amount(number, 'word' if by == 'words' else 'quotation')})")
    least = ranges.set_index("voice").low.get(voice)
    if by == "words" and number and least is not None and round(least, 2) < round(share, 2):
        parts.append(f"{least:.0%} if only certain speakers count")
    if articles > 1:
        parts.append(f"in {amount(int(row.articles), 'article')}")
    return " · ".join(filter(None, parts))
