import hashlib
from dataclasses import FrozenInstanceError

import pytest
from factories import find, make_article

from analysis.document import story_of
from analysis.records import Article, LeftOut, Span


def test_span():
    assert Span(4, 7).of("one two") == "two"
    assert Span(0, 7).covers(Span(4, 7))
    assert not Span(5, 7).covers(Span(4, 7))
    assert Span(0, 5).overlaps(Span(4, 7))
    assert not Span(0, 4).overlaps(Span(4, 7))


def test_article_id():
    assert Article("Tide’s out 🙂").id == hashlib.sha256("Tide’s out 🙂".encode()).hexdigest()[:12]
    assert len(Article("\ud83d").id) == 12  # half a character has an id as well


def test_records_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Article("One.").text = "Two."


# What is left out becomes blank, and nothing else moves
@pytest.mark.parametrize(
    ("text", "left_out", "story"),
    [
        ("One. Two. Three.", ["Two."], "One.      Three."),
        ("One.\r\nTwo.\nThree.", ["One.\r\nTwo."], "    \r\n    \nThree."),
        # Given in any order, overlapping or twice
        ("One. Two. Three.", ["Three.", "Two. Th", "Two."], "One.            "),
        ("One.", [], "One."),
    ],
)
def test_story(text, left_out, story):
    article = make_article(text, [(words, "by hand") for words in left_out])
    assert story_of(article) == story
    assert len(story_of(article)) == len(text)


def test_story_with_a_stretch_inside_another():
    text = "One two three four."
    inner, outer = find(text, "two"), find(text, "two three")
    article = Article(text, left_out=(LeftOut(*outer, "by hand"), LeftOut(*inner, "credit")))
    assert story_of(article) == "One           four."
