"""Names that are a part of an election's name."""

import pytest

from analysis.mentions.elections import is_in_election
from analysis.mentions.typed_mentions import TypedMention

ELECTIONS = [
    # the year before it, or behind it
    ("She won the 2031 |Vostrian Republic| general election.", True),
    ("She lost the |Marrow| mayoral election, 2031.", True),
    ("He wrote on the 2031 |Norrick House of Deputies| elections.", True),
    # no year, or somebody else's
    ("She won the |Vostrian Republic| general election.", False),
    ("In 2031, |Vostria| held a general election.", False),
    # no election
    ("The 2031 |Vostria| summit was a choice.", False),
    # the place that it was held in counts
    ("She won the 2031 election in |Marrow|.", False),
    # far apart, though on one line
    ("2031 |Vostria| sold the fleet that it had bought and then it held an election.", False),
]


@pytest.mark.parametrize(("marked", "expected"), ELECTIONS)
def test_names_in_the_name_of_an_election(marked: str, expected: bool) -> None:
    before, name, after = marked.split("|")
    mention = TypedMention(len(before), len(before) + len(name), "place", 1.0)
    assert is_in_election(before + name + after, mention) is expected
