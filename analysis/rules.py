"""Rules and weights that can be switched off one by one, so that `python -m training.ablate` can measure what each is worth.

The environment variable QUOTIENT_WITHOUT names those that are off, separated by commas, in a process that measures; everywhere
else a rule is the bare function, at no cost.
"""

import os
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

SWITCHED_OFF = frozenset(filter(None, os.environ.get("QUOTIENT_WITHOUT", "").split(",")))
COUNTING = bool(os.environ.get("QUOTIENT_COUNT_RULES"))
RULES: dict[str, str] = {}  # by id ("quotations.signature"), what each rule or weight is for
fired: Counter[str] = Counter()  # by id, how often a rule made a difference; only where COUNTING


def rule(id_: str, otherwise: Callable[..., Any]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a function as a rule; `otherwise`, called with the same arguments, gives what comes out where the rule is off.

    The rule's arguments are never changed by it, and its result can be compared with `==` (a list, not an iterator).
    """

    def mark(function: Callable[P, T]) -> Callable[P, T]:
        RULES[id_] = (function.__doc__ or "").partition("\n")[0]
        if id_ in SWITCHED_OFF:
            return otherwise
        if not COUNTING:
            return function

        @wraps(function)
        def counted(*args: P.args, **kwargs: P.kwargs) -> T:
            result = function(*args, **kwargs)
            fired[id_] += result != otherwise(*args, **kwargs)
            return result

        return counted

    return mark


def weight(id_: str, value: float, meaning: str) -> float:
    """A weight set by hand or fitted; 0 where it is switched off."""
    RULES[id_] = meaning
    return 0.0 if id_ in SWITCHED_OFF else value
