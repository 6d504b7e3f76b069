"""A few pages are drawn at a time; the others wait their turn.

Python runs one thread at a time. Twenty-five visitors' pages drawn at once take each other's place every few thousandths of a
second, which costs half as much again as drawing them, and everybody waits as long as the last.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

DRAWN_AT_ONCE = (
    3  # with one, a short page would wait behind a long one; with all, p95 of 25 visitors was half as much again
)

_turns = threading.BoundedSemaphore(DRAWN_AT_ONCE)
_this_thread = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn, and have it until the end of the block, however it ends."""
    with _turns:
        _this_thread.has_turn = True
        try:
            yield
        finally:
            _this_thread.has_turn = False


@contextmanager
def pause() -> Iterator[None]:
    """Give the turn to others while this thread only waits for something; nothing happens where it has none."""
    if not getattr(_this_thread, "has_turn", False):
        yield
        return
    _turns.release()
    try:
        yield
    finally:
        _turns.acquire()
