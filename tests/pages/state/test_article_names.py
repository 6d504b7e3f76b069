"""What articles are called."""

import pytest

from analysis.records import Article
from pages.ui.state.article_names import MAX_NAME_CHARACTERS, name_of

NAMES = [
    # the title goes before the file, the file before the text
    (Article("Ferry delayed", file="a.txt", title="Late again"), "Late again"),
    (Article("Ferry delayed", file="a.txt"), "a.txt"),
    (Article("\n\n Ferry delayed \nIt rained."), "Ferry delayed"),
    (Article(" \n"), "An article without words"),
    # an article on one line is no name
    (Article("It rains. " * 100), "It rains. " * 19 + "It rains.…"),
]


@pytest.mark.parametrize(("article", "name"), NAMES)
def test_name(article: Article, name: str) -> None:
    assert name_of(article) == name
    assert len(name) <= MAX_NAME_CHARACTERS
