"""Marks that are missing are there for the tagger, and what it sees stands where it stood."""

import pytest

from analysis import Article, analyse
from analysis.quotations import read_back, restore_marks
from analysis.records import Name, Reading, Role, Span

RESTORED = [
    # nothing is missing
    ("“We stay,” said Anna Kirk.", "“We stay,” said Anna Kirk."),
    # a closing mark, before a cue
    ("“Nobody reads it, a clerk said. “We joked.”", "“Nobody reads it,” a clerk said. “We joked.”"),
    # an opening one, where the sentence begins
    ("It rained. We will not rest,” Kirk wrote.", "It rained. “We will not rest,” Kirk wrote."),
    # straight ones
    ('It rained. We will not rest," Kirk wrote.', 'It rained. "We will not rest," Kirk wrote.'),
    # one quotation over two paragraphs lacks none
    ("“We stay.\n\n“We always did,” Kirk said.", "“We stay.\n\n“We always did,” Kirk said."),
]


@pytest.mark.parametrize(("text", "restored"), RESTORED)
def test_restored(text: str, restored: str) -> None:
    found = restore_marks(text)
    assert found.text == restored
    kept = [sign for at, sign in enumerate(found.text) if at not in found.places]
    assert "".join(kept) == text


def test_what_is_seen_stands_in_the_text_as_it_is() -> None:
    text = "“Nobody reads it, Bo Tarr said. “We joked.”"
    restored = restore_marks(text)
    at = restored.text.index("Bo Tarr")
    content = restored.text.index("” Bo") + 1
    seen = Reading(
        sentences=(Span(0, restored.text.index(" “")), Span(restored.text.index("“We"), len(restored.text))),
        names=(Name(at, at + len("Bo Tarr"), "person", 1.0),),
        roles=(Role(0, content, "content", 1.0),),
    )
    read = read_back(seen, restored.places)
    assert [text[a:b] for a, b in read.sentences] == ["“Nobody reads it, Bo Tarr said.", "“We joked.”"]
    assert [text[n.start : n.end] for n in read.names] == ["Bo Tarr"]
    assert [text[r.start : r.end] for r in read.roles] == ["“Nobody reads it,"]


def test_the_speaker_of_a_quotation_that_was_never_closed() -> None:
    text = (
        "His deputy, Freya Lunde, said: “The minister stands by every word.”\n\n"
        "“Nobody in that building reads the post, a former clerk told the paper. “We used to joke about it.”"
    )
    assert [q.speaker for q in analyse(Article(text)).quotations] == ["Freya Lunde", "a former clerk"]
