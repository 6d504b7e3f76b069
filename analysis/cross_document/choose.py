"""Choose whom a short name means among those whom it fits."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

BY_FAR = 4  # times as many articles as all others together: by far the commonest
MAX_FITTING = 40  # whom a short name fits; with more, it is too common to say anything


def only_or_by_far_commonest(fitting: Iterable[T], articles: Callable[[T], int]) -> T | None:
    """The only one, or the one that is named in four times as many articles as all others together; None if there is neither."""
    ranked = sorted(dict.fromkeys(fitting), key=articles, reverse=True)
    if not 0 < len(ranked) <= MAX_FITTING:
        return None
    return ranked[0] if articles(ranked[0]) >= BY_FAR * sum(map(articles, ranked[1:])) else None


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as a sentence lists them: "Ana Lim, Bo Lim or another"."""
    shown = [*names[:most], *(["another"] if len(names) > most else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
