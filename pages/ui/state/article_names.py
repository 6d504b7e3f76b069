"""What articles are called on screen."""

from analysis.document import story_of
from analysis.records import Article


def name_of(article: Article) -> str:
    """The title, else the file, else the first line of the story."""
    lines = (line.strip() for line in story_of(article).splitlines())
    return article.title or article.file or next((line for line in lines if line), "An article without words")
