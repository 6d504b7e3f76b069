"""An analysis on its way to being corrected: its parts, how they are found by their words, and how they are exchanged."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.attribution import kind_of_speaker
from analysis.corrections.anchors import locate
from analysis.corrections.records import Target
from analysis.quotations import mark_repeats
from analysis.records import (
    Analysis,
    Article,
    Entity,
    LeftOut,
    Mention,
    Placed,
    Quotation,
    QuoteKind,
    Span,
    Speaker,
    Stretch,
)
from analysis.text_spans import WORD

_GIVEN = re.compile(r"-(c[0-9a-f]+)$")  # the end of an id that a correction has given
MIN_SHARED = 0.5  # of the shorter one, from which on two places are those of the same quotation


@dataclass(frozen=True, slots=True)
class Draft:
    """What corrections change, one after another. Words, repeats, notes and scores follow at the end."""

    article: Article
    paragraphs: tuple[Span, ...]
    left_out: tuple[LeftOut, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]

    @property
    def text(self) -> str:
        return self.article.text

    def new_id(self, correction_id: str) -> str:
        """The id of what a correction adds: it stays the same whatever else is corrected."""
        return f"{self.article.id}-{correction_id}"


def draft_of(analysis: Analysis) -> Draft:
    """The draft of an analysis that nothing has been changed in."""
    a = analysis
    return Draft(a.article, a.paragraphs, a.article.left_out, a.entities, a.quotations, a.speakers)


# ------------------------------------------------------------------------------------------------------------- finding


def find_quotation(draft: Draft, target: Target) -> Quotation | None:
    """The quotation that shares most words with a target, at least half of the shorter one; None if there is none."""
    if given := _given(draft, target.id):
        return next((q for q in draft.quotations if q.id == given), None)
    spans = locate(draft.text, target)
    best: tuple[int, bool] = (0, False)
    found = None
    for quotation in draft.quotations:
        shared = shared_characters(spans, quotation.stretches)
        enough = MIN_SHARED * min(_length(spans), _length(quotation.stretches))
        if shared and shared >= enough and (shared, quotation.id == target.id) > best:
            best, found = (shared, quotation.id == target.id), quotation
    return found


def find_entity(draft: Draft, target: Target) -> Entity | None:
    """The entity with most mentions at the places of a target, None if none is mentioned there."""
    if given := _given(draft, target.id):
        return next((e for e in draft.entities if e.id == given), None)
    spans = locate(draft.text, target)
    best: tuple[int, bool] = (0, False)
    found = None
    for entity in draft.entities:
        shared = sum(any(overlaps(m, span) for m in entity.mentions) for span in spans)
        if shared and (shared, entity.id == target.id) > best:
            best, found = (shared, entity.id == target.id), entity
    return found


def is_given(id: str) -> bool:
    """Is this the id of something that a correction has added?"""
    return _GIVEN.search(id) is not None


def _given(draft: Draft, id: str) -> str:
    """The id that a correction has given, as it is in this article; empty if the id comes from the analysis."""
    match = _GIVEN.search(id)
    return draft.new_id(match[1]) if match else ""


def overlaps(one: Placed, other: Placed) -> bool:
    """Do two places share a character?"""
    return one.start < other.end and other.start < one.end


def shared_characters(some: Iterable[Placed], others: Sequence[Placed]) -> int:
    """How many characters two sets of places have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def _length(places: Iterable[Placed]) -> int:
    return sum(place.end - place.start for place in places)


def masks_of(draft: Draft) -> list[LeftOut]:
    """What is left out since the text was read."""
    return [p for p in draft.left_out if p not in draft.article.left_out]


def named_entities(draft: Draft) -> list[Entity]:
    """The entities that are named where the text counts, with their mentions there."""
    masks = masks_of(draft)
    kept = []
    for entity in draft.entities:
        mentions = tuple(m for m in entity.mentions if not any(overlaps(m, mask) for mask in masks))
        if mentions and mentions != entity.mentions:
            entity = respelled(draft.text, replace(entity, mentions=mentions))
        if mentions:
            kept.append(entity)
    return kept


# ---------------------------------------------------------------------------------------------------------- exchanging


def speaker_of(entity: Entity) -> Speaker:
    """An entity as a speaker."""
    return Speaker(entity.id, entity.name, kind_of_speaker(entity.type), entity.role, entity.pronoun)


def with_entity(draft: Draft, entity: Entity) -> Draft:
    """The draft with an entity in place of the one with its id, or added; where it speaks, its name and kind follow."""
    entity = respelled(draft.text, entity)
    others = [e for e in draft.entities if e.id != entity.id]
    draft = replace(draft, entities=by_first_mention([*others, entity]))
    speaks = {q.id for q in draft.quotations if q.speaker_id == entity.id}
    known = next((s for s in draft.speakers if s.id == entity.id), None)
    speaker = speaker_of(entity)
    if known and known.pronoun:
        speaker = replace(speaker, pronoun=known.pronoun)
    return with_speaker(draft, speaks, speaker) if speaks else draft


def with_speaker(draft: Draft, quotation_ids: Iterable[str], speaker: Speaker) -> Draft:
    """The draft with some quotations given to a speaker. How it was found, and how surely, stays as it is."""
    ids = set(quotation_ids)
    quotations = tuple(
        replace(q, speaker_id=speaker.id, speaker=speaker.name, speaker_kind=speaker.kind) if q.id in ids else q
        for q in draft.quotations
    )
    others = (s for s in draft.speakers if key_of(s) != key_of(speaker))
    return replace(draft, quotations=quotations, speakers=(*others, speaker))


def with_quotation(draft: Draft, quotation: Quotation) -> Draft:
    """The draft with a quotation in place of the one with its id, or added; it takes its words from all others.

    No word counts for two quotations: a quotation of which no word is left is gone.
    """
    others = cut_quotations((q for q in draft.quotations if q.id != quotation.id), quotation.stretches, draft.text)
    return with_repeats(replace(draft, quotations=by_first_word([*others, quotation])))


def with_repeats(draft: Draft) -> Draft:
    """The draft with repeats marked anew, as must be once other words are quoted."""
    return replace(draft, quotations=tuple(mark_repeats(list(draft.quotations), draft.text)))


def key_of(speaker: Speaker) -> str:
    """What tells speakers apart: the id, or that it is not known or not named."""
    return speaker.id or speaker.kind


def by_first_word(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Quotations in order of first appearance."""
    return tuple(sorted(quotations, key=lambda q: q.stretches[0].start))


def by_first_mention(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities in order of first appearance."""
    return tuple(sorted(entities, key=lambda e: e.mentions[0].start))


def respelled(text: str, entity: Entity) -> Entity:
    """The entity with the spellings that its mentions have."""
    forms = dict.fromkeys(" ".join(text[m.start : m.end].split()) for m in entity.mentions)
    return replace(entity, aliases=tuple(form for form in forms if form != entity.name))


def joined(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in the order of the text, each once."""
    return tuple(sorted(set(mentions), key=lambda m: (m.start, m.end)))


# ------------------------------------------------------------------------------------------------------------- cutting


def cut_quotations(quotations: Iterable[Quotation], holes: Sequence[Placed], text: str) -> list[Quotation]:
    """Quotations without what lies in some holes; those of which no word is left are gone."""
    cut = (replace(q, stretches=cut_stretches(q.stretches, holes, text)) for q in quotations)
    return [_with_kind(q) for q in cut if q.stretches]


def cut_stretches(stretches: Iterable[Stretch], holes: Sequence[Placed], text: str) -> tuple[Stretch, ...]:
    """Stretches without what lies in some holes, trimmed of white space; those without a word are gone."""
    kept = []
    for stretch in stretches:
        if not any(overlaps(stretch, hole) for hole in holes):
            kept.append(stretch)
            continue
        for span in subtract(Span(stretch.start, stretch.end), holes):
            inner = stripped(text, span)
            if WORD.search(text, *inner):
                kept.append(replace(stretch, start=inner.start, end=inner.end))
    return tuple(kept)


def subtract(span: Span, holes: Iterable[Placed]) -> list[Span]:
    """What is left of a span without some holes."""
    left, at = [], span.start
    for hole in sorted(holes, key=lambda h: h.start):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [*left, Span(at, span.end)] if at < span.end else left


def stripped(text: str, span: Span) -> Span:
    """The span without the white space at either end."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def kind_of(stretches: Iterable[Stretch]) -> QuoteKind:
    """The kind of a quotation that has these stretches."""
    kinds = {s.kind for s in stretches}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _with_kind(quotation: Quotation) -> Quotation:
    """A mixed quotation that has lost what was quoted is a reported one."""
    reported = all(s.kind == "indirect" for s in quotation.stretches)
    return replace(quotation, kind="indirect") if reported else quotation
