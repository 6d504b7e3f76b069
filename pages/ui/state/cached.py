"""A property that is made when it is first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class cached_property(Generic[T]):
    """`functools.cached_property` without its lock, which before Python 3.12 all instances share: one visitor's tables would wait
    for another's."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> T:
        made = instance.__dict__[self._name] = self._make(instance)  # found before this from now on
        return made
