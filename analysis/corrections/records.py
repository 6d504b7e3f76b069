"""What a correction is: data that points at words, says what was there and what is right, and can be undone."""

import re
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple, get_args

from analysis.records import GAP, Analysis, EntityType, SpeakerKind

What = Literal[
    "set_speaker",
    "change_quotation",
    "add_quotation",
    "remove_quotation",
    "name_source",
    "merge",
    "split",
    "rename",
    "retype",
    "remove_mention",
    "remove_entity",
    "leave_out",
    "bring_back",
    "judgement",
]
KINDS: tuple[What, ...] = get_args(What)
EVERYWHERE = frozenset(("merge", "rename", "retype", "remove_entity"))  # kinds that a whole collection can have
Verdict = Literal["right", "wrong speaker", "not a quotation", "missed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Outcome = Literal["yes", "undone", "lost"]

MAX_NAME_CHARS = 200  # of a name that is typed in
_ID_DIGITS = 12  # hex digits of a correction's id
ID = re.compile(r"c[0-9a-f]{1,32}")


class CorrectionError(ValueError):
    """A correction makes no sense; the message is a sentence for people that says what to do."""


class Anchor(NamedTuple):
    """A stretch of text that can be found again when offsets have shifted: its words, and a little of what stands around them."""

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is about: the words of a quotation, mentions of an entity, a passage.

    The id only decides between things that share these words equally, as ids may change with a new analysis. An id that a
    correction has given is different: if that correction does not hold, neither does what is built upon it.
    """

    id: str = ""
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom somebody's words are given to: an entity of the article by its id, or anybody by name and kind.

    `unresolved` and `unattributed` have no name. `canonical_id` is kept for whoever joins people across articles.
    """

    name: str = ""
    kind: SpeakerKind = "unresolved"
    entity_id: str = ""
    canonical_id: str = ""


class Named(NamedTuple):
    """People, organisations, places and groups of a whole collection are known by name and type."""

    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the analyst has put right, or has judged.

    `before` and `after` hold what JSON can hold; which keys, the functions say that make corrections of each kind.
    """

    id: str  # "c" and hex digits; what it adds to an article has the id ARTICLE_ID-CORRECTION_ID
    article_id: str  # empty for the whole collection
    what: What
    target: Target = Target()
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    when: str = ""  # ISO 8601 in UTC, "2031-04-16T09:30:00.000000+00:00"
    by: str = ""  # who, or empty
    undone: bool = False

    @property
    def text(self) -> str:
        """The words that it is about, joined by " … "."""
        return GAP.join(anchor.text for anchor in self.target.anchors)

    @property
    def time(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.when)


@dataclass(frozen=True, slots=True)
class Corrected:
    """An analysis with its corrections applied.

    Lost are those that could not be: their words are gone, or what they build upon is undone. Applied are the others,
    judgements too, which change nothing.
    """

    analysis: Analysis
    lost: tuple[Correction, ...] = ()
    applied: tuple[Correction, ...] = ()


def new_correction(
    what: What, article_id: str, target: Target, before: dict[str, Any], after: dict[str, Any]
) -> Correction:
    """A correction made now, with an id of its own, not signed yet."""
    number = f"c{uuid.uuid4().hex[:_ID_DIGITS]}"
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    return Correction(number, article_id, what, target, before, after, when)


def undo(correction: Correction) -> Correction:
    """The correction, no longer in force."""
    return replace(correction, undone=True)


def redo(correction: Correction) -> Correction:
    """The correction, in force again."""
    return replace(correction, undone=False)


def signed(correction: Correction, by: str) -> Correction:
    """The correction with who made it."""
    return replace(correction, by=by)


def checked_name(name: str) -> str:
    """A name that was typed in, its white space tidied. Raises CorrectionError if it is empty or endless."""
    name = " ".join(name.split())
    if not name:
        raise CorrectionError("The name is empty. Type the name that should stand here.")
    if len(name) > MAX_NAME_CHARS:
        raise CorrectionError(f"The name has more than {MAX_NAME_CHARS} characters. Shorten it.")
    return name
