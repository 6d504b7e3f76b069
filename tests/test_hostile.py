"""Texts made to take for ever: time grows no faster than the text in the rooms that read it line by line."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MAX_SECONDS = 60  # of the processor, some ten times what each takes

READABILITY = """
from factories import make_sentences
from analysis.document import make_document
from analysis.readability import measure_readability
from analysis.records import Article, Quotation, Reading, Span, Speaker, Stretch
text = "Go.\\n" * 100_000
sentences = tuple(Span(at, at + 3) for at in range(0, len(text), 4))
document = make_document(Article(text), Reading(sentences, (), ()))
ids = [f"e{n}" for n in range(20_000)]
said = [
    Quotation(f"q{n}", "direct", (Stretch(4 * n, 4 * n + 3, "direct"),), None, None, "", ids[n], ids[n], "person", "name", 1.0)
    for n in range(20_000)
]
speakers = [Speaker(id, id, "person") for id in ids]
assert len(measure_readability(document, said, speakers, ())) == 3 + 20_000 + 100_000
"""
INTAKE = """
from analysis.intake import read_paste
lines = ("The boats sailed at noon.” Photograph: Ines Falk/Tidewater Images", "Share this article", "The town was glad of it.")
assert read_paste("\\n".join(lines * 6_000)).left_out
"""


@pytest.mark.parametrize("code", [READABILITY, INTAKE], ids=["readability", "intake"])
def test_time_grows_no_faster_than_the_text(code: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent)))},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-500:]
