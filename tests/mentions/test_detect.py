"""Mentions in all texts: in order, without overlap, also in hostile ones."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings, strategies as st
from marked_names import document, find

from analysis.document import Document
from analysis.mentions import find_mentions


def check(made: Document) -> None:
    """The mentions are in order, overlap nowhere, lie in the text, and none is empty."""
    text, mentions = made.text, find_mentions(made)
    assert all(0 <= m.start < m.end <= len(text) and m.of(text).strip() for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    "text",
    [
        "\x00{Ana\x00Lim/p}\ud800 \u202eMr \u202eBrandt",
        "Mr Mr Mr. Dr. {Mr/p} {Mrs. Dr./p}",
        "{A/p}{B/o}{C/l}{D/p}",
        "{’s/p} {“/o} {the/l} {The /o} {, /l} {of/o} {Jr./p}",
        "{Ana " + "Lim " * 200 + "/p}",
        '"' * 2000 + "{Ana Lim/p}" + "(" * 2000,
        "U.S." * 500 + "O’" * 500 + "D-" * 500,
        "{Ana Lim/p}, " + "a " * 500 + "president",
        "{" + "Ana " * 2000 + "/l} {" + "Ana " * 2000 + "/p} {Inc/o}{LLC/o} & & {&/o} {Ana/o}@@WORK@",
        "a." * 2000 + "a@" * 2000 + "www." * 2000 + "http://" * 500 + "{Ana/p}§" * 50,
    ],
)
def test_hostile_text_does_no_harm(text: str) -> None:
    check(document(text))


# Names, and what makes them grow, shrink and touch: every order of them has to give mentions that do not overlap.
PIECES = (  # joined with or without a space
    "{Ana Lim/p} {Lim/p0.5} {Sir/o} {D-Va/p0.7} {U.S/l} {Inc/o} Lim Queen Sir Mr. Sen. Mayor van de Danes The Hurricane & Jr".split()
    + "{Port Amity Queen/l}|{Harbour van/o}|{The Tidewater/o}|{Harbour Authority/o}|New Zealand|White House|Associates".split(
        "|"
    )
    + "Wireless|'s|§|@WORK|(MHA)|and|in|of|\n|.|,|-|“|”|\u00a0|\ud800|, Inc|, LLC|<lim@|lim@tidewater.example|, OH 44001".split(
        "|"
    )
)
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", ""))).map("".join), max_size=12)


@settings(derandomize=True, max_examples=200, deadline=None, database=None)
@given(TEXTS.map(lambda pieces: "{Ana Lim/p} came. " + "".join(pieces)))
@example("{Ana Lim/p} came. {Harbour Sir/o} Lim left.")
def test_mentions_never_overlap(text: str) -> None:
    check(document(text))


def test_thousands_of_names_that_begin_alike_are_read_in_time() -> None:
    story = " ".join(f"{{Ana Lim{number}/o}} Tide{number}" for number in range(20_000))
    assert len(find(story)) > 10_000
