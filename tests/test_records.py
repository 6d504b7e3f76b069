import hashlib
import json
from dataclasses import FrozenInstanceError, fields

import pytest
from factories import find, make_article, make_harbour

from analysis.document import story_of
from analysis.records import Analysis, Article, LeftOut, Span


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


# ------------------------------------------------------------------------------------------------- what is handed out


def test_text_of_whatever_has_a_place() -> None:
    harbour = make_harbour()
    quotation = harbour.quotations[2]
    assert harbour.text_of(quotation) == "the plan was … an insult to every family … that lives from the sea"
    assert harbour.text_of(quotation.stretches[1]) == "an insult to every family"
    assert quotation.source and harbour.text_of(quotation.source) == "Mrs Okafor"
    assert harbour.text_of(harbour.entities[0].mentions[0]) == "Port Ellery"


def test_an_analysis_as_plain_values() -> None:
    harbour = make_harbour()
    plain = json.loads(json.dumps(harbour.to_dict()))
    assert list(plain) == [field.name for field in fields(Analysis)]
    assert plain["article"]["id"] == harbour.article.id
    assert plain["article"]["left_out"][0]["reason"] == "caption"
    assert plain["words"][0] == {"start": 0, "end": 4, "text": "Port"}
    quotation = plain["quotations"][2]
    assert quotation["text"] == "the plan was … an insult to every family … that lives from the sea"
    assert quotation["source"]["text"] == "Mrs Okafor"
    assert [s["kind"] for s in quotation["stretches"]] == ["indirect", "mixed", "indirect"]
    assert plain["entities"][0]["mentions"][0]["text"] == "Port Ellery"
    assert plain["scores"][0]["counts"]["words"] == 166
    assert plain["scores"][0]["measures"]["linsear_write"] == 10.4


# Every text stands where its offsets say
def test_places_of_plain_values() -> None:
    text = make_harbour().article.text

    def check(value: object) -> None:
        if isinstance(value, dict):
            if "start" in value:
                assert value["text"] == text[value["start"] : value["end"]]
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                check(item)

    check(make_harbour().to_dict())
