"""Mark words that stand twice, in a headline, a bullet or a pull quote: they count in their fullest telling."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.records import Attribution, Stretch
from analysis.text_spans import RUN, runs_of_words

REPEATED_SHARE = 0.5  # of a stretch's words, from which on it only repeats


def mark_repeats(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """The same attributions, with `repeat` set on each stretch half of which stands in a longer one, or in an earlier one as long.

    Words count as standing elsewhere in runs of five or more. What is quoted is held against what is quoted, what is reported
    against both. Not found: repeats of fewer than five words, and the same thing said in other words.
    """
    stretches = [(n, s) for n, attribution in enumerate(attributions) for s in attribution.stretches]
    runs = [runs_of_words(text[s.start : s.end]) for _, s in stretches]
    told: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}  # runs of fuller tellings, by whether quoted
    repeats: set[tuple[int, Stretch]] = set()
    for i in sorted(range(len(stretches)), key=lambda i: (-len(runs[i]), stretches[i][1].start)):
        is_quoted = stretches[i][1].kind != "indirect"
        known = (told[True],) if is_quoted else (told[True], told[False])
        if _share_told(runs[i], known) >= REPEATED_SHARE:
            repeats.add(stretches[i])
        told[is_quoted].update(runs[i])
    return [
        replace(a, stretches=tuple(replace(s, repeat=(n, s) in repeats) for s in a.stretches))
        for n, a in enumerate(attributions)
    ]


def _share_told(runs: Sequence[tuple[str, ...]], told: Sequence[set[tuple[str, ...]]]) -> float:
    """The share of the words of a stretch that stand in runs told elsewhere; its runs begin at each of its words but the last four."""
    if not runs:
        return 0.0
    covered, reached = 0, 0
    for at, run in enumerate(runs):
        if any(run in known for known in told):
            covered += at + RUN - max(at, reached)
            reached = at + RUN
    return covered / (len(runs) + RUN - 1)
