"""Names that the tagger ran together."""

import pytest
from marked_names import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a town and its country without a comma, but not the south of one
        ("He is from {Port Ellery Norway/l} now.", ["Port Ellery", "Norway"]),
        ("He is from {Port Ellery New Zealand/l} now.", ["Port Ellery", "New Zealand"]),
        ("He is from {Rural Norway/l} now.", ["Rural Norway"]),
        # a town and its country behind it, but not parts of a country
        ("She lives in {Port Amity New Zealand/l}.", ["Port Amity", "New Zealand"]),
        ("She lives in {Northern Ireland/l}.", ["Northern Ireland"]),
        ("She lives in {Upper Kenya/l}.", ["Upper Kenya"]),
        ("She studied {Roman Spain/l}.", ["Roman Spain"]),
        # a photographer and the country that the caption begins with
        ("It is peaceful. {Ana Lim U.S./p} ships left.", ["Ana Lim", "U.S."]),
        # the end of a letter and the beginning of its answer, with the line ends gone
        ("Can you come? {Ana Luis/p}, I met you there.", ["Ana", "Luis"]),
        ("Thanks {Ana Luis/p}, Here it is.", ["Ana", "Luis"]),
        ("It is late. {Ana Luis Brandt/p} <brandt@tidewater.example> wrote", ["Ana", "Luis Brandt"]),
        ("He met Sen. {Ana Brandt/p}, I-Va., there.", ["Ana Brandt"]),
    ],
)
def test_names_are_split(text: str, expected: list[str]) -> None:
    assert mentions(text) == expected
