"""How quotations are presented."""

import pytest
from factories import make_analyses, make_analysis, make_harbour, make_interview

from analysis.records import Analysis
from analysis.tables import articles_table, quotes_table, speakers_table, summaries


def said(*analyses: Analysis):  # type: ignore[no-untyped-def]
    speakers = speakers_table(analyses)
    quotations = summaries.join_quotations(quotes_table(analyses), speakers, articles_table(analyses))
    return summaries.add_manner(quotations, speakers, analyses)


@pytest.mark.parametrize(
    ("cue", "verb", "stance"),
    [
        # all forms of a verb are one
        ("said", "say", "neutral"),
        ("says", "say", "neutral"),
        ("Saying", "say", "neutral"),
        ("has said in a statement", "say", "neutral"),
        # by rule: a doubled consonant, a y, a silent e, two e
        ("admitted", "admit", "admitting"),
        ("denies", "deny", "objecting"),
        ("arguing", "argue", "asserting"),
        ("agreed", "agree", "admitting"),
        ("agreeing", "agree", "admitting"),
        # irregular forms
        ("wrote", "write", "neutral"),
        ("swore", "swear", "asserting"),
        # an adverb belongs to its verb
        ("points out", "point out", "endorsing"),
        ("called for", "call for", "urging"),
        ("called", "call", "neutral"),
        ("claimed", "claim", "doubting"),
        ("According to", "according to", "neutral"),
        # negated: what the verb says of the speaker no longer holds
        ("would not say", "not say", "other"),
        ("didn’t deny", "not deny", "other"),
        # not in the list, nothing but a mark, nothing
        ("shrugged", "shrugged", "other"),
        (":", "", ""),
        ("", "", ""),
    ],
)
def test_verb_and_stance(cue: str, verb: str, stance: str) -> None:
    assert summaries.read_verb(cue) == (verb, stance)


def test_position_of_quotations() -> None:
    table = said(make_harbour()).set_index("quotation_id")
    position = {id[-2:].strip("-q"): place for id, place in table.position.items()}
    # paragraph 1 is the headline; the bullet below it and the two paragraphs after that are the opening
    assert [position[n] for n in ("1", "2", "3", "6", "11", "12")] == [
        "opening",
        "opening",
        "middle",
        "middle",
        "end",
        "end",
    ]


def test_a_quotation_in_the_headline() -> None:
    harbour = make_harbour()
    first = harbour.quotations[0]
    article = harbour.article
    bullet = harbour.paragraphs[1]
    titled = make_analysis(
        type(article)(article.text[bullet.start :], title=" ".join(bullet.of(article.text).split())),
        quotations=[
            type(first)("q1", "direct", (type(first.stretches[0])(first.stretches[0].start - bullet.start, first.stretches[0].end - bullet.start, "direct"),))
        ],
    )  # fmt: skip
    assert said(titled).position.tolist() == ["headline"]


def test_pronouns_are_of_named_people_only() -> None:
    table = said(make_harbour())
    assert dict(zip(table.voice, table.pronoun, strict=True)) == {
        "Nkechi Okafor": "she",
        "Tomas Brandt": "he",
        "Marrowshire Chamber of Trade": "",
        "a fishmonger": "",
        "a report by the county’s engineers": "",
        "the town clerk’s notice": "",
        "Speaker unclear": "",
        "No source given": "",
    }


def test_turns_have_no_verb() -> None:
    assert set(said(make_interview()).verb) == {""}
    assert len(said(*make_analyses())) == 16
