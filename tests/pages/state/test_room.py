"""How much a collection can still take in."""

import pytest
from factories import make_article

from pages.ui.state import memory, room
from pages.ui.state.database import articles, collections, owners
from pages.ui.state.database.place import Place
from pages.ui.state.room import Room, find_room

FULL = "A collection holds up to 10 characters. Remove some of the articles, and try again."


@pytest.fixture
def place() -> Place:
    return collections.find_chosen(owners.enter("local", lasts=True))


def test_what_is_there_counts_and_what_was_removed_does_not(place: Place) -> None:
    rain, sun = make_article("Rain."), make_article("Sunshine.")
    articles.save(place, [rain, sun])
    articles.remove(place, [sun.id])
    assert find_room(place) == Room(articles=1, characters=5)


def test_taken_until_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_ARTICLES", 3)
    monkeypatch.setattr(room, "MAX_COLLECTION_CHARACTERS", 10)
    found = Room(articles=0, characters=4)
    assert [found.take(1, size) for size in (5, 2, 1)] == ["", FULL, ""]
    assert found.take(2, 0) == "A collection holds up to 3 articles."
    assert found == Room(articles=2, characters=10, new=6)


def test_the_server_has_limits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_SERVER_CHARACTERS", 100)
    monkeypatch.setattr(memory, "count_characters", lambda: 90)
    found = Room(articles=0, characters=0)
    sentence = "This server is full: others have many articles open. Try again later."
    assert [found.take(1, size) for size in (8, 3, 2)] == ["", sentence, ""]
