"""The items of a list in JSON, one by one, so that the list never is in memory as a whole."""

import json
import re
from collections.abc import Generator, Iterator
from typing import Any

_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")


def read_items(text: str) -> Iterator[Any]:
    """The items of a list; of an object those of its longest list of objects, or, where it has none, the object itself.

    Raises ValueError, after the items before the place, where the text is no JSON, and RecursionError where it is nested
    too deeply.
    """
    start = _skip_blank(text, 0)
    if text.startswith("[", start):
        end = yield from _list_items(text, start)
    elif text.startswith("{", start) and (listed := _find_list(text, start)):
        longest, end = listed
        yield from _list_items(text, longest)
    else:
        item, end = _DECODER.raw_decode(text, start)
        yield item
    if _skip_blank(text, end) < len(text):
        raise ValueError(f"There is more at {end}")


def _list_items(text: str, start: int) -> Generator[Any, None, int]:
    """The items of the list that begins here; returns where it ends."""
    at = _skip_blank(text, start + 1)
    while not text.startswith("]", at):
        item, at = _DECODER.raw_decode(text, at)
        yield item
        at = _skip_blank(text, at)
        if not text.startswith("]", at):
            at = _skip_sign(",", text, at)
    return at + 1


def _find_list(text: str, start: int) -> tuple[int, int] | None:
    """Where, in the object that begins here, its longest list of objects begins, and where the object ends."""
    longest, most = -1, 0
    at = _skip_blank(text, start + 1)
    while not text.startswith("}", at):
        _, at = _DECODER.raw_decode(text, at)
        begin = _skip_sign(":", text, _skip_blank(text, at))
        if text.startswith("[", begin):
            objects, at = _count_objects(text, begin)
            if objects > most:
                longest, most = begin, objects
        else:
            _, at = _DECODER.raw_decode(text, begin)
        at = _skip_blank(text, at)
        if not text.startswith("}", at):
            at = _skip_sign(",", text, at)
    return (longest, at + 1) if most else None


def _count_objects(text: str, start: int) -> tuple[int, int]:
    """How many objects are in the list that begins here, and where it ends."""
    items, objects = _list_items(text, start), 0
    while True:
        try:
            objects += isinstance(next(items), dict)
        except StopIteration as end:
            return objects, end.value


def _skip_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _skip_sign(sign: str, text: str, at: int) -> int:
    """Where what follows the sign begins."""
    if not text.startswith(sign, at):
        raise ValueError(f"{sign!r} is missing at {at}")
    return _skip_blank(text, at + 1)
