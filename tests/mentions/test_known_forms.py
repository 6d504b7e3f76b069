"""What is looked for in a text."""

import pytest
from marked_names import document

from analysis.mentions.known_forms import Form, FormIndex, article_index, lexicon_index, surname_alone
from analysis.mentions.typed_mentions import TypedMention


def test_the_longest_form_comes_first() -> None:
    forms = [Form("Harbour", "place", "article"), Form("Harbour Post", "organisation", "article")]
    index = FormIndex(forms)
    text = "The Harbour Post said so."
    assert list(index.at(text, 4, "Harbour")) == forms[::-1]
    assert "Harbour" in index and "Post" not in index


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ngozi Okafor", "Okafor"),
        # too short, a day, a first name alone, a generation behind it
        ("Ana Li", ""),
        ("Ana Monday", ""),
        ("Okafor", ""),
        ("Ted Coll Jr.", ""),
    ],
)
def test_surnames_that_stand_alone(name: str, surname: str) -> None:
    assert surname_alone(name) == surname


@pytest.mark.parametrize(
    ("text", "word", "forms"),
    [
        # a name seen for sure, and its surname
        ("Ngozi Okafor left.", "Okafor", ["Okafor"]),
        # not a word that the article has in small letters too, whole or as an owner
        ("Ngozi Okafor left okafor.", "Okafor", []),
        ("Ngozi Okafor left okafor's.", "Okafor", []),
        ("Ngozi Okafor left the okaforing.", "Okafor", ["Okafor"]),
    ],
)
def test_names_of_the_article(text: str, word: str, forms: list[str]) -> None:
    made = document(text)
    index = article_index(made, [TypedMention(0, 12, "person", 0.9)])
    assert [form.text for form in index.at("Okafor", 0, word)] == forms


def test_lexicons_are_looked_for_in_capitals_too() -> None:
    assert [f.text for f in lexicon_index().at("NEW ZEALAND", 0, "NEW")] == ["NEW ZEALAND"]
    assert [f.origin for f in lexicon_index().at("Mr Lim", 0, "Mr")] == ["title"]
