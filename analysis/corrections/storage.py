"""Corrections as JSON and back, and which of them hold."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from analysis.corrections.plain import (
    list_in,
    plain_target,
    read_voice,
    text_in,
    to_anchor,
    to_reason,
    to_stretches,
    to_target,
    type_in,
)
from analysis.corrections.records import (
    EVERYWHERE,
    ID,
    KINDS,
    VERDICTS,
    Corrected,
    Correction,
    CorrectionError,
    Outcome,
    What,
    checked_name,
)
from analysis.records import Article

VERSION = 1  # of the record; a later one that means something else gets another number


class Listed(NamedTuple):
    """A correction, and whether it holds: `yes`, `undone`, or `lost` if it could be applied nowhere."""

    correction: Correction
    applied: Outcome


def list_corrections(corrections: Iterable[Correction], corrected: Iterable[Corrected]) -> list[Listed]:
    """Corrections in order of time, each with whether it holds in the analyses that they were applied to."""
    held = {c.id for one in corrected for c in one.applied}
    return [
        Listed(c, "undone" if c.undone else "yes" if c.id in held else "lost")
        for c in sorted(corrections, key=lambda c: c.time)
    ]


def carry_over(corrections: Iterable[Correction], old: Article, new: Article) -> list[Correction]:
    """The corrections of an article as those of another version of its text; `apply` finds their words or calls them lost."""
    return [replace(c, article_id=new.id) for c in corrections if c.article_id == old.id]


def to_record(correction: Correction) -> dict[str, Any]:
    """A correction as what JSON can hold, with the version of this form."""
    return {
        "version": VERSION,
        "id": correction.id,
        "article_id": correction.article_id,
        "what": correction.what,
        "target": plain_target(correction.target),
        "before": correction.before,
        "after": correction.after,
        "when": correction.when,
        "by": correction.by,
        "undone": correction.undone,
    }


def from_record(record: Any) -> Correction:
    """The correction that `to_record` made this of. Raises CorrectionError if it made none such, or in a later version."""
    if not isinstance(record, dict) or record.get("version") != VERSION:
        raise CorrectionError("This correction was saved by another version of Quotient. Open it there.")
    what, undone = text_in(record, "what"), record.get("undone")
    if what not in KINDS or not isinstance(undone, bool) or not ID.fullmatch(text_in(record, "id")):
        raise CorrectionError("This is no correction that Quotient has saved.")
    correction = Correction(
        id=record["id"],
        article_id=text_in(record, "article_id"),
        what=what,
        target=to_target(record.get("target")),
        before=_dict_in(record, "before"),
        after=_dict_in(record, "after"),
        when=text_in(record, "when"),
        by=text_in(record, "by"),
        undone=undone,
    )
    _check(correction)
    return correction


def _dict_in(record: dict[str, Any], key: str) -> dict[str, Any]:
    value = record.get(key)
    if not isinstance(value, dict):
        raise CorrectionError(f"A correction lacks “{key}”.")
    return value


def _check(correction: Correction) -> None:
    """Raise CorrectionError if a correction lacks what those of its kind need."""
    everywhere = not correction.article_id
    if everywhere and correction.what not in EVERYWHERE:
        raise CorrectionError("A correction of this kind belongs to one article, and none is named.")
    if not everywhere and not correction.target.anchors:
        raise CorrectionError("A correction of an article does not say which words it is about.")
    if not _is_utc(correction.when):
        raise CorrectionError(f"“{correction.when}” is no time in UTC.")
    if everywhere:
        _check_named(correction.before)
    _CHECKS[correction.what](correction)


def _is_utc(when: str) -> bool:
    try:
        return datetime.fromisoformat(when).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _check_named(plain: dict[str, Any]) -> None:
    checked_name(text_in(plain, "name"))
    type_in(plain)


def _check_merge(correction: Correction) -> None:
    _check_named(correction.after)
    if correction.article_id:
        to_target(correction.after.get("entity"))


def _check_voice(correction: Correction) -> None:
    voice = correction.after.get("speaker")
    read_voice(cast(dict[str, Any], voice))
    if "entity" in cast(dict[str, Any], voice):
        to_target(cast(dict[str, Any], voice)["entity"])


def _check_addition(correction: Correction) -> None:
    to_stretches(correction.after)
    _check_voice(correction)


def _check_passages(correction: Correction) -> None:
    for plain in list_in(correction.before, "passages"):
        to_anchor(plain)
        to_reason(plain)


def _check_verdict(correction: Correction) -> None:
    if text_in(correction.after, "verdict") not in VERDICTS:
        raise CorrectionError("A judgement says neither right nor wrong.")


def _check_nothing(correction: Correction) -> None:
    pass


_CHECKS: dict[What, Callable[[Correction], object]] = {
    "set_speaker": _check_voice,
    "change_quotation": lambda c: to_stretches(c.after),
    "add_quotation": _check_addition,
    "remove_quotation": _check_nothing,
    "name_source": _check_voice,
    "merge": _check_merge,
    "split": lambda c: checked_name(text_in(c.after, "name")),
    "rename": lambda c: checked_name(text_in(c.after, "name")),
    "retype": lambda c: type_in(c.after),
    "remove_mention": _check_nothing,
    "remove_entity": _check_nothing,
    "leave_out": _check_nothing,
    "bring_back": _check_passages,
    "judgement": _check_verdict,
}
