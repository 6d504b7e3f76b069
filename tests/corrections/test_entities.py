"""Corrections of who and what is named, in one article and in a collection."""

import pytest
from factories import HARBOUR, find, make_harbour, make_interview

from analysis.corrections import (
    Correction,
    CorrectionError,
    Named,
    Voice,
    apply,
    merge,
    merge_everywhere,
    remove_entity,
    remove_everywhere,
    remove_mention,
    rename,
    rename_everywhere,
    retype,
    retype_everywhere,
    set_speaker,
    split,
)
from analysis.records import Analysis, Entity

BASE = make_harbour()
ID = BASE.article.id


def corrected(*corrections: Correction, base: Analysis = BASE) -> Analysis:
    done = apply(base, corrections)
    assert done.lost == ()
    return done.analysis


def entity(analysis: Analysis, name: str) -> Entity:
    (found,) = (e for e in analysis.entities if e.name == name)
    return found


def spellings(analysis: Analysis, name: str) -> list[str]:
    return [analysis.text_of(m) for m in entity(analysis, name).mentions]


# The second keeps its id, name and type, and has all mentions in order; other ids stay
def test_merging() -> None:
    done = corrected(merge(BASE, f"{ID}-e8", f"{ID}-e1"))
    both = entity(done, "Port Ellery")
    assert both.id == f"{ID}-e1" and both.aliases == ("Ellery",)
    assert spellings(done, "Port Ellery") == ["Port Ellery", "Port Ellery", "Ellery", "Ellery"]
    assert {e.id for e in done.entities} == {e.id for e in BASE.entities} - {f"{ID}-e8"}


# What the one has said, the other has said
def test_merging_speakers() -> None:
    done = corrected(merge(BASE, f"{ID}-e5", f"{ID}-e3"))
    assert all(s.name != "Tomas Brandt" for s in done.speakers)
    assert sum(q.speaker_id == f"{ID}-e3" for q in done.quotations) == 6
    assert {q.speaker for q in done.quotations if q.speaker_id == f"{ID}-e3"} == {"Nkechi Okafor"}
    assert entity(done, "Nkechi Okafor").role == "leader of the Dockers’ Union"


# Two that a new analysis finds as one are merged already
def test_merged_already() -> None:
    correction = merge(BASE, f"{ID}-e8", f"{ID}-e1")
    one = corrected(correction)
    assert apply(one, [correction]).analysis is one


# A mention that is split off has an id of the correction, and takes the words with it whose source it is
def test_splitting() -> None:
    correction = split(BASE, f"{ID}-e3", [find(HARBOUR, "Mrs Okafor")])
    done = corrected(correction)
    other = entity(done, "Mrs Okafor")
    assert (other.id, other.type) == (f"{ID}-{correction.id}", "person")
    assert spellings(done, "Nkechi Okafor") == ["Nkechi Okafor"] and entity(done, "Nkechi Okafor").aliases == ()
    assert [q.id for q in done.quotations if q.speaker_id == other.id] == [f"{ID}-q3"]
    assert next(s for s in done.speakers if s.id == other.id).name == "Mrs Okafor"


# A new name goes wherever the old one stood; the old one stays among the spellings
def test_renaming() -> None:
    done = corrected(rename(BASE, f"{ID}-e3", "Nkechi Ada Okafor"))
    assert entity(done, "Nkechi Ada Okafor").aliases == ("Nkechi Okafor", "Mrs Okafor")
    assert {q.speaker for q in done.quotations if q.speaker_id == f"{ID}-e3"} == {"Nkechi Ada Okafor"}
    (speaker,) = (s for s in done.speakers if s.id == f"{ID}-e3")
    assert (speaker.name, speaker.role, speaker.pronoun) == ("Nkechi Ada Okafor", "leader of the Dockers’ Union", "she")
    assert any(s.name == "Nkechi Ada Okafor" for s in done.scores)


# A person who is an organisation speaks as one
def test_other_type() -> None:
    done = corrected(retype(BASE, f"{ID}-e5", "organisation"))
    assert entity(done, "Tomas Brandt").type == "organisation"
    assert {q.speaker_kind for q in done.quotations if q.speaker == "Tomas Brandt"} == {"organisation"}


def test_removing() -> None:
    done = corrected(remove_entity(BASE, f"{ID}-e6"))
    assert {e.id for e in done.entities} == {e.id for e in BASE.entities} - {f"{ID}-e6"}
    fewer = corrected(remove_mention(BASE, find(HARBOUR, "Port Ellery", 1)))
    assert spellings(fewer, "Port Ellery") == ["Port Ellery"]
    gone = corrected(remove_mention(BASE, find(HARBOUR, "Ellery Courier")))
    assert all(e.name != "Ellery Courier" for e in gone.entities)


# Who is removed, or has no mention left, and speaks goes on as a voice
@pytest.mark.parametrize(
    "correction", [remove_mention(BASE, find(HARBOUR, "Tomas Brandt")), remove_entity(BASE, f"{ID}-e5")]
)
def test_removed_speakers(correction: Correction) -> None:
    gone = corrected(correction)
    assert all(e.name != "Tomas Brandt" for e in gone.entities)
    assert sum(q.speaker_id == f"{ID}-e5" and q.speaker == "Tomas Brandt" for q in gone.quotations) == 2


# In a collection, names and types say who is meant; articles without them stay as they are
def test_everywhere() -> None:
    other = make_interview()
    place = merge_everywhere(Named("Ellery", "place"), Named("Port Ellery", "place"))
    assert entity(corrected(place), "Port Ellery").aliases == ("Ellery",)
    assert apply(other, [place]).analysis is other and apply(other, [place]).lost == ()
    renamed = corrected(rename_everywhere(Named("Port Ellery", "place"), "Ellery Harbour"))
    assert entity(renamed, "Ellery Harbour").id == f"{ID}-e1"
    assert (
        entity(corrected(retype_everywhere(Named("Port Ellery", "place"), "organisation")), "Port Ellery").id
        == f"{ID}-e1"
    )
    assert all(e.name != "Marrowshire" for e in corrected(remove_everywhere(Named("Marrowshire", "place"))).entities)


# Where the other is not named, the one has its name and type
def test_merging_with_one_who_is_not_here() -> None:
    done = corrected(merge_everywhere(Named("Tomas Brandt", "person"), Named("Thomas Brandt", "person")))
    assert entity(done, "Thomas Brandt").id == f"{ID}-e5"


# A name that was typed in, and stands nowhere in the text, is renamed and merged as well; a described source is no person
def test_voices_everywhere() -> None:
    typed = set_speaker(BASE, f"{ID}-q8", Voice("Mo Reyes", "person"))
    done = corrected(typed, rename_everywhere(Named("Mo Reyes", "person"), "Maurice Reyes"))
    assert done.quotations[7].speaker == "Maurice Reyes" and done.quotations[7].speaker_id == f"{ID}-{typed.id}"
    done = corrected(typed, merge_everywhere(Named("Mo Reyes", "person"), Named("Tomas Brandt", "person")))
    assert done.quotations[7].speaker_id == f"{ID}-e5"
    assert apply(BASE, [rename_everywhere(Named("a fishmonger", "person"), "Mo Reyes")]).analysis is BASE


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: rename(BASE, "e99", "Mo"), "no longer there"),
        (lambda: rename(BASE, f"{ID}-e1", " \n"), "name is empty"),
        (lambda: merge(BASE, f"{ID}-e1", f"{ID}-e1"), "two different"),
        (lambda: split(BASE, f"{ID}-e5", [find(HARBOUR, "Tomas Brandt")]), "leave at least one"),
        (lambda: split(BASE, f"{ID}-e3", []), "at least one"),
        (lambda: remove_mention(BASE, find(HARBOUR, "council")), "Nobody"),
        (lambda: merge_everywhere(Named("Mo", "person"), Named("Mo", "person")), "two different"),
    ],
)
def test_refused(make, words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        make()
