"""The parts of corrections as what JSON can hold, and back. Data from outside are checked here, and nowhere else."""

from collections.abc import Iterable
from typing import Any, cast, get_args

from analysis.corrections.records import Anchor, CorrectionError, Target, checked_name
from analysis.records import EntityType, QuoteKind, Reason, SpeakerKind, Stretch

MAX_ANCHORS_READ = 1_000  # of one correction
_QUOTE_KINDS = frozenset(get_args(QuoteKind))
_TYPES = frozenset(get_args(EntityType))
_REASONS = frozenset(get_args(Reason))
_SPEAKER_KINDS = frozenset(get_args(SpeakerKind))
NAMELESS = ("unresolved", "unattributed")  # kinds of speakers that have no name


def plain_anchor(anchor: Anchor) -> dict[str, Any]:
    """An anchor as data."""
    return anchor._asdict()


def plain_target(target: Target) -> dict[str, Any]:
    """A target as data."""
    return {"id": target.id, "anchors": [plain_anchor(a) for a in target.anchors]}


def plain_stretches(stretches: Iterable[tuple[Anchor, QuoteKind]]) -> list[dict[str, Any]]:
    """Stretches as data: each its anchor and its kind."""
    return [{**plain_anchor(anchor), "kind": kind} for anchor, kind in stretches]


def to_anchor(plain: Any) -> Anchor:
    """An anchor from data. Raises CorrectionError if they are none."""
    start, end = number_in(plain, "start"), number_in(plain, "end")
    if not 0 <= start < end:
        raise CorrectionError("A place in a correction ends before it starts.")
    return Anchor(start, end, text_in(plain, "text"), text_in(plain, "before"), text_in(plain, "after"))


def to_target(plain: Any) -> Target:
    """A target from data. Raises CorrectionError if they are none."""
    return Target(text_in(plain, "id"), tuple(map(to_anchor, list_in(plain, "anchors"))))


def to_stretches(plain: Any) -> list[tuple[Anchor, Stretch]]:
    """Stretches from data, each with its anchor. Raises CorrectionError if there is none."""
    found = []
    for item in list_in(plain, "stretches"):
        anchor, kind = to_anchor(item), text_in(item, "kind")
        if kind not in _QUOTE_KINDS:
            raise CorrectionError(f"“{kind}” is no kind of quotation.")
        found.append((anchor, Stretch(anchor.start, anchor.end, cast(QuoteKind, kind))))
    if not found:
        raise CorrectionError("A quotation in a correction has no words.")
    return found


def type_in(plain: Any, key: str = "type") -> EntityType:
    """A type of entity from data. Raises CorrectionError if it is none."""
    value = text_in(plain, key)
    if value not in _TYPES:
        raise CorrectionError(f"“{value}” is no type of name.")
    return cast(EntityType, value)


def to_reason(plain: Any) -> Reason:
    """Why a passage is left out, from data. Raises CorrectionError if they don't say."""
    reason = text_in(plain, "reason")
    if reason not in _REASONS:
        raise CorrectionError(f"“{reason}” is no reason to leave a passage out.")
    return cast(Reason, reason)


def read_voice(plain: dict[str, Any]) -> tuple[str, SpeakerKind]:
    """Name and kind of a voice. Raises CorrectionError if the data have none."""
    kind = text_in(plain, "kind")
    if kind not in _SPEAKER_KINDS:
        raise CorrectionError(f"“{kind}” is no kind of speaker.")
    text_in(plain, "canonical_id")
    name = text_in(plain, "name")
    return ("" if kind in NAMELESS else checked_name(name)), cast(SpeakerKind, kind)


def text_in(plain: Any, key: str) -> str:
    """A text from data. Raises CorrectionError if there is none."""
    value = _value_in(plain, key)
    if not isinstance(value, str):
        raise CorrectionError(f"“{key}” of a correction is no text.")
    return value


def number_in(plain: Any, key: str) -> int:
    """A whole number from data. Raises CorrectionError if there is none."""
    value = _value_in(plain, key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise CorrectionError(f"“{key}” of a correction is no whole number.")
    return value


def list_in(plain: Any, key: str) -> list[Any]:
    """A list from data. Raises CorrectionError if there is none, or an endless one."""
    value = _value_in(plain, key)
    if not isinstance(value, list) or len(value) > MAX_ANCHORS_READ:
        raise CorrectionError(f"“{key}” of a correction is no list of at most {MAX_ANCHORS_READ} items.")
    return value


def _value_in(plain: Any, key: str) -> Any:
    if not isinstance(plain, dict) or key not in plain:
        raise CorrectionError(f"A correction lacks “{key}”.")
    return plain[key]
