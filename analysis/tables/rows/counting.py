"""Count what an analysis holds: what several tables need."""

from collections import defaultdict
from collections.abc import Iterable

from analysis.records import Analysis, Quotation, Stretch
from analysis.text_spans import words_within


def count_words(analysis: Analysis) -> dict[Stretch, int]:
    """The words of every stretch that was said."""
    words = analysis.words
    return {s: len(words_within(words, s.start, s.end)) for s in stretches_of(analysis.quotations)}


def spoken_words(counted: dict[Stretch, int], quotations: Iterable[Quotation]) -> int:
    """How many words were quoted in these quotations, without those that repeat others; `counted` is of `count_words`."""
    return sum(counted[s] for s in stretches_of(quotations) if is_spoken(s))


def quotations_by_voice(analysis: Analysis) -> dict[str, list[Quotation]]:
    """The quotations by the speaker's id, or by "unresolved" and "unattributed", in order of first appearance."""
    voices: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in analysis.quotations:
        voices[quotation.speaker_id or quotation.speaker_kind].append(quotation)
    return voices


def stretches_of(quotations: Iterable[Quotation]) -> Iterable[Stretch]:
    """The stretches of all these quotations."""
    return (s for q in quotations for s in q.stretches)


def is_spoken(stretch: Stretch) -> bool:
    """Do its words count as quoted ones: inside quotation marks, and not said before?"""
    return stretch.kind != "indirect" and not stretch.repeat


def is_repeat(quotation: Quotation) -> bool:
    """Does the whole of it only repeat others?"""
    return all(s.repeat for s in quotation.stretches)


def share(part: int, whole: int) -> float | None:
    """A part of a whole, from 0 to 1; None where there is nothing to share."""
    return part / whole if whole else None
