"""Put right who and what is named: merge, split, rename, retype, remove; in one article or in a whole collection."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from analysis.attribution import kind_of_speaker
from analysis.corrections.anchors import locate, locate_all, target_of, target_of_entity
from analysis.corrections.draft import (
    Draft,
    find_entity,
    joined,
    overlaps,
    speaker_of,
    with_entity,
    with_speaker,
)
from analysis.corrections.plain import plain_target, text_in, to_target, type_in
from analysis.corrections.records import Correction, CorrectionError, Named, Target, What, checked_name, new_correction
from analysis.corrections.voices import find_speaker
from analysis.records import Analysis, Entity, EntityType, Placed

# ------------------------------------------------------------------------------------------------------ what is made


def merge(analysis: Analysis, entity_id: str, into_id: str) -> Correction:
    """The first is the same as the second, whose id, name and type stay. `after` has `entity`, `name` and `type`.

    As all that follow here: `before` has `name` and `type`, and CorrectionError is raised if there is no such entity.
    """
    entity, into = entity_in(analysis, entity_id), entity_in(analysis, into_id)
    if entity.id == into.id:
        raise CorrectionError("These are the same entity already. Choose two different ones.")
    place = plain_target(target_of_entity(analysis.article.text, into))
    return _about(analysis, entity, "merge", {"entity": place, **_named(into)})


def split(analysis: Analysis, entity_id: str, mentions: Sequence[Placed], name: str = "") -> Correction:
    """Some mentions mean somebody else. `after` has the `name` of that one: if none is given, the first one's spelling.

    Its id is that of the correction behind the article's. Raises CorrectionError if no mention would be left, or none is one.
    """
    entity = entity_in(analysis, entity_id)
    chosen = [m for m in entity.mentions if any(overlaps(m, place) for place in mentions)]
    if not chosen or len(chosen) == len(entity.mentions):
        raise CorrectionError("Choose at least one mention to split off, and leave at least one.")
    text = analysis.article.text
    correction = _about(analysis, entity, "split", {"name": checked_name(name or analysis.text_of(chosen[0]))})
    return replace(correction, target=target_of(text, entity.id, chosen))


def rename(analysis: Analysis, entity_id: str, name: str) -> Correction:
    """An entity has another name. `after` has `name`."""
    return _about(analysis, entity_in(analysis, entity_id), "rename", {"name": checked_name(name)})


def retype(analysis: Analysis, entity_id: str, type: EntityType) -> Correction:
    """An entity is of another type. `after` has `type`."""
    return _about(analysis, entity_in(analysis, entity_id), "retype", {"type": type})


def remove_entity(analysis: Analysis, entity_id: str) -> Correction:
    """This is nobody and nothing with a name. If words were given to it, they stay with that voice until they get another."""
    return _about(analysis, entity_in(analysis, entity_id), "remove_entity", {})


def remove_mention(analysis: Analysis, mention: Placed) -> Correction:
    """These words name nobody and nothing. Raises CorrectionError if they do not."""
    for entity in analysis.entities:
        if named := [m for m in entity.mentions if overlaps(m, mention)]:
            correction = _about(analysis, entity, "remove_mention", {})
            return replace(correction, target=target_of(analysis.article.text, entity.id, named[:1]))
    raise CorrectionError("Nobody and nothing is named here.")


def merge_everywhere(named: Named, into: Named) -> Correction:
    """In the whole collection the first is the same as the second. `after` has `name` and `type`.

    As all that follow here: `before` has `name` and `type`; entities are found by both, in every article that has them.
    """
    if named == into:
        raise CorrectionError("These are the same already. Choose two different ones.")
    return _everywhere("merge", named, {"name": checked_name(into.name), "type": into.type})


def rename_everywhere(named: Named, name: str) -> Correction:
    """In the whole collection an entity has another name. `after` has `name`."""
    return _everywhere("rename", named, {"name": checked_name(name)})


def retype_everywhere(named: Named, type: EntityType) -> Correction:
    """In the whole collection an entity is of another type. `after` has `type`."""
    return _everywhere("retype", named, {"type": type})


def remove_everywhere(named: Named) -> Correction:
    """In the whole collection this is nobody and nothing with a name."""
    return _everywhere("remove_entity", named, {})


# --------------------------------------------------------------------------------------------------- how it is applied


def apply_merge(draft: Draft, correction: Correction) -> Draft | None:
    """Merge two entities; across a collection, rename the one where the other is not named."""
    if not correction.article_id:
        into_name = Named(text_in(correction.after, "name"), type_in(correction.after))
        return _each_named(draft, correction, lambda draft, entity: _merge_by_name(draft, entity, into_name))
    entity = find_entity(draft, correction.target)
    into = find_entity(draft, to_target(correction.after["entity"]))
    if not entity or not into:
        return None
    return _merged(draft, entity, into) if entity.id != into.id else draft


def apply_split(draft: Draft, correction: Correction) -> Draft | None:
    """Split mentions off; where one of them is the source of a quotation, its words go with it."""
    entity = find_entity(draft, correction.target)
    spans = locate_all(draft.text, correction.target.anchors)
    if not entity or not spans:
        return None
    gone = [m for m in entity.mentions if any(overlaps(m, span) for span in spans)]
    left = tuple(m for m in entity.mentions if m not in gone)
    if not gone or not left:
        return draft
    new = Entity(draft.new_id(correction.id), text_in(correction.after, "name"), entity.type, tuple(gone))
    draft = with_entity(with_entity(draft, replace(entity, mentions=left)), new)
    said = [q for q in draft.quotations if q.speaker_id == entity.id]
    named = {q.id for q in said if q.source and any(overlaps(m, q.source) for m in gone)}
    return with_speaker(draft, named, speaker_of(new)) if named else draft


def apply_rename(draft: Draft, correction: Correction) -> Draft | None:
    """Rename an entity."""
    name = text_in(correction.after, "name")
    return _each(draft, correction, lambda draft, entity: with_entity(draft, replace(entity, name=name)))


def apply_retype(draft: Draft, correction: Correction) -> Draft | None:
    """Give an entity its type."""
    type = type_in(correction.after)
    return _each(draft, correction, lambda draft, entity: with_entity(draft, replace(entity, type=type)))


def apply_removal(draft: Draft, correction: Correction) -> Draft | None:
    """Take an entity away."""
    return _each(draft, correction, _without)


def apply_mention_removal(draft: Draft, correction: Correction) -> Draft | None:
    """Take a mention away, and with the last one the entity."""
    spans = locate(draft.text, correction.target)
    entity = find_entity(draft, correction.target)
    if not spans or not entity:
        return None
    left = tuple(m for m in entity.mentions if not any(overlaps(m, span) for span in spans))
    return with_entity(draft, replace(entity, mentions=left)) if left else _without(draft, entity)


_Change = Callable[[Draft, Entity], Draft]


def _each(draft: Draft, correction: Correction, change: _Change) -> Draft | None:
    """Change the entity that a correction is about, or all of its name and type; None if there is none."""
    if not correction.article_id:
        return _each_named(draft, correction, change)
    entity = find_entity(draft, correction.target)
    return change(draft, entity) if entity else None


def _each_named(draft: Draft, correction: Correction, change: _Change) -> Draft | None:
    """Change every entity and voice of the name and type that a correction of the collection is about; None if there is none."""
    named = Named(text_in(correction.before, "name"), type_in(correction.before))
    own = [e.id for e in draft.entities if (e.name, e.type) == named]
    for id in own:
        draft = change(draft, next(e for e in draft.entities if e.id == id))
    voiced = _with_voice(draft, named, correction.after)
    return voiced or (draft if own else None)


def _with_voice(draft: Draft, named: Named, after: dict[str, Any]) -> Draft | None:
    """Who speaks under a name without being named in the text, as when somebody has typed it in, has the new name and type too."""
    kind, entities = kind_of_speaker(named.type), {e.id for e in draft.entities}
    said = [
        q
        for q in draft.quotations
        if (q.speaker, q.speaker_kind) == (named.name, kind) and q.speaker_id not in entities
    ]
    if not said or not after:
        return None
    voice = {
        "name": after.get("name", named.name),
        "kind": kind_of_speaker(after.get("type", named.type)),
        "canonical_id": "",
    }
    return with_speaker(draft, {q.id for q in said}, find_speaker(draft, voice, said[0].speaker_id))


def _merge_by_name(draft: Draft, entity: Entity, into: Named) -> Draft:
    """Merge an entity into the one of this name and type, or give it both if there is none."""
    there = (e for e in draft.entities if (e.name, e.type) == into and e.id != entity.id)
    if other := next(there, None):
        return _merged(draft, entity, other)
    return with_entity(draft, replace(entity, name=into.name, type=into.type))


def _merged(draft: Draft, entity: Entity, into: Entity) -> Draft:
    """Everything that is the first one's goes to the second."""
    both = replace(
        into,
        mentions=joined([*into.mentions, *entity.mentions]),
        role=into.role or entity.role,
        pronoun=into.pronoun or entity.pronoun,
    )
    said = {q.id for q in draft.quotations if q.speaker_id == entity.id}
    draft = with_entity(_without(draft, entity), both)
    return with_speaker(draft, said, speaker_of(both)) if said else draft


def _without(draft: Draft, entity: Entity) -> Draft:
    return replace(draft, entities=tuple(e for e in draft.entities if e.id != entity.id))


# -------------------------------------------------------------------------------------------------------------- pieces


def entity_in(analysis: Analysis, entity_id: str) -> Entity:
    """The entity of an analysis with this id. Raises CorrectionError if there is none."""
    found = next((e for e in analysis.entities if e.id == entity_id), None)
    if not found:
        raise CorrectionError("This name is no longer there. Choose it again.")
    return found


def _about(analysis: Analysis, entity: Entity, what: What, after: dict[str, Any]) -> Correction:
    target = target_of_entity(analysis.article.text, entity)
    return new_correction(what, analysis.article.id, target, _named(entity), after)


def _everywhere(what: What, named: Named, after: dict[str, Any]) -> Correction:
    return new_correction(what, "", Target(), _named(named), after)


def _named(entity: Entity | Named) -> dict[str, Any]:
    return {"name": entity.name, "type": entity.type}
