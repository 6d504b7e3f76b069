"""Names that the tagger broke."""

import pytest
from factories import document_of
from marked_names import mentions, read

from analysis.coreference import find_entities
from analysis.records import Reading, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name that the tagger broke is joined
        ("{Marlow/l} {University/o} opened.", ["Marlow University"]),
        ("The {Board/o} of {Education/o} met.", ["Board of Education"]),
        ("{Barbra/l} {Lindqvist/p} sang.", ["Barbra Lindqvist"]),
        ('Rep. {Robert "Bobby/p}" {Lindqvist/p} spoke.', ['Robert "Bobby" Lindqvist']),
        ("{U/l}{.S./l} troops left.", ["U.S."]),
        ("He is with {Tidewater/o}, {Inc./o} since May.", ["Tidewater, Inc."]),
        # a name whose letters went wrong on the way
        ("{FranÃ/p}\x83Â§ois {Marlow/p} spoke.", ["FranÃ\x83Â§ois Marlow"]),
        ("{Barr/p} {Lindqvist/p} sang.", ["Barr Lindqvist"]),
        ("The {U.S./l} {Army/o} came.", ["U.S. Army"]),
        ("The {Amity/l} {Liberal Party/o} met.", ["Amity Liberal Party"]),
        # two names side by side stay two
        ("The {Amity/l} {Burger King/o} shut.", ["Amity", "Burger King"]),
        ("The {Lim/p}-{Brandt/p} debate began.", ["Lim", "Brandt"]),
        ("{Google/o} {Ana Lim/p} left.", ["Google", "Ana Lim"]),
    ],
)
def test_fragments_are_joined(text: str, expected: list[str]) -> None:
    assert mentions(text) == expected


def test_a_name_ends_where_a_sentence_begins() -> None:
    story, reading = read("Thanks {Ana Luis/p}, I met you there.")
    at = story.index("Luis")
    cut = Reading((Span(0, at - 1), Span(at, len(story))), reading.names, ())
    assert [e.name for e in find_entities(document_of(story, cut))] == ["Ana", "Luis"]
