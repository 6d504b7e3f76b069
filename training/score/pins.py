"""Hold the quality that has been reached: figures are pinned in `tests/gold/pins.json`, and no change may lower them.

    python -m training.score.pins                          what is lost against the pins
    python -m training.score.pins --update                 pin what is reached; refuses to lower a pin
    python -m training.score.pins --update --allow-loss    lowers pins too: say why in the commit

Figures on the corpora are held to within their noise, those on the invented articles exactly.
"""

import json
import sys
from pathlib import Path
from typing import TypedDict

from training.score.__main__ import corpora_parser, score_all
from training.score.invented import GOLD, score_invented
from training.score.measures import Figures

PINS = GOLD / "pins.json"


class Pin(TypedDict):
    """A figure that was reached, and how far it may move: int8 arithmetic differs between processors."""

    reached: float
    noise: float


class Pins(TypedDict):
    corpora: dict[str, Pin]
    invented: dict[str, int]  # exact


def read_pins(path: Path = PINS) -> Pins:
    pins: Pins = json.loads(path.read_text(encoding="utf-8"))
    return pins


def find_losses(figures: Figures, pins: dict[str, Pin], slack: float = 1.0) -> list[str]:
    """What is worse than its pin by more than `slack` times its noise, a sentence each. Errors are better when lower."""
    lost = []
    for name, pin in pins.items():
        sign = -1 if name.endswith("error") else 1
        if round(sign * (pin["reached"] - figures[name]), 6) > slack * pin["noise"]:
            lost.append(f"{name} is {figures[name]:g}; pinned at {pin['reached']:g} within {pin['noise']:g}.")
    return lost


def find_changes(figures: Figures, pins: dict[str, int]) -> list[str]:
    """What is not exactly as pinned, a sentence each."""
    names = dict.fromkeys([*pins, *figures])
    return [
        f"{name} is {figures.get(name, 0):g}; pinned at {pins.get(name, 0)}."
        for name in names
        if figures.get(name, 0) != pins.get(name, 0)
    ]


def find_invented_losses(figures: Figures, pins: dict[str, int]) -> list[str]:
    """Where less is right, or more is wrong, than was pinned, a sentence each."""
    lost = []
    for name in (key.removesuffix(": right") for key in pins if key.endswith(": right")):
        right, before = figures[f"{name}: right"], pins[f"{name}: right"]
        wrong, wrong_before = figures[f"{name}: found"] - right, pins[f"{name}: found"] - before
        if right < before or wrong > wrong_before:
            lost.append(f"{name}: {right:g} right and {wrong:g} wrong; pinned at {before} and {wrong_before}.")
    return lost


def updated(pins: Pins, figures: Figures, invented: Figures) -> Pins:
    """The pins at what is reached now, with the noise that they had."""
    return {
        "corpora": {
            name: {"reached": figures.get(name, pin["reached"]), "noise": pin["noise"]}
            for name, pin in pins["corpora"].items()
        },
        "invented": {name: int(value) for name, value in invented.items()},
    }


def main() -> int:
    """Print losses; with --update write the pins. Returns 1 if something is lost and not allowed to be."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--update", action="store_true", help="pin what is reached")
    parser.add_argument("--allow-loss", action="store_true", help="with --update: lower pins too")
    options = parser.parse_args()
    pins, figures, invented = read_pins(), score_all(options.corpora), score_invented()
    lost = find_losses(figures, pins["corpora"], slack=0 if options.update else 1)
    lost += find_invented_losses(invented, pins["invented"])
    print(*lost, *find_changes(invented, pins["invented"]), sep="\n")
    if options.update and (options.allow_loss or not lost):
        PINS.write_text(json.dumps(updated(pins, figures, invented), indent=1) + "\n", encoding="utf-8")
        print(f"{PINS.name} is written.")
        return 0
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
