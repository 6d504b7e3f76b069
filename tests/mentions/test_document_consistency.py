"""Names that are read as the rest of the article reads them."""

import pytest
from marked_names import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is named whole elsewhere is made whole
        ("{Marrow Electric/o} pays. He likes {Marrow/p} {Electric/o}.", ["Marrow Electric", "Marrow Electric"]),
        ("{Marrow Electric/o} pays. He likes {Marrow/o} Electric.", ["Marrow Electric", "Marrow Electric"]),
        ("{Ana Lim/p} came. {Ana Lim Foundation/o} pays.", ["Ana Lim", "Ana Lim Foundation"]),
        # what somebody is, before a name or at the beginning of a sentence, is nobody's name
        ("{Deckhand/p} {Ana Lim/p} came.", ["Ana Lim"]),
        ("{Bishop/p} asks pardon. {Ana Lim/p} came.", ["Ana Lim"]),
        # but a surname of the article is, and so is a word inside a sentence
        ("{Bishop/p} asks pardon. {Ana Bishop/p} came.", ["Bishop", "Ana Bishop"]),
        ("They met {Bishop/p} there.", ["Bishop"]),
        ("He reads {Washington/l} Post. It is late.", ["Washington Post"]),
    ],
)
def test_names_are_read_as_elsewhere(text: str, expected: list[str]) -> None:
    assert mentions(text) == expected
