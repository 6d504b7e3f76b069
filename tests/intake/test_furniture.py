"""What a page puts around its story: sections above the headline, an author's name alone, what it files the story under."""

import pytest

from analysis import read_paste

STORY = (
    "The ferry was late on Monday, the port said, and nobody on the quay minded much.\n\nThe band played on until noon, and then "
    "everybody went home."
)
HEADLINE = "Ferry is late again, and nobody minds"

ABOVE = [
    # the page's section, its path, the outlet in capitals
    ("Opinion", [f"Opinion\n{HEADLINE}"]),
    ("Faith & Belief", [f"Faith & Belief\n{HEADLINE}"]),
    ("Canada | British Columbia", [f"Canada | British Columbia\n{HEADLINE}"]),
    ("THE HARBOUR BELL", [f"THE HARBOUR BELL\n{HEADLINE}"]),
    # an author's name alone beside a date or a job
    ("Ana Lim", [f"{HEADLINE}\nAna Lim\n14 May 2025"]),
    ("Political correspondent", [f"{HEADLINE}\nAna Lim\nPolitical correspondent"]),
]


@pytest.mark.parametrize(("line", "tops"), ABOVE)
def test_above_the_story(line: str, tops: list[str]) -> None:
    for top in tops:
        article = read_paste(f"{top}\n\n{STORY}")
        assert line in [article.text[p.start : p.end] for p in article.left_out]
        assert article.title == HEADLINE


KEPT = [
    # a headline of two words, with a full sentence below it; a name that is a sub-heading
    f"Mayor resigns\n\n{STORY}",
    f"{HEADLINE}\n\n{STORY}\n\nAna Lim\n\nShe was the first to go aboard, and the last to leave.",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_may_be_the_story_stays(text: str) -> None:
    assert read_paste(text).left_out == ()


BELOW = [
    # what the page files it under, and what it says of itself
    "Filed under: ferries, harbours",
    "Related topics: Ferries, Harbours",
    "More from Politics",
    "This article was amended on 4 June 2024. An earlier version named another ferry.",
    "If you have been affected by the issues in this story, help is at hand.",
    "Unsubscribe | Privacy",
    "Never miss a story: sign up for the Harbour Post’s free daily newsletter",
    "Sign up here for our weekly round-up.",
    "Subscribe to continue reading",
    "Story continues",
    "Comments (23)",
    "Try our new app",
    "If you or someone you know is in danger at sea, call the coastguard.",
    "View in browser",
    # who helped
    "Translated from the German by Ana Lim",
    "Interview conducted by Ana Lim",
    "Media contact: Ana Lim, press@harbour.example",
    "Associated Press writer Ana Lim in Port Ellery contributed.",
    "Source: Coast Press and news agencies",
    "With files from The Canadian Press",
    # the agency, and then what its picture shows
    "Getty Images Passengers on a quay in the rain",
]


@pytest.mark.parametrize("line", BELOW)
def test_below_the_story(line: str) -> None:
    article = read_paste(f"{HEADLINE}\n\n{STORY}\n\n{line}")
    assert [article.text[p.start : p.end] for p in article.left_out] == [line]
