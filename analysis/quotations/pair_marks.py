"""Pair the marks of a paragraph: of all readings the cheapest, found by Viterbi's algorithm."""

from collections.abc import Sequence
from math import inf
from typing import Literal, NamedTuple

from analysis.quotations.mark_costs import INCH, MISSING, SINGLE_MARKS, WRONG_TO_CLOSE, Mark

MIXED = 1.0  # the cost of two marks of different sorts as a pair
RUNS_ON = 0.3  # the cost of no closing mark where the next paragraph opens again
UNCLOSED_INSIDE = 1.0  # more, where it is a quotation inside the quotation that is not closed
NESTED_IN_SINGLE = 0.3  # the cost of double marks within single ones
_PAIRS = frozenset(
    ["“”", "„“", "„”", "«»", "»«", '""', "''''", "``''", "````", "''", "‘’", "`'", "`’", "‚‘", "‚’"],
)

_OUT, _DOUBLE, _DOUBLE_IN_DOUBLE, _SINGLE, _DOUBLE_IN_SINGLE = range(5)  # where the text is after a mark
_STATES = range(5)
_OPENING, _CLOSING, _LOST, _AGAIN, _PASSED, _NOTHING = range(6)  # what the mark does


class _Move(NamedTuple):
    before: int
    after: int
    cost: Literal["opens", "closes", "outside", "inside", "lost", "again", "nested"]  # which of the mark's costs
    does: int
    more: float = 0.0  # what is added to it


_DOUBLE_MOVES: tuple[_Move, ...] = (
    _Move(_OUT, _OUT, "outside", _NOTHING),
    _Move(_OUT, _DOUBLE, "opens", _OPENING),
    _Move(_OUT, _OUT, "lost", _LOST),
    _Move(_DOUBLE, _OUT, "closes", _CLOSING),
    _Move(_DOUBLE, _DOUBLE, "inside", _PASSED),
    _Move(_DOUBLE, _DOUBLE, "again", _AGAIN),
    _Move(_DOUBLE, _DOUBLE_IN_DOUBLE, "nested", _NOTHING),
    _Move(_DOUBLE_IN_DOUBLE, _DOUBLE, "closes", _NOTHING),
    _Move(_DOUBLE_IN_DOUBLE, _DOUBLE_IN_DOUBLE, "inside", _NOTHING),
    _Move(_SINGLE, _SINGLE, "inside", _NOTHING),
    _Move(_SINGLE, _DOUBLE_IN_SINGLE, "opens", _NOTHING, NESTED_IN_SINGLE),
    _Move(_DOUBLE_IN_SINGLE, _SINGLE, "closes", _NOTHING),
    _Move(_DOUBLE_IN_SINGLE, _DOUBLE_IN_SINGLE, "inside", _NOTHING),
)
_SINGLE_MOVES: tuple[_Move, ...] = (  # within double marks a single one means nothing
    _Move(_OUT, _OUT, "outside", _NOTHING),
    _Move(_OUT, _SINGLE, "opens", _OPENING),
    _Move(_OUT, _OUT, "lost", _LOST),
    _Move(_SINGLE, _OUT, "closes", _CLOSING),
    _Move(_SINGLE, _SINGLE, "inside", _NOTHING),
)

_Path = tuple["_Path", int, int] | None  # the path so far, what the last mark did, its number


class Pair(NamedTuple):
    """The marks around a quotation, by their numbers in the paragraph."""

    opener: int  # -1 if it is missing
    closer: int  # -1 if it is missing
    limit: int = -1  # without a closing mark: the next opening mark, -1 if there is none in the paragraph
    passed: bool = False  # a stray mark inside is passed over


def pair_marks(marks: Sequence[Mark], following: str) -> tuple[list[Pair], bool]:
    """The pairs of a paragraph's marks, outermost ones only, and whether the paragraph ends within a quotation.

    `following` is the mark with which the next paragraph opens, or "": where there is one, a quotation may run on.
    """
    costs = [0.0, inf, inf, inf, inf]
    paths: list[_Path] = [None] * len(_STATES)
    openers = [""] * len(_STATES)
    for number, mark in enumerate(marks):
        costs, moves = _cheapest_moves(mark, costs, openers)
        paths = [(paths[before], does, number) if does != _NOTHING else paths[before] for before, does in moves]
        openers = [mark.glyph if does in (_OPENING, _AGAIN) else openers[before] for before, does in moves]
    double = RUNS_ON if following and following not in SINGLE_MARKS else MISSING
    single = RUNS_ON if following in SINGLE_MARKS else MISSING
    ends = (0.0, double, double + UNCLOSED_INSIDE, single, single + UNCLOSED_INSIDE)
    last = min(_STATES, key=lambda state: costs[state] + ends[state])
    return _pairs_of(marks, paths[last]), last != _OUT


def _cheapest_moves(
    mark: Mark, costs: Sequence[float], openers: Sequence[str]
) -> tuple[list[float], list[tuple[int, int]]]:
    """The cost of every state after a mark, and from which state and by what the mark does it is reached most cheaply."""
    moves = [(state, _NOTHING) for state in _STATES]
    best = [inf] * len(_STATES)
    table = _DOUBLE_MOVES
    if mark.glyph in SINGLE_MARKS:
        table = _SINGLE_MOVES
        for state in (_DOUBLE, _DOUBLE_IN_DOUBLE, _DOUBLE_IN_SINGLE):
            best[state] = costs[state]
    for before, after, name, does, more in table:
        cost = costs[before] + getattr(mark.costs, name) + more
        if name == "closes":
            wrong = WRONG_TO_CLOSE.get(mark.glyph, 0.0)
            if does == _NOTHING:
                cost += wrong
            elif openers[before] + mark.glyph not in _PAIRS:
                cost += wrong + MIXED
        if cost < best[after]:
            best[after] = cost
            moves[after] = (before, does)
    return best, moves


def _pairs_of(marks: Sequence[Mark], path: _Path) -> list[Pair]:
    events = []
    while path is not None:
        path, does, number = path
        events.append((does, number))
    pairs: list[Pair] = []
    opener, passed = -1, False
    for does, number in reversed(events):
        if does == _PASSED:
            passed = passed or marks[number].costs.inside > INCH
        elif does == _LOST:
            pairs.append(Pair(-1, number))
        elif does == _CLOSING:
            pairs.append(Pair(opener, number, passed=passed))
            opener, passed = -1, False
        else:
            if does == _AGAIN:
                pairs.append(Pair(opener, -1, limit=number))
            opener, passed = number, False
    if opener >= 0:
        pairs.append(Pair(opener, -1))
    return pairs
