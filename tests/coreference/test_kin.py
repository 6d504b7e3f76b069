"""Relatives who are brought in by their first names, and later go by the surname."""

import pytest
from marked_names import named

FAMILIES = [
    # a husband, a father, a daughter
    (
        "{Ana Lim/p} lost. Her husband, {Luis/p}, wept. “It was hard,” {Mr Lim/p} said. {Ms Lim/p} left.",
        {"Ana Lim": ["Ana Lim", "Ms Lim"], "Luis Lim": ["Luis", "Mr Lim"]},
    ),
    (
        "{Ana Lim/p} and her late father {Bo/p} fished. {Mr Lim/p} had three boats.",
        {"Ana Lim": ["Ana Lim"], "Bo Lim": ["Bo", "Mr Lim"]},
    ),
    (
        "{Luis Lim/p} fished. {Luis Lim/p}'s daughter {Ana/p} does. {Ms Lim/p} has three boats.",
        {"Luis Lim": ["Luis Lim", "Luis Lim"], "Ana Lim": ["Ana", "Ms Lim"]},
    ),
    # no relative
    (
        "{Ana Lim/p} lost. Her rival, {Luis/p}, wept. {Mr Lim/p} left.",
        {"Ana Lim": ["Ana Lim"], "Luis": ["Luis"], "Mr Lim": ["Mr Lim"]},
    ),
    # a surname that nobody has
    (
        "{Ana Lim/p} lost. Her husband, {Luis/p}, wept. {Mr Holt/p} left.",
        {"Ana Lim": ["Ana Lim"], "Luis": ["Luis"], "Mr Holt": ["Mr Holt"]},
    ),
    # two whom it may mean
    (
        "{Ana Lim/p} lost. Her husband, {Luis/p}, and her brother, {Bo/p}, wept. {Mr Lim/p} left.",
        {"Ana Lim": ["Ana Lim"], "Luis": ["Luis"], "Bo": ["Bo"], "Mr Lim": ["Mr Lim"]},
    ),
    # one whose surname is known
    (
        "{Ana Lim/p} lost. Her husband, {Luis Holt/p}, wept. {Luis/p} and {Mr Lim/p} left.",
        {"Ana Lim": ["Ana Lim"], "Luis Holt": ["Luis Holt", "Luis"], "Mr Lim": ["Mr Lim"]},
    ),
]


@pytest.mark.parametrize(("text", "people"), FAMILIES)
def test_families(text: str, people: dict[str, list[str]]) -> None:
    assert named(text, "person") == people
