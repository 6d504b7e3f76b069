"""Which mentions are one organisation's, or one place's."""

import pytest
from marked_names import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # acronyms, by their letters or because the article says so
        (
            "The {World Health Organization/o} ({WHO/o}) met. The {WHO/o} agreed.",
            {"World Health Organization": ["World Health Organization", "WHO", "WHO"]},
        ),
        (
            "{MHA/o} pays. The {Marrow Harbour Authority/o} does.",
            {"Marrow Harbour Authority": ["MHA", "Marrow Harbour Authority"]},
        ),
        (
            "The {Kasseler Bauverein/o} ({KBV/o}) pays. {KBV/o} does.",
            {"Kasseler Bauverein": ["Kasseler Bauverein", "KBV", "KBV"]},
        ),
        # company endings, articles, spelling, order of words
        ("{Tidewater Corp./o} pays. {Tidewater/o} does.", {"Tidewater Corp.": ["Tidewater Corp.", "Tidewater"]}),
        (
            "The {Fishing Organisation/o} met. The {Fishing Organization/o} left.",
            {"Fishing Organisation": ["Fishing Organisation", "Fishing Organization"]},
        ),
        (
            "The {Department of Fisheries/o} met. The {Fisheries Department/o} left.",
            {"Department of Fisheries": ["Department of Fisheries", "Fisheries Department"]},
        ),
        # short forms
        ("{Harrow School/o} won. {Harrow/o} is old.", {"Harrow School": ["Harrow School", "Harrow"]}),
        ("The {Marrow Gazette/o} said so. The {Gazette/o} knew.", {"Marrow Gazette": ["Marrow Gazette", "Gazette"]}),
        # lists know some names
        ("The {GOP/o} met. The {Republican Party/o} met.", {"Republican Party": ["GOP", "Republican Party"]}),
        # an ampersand
        ("{Holt & Holt/o} pays. {Holt/o} pays too.", {"Holt & Holt": ["Holt & Holt"], "Holt": ["Holt"]}),
        # a part is not the whole, and two are not one
        (
            "The {Senate/o} met. The {Senate Budget Committee/o} met.",
            {"Senate": ["Senate"], "Senate Budget Committee": ["Senate Budget Committee"]},
        ),
        (
            "{Marlow Bank/o} and {Ellery Bank/o} met. The {Bank/o} paid.",
            {"Marlow Bank": ["Marlow Bank"], "Ellery Bank": ["Ellery Bank"], "Bank": ["Bank"]},
        ),
    ],
)
def test_organisations(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The {U.S./l} and the {United States/l}. {America/l}, the {US/l}.",
            {"United States": ["U.S.", "United States", "America", "US"]},
        ),
        ("{Kiev/l} is {Kyiv/l}.", {"Kyiv": ["Kiev", "Kyiv"]}),
        ("{Fallujah/l} is {Falluja/l}.", {"Fallujah": ["Fallujah", "Falluja"]}),
        ("{Marrow Island/l} is far. {Marrow/l} is old.", {"Marrow Island": ["Marrow Island", "Marrow"]}),
        # what the lists know as two stays two, however alike
        ("{Austria/l} is not {Australia/l}.", {"Austria": ["Austria"], "Australia": ["Australia"]}),
        ("{Mexico/l} is not {Mexico City/l}.", {"Mexico": ["Mexico"], "Mexico City": ["Mexico City"]}),
        ("{Marrow/l} is not {Marrow Bay/l}.", {"Marrow": ["Marrow"], "Marrow Bay": ["Marrow Bay"]}),
    ],
)
def test_places(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "place") == expected
