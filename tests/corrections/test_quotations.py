"""Corrections of quotations: speakers, words, kinds, one more or one less, names for described sources."""

import pytest
from factories import HARBOUR, find, make_harbour

from analysis.corrections import (
    Correction,
    CorrectionError,
    Voice,
    add_quotation,
    apply,
    change_quotation,
    name_source,
    remove_quotation,
    select_stretches,
    set_speaker,
)
from analysis.records import Analysis, Quotation, Stretch

BASE = make_harbour()
ID = BASE.article.id


def said(analysis: Analysis, words: str) -> Quotation:
    """The one quotation that has these words."""
    (found,) = (q for q in analysis.quotations if words in analysis.text_of(q))
    return found


def corrected(*corrections: Correction) -> Analysis:
    """The harbour with these corrections, all of which hold."""
    done = apply(BASE, corrections)
    assert done.lost == ()
    return done.analysis


def speaker(analysis: Analysis, words: str) -> tuple[str, str, str, str, float]:
    q = said(analysis, words)
    return q.speaker_id.removeprefix(f"{ID}-"), q.speaker, q.speaker_kind, q.how, q.confidence


# Whom words can be given to
@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        # an entity of the article
        (Voice(entity_id=f"{ID}-e5"), ("e5", "Tomas Brandt", "person", "by hand", 1.0)),
        # a place speaks as an organisation
        (Voice(entity_id=f"{ID}-e1"), ("e1", "Port Ellery", "organisation", "by hand", 1.0)),
        # an entity by its name, as one comes from the collection
        (Voice("Tomas Brandt", "person", canonical_id="p7"), ("e5", "Tomas Brandt", "person", "by hand", 1.0)),
        # a source that is described in the article
        (Voice("a fishmonger", "unnamed"), ("s5", "a fishmonger", "unnamed", "by hand", 1.0)),
        # nobody is certain
        (Voice(kind="unresolved"), ("", "", "unresolved", "by hand", 0.0)),
        (Voice(kind="unattributed"), ("", "", "unattributed", "by hand", 0.0)),
    ],
)
def test_speakers(voice: Voice, expected: tuple[str, str, str, str, float]) -> None:
    done = corrected(set_speaker(BASE, said(BASE, "Ellery without fish").id, voice))
    assert speaker(done, "Ellery without fish") == expected
    assert {s.id or s.kind for s in done.speakers} == {q.speaker_id or q.speaker_kind for q in done.quotations}


# Someone else, typed in, gets an id of the correction; a second quotation of the same name joins it
def test_someone_else() -> None:
    first = set_speaker(BASE, said(BASE, "Ellery without fish").id, Voice("  Mo\nReyes ", "person"))
    second = set_speaker(BASE, said(BASE, "It was never").id, Voice("Mo Reyes", "person"))
    done = corrected(first, second)
    assert speaker(done, "Ellery without fish")[:3] == (first.id, "Mo Reyes", "person")
    assert speaker(done, "It was never")[:3] == (first.id, "Mo Reyes", "person")
    assert [s.name for s in done.speakers].count("Mo Reyes") == 1


# Nothing else moves: ids, other quotations, words, entities
def test_the_rest_stays() -> None:
    done = corrected(set_speaker(BASE, said(BASE, "Nobody asked us").id, Voice("Mo Reyes", "person")))
    others = [q for q in BASE.quotations if "Nobody asked us" not in BASE.text_of(q)]
    assert [q for q in done.quotations if "Nobody asked us" not in done.text_of(q)] == others
    assert (done.words, done.sentences, done.paragraphs) == (BASE.words, BASE.sentences, BASE.paragraphs)
    assert done.entities == BASE.entities and done.article == BASE.article


# The score of a speaker follows the words
def test_scores_follow() -> None:
    done = corrected(set_speaker(BASE, said(BASE, "It was never").id, Voice("Mo Reyes", "person")))
    (score,) = (s for s in done.scores if s.name == "Mo Reyes")
    assert (score.scope, score.counts.words) == ("speaker", 6)


# What only repeats the corrected words goes with them: here the bullet counts and the sentence below repeats it
def test_repeats_go_with_their_words() -> None:
    whole = change_quotation(
        BASE, f"{ID}-q2", select_stretches(BASE, *find(HARBOUR, "We will not be moved from this quay,", 2), "direct")
    )
    base = corrected(whole)
    assert [s.repeat for s in base.quotations[1].stretches] == [True]
    done = apply(BASE, [whole, set_speaker(base, f"{ID}-q1", Voice("Mo Reyes", "person"))]).analysis
    assert [q.speaker for q in done.quotations[:3]] == ["Mo Reyes", "Mo Reyes", "Nkechi Okafor"]


def test_nobody() -> None:
    done = corrected(remove_quotation(BASE, said(BASE, "severe corrosion").id))
    assert len(done.quotations) == len(BASE.quotations) - 1
    assert all(s.name != "a report by the county’s engineers" for s in done.speakers)
    assert {q.id for q in done.quotations} < {q.id for q in BASE.quotations}


def test_other_words_and_kind() -> None:
    stretches = select_stretches(BASE, *find(HARBOUR, "the vote “long overdue”"), "mixed")
    assert [(BASE.text_of(s), s.kind) for s in stretches] == [("the vote", "indirect"), ("long overdue", "mixed")]
    quotation = said(corrected(change_quotation(BASE, f"{ID}-q7", stretches)), "long overdue")
    assert (quotation.id, quotation.kind, quotation.speaker) == (f"{ID}-q7", "mixed", "Marrowshire Chamber of Trade")
    assert [s.kind for s in quotation.stretches] == ["indirect", "mixed"]
    direct = corrected(change_quotation(BASE, f"{ID}-q7", [Stretch(*find(HARBOUR, "long overdue"), "direct")]))
    assert said(direct, "long overdue").kind == "direct"


# An added quotation stands where its words stand, under the correction's id, and the others keep theirs
def test_one_more() -> None:
    stretches = select_stretches(BASE, *find(HARBOUR, "voted on Tuesday to close the town’s fish market,"), "indirect")
    correction = add_quotation(BASE, stretches, Voice(entity_id=f"{ID}-e1"))
    done = corrected(correction)
    assert [q.id.removeprefix(f"{ID}-") for q in done.quotations[:3]] == ["q1", correction.id, "q2"]
    assert done.text_of(done.quotations[1]) == "voted on Tuesday to close the town’s fish market"
    assert speaker(done, "voted on Tuesday") == ("e1", "Port Ellery", "organisation", "by hand", 1.0)


# Words that another quotation had are taken from it; one of which nothing is left is gone
def test_no_word_counts_twice() -> None:
    part = add_quotation(BASE, [Stretch(*find(HARBOUR, "not stand another"), "direct")], Voice("Mo Reyes", "person"))
    texts = [corrected(part).text_of(q) for q in corrected(part).quotations]
    assert "The roof will … winter," in texts and "not stand another" in texts
    whole = add_quotation(
        BASE, select_stretches(BASE, *find(HARBOUR, "“Nobody asked us,”"), "direct"), Voice("Mo Reyes", "person")
    )
    assert said(corrected(whole), "Nobody asked us").id == f"{ID}-{whole.id}"


# A selection over paragraphs has a stretch in each, without marks, white space and what is left out
@pytest.mark.parametrize(
    ("words", "kind", "stretches"),
    [
        ("herring here.\n“And my daughter will, too.”", "direct", ["herring here.", "And my daughter will, too."]),
        ("“Nobody asked us,” ", "direct", ["Nobody asked us,"]),
        (
            "\nFishing boats at the old quay of Port Ellery on Monday. Photograph: Ines Falk/Tidewater Images\n",
            "indirect",
            [],
        ),
        ("• “", "direct", []),
    ],
)
def test_selecting(words: str, kind: str, stretches: list[str]) -> None:
    place = find(HARBOUR, words)
    assert [BASE.text_of(s) for s in select_stretches(BASE, *place, kind)] == stretches


# A described source gets a name: every quotation of it, by an id that stays
def test_name_for_a_source() -> None:
    done = corrected(name_source(BASE, f"{ID}-s5", Voice("Mo Reyes", "person")))
    assert speaker(done, "Nobody asked us") == ("s5", "Mo Reyes", "person", "described", 0.75)
    entity = corrected(name_source(BASE, f"{ID}-s5", Voice(entity_id=f"{ID}-e3")))
    assert speaker(entity, "Nobody asked us")[:2] == ("e3", "Nkechi Okafor")


# What makes no sense is refused with a sentence
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: set_speaker(BASE, "q99", Voice("Mo Reyes", "person")), "no longer there"),
        (lambda: set_speaker(BASE, f"{ID}-q1", Voice(" ", "person")), "name is empty"),
        (lambda: set_speaker(BASE, f"{ID}-q1", Voice("x" * 201, "person")), "Shorten"),
        (lambda: change_quotation(BASE, f"{ID}-q1", []), "no word"),
        (lambda: add_quotation(BASE, [Stretch(0, 0, "direct")], Voice("Mo Reyes", "person")), "no word"),
        (lambda: name_source(BASE, f"{ID}-e3", Voice("Mo Reyes", "person")), "only described"),
        (lambda: name_source(BASE, "", Voice("Mo Reyes", "person")), "only described"),
    ],
)
def test_refused(make, words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        make()
