"""Rows of corrections: complete, so that a saved collection opens with them."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.corrections import Correction, Listed, from_record, to_record
from analysis.tables.columns import Row

_SURROGATE = re.compile("[\ud800-\udfff]")  # no file can hold it, and JSON has a way of writing it
_AS_THEY_ARE = ("article_id", "what", "when", "by")  # cells that are fields of the record


def corrections_rows(listed: Iterable[Listed], files: Mapping[str, str]) -> list[Row]:
    """A row for each correction. `files` are those of the articles by their ids; a correction of the whole collection has none."""
    return [_row(c, applied, files.get(c.article_id, "")) for c, applied in listed]


def read_correction(cells: Mapping[str, str]) -> Correction:
    """The correction that a row holds. Raises CorrectionError or ValueError if it holds none."""
    before = json.loads(cells["before"])
    if not isinstance(before, dict):
        raise ValueError("The cell holds no JSON object.")
    record = {name: cells[name] for name in _AS_THEY_ARE} | {
        "version": before.pop("version", None),
        "id": cells["correction_id"],
        "target": before.pop("target", None),
        "before": before,
        "after": json.loads(cells["after"]),
        "undone": cells["applied"] == "undone",
    }
    return from_record(record)


def _row(correction: Correction, applied: str, file: str) -> Row:
    record = to_record(correction)
    anchors = correction.target.anchors
    before = {**correction.before, "target": record["target"], "version": record["version"]}
    return (
        correction.id,
        correction.article_id,
        file,
        correction.what,
        anchors[0].start if anchors else None,
        anchors[-1].end if anchors else None,
        correction.text,
        _to_json(before),
        _to_json(correction.after),
        correction.when,
        correction.by,
        applied,
    )


def _to_json(value: dict[str, Any]) -> str:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
