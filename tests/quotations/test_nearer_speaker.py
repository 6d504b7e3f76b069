"""Where one source passes on what another said, the words are the other's."""

import pytest

from analysis.pipeline import analyse
from analysis.records import Article

RELAYED = [
    # who says it stands first
    (
        "On Monday, Anna Kirk said she was “happy to see” that the bridge stood, according to the Harbour Post.",
        ("Anna Kirk", "according to the Harbour Post"),
    ),
    # a speaker nearer to the words than who passed them on
    (
        "“We will stay,” said Anna Kirk, the mayor of Harrow, according to the Harbour Post.",
        ("Anna Kirk", "according to the Harbour Post"),
    ),
    (
        "“The harvest was poor,” Kirk said, according to Tolvar news agencies translated by the Harbour Post.",
        ("Anna Kirk", "according to Tolvar news agencies translated by the Harbour Post"),
    ),
    ("“The harvest was poor,” Kirk said, the Harbour Post reported.", ("Anna Kirk", "the Harbour Post reported")),
    # quoted as saying, by whom ever
    (
        "The Harbour Post quoted Anna Kirk as saying that the harvest was poor.",
        ("Anna Kirk", "The Harbour Post quoted"),
    ),
    ("“The harvest was poor,” the agency quoted Anna Kirk as saying.", ("Anna Kirk", "the agency quoted")),
    (
        "The agency quoted farm spokesman Ben Holt as saying the harvest was poor.",
        ("Ben Holt", "The agency quoted"),
    ),
    (
        "“The harvest was poor,” Coast Press quoted Anna Kirk, the farm minister, as saying. “We need help.”",
        ("Anna Kirk", "Coast Press quoted"),
    ),
    (
        "Anna Kirk was quoted by the Harbour Post as saying that the harvest was poor.",
        ("Anna Kirk", "quoted by the Harbour Post"),
    ),
    ("Anna Kirk was quoted as saying by Coast Press: “The harvest was poor.”", ("Anna Kirk", "by Coast Press")),
    ("“The harvest was poor,” Anna Kirk was quoted as saying.", ("Anna Kirk", "")),
    (
        "“The harvest was poor,” Anna Kirk was quoted as saying in the Harbour Post.",
        ("Anna Kirk", "in the Harbour Post"),
    ),
    # a hearer and a day between speaker and words
    (
        "Spokeswoman Anna Kirk told reporters on Friday that the fleet would sail, according to agencies cited by the Harbour Post.",
        ("Anna Kirk", "according to agencies cited by the Harbour Post"),
    ),
    # a day behind the speaker, which the tagger takes for part of what is said
    (
        "“We will strike back,” Farm Minister Anna Kirk said on Tuesday, according to Tolvar news agencies translated by the Post.",
        ("Anna Kirk", "according to Tolvar news agencies translated by the Post"),
    ),
    # who passes it on stands first
    (
        "According to Tolvar news agencies translated by the Harbour Post, Farm Minister Anna Kirk said those responsible “will pay”.",
        ("Anna Kirk", "According to Tolvar news agencies translated by the Harbour Post"),
    ),
    # whoever passes it on stands behind a described or inverted speaker, and behind one who will say it
    (
        "“The harvest was poor,” the farm minister said, according to the Harbour Post.",
        ("the farm minister", "according to the Harbour Post"),
    ),
    (
        "“The harvest was poor,” said Kirk, according to the Harbour Post.",
        ("Anna Kirk", "according to the Harbour Post"),
    ),
    (
        "“The harvest was poor,” Kirk will say, according to the Harbour Post.",
        ("Anna Kirk", "according to the Harbour Post"),
    ),
    # a name beside a description, and with an aside behind it
    (
        "Her spokesman, Ben Holt, told reporters on Friday that Kirk “will stay” in office, the agency Tolpress reported.",
        ("Ben Holt", "the agency Tolpress reported"),
    ),
    (
        "But director Anna Kirk, who shot the film “Salt Road,” has previously said that he was her first choice, Coast Press reported.",
        ("Anna Kirk", "Coast Press reported"),
    ),
    # where the tagger takes the reporter for the only source
    ("Anna Kirk said the harvest was poor, Coast Press reports.", ("Anna Kirk", "Coast Press reports")),
]


@pytest.mark.parametrize(("text", "expected"), RELAYED)
def test_who_is_nearer_to_the_words_speaks(text: str, expected: tuple[str, str]) -> None:
    (quotation,) = analyse(Article(f"{text}\n\nAnna Kirk is the farm minister of Tolvar.")).quotations
    assert (quotation.speaker, quotation.via) == expected
