"""Analyses as JSON lines: one article a line, with everything that was found in it."""

import json
from collections.abc import Iterable

from analysis.records import Analysis
from analysis.tables.cells import mend


def to_jsonl(analyses: Iterable[Analysis]) -> bytes:
    """Each analysis as `Analysis.to_dict` has it, in UTF-8, a line each; half a character becomes "�"."""
    return "".join(mend(json.dumps(a.to_dict(), ensure_ascii=False)) + "\n" for a in analyses).encode()
