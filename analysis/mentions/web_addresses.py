"""Find addresses of the web and of mail, in which names are no names."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.records import Span

_ADDRESS = re.compile(
    r"(?<![^\s<>()\[\]\"“”'‘’,;:|*_=])(?:https?://[^\s<>\"“”]+|www\.[^\s<>\"“”]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}\.(?:com|org|net|edu|gov|info|biz|co\.uk|org\.uk|ac\.uk)(?![\w-])(?:/[^\s<>\"“”]*)?)",
    re.I,
)


def find_addresses(story: str) -> list[Span]:
    """Where addresses of the web and of mail stand, in order."""
    return [Span(*m.span()) for m in _ADDRESS.finditer(story)]


def in_address(addresses: Sequence[Span], start: int, end: int) -> bool:
    """Whether this stretch is a part of an address, but not the whole of it: "amazon" in "amazon.com"."""
    at = bisect_right(addresses, start, key=lambda a: a.start) - 1
    if at < 0:
        return False
    first, last = addresses[at]
    return end <= last and (start, end) != (first, last)
