"""Quotations and their speakers, with the model: who says what, by name, in stories that we made up."""

import pytest

from analysis.pipeline import analyse
from analysis.records import Analysis, Article
from analysis.rules import RULES


def _said(text: str, **more: str) -> tuple[Analysis, list[tuple[str, str, str]]]:
    """The analysis, and (kind, first words, speaker) of every quotation with quoted words."""
    analysis = analyse(Article(text, **more))
    quoted = [(q, [s for s in q.stretches if s.kind != "indirect"]) for q in analysis.quotations]
    return analysis, [(q.kind, text[s[0].start : s[0].end], q.speaker) for q, s in quoted if s]


SPEAKERS = [
    # a plain tag
    ("“We will stay,” said Anna Kirk, the mayor of Harrow.", "Anna Kirk"),
    # a surname, once the full name is known
    ("Anna Kirk runs the port of Harrow.\n\n“We will stay,” Kirk said on Monday.", "Anna Kirk"),
    # a pronoun
    ("Mayor Anna Kirk opened the bridge on Monday.\n\n“We will stay,” she said.", "Anna Kirk"),
    # a source that stays as it is described
    ("“We will not open the bridge,” a senior official said on Monday.", "a senior official"),
    # signed after a dash
    ("Readers wrote to us about the bridge.\n\n“We want it open again.” — Anna Kirk", "Anna Kirk"),
    # straight marks, and two single ones for a double one
    ('"We will stay," said Anna Kirk, the mayor of Harrow.', "Anna Kirk"),
    ("''We will stay,'' said Anna Kirk, the mayor of Harrow.", "Anna Kirk"),
    # a relayed one: who is nearer to the words
    ("“We will stay,” Kirk said, according to the Harrow Herald.\n\nAnna Kirk is the mayor.", "Anna Kirk"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker(text: str, speaker: str) -> None:
    _, said = _said(text)
    assert [s for _, _, s in said] == [speaker]


def test_a_source_ends_before_the_comma() -> None:
    text = "“We will stay,” Anna Kirk, the mayor of Harrow, said on Monday."
    analysis, _ = _said(text)
    (source,) = {q.source.of(text) for q in analysis.quotations if q.source}
    assert source == "Anna Kirk, the mayor of Harrow"


def test_two_stretches_of_one_quotation_are_one() -> None:
    analysis, said = _said("“We will stay,” Anna Kirk said. “Nobody will move us.”")
    assert len(said) == 1 and len(analysis.quotations[0].stretches) == 2


def test_kinds() -> None:
    _, said = _said("Anna Kirk said on Monday that the plan was “a scandal without end” and should be dropped.")
    assert [k for k, _, _ in said] == ["mixed"]
    indirect, said = _said("Anna Kirk said on Monday that the plan should be dropped.")
    assert said == [] and [q.kind for q in indirect.quotations] == ["indirect"]
    assert indirect.quotations[0].speaker == "Anna Kirk"


def test_via() -> None:
    analysis, _ = _said("“We will stay,” Anna Kirk told reporters on Monday.")
    assert analysis.quotations[0].via == "told reporters"
    analysis, _ = _said("“We will stay,” Anna Kirk wrote on Telegram.")
    assert analysis.quotations[0].via == "on Telegram"


def test_a_repetition_is_marked_and_counts_where_it_stands_first() -> None:
    text = "“We will never leave this town,” says mayor\n\n“We will never leave this town,” Anna Kirk said on Monday."
    analysis, _ = _said(text)
    assert [s.repeat for q in analysis.quotations for s in q.stretches if s.kind != "indirect"] == [
        False,
        True,
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = (
        "“We have lived here for a long time,” Anna Kirk told the council. “We will stay.\n\n"
        "“Nobody asked us whether we would like to go.\n\n“So we are not going.”"
    )
    analysis, said = _said(text)
    assert {s for _, _, s in said} == {"Anna Kirk"}
    assert sum(len(q.stretches) for q in analysis.quotations) == 4


def test_transcript() -> None:
    text = "Anna Kirk runs the port of Harrow.\n\nQ: Will you stay?\n\nA: We will stay here.\n\nQ: For long?\n\nA: For ever."
    analysis, said = _said(text)
    assert [s for _, _, s in said] == ["", "Anna Kirk", "", "Anna Kirk"]
    assert {q.how for q in analysis.quotations} == {"transcript"}


def test_titles_and_nicknames_are_no_speech() -> None:
    _, said = _said("Maria “Mimi” Torres, 9, has a role in the film “The Wind and the Reeds” this spring.")
    assert said == []


@pytest.mark.xfail(
    strict=True, reason="what somebody reads or sings looks like a speaker's words; none of 900 articles has it"
)
def test_a_title_that_is_read_aloud() -> None:
    analysis, _ = _said("Maria Torres has read “The Wind and the Reeds” to her class since the spring.")
    assert analysis.quotations == ()


def test_a_columnists_i_is_the_byline() -> None:
    analysis, _ = _said("I said to the mayor last week, “This cannot go on for another year.”", byline="Edmund Sayle")
    assert analysis.quotations[0].speaker == "Edmund Sayle" and analysis.quotations[0].how == "byline"


def test_two_who_speak_as_one() -> None:
    _, said = _said("“The port is safe and will stay open,” Anna Kirk and Ben Holt said in a joint statement.")
    assert said[0][2] == "Anna Kirk and Ben Holt"


def test_stretches_never_cross_a_paragraph_and_leave_the_marks_out() -> None:
    text = "“We will stay.\n\n“Nobody will move us,” said Anna Kirk."
    analysis, _ = _said(text)
    for s in (s for q in analysis.quotations for s in q.stretches):
        assert "\n" not in text[s.start : s.end] and not set("“”") & set(text[s.start : s.end])


def test_everything_behind_the_tag_is_the_speakers() -> None:
    text = (
        "Mayor Ben Holt spoke to the town.\n\n"
        "“First we must mend the bridge,” he wrote on Telegram. The winter was hard. Nobody came. The harbour is closed.”"
    )
    analysis, said = _said(text)
    assert [speaker for _, _, speaker in said] == ["Ben Holt"]
    assert [text[s.start : s.end] for s in analysis.quotations[0].stretches] == [
        "First we must mend the bridge,",
        "The winter was hard. Nobody came. The harbour is closed.",
    ]


def test_every_rule_says_what_it_is_for_with_an_example() -> None:
    rules = {id_: meaning for id_, meaning in RULES.items() if id_.startswith("quotations.")}
    assert len(rules) > 30
    assert [id_ for id_, meaning in rules.items() if meaning.count("`") < 2] == []
