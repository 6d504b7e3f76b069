"""Mark words that stand twice, in a headline, a bullet or a pull quote: they count where they stand most fully."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from analysis.records import Attribution, Quotation, Stretch
from analysis.rules import rule
from analysis.text_spans import RUN, runs_of_words

Said = TypeVar("Said", Attribution, Quotation)

REPEATED_SHARE = 0.5  # of a stretch's words, from which on it only repeats


@rule("quotations.repeats", otherwise=lambda attributions, text: attributions)
def mark_repeats(attributions: list[Said], text: str) -> list[Said]:
    """Set `repeat` on a stretch half of which stands elsewhere: `“We will not leave,” says mayor` above the whole sentence.

    Elsewhere is a longer stretch, or an earlier one as long. Words count as standing there in runs of five or more. What is
    quoted is held against what is quoted, what is reported against both. Not found: repeats of fewer than five words, and the
    same thing said in other words.
    """
    stretches = [(n, s) for n, attribution in enumerate(attributions) for s in attribution.stretches]
    runs = [runs_of_words(text[s.start : s.end]) for _, s in stretches]
    seen: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}  # runs of fuller stretches, by whether quoted
    repeats: set[tuple[int, Stretch]] = set()
    for i in sorted(range(len(stretches)), key=lambda i: (-len(runs[i]), stretches[i][1].start)):
        is_quoted = stretches[i][1].kind != "indirect"
        fuller = (seen[True],) if is_quoted else (seen[True], seen[False])
        if _share_within(runs[i], fuller) >= REPEATED_SHARE:
            repeats.add(stretches[i])
        seen[is_quoted].update(runs[i])
    return [
        replace(a, stretches=tuple(replace(s, repeat=(n, s) in repeats) for s in a.stretches))
        for n, a in enumerate(attributions)
    ]


def _share_within(runs: Sequence[tuple[str, ...]], fuller: Sequence[set[tuple[str, ...]]]) -> float:
    """The share of a stretch's words that stand in runs seen before; its runs begin at each of its words but the last four."""
    if not runs:
        return 0.0
    covered, reached = 0, 0
    for at, run in enumerate(runs):
        if any(run in seen for seen in fuller):
            covered += at + RUN - max(at, reached)
            reached = at + RUN
    return covered / (len(runs) + RUN - 1)
