"""What is quoted but not said: names of works, nicknames, terms, what is read or sung."""

import pytest

from analysis.quotations.non_speech import is_term
from analysis.quotations.quote_marks import find_quoted
from analysis.records import Quoted
from analysis.text_spans import find_paragraphs


def find(text: str) -> tuple[Quoted, ...]:
    return find_quoted(text, find_paragraphs(text))


TERMS = [
    # Titles of works.
    'She starred in "The Long Road Home," a film.',
    "“The Long Road Home” opens on Friday.",
    "Her book ‘Salt’ sold well.",
    'We watch "Harbour Lights" every day.',
    "In her memoir, “Never Again,” she says so.",
    # Nicknames.
    'Maria "Mimi" Torres sang.',
    "Later Otto “The Boat” Brandt spoke.",
    # Terms that are talked about.
    'The word "toll" is avoided.',
    "It coined the phrase “toll fatigue” last year.",
    'The so-called "harbour tax" rose.',
    "A group called “Friends of the Harbour” met.",
]

NO_TERMS = [
    # Speech.
    "“We will rebuild,” said Kirk.",
    'Kirk answered "Never Again" twice.',
    "Crowds shouted “Free The Harbour” for an hour.",
    "“Never Again,” said Kirk.",
    # A headline in which every word is capitalised.
    "Mayor Says Vote ‘Was Not Fair’ To Town",
    "Kirk Calls Toll ‘Robbery’",
    # A speaker's words quoted singly, and scare quotes: nothing in their form tells them apart.
    'She called the plan "reckless" and left.',
    'The "talks" went on.',
    # A line that quotes nothing but a number.
    'He wrote "1984" on the wall.',
]


@pytest.mark.parametrize("text", TERMS)
def test_terms(text):
    (quoted,) = find(text)
    assert is_term(text, quoted)


@pytest.mark.parametrize("text", NO_TERMS)
def test_no_terms(text):
    (quoted,) = find(text)
    assert not is_term(text, quoted)


@pytest.mark.xfail(strict=True, reason="a title in lower case looks like a speaker's words")
def test_title_in_lower_case():
    text = 'We heard "the long road home" twice.'
    assert is_term(text, find(text)[0])
