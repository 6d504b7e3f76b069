"""Where names begin and end."""

import pytest
from marked_names import find, mentions


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        # offices stay outside, courtesy titles inside, whatever the tagger thinks
        ("The {President Ana Lim/p} spoke.", "Ana Lim"),
        ("A letter to Sen. {Lim/p} came back.", "Lim"),
        ("{Prime Minister Lim/p} spoke.", "Lim"),
        ("We met Mrs {Okafor/p} there.", "Mrs Okafor"),
        ("We met {Mrs. Okafor/p} there.", "Mrs. Okafor"),
        ("We met Pope {Linus/p} there.", "Pope Linus"),
        # a first name that the tagger missed, but no month and no first word of a sentence
        ("Letters that the engineer Ines {Kowalczyk/p} sent came back.", "Ines Kowalczyk"),
        ("In April {Kowalczyk/p} left.", "Kowalczyk"),
        ("Grant {Kowalczyk/p} the prize.", "Kowalczyk"),
        # what somebody is stays outside: in small letters, and before a first name
        ("The {baker Lise Brandt/p} left.", "Lise Brandt"),
        ("{Deckhand Ana Lim/p} spoke.", "Ana Lim"),
        ("{Baker Brandt/p} spoke.", "Baker Brandt"),
        # the article stays outside
        ("He left {the Marlow Group/o} in May.", "Marlow Group"),
        # but "The" belongs to a name that is written so, and "'s" to a firm that says something
        ("He told The {Marlow Times/o} so.", "The Marlow Times"),
        ("The {Marlow Times/o} said so.", "Marlow Times"),
        ("Bread from {Maddox's/o}, they say.", "Maddox's"),
        # full stops of abbreviations belong to the name, those of sentences do not
        ("She works for {Tidewater Corp/o}. in Port Ellery.", "Tidewater Corp."),
        ("She lives in the {U.S/l}.", "U.S."),
        ("She met {Ana Lim./p} It rained.", "Ana Lim"),
        # what belongs to the words of a name
        ("He met {Ted Coll/p} Jr. there.", "Ted Coll Jr."),
        ("It is {Tidewater Paper/o}, Inc. that pays.", "Tidewater Paper, Inc."),
        ("The {Marlow School of/o} Economics opened.", "Marlow School of Economics"),
        ("He left the {Marlow School of/o} in May.", "Marlow School"),
        ("He left the {Marlow School  of/o} in May.", "Marlow School"),
        # what belongs to a firm or a school, and what the tagger left of one
        ("{Holt/l} & {Marlow/p}, LLP sent it.", "Holt & Marlow, LLP"),
        ("We chose {Port Amity/l} Computers then.", "Port Amity Computers"),
        ("We chose {Marrow/p} Wireless, then.", "Marrow Wireless"),
        ("We met {Ana Lim/p} Wireless, then.", "Ana Lim"),
        # initials before a name
        ("It was {K./p} {Michael Brandt/p}.", "K. Michael Brandt"),
        # who writes, with what some mail programs append, but no number
        ("{Ana Lim@WORK/p} on Friday", "Ana Lim@WORK"),
        ("{Ana Lim/p}@WORK on Friday", "Ana Lim@WORK"),
        # quotation marks and dashes at the edges do not
        ("Her “{“Ana Lim”/p}” was read.", "Ana Lim"),
    ],
)
def test_boundaries(text: str, mention: str) -> None:
    assert mentions(text) == [mention]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # politicians' states are places
        ("Ana {D-Va/p0.7}. spoke.", ["Va."]),
    ],
)
def test_states_of_politicians(text: str, expected: list[str]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # descriptions, offices and forms of address
        "The {President/p} spoke.",
        "{Mr. President/p}, sit down.",
        "The {Danish Ambassador/p} left.",
        # words that no name consists of
        "The man {of the/o} institute left.",
        # days, pronouns, numerals
        "On {Monday/o} it rained.",
        "And {He/p} spoke.",
        "See part {III/p} of it.",
        # parts of addresses
        "Write to {ana/p}.{lim/p}@harbour.example today.",
        "See www.{Marlow/o}.example and {Tidewater/o}.com for more.",
        "{Title VII/l}, {Parts II/p} and {III-B/p} hold.",
        # laws and storms
        "The {Clean Harbours Act/o} and the {CHIME/o} Act passed.",
        "Hurricane {Odile/l} came. {Odile/p} went.",
        # what stands in an address
        "Write to {ana/p}.{lim/p}@{tidewater/o}.example.org, or see www.{Tidewater/o}.example/{Lim/p}.",
        # what the tagger is not sure of, and sees only once
        "Some {Thing/o0.3} happened.",
        "",
        "   \n\n ",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert [e for e in find(text) if e.type != "group"] == []
