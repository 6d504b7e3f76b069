"""Tie a correction to words, and find these words again."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from analysis.corrections.records import Anchor, Target
from analysis.records import Entity, Placed, Span

CONTEXT = 32  # characters kept on either side
MIN_CONTEXT = 12  # characters of context that short words must share with the place where they are found again
LONG = 40  # characters from which on words are found again by themselves
MAX_PLACES = 1_000  # at which the same words are looked at
MAX_MENTIONS = 20  # that an entity is known by, the first ones


def anchor(text: str, place: Placed) -> Anchor:
    """The anchor of a stretch of a text."""
    start, end = place.start, place.end
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def target_of(text: str, id: str, places: Iterable[Placed]) -> Target:
    """What has this id and stands at these places."""
    return Target(id, tuple(anchor(text, place) for place in places))


def target_of_entity(text: str, entity: Entity) -> Target:
    """An entity, by where it is mentioned."""
    return target_of(text, entity.id, entity.mentions[:MAX_MENTIONS])


def find_anchor(text: str, anchor: Anchor) -> Span | None:
    """Where an anchor's words stand now; None if they are gone.

    They stand where they stood, or else where most of what stood around them is the same. Of two such places the nearer
    one is taken. Short words are found only together with some of their context, since "Lim" stands anywhere.
    """
    if 0 <= anchor.start < anchor.end and text[anchor.start : anchor.end] == anchor.text:
        return Span(anchor.start, anchor.end)
    if not anchor.text:
        return None
    enough = 0 if len(anchor.text) >= LONG else min(MIN_CONTEXT, len(anchor.before) + len(anchor.after))
    places = [(_shared_context(text, anchor, at), -abs(at - anchor.start), at) for at in _places(text, anchor.text)]
    shared, _, start = max(places, default=(-1, 0, 0))
    return Span(start, start + len(anchor.text)) if shared >= enough else None


def locate(text: str, target: Target) -> list[Span]:
    """Where the words of a target stand now; those that are gone are left aside."""
    return [span for a in target.anchors if (span := find_anchor(text, a))]


def locate_all(text: str, anchors: Iterable[Anchor]) -> list[Span] | None:
    """Where all of these stand now; None if one of them is gone."""
    spans = [find_anchor(text, a) for a in anchors]
    found = [span for span in spans if span]
    return found if len(found) == len(spans) else None


def _places(text: str, words: str) -> Iterator[int]:
    at = -1
    for _ in range(MAX_PLACES):
        at = text.find(words, at + 1)
        if at < 0:
            return
        yield at


def _shared_context(text: str, anchor: Anchor, start: int) -> int:
    """How many characters right before and right after are as they were."""
    end = start + len(anchor.text)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _shared(before[::-1], anchor.before[::-1]) + _shared(after, anchor.after)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
