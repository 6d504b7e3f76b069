"""Texts made to break things, read whole: stretches stay whole and apart, and time grows no faster than the text."""

import os
import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from readings import document_with_roles

from analysis.quotations import find_attributions

STORY = (
    "Mayor Anna Kirk said the bridge was “safe enough” for carts. The council doubted it.\n"
    "“We will stay,” said Holt. “Nobody will move us.”\n"
    "“First we mend the roof,” Holt wrote on Telegram. Nobody came. The town will pay.”\n"
    "The minister said that thousands of boats would sail, according to the Harbour Post.\n"
    "Kirk was quoted by the Harbour Post as saying that the harvest was poor.\n"
    "KIRK: We will go.\nHOLT: Kirk said no.\nKIRK: “Then stay.”\n"
    "In a letter Kirk wrote:\nWe must close the school.\n"
)
PIECES = [
    "“",
    "”",
    '"',
    "'",
    "\n",
    ": ",
    ". ",
    "\u2028",
    " said ",
    " according to ",
    "Kirk said ",
    "Q: ",
    " as saying ",
    "\x00",
    "—",
]
EDITS = st.lists(st.tuples(st.integers(0, len(STORY)), st.integers(0, 12), st.sampled_from(["", *PIECES])), max_size=8)


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(EDITS)
def test_stretches_are_whole_and_apart_whatever_is_broken(edits: list[tuple[int, int, str]]) -> None:
    text = STORY
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    document = document_with_roles(text)
    stretches = sorted((s.start, s.end) for a in find_attributions(document) for s in a.stretches)
    assert all(any(p.start <= start < end <= p.end for p in document.paragraphs) for start, end in stretches)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))


# What once took time that grew with the square of the length
SHAPES = {
    "quoted as saying": "Lim was quoted by the agency as saying by ",
    "reports": "The minister said no. ",
    "lines": "a\n",
    "turns": "Q: Why?\nA: No.\n",
    "one long turn": "KIRK: Go.\nKIRK: Go.\nKIRK: Go.\n" + "Stay.\n" * 40,
    "tags": "“We go,” said Lim. ",
    "relayed": "“We go,” Lim said, according to the Post. ",
    "letters": "Lim wrote:\nWe go.\n",
    "closing marks": "We go. It is over,” she wrote. It rained. ",
    "scare quotes": "the “old” town of ",
    "capitals": "A",
}
SIZE = 200_000  # characters
MAX_SECONDS = 60  # of the processor, about twenty times what each takes

CHILD = """
import sys
from readings import document_with_roles
from analysis.quotations import find_attributions
unit, size = sys.argv[1], int(sys.argv[2])
find_attributions(document_with_roles(unit * (size // len(unit))))
"""


@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES.keys())
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    here = Path(__file__).parent
    path = os.pathsep.join(map(str, (here, here.parent, here.parent.parent)))
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, unit, str(SIZE)],
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-500:]
