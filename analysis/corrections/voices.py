"""Voices as data, and who they are in an article."""

from typing import Any

from analysis.corrections.anchors import target_of_entity
from analysis.corrections.draft import Draft, find_entity, speaker_of
from analysis.corrections.plain import NAMELESS, plain_target, read_voice, to_target
from analysis.corrections.records import Voice, checked_name
from analysis.records import Analysis, Quotation, Speaker


def voice_of(quotation: Quotation) -> Voice:
    """The speaker that a quotation has."""
    return Voice(quotation.speaker, quotation.speaker_kind, quotation.speaker_id)


def plain_voice(analysis: Analysis, voice: Voice) -> dict[str, Any]:
    """A voice as data: `name`, `kind`, `canonical_id`, and `entity` (a target) if it is one of the article.

    Raises CorrectionError if a voice that has a name lacks it.
    """
    entity = next((e for e in analysis.entities if voice.entity_id and e.id == voice.entity_id), None)
    if entity:
        speaker = speaker_of(entity)
        voice = Voice(speaker.name, speaker.kind, entity.id, voice.canonical_id)
    name = "" if voice.kind in NAMELESS else checked_name(voice.name)
    plain: dict[str, Any] = {"name": name, "kind": voice.kind, "canonical_id": voice.canonical_id}
    if entity:
        plain["entity"] = plain_target(target_of_entity(analysis.article.text, entity))
    return plain


def find_speaker(draft: Draft, plain: dict[str, Any], new_id: str) -> Speaker:
    """Who a voice is in an article: the entity, or whoever has this name and kind, or somebody new.

    So an entity that a new analysis no longer finds speaks on under its name.
    """
    name, kind = read_voice(plain)
    if kind in NAMELESS:
        return Speaker("", "", kind)
    if "entity" in plain and (entity := find_entity(draft, to_target(plain["entity"]))):
        return speaker_of(entity)
    voices = [*draft.speakers, *map(speaker_of, draft.entities)]
    known = next((s for s in voices if s.name == name and s.kind == kind and s.id), None)
    return known or Speaker(new_id, name, kind)
