"""Speech without quotation marks: transcripts, block quotations, signatures."""

import pytest
from factories import document_of

from analysis.pipeline import analyse
from analysis.quotations.quote_marks import find_quoted
from analysis.quotations.unquoted_speech import find_blocks, find_signature, find_turns
from analysis.records import Article, Quotation, Reading, Role, Span
from analysis.text_spans import find_paragraphs

TRANSCRIPTS = [
    # questions and answers
    ("Q: Will you stay?\n\nA: We will.\n\nQ: For long?", ["Will you stay?", "We will.", "For long?"]),
    # the same with full stops
    ("Q. Will you stay?\n\nA. We will.\n\nQ. For long?", ["Will you stay?", "We will.", "For long?"]),
    # names in capitals, and one of two words
    ("KIRK: Stay.\n\nBen Holt: Why?\n\nKIRK: Please.", ["Stay.", "Why?", "Please."]),
    # a paragraph without a name goes on with the turn before; what follows the last turn does not
    ("KIRK: Stay.\n\nI mean it.\n\nHOLT: Why?\n\nKIRK: Go.\n\nThey left.", ["Stay.|I mean it.", "Why?", "Go."]),
    # two turns make no transcript
    ("KIRK: Stay.\n\nKIRK: Please.", []),
    # three names of which none comes back: a list
    ("Fish: two boats.\n\nCrab: one boat.\n\nEel: none.", []),
    # a clock is no label
    ("At 10:30 it rained.\n\nAt 11:30 it rained.\n\nAt 12:30 it rained.", []),
]


@pytest.mark.parametrize(("text", "turns"), TRANSCRIPTS)
def test_turns(text: str, turns: list[str]) -> None:
    found = find_turns(document_of(text))
    assert ["|".join(p.of(text) for p in turn.paragraphs) for turn in found] == turns
    assert all(turn.form == "transcript" for turn in found)


def test_labels_are_no_part_of_what_is_said() -> None:
    text = "KIRK: Stay.\n\nBen Holt: Why?\n\nKIRK: Please."
    assert [turn.label.of(text) for turn in find_turns(document_of(text))] == ["KIRK", "Ben Holt", "KIRK"]


BLOCKS = [
    # a letter that is set out
    ("In a letter to parents Kirk wrote:\n\nWe must close the school.", ["We must close the school."]),
    # not in the first person
    ("In a letter to parents Kirk wrote:\n\nThe school must close.", []),
    # nothing is said
    ("This is what Kirk wants:\n\nWe must close the school.", []),
    # no colon
    ("Kirk wrote a letter.\n\nWe must close the school.", []),
    # a list
    ("In a letter Kirk wrote:\n\n• We must close the school.", []),
    # it has marks of its own
    ("In a letter Kirk wrote:\n\n“We must close the school.”", []),
]


@pytest.mark.parametrize(("text", "blocks"), BLOCKS)
def test_blocks(text: str, blocks: list[str]) -> None:
    paragraphs, kirk = find_paragraphs(text), text.index("Kirk")
    reading = Reading(sentences=paragraphs, names=(), roles=(Role(kirk, kirk + 4, "source", 1.0),))
    found = find_blocks(document_of(text, reading))
    assert [p.of(text) for turn in found for p in turn.paragraphs] == blocks
    assert all(turn.label.of(text) == "Kirk" and turn.form == "block" for turn in found)


def test_a_block_needs_someone_who_says_it() -> None:
    text = "In a letter to parents:\n\nWe must close the school."
    paragraphs = find_paragraphs(text)
    assert find_blocks(document_of(text, Reading(paragraphs, (), ()))) == []


SIGNED = [
    # dashes of every length
    ("“We will stay.” — Anna Kirk", "Anna Kirk"),
    ("“We will stay.” -- Anna Kirk", "Anna Kirk"),
    ("“We will stay.”―Anna Kirk", "Anna Kirk"),
    # a place or an office after the name
    ("“We will stay.” – Anna Kirk, mayor of Harrow", "Anna Kirk, mayor of Harrow"),
    # a full stop
    ("“We will stay.” – Anna Kirk.", "Anna Kirk"),
    ("“We will stay.” – Anna Kirk, Harrow Ferries Inc.", "Anna Kirk, Harrow Ferries Inc."),
    # two single marks for a double one
    ("''We will stay.'' — Anna Kirk", "Anna Kirk"),
    # the sentence goes on
    ("“We will stay” — those were her words, and nobody asked her to say any more than that on the day", None),
    # no dash
    ("“We will stay.” Anna Kirk", None),
]


@pytest.mark.parametrize(("text", "name"), SIGNED)
def test_signature(text: str, name: str | None) -> None:
    (paragraph,) = find_paragraphs(text)
    (quoted,) = find_quoted(text, (paragraph,))
    found = find_signature(text, quoted, paragraph)
    assert (found and Span.of(found, text)) == name


LETTER = (
    "In a letter to parents, headteacher Anna Kirk wrote:\n\n"
    "I am sorry to tell you that we must close the school on Friday. We hope to open again soon.\n\n"
    "The school has 300 pupils."
)


def _said(text: str) -> list[Quotation]:
    return list(analyse(Article(text)).quotations)


def test_a_letter_is_its_writers() -> None:
    (block,) = [q for q in _said(LETTER) if q.how == "block"]
    assert (block.speaker, block.kind) == ("Anna Kirk", "direct")
    assert [LETTER[s.start : s.end] for s in block.stretches] == [LETTER.split("\n\n")[1]]


def test_words_of_a_letter_are_not_reported_once_more() -> None:
    assert len(_said(LETTER)) == 1


def test_what_else_the_writer_says_stays() -> None:
    text = LETTER.replace("Anna Kirk wrote:", "Anna Kirk said that the roof was about to fall in, and wrote:")
    kinds = {q.kind: q for q in _said(text)}
    assert set(kinds) == {"direct", "indirect"}
    assert [text[s.start : s.end] for s in kinds["indirect"].stretches] == ["that the roof was about to fall in"]
