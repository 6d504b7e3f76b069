"""What this visitor has put right in the collection, and the analyses with that applied.

Two keys of the session belong to this module: `corrections` (all of the collection, undone ones too, in order of time) and
`corrected` (by article id, the analysis as it was made, the corrections that are in force, and what comes of both).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.records import Analysis, Article
from pages.ui.state.database import corrections as kept
from pages.ui.state.database.place import Place
from pages.ui.state.visitor import name_of_login

if TYPE_CHECKING:
    from analysis.corrections import Corrected, Correction, Listed  # loaded with the first correction


class _Applied(NamedTuple):
    made: Analysis
    own: tuple["Correction", ...]
    corrected: "Corrected"


def reload(place: Place) -> None:
    """Take over the corrections as the database has them."""
    st.session_state.corrections = tuple(kept.load(place))


def every() -> tuple["Correction", ...]:
    """All corrections of the collection, undone ones too, in order of time."""
    found: tuple[Correction, ...] = st.session_state.get("corrections", ())
    return found


def keep(place: Place, made: Iterable["Correction"]) -> None:
    """Save corrections, signed by whoever is logged in."""
    from analysis.corrections import signed

    by = name_of_login()
    kept.save(place, [signed(c, by) if by and not c.by else c for c in made])
    reload(place)


def undo(place: Place, correction_id: str, again: bool = False) -> None:
    """Undo a correction, or with `again` have it count again."""
    kept.undo(place, correction_id, again)
    reload(place)


def to_read(article: Article) -> Article:
    """What is to be read of an article of the database: with the parts that corrections bring back."""
    if not any(c.what == "bring_back" for c in every()):
        return article
    from analysis.corrections import article_to_read

    return article_to_read(article, every())


def as_it_came(article: Article) -> Article:
    """The article of a corrected analysis, as the database has it."""
    if not every():
        return article
    from analysis.corrections import without_corrections

    return without_corrections(article, every())


def apply_to(made: Iterable[Analysis]) -> list["Corrected | None"]:
    """What the corrections make of each analysis; None where there are none to apply."""
    by_article: dict[str, list[Correction]] = {}
    for correction in every():
        if not correction.undone:
            by_article.setdefault(correction.article_id, []).append(correction)
    everywhere = by_article.get("", [])
    return [_apply(one, (*everywhere, *by_article.get(one.article.id, ()))) for one in made]


def listed(made: Iterable[Analysis]) -> list["Listed"]:
    """All corrections in order of time, each with whether it holds in these analyses."""
    from analysis.corrections import list_corrections

    return list_corrections(every(), filter(None, apply_to(made)))


def forget() -> None:
    """Let go of the corrected analyses."""
    st.session_state.pop("corrected", None)


def _apply(made: Analysis, own: tuple["Correction", ...]) -> "Corrected | None":
    if not own:
        return None
    cache: dict[str, _Applied] = st.session_state.setdefault("corrected", {})
    known = cache.get(made.article.id)
    if not known or known.made is not made or known.own != own:
        from analysis.corrections import apply

        known = cache[made.article.id] = _Applied(made, own, apply(made, own))
    return known.corrected
