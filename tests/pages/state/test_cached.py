"""A property that is made once."""

import threading

from pages.ui.state.cached import cached_property


class Slow:
    def __init__(self) -> None:
        self.asked = threading.Event()
        self.made = threading.Event()

    @cached_property
    def answer(self) -> object:
        self.asked.set()
        self.made.wait()
        return object()


def test_it_is_made_once() -> None:
    one = Slow()
    one.made.set()
    assert one.answer is one.answer


def test_nobody_waits_for_another() -> None:
    slow, quick = Slow(), Slow()
    quick.made.set()
    thread = threading.Thread(target=lambda: slow.answer)
    thread.start()
    slow.asked.wait()
    assert quick.answer  # with functools.cached_property of Python 3.11 this never ends
    slow.made.set()
    thread.join()
