"""Turns to draw a page."""

import threading

import pytest

from pages.ui.state import turns


@pytest.fixture(autouse=True)
def one_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_turns", threading.BoundedSemaphore(1))


def is_free() -> bool:
    if free := turns._turns.acquire(blocking=False):
        turns._turns.release()
    return free


def test_nobody_else_has_it_meanwhile() -> None:
    with turns.turn():
        assert not is_free()
    assert is_free()


def test_it_is_given_back_when_a_page_breaks_off() -> None:
    with pytest.raises(KeyError), turns.turn():
        raise KeyError
    assert is_free()


def test_who_only_waits_lets_others_go_first() -> None:
    with turns.turn():
        with turns.pause():
            assert is_free()
        assert not is_free()


def test_it_is_taken_again_when_the_waiting_fails() -> None:
    with turns.turn():
        with pytest.raises(KeyError), turns.pause():
            raise KeyError
        assert not is_free()


def test_who_has_no_turn_gives_none_away() -> None:
    with turns.pause():
        assert is_free()
    assert is_free()
