"""Drafts: attributions in the making."""

from dataclasses import dataclass
from typing import Literal

from analysis.records import Quoted, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A source, its cue and what may be its content, before content and quoted words are cut into stretches."""

    contents: tuple[Span, ...] = ()  # as the tagger found them, with or without quotation marks
    quoted: tuple[Quoted, ...] = ()  # what stands between marks, or in a transcript or a block quotation
    source: Span | None = None
    cue: Span | None = None
    form: Literal["marked", "transcript", "block"] = "marked"
    link_score: float = 1.0  # how likely it is that this source goes with this content, 0 to 1
    notes: tuple[str, ...] = ()  # what was repaired
