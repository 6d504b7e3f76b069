"""Articles that tell largely the same text: what is different in them, and how to count them once."""

import difflib
from collections.abc import Sequence

import streamlit as st

from analysis.document import story_of
from analysis.records import Analysis
from analysis.tables.summaries import NearCopies
from pages.ui.articles.undo import offer_undo
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.tables import tables_of
from pages.ui.widgets.markdown import escape_markdown

MAX_GROUPS = 20  # that are shown
MAX_WORDS = 2_000  # of a text that is compared word by word
MAX_CHANGES = 12  # shown of two texts


def show_near_copies(held: Sequence[Analysis]) -> None:
    """The groups of near-copies among these articles, if there are any."""
    groups = tables_of(held).near_copies if len(held) > 1 else []
    if not groups:
        return
    more = sum(len(group.ids) - 1 for group in groups)
    found = {analysis.article.id: analysis for analysis in held}
    with st.expander(f"Near-copies ({len(groups):,})", key="near_copies"):
        st.markdown(
            f"{more:,} of these articles {'tells' if more == 1 else 'tell'} largely what another one tells: wire copy, or an update. "
            "Each counts in full until you remove it."
        )
        for number, group in enumerate(groups[:MAX_GROUPS]):
            _show(number, group, [found[id_] for id_ in group.ids])
        spare = [id_ for group in groups for id_ in _spare(group, found)]
        st.button(
            "Count each of them once",
            key="near_copies_once",
            on_click=_remove,
            args=(spare,),
            help="Removes all but the longest of each group. You can undo it.",
        )


def _spare(group: NearCopies, found: dict[str, Analysis]) -> list[str]:
    longest = max(group.ids, key=lambda id_: len(found[id_].words))
    return [id_ for id_ in group.ids if id_ != longest]


def _remove(ids: Sequence[str]) -> None:
    offer_undo(collection.remove(ids))


def _show(number: int, group: NearCopies, analyses: Sequence[Analysis]) -> None:
    names = "; ".join(
        f"**{escape_markdown(name_of(a.article), 80)}**"
        + (f" ({escape_markdown(a.article.outlet, 40)})" if a.article.outlet else "")
        for a in analyses
    )
    st.markdown(f"- {names}: {group.shared:.0%} of the words in common")
    if st.toggle("Show what is different", key=f"near_copies_{number}"):
        changes = _changes(story_of(analyses[0].article), story_of(analyses[1].article))
        st.markdown("\n".join(f"  - {change}" for change in changes) or "Nothing but spaces and marks.")


def _changes(one: str, other: str) -> list[str]:
    """What the second text has instead of words of the first, as Markdown."""
    first, second = one.split()[:MAX_WORDS], other.split()[:MAX_WORDS]
    lines: list[str] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if what != "equal" and len(lines) < MAX_CHANGES:
            old, new = " ".join(first[a:b]), " ".join(second[c:d])
            lines.append(
                f"~~{escape_markdown(old, 120)}~~ {escape_markdown(new, 120)}"
                if old
                else f"+ {escape_markdown(new, 160)}"
            )
    return lines
