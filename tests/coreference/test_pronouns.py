"""By which pronoun an article goes on about a person."""

import re

import pytest
from factories import document_of
from marked_names import find, read

from analysis.coreference import find_entities
from analysis.records import Link, Reading, Role


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        # titles and words that tell
        ("{Mrs Okafor/p} left.", "she"),
        ("{Mx Okafor/p} left.", "they"),
        ("Port spokesman {Robin Lim/p} left.", "he"),
        ("{Robin Lim/p}, mother of two, left.", "she"),
        ("{Robin Lim/p} (they/them) left.", "they"),
        # the only person whom a pronoun can mean
        ("{Robin Lim/p} left. She was tired.", "she"),
        ("{Robin Lim/p} said he was tired, and his dog too.", "he"),
        # not by the first name, not by one weak sign
        ("{Mary Lim/p} left.", ""),
        ("{Robin Lim/p} took her hat.", ""),
        # not between two people, not what somebody else says
        ("{Robin Lim/p} met {Kit Brandt/p}. She was tired.", ""),
        ("{Robin Lim/p} left. “She was tired, she was old.”", ""),
        # who is named only as an object does not count
        ("It was about {Robin Lim/p}. She would not hear of it.", ""),
        # against the first name only what says so outright
        ("{Donald Finch/p} met her. She left. {Donald Finch/p} sold her boat. She wept.", ""),
        ("Mrs {Donald Finch/p} left.", "she"),
    ],
)
def test_pronouns(text: str, pronoun: str) -> None:
    assert find(text)[0].pronoun == pronoun


def test_the_tagger_helps_with_pronouns() -> None:
    story, reading = read("{Robin Lim/p} and {Kit Brandt/p} left.\n“No,” she said.\n“Yes,” she said.")
    at = [m.start() for m in re.finditer("she", story)]
    roles = tuple(Role(a, a + 3, "source", 0.9) for a in at)
    links = tuple(Link(i, 1, 0.9) for i in range(2))
    sure = Reading(reading.sentences, reading.names, roles, antecedents=links)
    assert [e.pronoun for e in find_entities(document_of(story, sure))] == ["", "she"]
