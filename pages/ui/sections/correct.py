"""The dialog in which a quotation or a name is put right, and words that were missed are added.

A click in the text or in a table asks for it (`ask_for_correction`); the page then draws it (`show_correction`). One key of the
session belongs to this module: `correcting`, the article and what of it is being corrected.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

import streamlit as st

from analysis.corrections import (
    Correction,
    CorrectionError,
    Named,
    Voice,
    add_quotation,
    change_quotation,
    merge,
    merge_everywhere,
    name_source,
    remove_entity,
    remove_everywhere,
    remove_quotation,
    rename,
    rename_everywhere,
    retype,
    retype_everywhere,
    select_stretches,
    set_speaker,
)
from analysis.records import GAP, Analysis, Entity, EntityType, Quotation, QuoteKind, Span, SpeakerKind
from pages.ui.layout.labels import KINDS, ONE_OF
from pages.ui.state import collection
from pages.ui.state.article_names import name_of
from pages.ui.state.tables import tables_of
from pages.ui.widgets.filters import tell_apart
from pages.ui.widgets.markdown import escape_markdown

What = Literal["quotation", "entity", "words"]
MAX_NAMES = 300  # of other articles that are offered as speakers
MAX_WORDS_SHOWN = 400  # characters
_VOICES: dict[SpeakerKind, str] = {
    "person": "A person",
    "organisation": "An organisation",
    "unnamed": "Somebody without a name",
    "document": "A document",
}
_NUMBERED = re.compile(r" \(\d{1,3}\)$")  # "Ana Lim (2)"
SOMEBODY_ELSE, NOBODY = "Someone else …", "Nobody: these are not someone’s words"


class Correcting(NamedTuple):
    """What is being corrected: a quotation or an entity by its number in the analysis, or words by their ends."""

    article_id: str
    what: What
    numbers: tuple[int, ...]


def ask_for_correction(article_id: str, what: What, numbers: Sequence[int]) -> None:
    """Have the dialog drawn in the next run."""
    st.session_state.correcting = Correcting(article_id, what, tuple(map(int, numbers)))


def show_correction() -> None:
    """Draw the dialog that was asked for, if any; once a page."""
    asked: Correcting | None = st.session_state.get("correcting")
    analysis = collection.find(asked.article_id) if asked else None
    if not asked or not analysis:
        return
    try:
        if asked.what == "quotation":
            _correct_quotation(analysis, analysis.quotations[asked.numbers[0]])
        elif asked.what == "entity":
            _correct_entity(analysis, analysis.entities[asked.numbers[0]])
        else:
            _add_words(analysis, Span(*asked.numbers))
    except (IndexError, TypeError):
        _close()


def _close() -> None:
    st.session_state.pop("correcting", None)


# ---------------------------------------------------------------------------------------------------------- quotations


@st.dialog("Correct this quotation", on_dismiss=_close)
def _correct_quotation(analysis: Analysis, quotation: Quotation) -> None:
    """Another speaker, other words, another kind, or none at all."""
    words = GAP.join(analysis.text_of(stretch) for stretch in quotation.stretches)
    st.markdown(f"> {escape_markdown(words, MAX_WORDS_SHOWN)}")
    voices = _voices(analysis, SOMEBODY_ELSE, NOBODY)
    now = next(
        (label for label, v in voices.items() if v and v.entity_id and v.entity_id == quotation.speaker_id), None
    )
    chosen, voice = _ask_who(voices, now, placeholder=quotation.speaker)
    others = sum(q.speaker_id == quotation.speaker_id for q in analysis.quotations) - 1
    described = quotation.speaker_kind == "unnamed" and not any(e.id == quotation.speaker_id for e in analysis.entities)
    everywhere = False
    if described and others and voice:
        everywhere = st.checkbox(
            f"Also for the {others} other quotations of “{escape_markdown(quotation.speaker, 60)}”",
            value=True,
            key="correct_all",
        )
    kinds: tuple[QuoteKind, ...] = get_args(QuoteKind)
    kind = st.segmented_control(
        "What kind is it?",
        kinds,
        default=quotation.kind,
        required=True,
        format_func=lambda one: KINDS[one],
        key="correct_kind",
    )
    exact = st.text_area(
        "Which words?", words, help="Shorten or lengthen them, in the words of the article.", key="correct_words"
    )

    def corrections() -> list[Correction]:
        if chosen == NOBODY:
            return [remove_quotation(analysis, quotation.id)]
        made = []
        if chosen == SOMEBODY_ELSE and not voice:
            raise CorrectionError("Type the name of whoever says this.")
        if voice and everywhere:
            made.append(name_source(analysis, quotation.speaker_id, voice))
        elif voice and chosen != now:
            made.append(set_speaker(analysis, quotation.id, voice))
        if exact.strip() != words:
            spans = [_find_words(analysis, part, quotation.stretches[0].start) for part in exact.split(GAP.strip())]
            stretches = [s for span in spans for s in select_stretches(analysis, *span, kind)]
            made.append(change_quotation(analysis, quotation.id, stretches))
        elif kind != quotation.kind:
            made.append(change_quotation(analysis, quotation.id, [replace(s, kind=kind) for s in quotation.stretches]))
        return made

    _offer_to_save(corrections)


@st.dialog("Add a quotation", on_dismiss=_close)
def _add_words(analysis: Analysis, span: Span) -> None:
    """Words that were missed, and whose they are; of words that are selected in part, the whole."""
    words = [w for w in analysis.words if w.overlaps(span)]
    span = Span(min(span.start, words[0].start), max(span.end, words[-1].end)) if words else span
    st.markdown(f"> {escape_markdown(span.of(analysis.article.text), MAX_WORDS_SHOWN)}")
    voices = _voices(analysis, SOMEBODY_ELSE)
    _, voice = _ask_who(voices)
    kinds: tuple[QuoteKind, ...] = get_args(QuoteKind)
    kind = st.segmented_control(
        "What kind is it?",
        kinds,
        default="direct",
        required=True,
        format_func=lambda one: KINDS[one],
        key="correct_kind",
    )

    def corrections() -> list[Correction]:
        if not voice:
            raise CorrectionError("Choose who says this.")
        return [add_quotation(analysis, select_stretches(analysis, *span, kind), voice)]

    _offer_to_save(corrections)


def _voices(analysis: Analysis, *others: str) -> dict[str, Voice | None]:
    """Whose words they may be, by label: the people of this article, its other names and sources, the `others`, the collection's."""
    order = {"person": 0, "organisation": 1, "group": 2, "place": 3}
    entities = sorted(analysis.entities, key=lambda e: (order[e.type], -len(e.mentions)))
    tables = tables_of(collection.analyses())
    names = dict(zip(tables.entities.entity_id, tables.entities.canonical_name, strict=True))  # as all other pages say
    found: dict[str, Voice | None] = {}
    for entity in entities:
        name, type_ = names.get(entity.id, entity.name), entity.type if entity.type != "person" else ""
        name = name if _label(name, type_) not in found else entity.name
        found.setdefault(_label(name, type_), Voice(entity_id=entity.id))
    for speaker in analysis.speakers:
        if speaker.name and not any(e.id == speaker.id for e in analysis.entities):
            found.setdefault(speaker.name, Voice(speaker.name, speaker.kind))
    found |= dict.fromkeys(others)
    everything = tables.names
    elsewhere = everything[everything.type.isin(["person", "organisation"])].head(MAX_NAMES)
    for name, type_ in zip(elsewhere.entity, elsewhere.type, strict=True):
        found.setdefault(_label(name, type_ if type_ != "person" else ""), Voice(name, type_))
    return found


def _names_everywhere() -> list[Named]:
    """The names of the whole collection, the most frequent ones; of namesakes who are kept apart, the first."""
    names = tables_of(collection.analyses()).names.head(MAX_NAMES)
    pairs = zip(names.entity, names.type, strict=True)
    return [Named(name, type_) for name, type_ in pairs if not _NUMBERED.search(name)]


def _label(name: str, type_: str) -> str:
    return f"{name} ({ONE_OF[type_]})" if type_ else name


def _ask_who(
    voices: Mapping[str, Voice | None], now: str | None = None, *, placeholder: str = ""
) -> tuple[str | None, Voice | None]:
    """What is chosen or typed, and who that is: None for nobody, and until there is a name."""
    chosen = st.selectbox(
        "Who says this?",
        list(voices),
        index=list(voices).index(now) if now else None,
        placeholder=placeholder or "Choose, or type a name",
        accept_new_options=True,
        key="correct_speaker",
    )
    if chosen and (chosen == SOMEBODY_ELSE or chosen not in voices):
        return chosen, _describe_voice(chosen)
    return chosen, voices[chosen] if chosen else None


def _describe_voice(chosen: str) -> Voice | None:
    """Somebody whom no list has: typed in the list, or below it; None until there is a name."""
    name = chosen
    if chosen == SOMEBODY_ELSE:
        name = st.text_input("Name", key="correct_name", placeholder="The name, or a description")
    kind = st.selectbox(
        "Who or what is that?",
        list(_VOICES),
        index=list(_VOICES).index("unnamed" if name[:1].islower() else "person"),
        format_func=lambda one: _VOICES[one],
        key="correct_voice",
    )
    return Voice(name.strip(), kind) if name.strip() else None


def _find_words(analysis: Analysis, words: str, near: int) -> Span:
    """Where these words stand in the article, as near as can be to a place. Raises CorrectionError if they do not."""
    text, words = analysis.article.text, words.strip()
    before, after = text.rfind(words, 0, near + len(words)), text.find(words, near)
    places = [at for at in (before, after) if at >= 0]
    if not words or not places:
        raise CorrectionError("These words do not stand in the article like this. Copy them from the text.")
    start = min(places, key=lambda at: abs(at - near))
    return Span(start, start + len(words))


# --------------------------------------------------------------------------------------------------------------- names


@st.dialog("Correct this name", on_dismiss=_close)
def _correct_entity(analysis: Analysis, entity: Entity) -> None:
    """Another name or type, the same as somebody else, or no name at all; in this article or everywhere."""
    several = len(collection.analyses()) > 1
    everywhere = several and (
        st.segmented_control(
            "Where?",
            ["In this article", "In the whole collection"],
            default="In this article",
            required=True,
            key="correct_where",
        )
        == "In the whole collection"
    )
    if several and not everywhere:
        st.caption(escape_markdown(name_of(analysis.article), 90))
    name = st.text_input("Name", entity.name, key="correct_name")
    types: tuple[EntityType, ...] = get_args(EntityType)
    kind = st.selectbox(
        "What is it?",
        types,
        index=types.index(entity.type),
        format_func=lambda one: ONE_OF[one].capitalize(),
        key="correct_type",
    )
    others = {e.id: Named(e.name, e.type) for e in analysis.entities if e.id != entity.id}
    if everywhere:
        own = Named(entity.name, entity.type)
        others = {f"{one.type} {one.name}": one for one in (*others.values(), *_names_everywhere()) if one != own}
    labels = tell_apart({id: _label(one.name, one.type) for id, one in others.items()})
    same = st.selectbox(
        "The same as",
        list(others),
        index=None,
        placeholder="Nobody else",
        format_func=lambda id: labels[id],
        key="correct_same",
    )
    nobody = st.checkbox("This is not a name", key="correct_none")

    def corrections() -> list[Correction]:
        named = Named(entity.name, entity.type)
        if nobody:
            return [remove_everywhere(named) if everywhere else remove_entity(analysis, entity.id)]
        if same:
            return [merge_everywhere(named, others[same]) if everywhere else merge(analysis, entity.id, same)]
        made = []
        if kind != entity.type:
            made.append(retype_everywhere(named, kind) if everywhere else retype(analysis, entity.id, kind))
        if name.strip() != entity.name:
            named = named._replace(type=kind)
            made.append(rename_everywhere(named, name) if everywhere else rename(analysis, entity.id, name))
        return made

    _offer_to_save(corrections)


# ---------------------------------------------------------------------------------------------------------------- save


def _offer_to_save(corrections: Callable[[], list[Correction]]) -> None:
    if not st.button("Save the correction", type="primary", key="correct_save"):
        return
    try:
        collection.correct(*corrections())
    except CorrectionError as error:
        st.error(escape_markdown(str(error)))
        return
    _close()
    st.toast("Corrected. Every correction is listed on Articles, where each can be undone.", icon=":material/check:")
    st.rerun()
