"""What an article says of itself: title, outlet, author, date, address."""

import pytest

from analysis.intake.metadata import Metadata, find_metadata

BODY = (
    "The council of Harrow voted on Monday to keep the old bridge open until the end of the year.\n\n"
    "“We will stay,” said Anna Kirk, the mayor, after a meeting that went on until after midnight."
)
TITLE = "Old bridge of Harrow stays open"

TOLD = [
    # nothing but the story
    (BODY, Metadata()),
    # a title
    (f"{TITLE}\n\n{BODY}", Metadata(TITLE)),
    # the author of a column, told at its end
    (f"{TITLE}\n\n{BODY}\n\nI was there.\n\nAna Lim is a sculptor in Port Amity.", Metadata(TITLE, byline="Ana Lim")),
    # but not whom the story is about, and nobody in a story told by nobody
    (f"{TITLE}\n\n{BODY} I met Ana Lim.\n\nShe left.\n\nAna Lim is a sculptor in Port Amity.", Metadata(TITLE)),
    (f"{TITLE}\n\n{BODY}\n\nIt rained.\n\nAna Lim is a sculptor in Port Amity.", Metadata(TITLE)),
    # a byline, alone and with a job
    (f"{TITLE}\n\nBy Ana Lim\n\n{BODY}", Metadata(TITLE, byline="Ana Lim")),
    (f"{TITLE}\n\nBy Ana Lim, Staff Writer\n\n{BODY}", Metadata(TITLE, byline="Ana Lim")),
    # the paper's name above a byline, but not a line that only looks like one
    (f"{TITLE}\nHarrow Daily\nBy Ana Lim\n\n{BODY}", Metadata(TITLE, "Harrow Daily", "Ana Lim")),
    (f"{TITLE}\nHarrow Daily\n{BODY}", Metadata(TITLE)),
    # two authors, and a date below
    (
        f"{TITLE}\n\nBy Ana Lim and Oskar Brandt\n3 May 2026\n\n{BODY}",
        Metadata(TITLE, byline="Ana Lim and Oskar Brandt", published="2026-05-03"),
    ),
    # author, outlet and date in one line
    (
        f"{TITLE}\n\nBy Ana Lim | The Harrow Herald | May 3, 2026\n\n{BODY}",
        Metadata(TITLE, "The Harrow Herald", "Ana Lim", "2026-05-03"),
    ),
    # outlet and date in a line of their own
    (
        f"{TITLE}\n\nBy Ana Lim\nThe Harrow Herald | 3 May 2026\n\n{BODY}",
        Metadata(TITLE, "The Harrow Herald", "Ana Lim", "2026-05-03"),
    ),
    # an agency in the first line
    (f"HARROW (Coast Press) — {BODY}", Metadata(outlet="Coast Press")),
    # an original outlet, with its address
    (
        f"{BODY}\n\nThis article first appeared in The Harrow Herald: https://herald.example/bridge.",
        Metadata(outlet="The Harrow Herald", url="https://herald.example/bridge"),
    ),
    # a copyright
    (f"{BODY}\n\n© 2026 The Harrow Herald. All rights reserved.", Metadata(outlet="The Harrow Herald")),
    # the original outlet goes before who holds the copyright
    (
        f"{BODY}\n\nRead the original article on The Harrow Herald.\n\n© 2026 Coast Press. All rights reserved.",
        Metadata(outlet="The Harrow Herald"),
    ),
    # an address in a sentence of the story is not the article's
    (f"{BODY}\n\nThe plans lie at https://harrow.example/plans for all to see until the end of June.", Metadata()),
    # nothing at all
    ("", Metadata()),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_metadata(text: str, told: Metadata) -> None:
    assert find_metadata(text) == told


def test_a_place_in_a_job_is_no_author() -> None:
    assert find_metadata(f"{TITLE}\n\nBy Ana Lim, City Hall Correspondent\n\n{BODY}").byline == "Ana Lim"


# Who is said to have published it may be its author
@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This story was first published by Ana Lim.", ""),
        ("This story was first published by Harrow Herald.", "Harrow Herald"),
        ("This story was first published by the Harrow Union.", "The Harrow Union"),
    ],
)
def test_an_author_is_no_outlet(line: str, outlet: str) -> None:
    assert find_metadata(f"{TITLE}\n\n{BODY}\n\n{line}").outlet == outlet


NO_TITLES = [
    # a sentence
    "The bridge stays open.",
    # a word
    "Harrow",
    # a paragraph
    "The council of Harrow voted to keep it open " * 6,
]


@pytest.mark.parametrize("line", NO_TITLES)
def test_what_is_no_title(line: str) -> None:
    assert find_metadata(f"{line}\n\n{BODY}").title == ""


def test_the_only_line_of_a_text_is_no_title() -> None:
    assert find_metadata(TITLE).title == ""


@pytest.mark.parametrize("line", ["https://herald.example/" + "a" * 100_000, "© " * 100_000, "By " * 100_000])
def test_hostile_lines_are_read_through(line: str) -> None:
    assert find_metadata(f"{line}\n\n{BODY}").published == ""
