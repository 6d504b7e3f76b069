"""Names that the tagger does not see."""

import pytest
from marked_names import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # repeats of a name, and the surname of somebody named in full
        (
            "{Ngozi Okafor/p} spoke. Then Okafor left, and Ngozi Okafor came back.",
            {"Ngozi Okafor": ["Ngozi Okafor", "Okafor", "Ngozi Okafor"]},
        ),
        ("{Ngozi Okafor/p} spoke. Okafor’s hat fell.", {"Ngozi Okafor": ["Ngozi Okafor", "Okafor"]}),
        ("{Jan van Dijkman/p} spoke. Then van Dijkman left.", {"Jan van Dijkman": ["Jan van Dijkman", "van Dijkman"]}),
        # people named after a title
        ("Dr. Ana Lim spoke, and Mr Brandt left.", {"Ana Lim": ["Ana Lim"], "Mr Brandt": ["Mr Brandt"]}),
        # well-known places and institutions
        (
            "It rained in New Zealand and at the White House.",
            {"New Zealand": ["New Zealand"], "White House": ["White House"]},
        ),
        ("Snow fell in Herndon, Va., on Friday.", {"Va.": ["Va."]}),
        (
            "It rained on Burger King and at McDonald’s, says Agence France-Presse.",
            {
                "Burger King": ["Burger King"],
                "McDonald’s": ["McDonald’s"],
                "Agence France-Presse": ["Agence France-Presse"],
            },
        ),
        # in small letters where nothing else can be meant
        ("we met at starbucks, i saw it on facebook.", {"starbucks": ["starbucks"], "facebook": ["facebook"]}),
        # the same in capitals
        (
            "RAIN FALLS ON NEW ZEALAND AND THE WHITE HOUSE",
            {"NEW ZEALAND": ["NEW ZEALAND"], "WHITE HOUSE": ["WHITE HOUSE"]},
        ),
        # the same in a headline that Writes Words Like This
        (
            "{Ngozi Okafor/p} spoke.\nNobody Believes What Okafor Says About Boats",
            {"Ngozi Okafor": ["Ngozi Okafor", "Okafor"]},
        ),
    ],
)
def test_unseen_names_are_found(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # not in small letters, not in the middle of a word
        ("{Ana Rush/p} spoke. In a rush, Rushford left.", "Ana Rush"),
        # not as a part of a longer name
        ("{Ngozi Okafor/p} spoke. The Okafor Foundation pays.", "Ngozi Okafor"),
        ("{Ana Lim/p} left. She read the China Reader at the Mint of China.", "Ana Lim"),
        # a common word at the beginning of a sentence
        ("{Ana Rice/p} cooks. Rice is cheap.", "Ana Rice"),
        # the month
        ("{Theo May/p} resigned. It was in May.", "Theo May"),
        # in an address or a handle
        ("{Ana Lim/p} left. Write to desk@netflix.example or see https://www.google.example/okafor.", "Ana Lim"),
        ("{Ana Lim/p} left. See twitter.example.com, she told @reuters and @Reuters.", "Ana Lim"),
        # money, and titles that are words
        ("{Ana Lim/p} paid US$ 40. Miss. That was all.", "Ana Lim"),
    ],
)
def test_what_is_no_unseen_name(text: str, name: str) -> None:
    assert {n: len(m) for n, m in named(text).items()} == {name: 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most Democrats and one Democrat agreed.", {"Democrats": ["Democrats", "Democrat"]}),
        ("The Danish fleet and the Danes won.", {"Danes": ["Danish", "Danes"]}),
        ("Muslim voters and Jewish ones met.", {"Muslim": ["Muslim"], "Jewish": ["Jewish"]}),
        ("MANY {AMERICANS/p} vote.", {"AMERICANS": ["AMERICANS"]}),
        # also where the tagger takes them for something else
        ("The {Danes/p} won.", {"Danes": ["Danes"]}),
        # not in the name of a party, a firm, or as a language
        ("The {Democratic Party/o} met.", {}),
        ("The Russian Orthodox Church met.", {}),
        ("She speaks Danish, and he wrote it in French.", {}),
        # before an office it is one
        ("Danish Prime Minister {Ana Lim/p} met them.", {"Danish": ["Danish"]}),
        # a word like any other at the beginning of a sentence
        ("Democratic ways are slow. The Democratic nominee was not.", {"Democratic": ["Democratic"]}),
    ],
)
def test_groups(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "group") == expected
