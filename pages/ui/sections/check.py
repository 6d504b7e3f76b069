"""The parts of the page on which one's own accuracy is measured: draw, judge, and what comes of it.

One key of the session belongs to this module: `round`, the quotations that were drawn and how many of them are done.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.corrections import (
    CorrectionError,
    Estimate,
    Verdict,
    judge,
    judge_missed,
    measure_accuracy,
    sample_for_check,
)
from analysis.records import Analysis, Quotation
from pages.ui.sections.correct import ask_for_correction
from pages.ui.sections.marked_text import show_excerpt
from pages.ui.state import collection, corrections
from pages.ui.widgets.markdown import escape_markdown

NUMBERS = (10, 20, 50, 100)  # quotations of a round
USUAL = 20
_SEEDS = 2**32
_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "right": ("Right", "y"),
    "wrong speaker": ("Wrong speaker", "w"),
    "not a quotation": ("Not a quotation", "q"),
}


@dataclass
class Round:
    """Quotations drawn from some articles, by (article, quotation)."""

    of: frozenset[str]  # the articles
    drawn: tuple[tuple[str, str], ...]
    done: int = 0


def current_round(analyses: Sequence[Analysis]) -> Round | None:
    """The round that was begun with just these articles and is not over."""
    found: Round | None = st.session_state.get("round")
    here = found and found.of == frozenset(a.article.id for a in analyses) and found.done < len(found.drawn)
    return found if here else None


def begin_round(analyses: Sequence[Analysis]) -> None:
    """Ask how many, and draw them."""
    there = sum(len(a.quotations) for a in analyses)
    options = sorted({*(n for n in NUMBERS if n < there), min(there, NUMBERS[-1])})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.segmented_control(
            "How many quotations?",
            options,
            default=USUAL if USUAL in options else options[-1],
            required=True,
            format_func=lambda n: f"All {n}" if n == there else str(n),
            key="check_number",
        )
        st.button("Draw them", type="primary", key="check_draw", on_click=_draw, args=(number,))
    st.session_state.check_here = frozenset(a.article.id for a in analyses)


def _draw(number: int) -> None:
    of = st.session_state.check_here
    analyses = [a for a in collection.analyses() if a.article.id in of]
    article_of = {q.id: a.article.id for a in analyses for q in a.quotations}
    quotations = (q for a in analyses for q in a.quotations)
    drawn = sample_for_check(quotations, number, random.randrange(_SEEDS))
    st.session_state.round = Round(of, tuple((article_of[q.id], q.id) for q in drawn))


def show_next(drawn: Round) -> None:
    """The next quotation with what is to be judged, and buttons that keys press too."""
    article_id, quotation_id = drawn.drawn[drawn.done]
    analysis = collection.find(article_id)
    quotation = next((q for q in analysis.quotations if q.id == quotation_id), None) if analysis else None
    if not analysis or not quotation:  # removed since
        _go_on()
        st.rerun()
    st.progress(drawn.done / len(drawn.drawn), f"{drawn.done + 1} of {len(drawn.drawn)}")
    with st.container(border=True):
        st.markdown(f"**{_claim(quotation)}**")
        show_excerpt(analysis, quotation)
    with st.container(horizontal=True):
        for verdict, (label, key) in _VERDICTS.items():
            st.button(
                label,
                shortcut=key,
                key=f"check_{key}",
                on_click=_judge,
                args=(article_id, quotation_id, verdict),
                type="primary" if verdict == "right" else "secondary",
            )
        st.button("Skip", shortcut="s", key="check_s", on_click=_go_on)
        st.button("Stop here", key="check_stop", type="tertiary", on_click=_stop)
    _ask_for_missed(article_id, quotation_id)


def _claim(quotation: Quotation) -> str:
    if quotation.speaker:
        return f"Said by {escape_markdown(quotation.speaker, 80)}. Is that right?"
    unclear = quotation.speaker_kind == "unresolved"
    return "Is it right that the speaker is unclear?" if unclear else "Is it right that no source is given for this?"


def _judge(article_id: str, quotation_id: str, verdict: Verdict) -> None:
    if analysis := collection.find(article_id):
        collection.correct(judge(analysis, quotation_id, verdict))
        if verdict == "wrong speaker":
            numbers = [n for n, q in enumerate(analysis.quotations) if q.id == quotation_id]
            ask_for_correction(article_id, "quotation", numbers)
    _go_on()


def _go_on() -> None:
    st.session_state.round.done += 1


def _stop() -> None:
    st.session_state.pop("round", None)


def _ask_for_missed(article_id: str, quotation_id: str) -> None:
    """Words beside the quotation that are somebody's too and were not found."""
    with st.expander("Something was missed here"):
        words = st.text_input(
            "The words that were missed",
            key=f"check_words_{quotation_id}",
            placeholder="Paste them from the text above",
        )
        if not st.button("Note it", key="check_missed") or not (analysis := collection.find(article_id)):
            return
        start = analysis.article.text.find(words.strip()) if words.strip() else -1
        if start < 0:
            st.error("These words do not stand in the article like this. Copy them from the text.")
            return
        try:
            collection.correct(judge_missed(analysis, start, start + len(words.strip())))
        except CorrectionError as error:
            st.error(escape_markdown(str(error)))
            return
        st.success("Noted. You can add it as a quotation on the Read page.")


def show_accuracy() -> None:
    """What the judgements say so far."""
    accuracy = measure_accuracy(corrections.every())
    if not accuracy.precision.of:
        return
    st.header("What you have found so far", anchor=False)
    speaker, quotation, missed = st.columns(3)
    with speaker:
        _show("Right speaker", accuracy.speaker_accuracy, "of the quotations")
    with quotation:
        _show("Really a quotation", accuracy.precision, "of what was found")
    if accuracy.missed:
        missed.metric("Missed, found by the way", f"{accuracy.missed:,}", border=True)
    st.caption(
        "The range is where the true share lies with 95 % confidence (Wilson’s interval). It holds if you judged what was drawn to the "
        "end. The judgements are kept with your corrections, and stand in the ZIP and the report."
    )


def _show(label: str, estimate: Estimate, of: str) -> None:
    if not estimate.of:
        return
    st.metric(label, f"{estimate.share:.0%}", border=True)
    st.caption(f"{estimate.right:,} of {estimate.of:,} {of}: {estimate.low:.0%} to {estimate.high:.0%}")
