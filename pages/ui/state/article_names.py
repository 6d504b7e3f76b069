"""What articles are called on screen."""

from analysis.document import story_of
from analysis.records import Article

MAX_NAME_CHARACTERS = 200  # the name stands on every row of some tables, and a first line may be the whole article


def name_of(article: Article) -> str:
    """The title, else the file, else the first line of the story; cut where it is too long."""
    lines = (line.strip() for line in story_of(article).splitlines())
    name = article.title or article.file or next((line for line in lines if line), "An article without words")
    return name if len(name) <= MAX_NAME_CHARACTERS else f"{name[: MAX_NAME_CHARACTERS - 1].rstrip()}…"
