"""How much a collection, and the server with all of them, can still take in."""

from dataclasses import dataclass

from analysis.limits import MAX_ARTICLES, MAX_COLLECTION_CHARACTERS, MAX_SERVER_CHARACTERS
from pages.ui.state import memory
from pages.ui.state.database import articles
from pages.ui.state.database.place import Place

_FULL_SERVER = "This server is full: others have many articles open. Try again later."


@dataclass
class Room:
    """What a collection holds, as it grows."""

    articles: int
    characters: int
    new: int = 0  # characters among them that came in here, and that no window holds yet

    def take(self, articles: int, characters: int) -> str:
        """Take room for articles with so many characters together; if there is not enough, a sentence says why."""
        if self.articles + articles > MAX_ARTICLES:
            return f"A collection holds up to {MAX_ARTICLES} articles."
        if self.characters + characters > MAX_COLLECTION_CHARACTERS:
            return f"A collection holds up to {MAX_COLLECTION_CHARACTERS:,} characters. Remove some of the articles, and try again."
        if memory.count_characters() + self.new + characters > MAX_SERVER_CHARACTERS:
            return _FULL_SERVER
        self.articles += articles
        self.characters += characters
        self.new += characters
        return ""


def find_room(place: Place) -> Room:
    """The room in a collection as it is now."""
    return Room(articles.count(place), articles.count_characters(place))
