"""Measure what each rule, weight and list of words is worth: switch it off and see what every score loses.

    python -m training.ablate                                every rule, weight and list, one by one
    python -m training.ablate --only quotations.             those whose id begins so
    python -m training.ablate --only lexicon. --together     those all at once
    python -m training.ablate --group a.one,b.two            these two at once; may be repeated
    python -m training.ablate --tsv losses.tsv               also every figure, as a table for a spreadsheet

A positive figure is what the score loses without the rule: the rule earns it. A negative one is what it would gain. `dev`,
`uner` and `gum` may be tuned to; what counts is what a rule earns on `aside` and `marked` (see `training.score.sets`).
Under "fires" stands how often the rule made a difference. One that never does is not measured: it has nothing to lose.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from training.score.__main__ import corpora_parser
from training.score.measures import Figures

AT_ONCE = 2  # processes
DECIMALS = 2
COLUMNS = {  # what stands on screen, and the figure that it is
    "dev F1": "dev: stretches: F1",
    "dev .3": "dev: relations: 0.3: F1",
    "dev .8": "dev: relations: 0.8: F1",
    "dev spk": "dev: speakers: right",
    "dev share": "dev: speakers: share error",
    "uner": "uner: names exactly: F1",
    "uner ~": "uner: names by overlap: F1",
    "gum": "gum: names exactly: F1",
    "gum clu": "gum: clusters: F1",
    "gum sent": "gum: sentences: count error",
    "aside F1": "aside: stretches: F1",
    "aside .3": "aside: relations: 0.3: F1",
    "aside .8": "aside: relations: 0.8: F1",
    "mark spk": "marked: speakers: right",
    "mark share": "marked: speakers: share error",
    "wire spk": "wire: speakers: right",
}
NOT_COUNTED = "-"


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one run, and in the run that counts all rules with what they are for and how often each fired."""

    figures: Figures
    rules: dict[str, str]
    fired: dict[str, int]


class AblationError(RuntimeError):
    """A run failed; the message is the last line that it said."""


def measure(corpora: Path, without: Iterable[str] = (), count: bool = False) -> Measured:
    """All figures with some rules off, from a process of its own. Raises AblationError."""
    environment = {**os.environ, "QUOTIENT_WITHOUT": ",".join(without), "QUOTIENT_COUNT_RULES": "1" if count else ""}
    command = [sys.executable, "-m", "training.score", "--json", "--corpora", str(corpora)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise AblationError((ended.stderr.strip().splitlines() or ["It said nothing."])[-1])
    found = json.loads(ended.stdout)
    return Measured(found["figures"], found["rules"], found["fired"])


def losses(whole: Figures, without: Figures) -> Figures:
    """What each figure loses, so that a positive number is always a loss; errors are better when lower."""
    return {
        name: round((without[name] - value) if name.endswith("error") else (value - without[name]), DECIMALS)
        for name, value in whole.items()
    }


def choose(rules: Iterable[str], only: str, together: bool, groups: Sequence[str]) -> list[tuple[str, ...]]:
    """What to switch off in each run."""
    if groups:
        return [tuple(group.split(",")) for group in groups]
    chosen = sorted(rule for rule in rules if rule.startswith(only))
    return [tuple(chosen)] if together else [(rule,) for rule in chosen]


def fires(ids: Sequence[str], counted: Measured) -> str:
    """How often these made a difference; weights and lists are not counted."""
    if any(is_uncounted(id_, counted) for id_ in ids):
        return NOT_COUNTED
    return str(sum(counted.fired[id_] for id_ in ids))


def is_uncounted(id_: str, counted: Measured) -> bool:
    """Is this a weight, a list of words, or a rule that was not even asked?"""
    return id_ not in counted.fired or id_.startswith("lexicon.")


def to_line(name: str, fired: str, cells: Iterable[str]) -> str:
    """A line of the table on screen."""
    widths = [max(6, len(column)) for column in COLUMNS]
    return f"{name:40.40} {fired:>6} " + " ".join(f"{c:>{w}}" for c, w in zip(cells, widths, strict=True))


def _row(ids: Sequence[str], fired: str, lost: Figures) -> str:
    cells = (f"{value:g}" if (value := lost.get(figure, 0.0)) else "." for figure in COLUMNS.values())
    return to_line(" + ".join(ids), fired, cells)


def main() -> int:
    """Print a line for each run as it ends. Returns 1 if one of them failed."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--only", metavar="PREFIX", default="", help="what the ids begin with")
    parser.add_argument("--together", action="store_true", help="all of them off at once")
    parser.add_argument("--group", metavar="ID,ID", action="append", default=[], help="off at once; may be repeated")
    parser.add_argument("--tsv", metavar="FILE", type=Path, help="where every figure goes")
    options = parser.parse_args()
    counted = measure(options.corpora, count=True)
    runs = choose(counted.rules, options.only, options.together, options.group)
    if unknown := sorted({id_ for ids in runs for id_ in ids} - counted.rules.keys()):
        parser.error(
            f"There is no rule {', '.join(unknown)}. The ids are those in @rule, in weight() and of the lists."
        )

    def run(ids: tuple[str, ...]) -> tuple[tuple[str, ...], Figures, str]:
        if fires(ids, counted) == "0":
            return ids, dict.fromkeys(counted.figures, 0.0), ""
        try:
            return ids, losses(counted.figures, measure(options.corpora, ids).figures), ""
        except AblationError as error:
            return ids, {}, str(error)

    print(to_line("off", "fires", COLUMNS), flush=True)
    table = ["\t".join(["off", "fires", *counted.figures])]
    failed = False
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for ids, lost, error in pool.map(run, runs):
            failed |= bool(error)
            fired = fires(ids, counted)
            print(f"{' + '.join(ids):40} fails: {error}" if error else _row(ids, fired, lost), flush=True)
            table.append("\t".join([",".join(ids), fired, *(f"{lost[f]:g}" if lost else "" for f in counted.figures)]))
    if options.tsv:
        options.tsv.write_text("\n".join(table) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
