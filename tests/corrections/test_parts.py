"""Parts left out by hand and brought back: nothing else changes."""

from dataclasses import replace

import pytest
from factories import HARBOUR, find, make_harbour

from analysis.corrections import (
    CorrectionError,
    Voice,
    apply,
    article_to_read,
    bring_back,
    leave_out,
    name_source,
    redo,
    undo,
    without_corrections,
)
from analysis.records import LeftOut, Span

BASE = make_harbour()
ID = BASE.article.id
MAYOR = find(HARBOUR, "Mayor Tomas Brandt told the Ellery Courier that the building was unsafe.")
QUAY = find(HARBOUR, "“We will not be moved from this quay,” says union leader")


# The words go, and what was found in them; all else keeps its id, its speaker and its place
def test_leaving_out() -> None:
    done = apply(BASE, [leave_out(BASE, *MAYOR)]).analysis
    assert done.article.left_out[2] == LeftOut(*MAYOR, "by hand")
    assert len(BASE.words) - len(done.words) == 12
    assert done.words == tuple(w for w in BASE.words if not MAYOR.covers(w))
    assert len(done.paragraphs) == len(BASE.paragraphs)
    assert {q.id for q in BASE.quotations} - {q.id for q in done.quotations} == {f"{ID}-q5"}
    left = [q for q in BASE.quotations if q.id != f"{ID}-q5"]
    assert list(done.quotations) == left
    assert [e.name for e in BASE.entities if e.id not in {d.id for d in done.entities}] == [
        "Tomas Brandt",
        "Ellery Courier",
    ]
    assert sum(s.counts.words for s in done.scores if s.scope == "paragraph") == len(done.words)


# "He said" is still the mayor, though no sentence that counts names him
def test_speakers_who_are_no_longer_named() -> None:
    out = leave_out(BASE, *MAYOR)
    done = apply(BASE, [out]).analysis
    assert all(e.name != "Tomas Brandt" for e in done.entities)
    (mayor,) = (s for s in done.speakers if s.name == "Tomas Brandt")
    assert (mayor.id, mayor.role, mayor.pronoun) == (f"{ID}-e5", "mayor", "he")
    assert next(q.speaker_id for q in done.quotations if q.id == f"{ID}-q6") == mayor.id
    name = name_source(done, mayor.id, Voice("Thomas Brandt", "person"))
    renamed = apply(BASE, [out, name])
    assert renamed.lost == () and renamed.analysis.quotations[4].speaker == "Thomas Brandt"
    assert apply(BASE, [name]).lost == (name,)


# Sentences count from 1 again, and mentions follow
def test_numbers_of_sentences() -> None:
    done = apply(BASE, [leave_out(BASE, *QUAY)]).analysis
    assert len(done.sentences) == len(BASE.sentences) - 1
    before, after = (a.entities[2].mentions[0].sentence for a in (BASE, done))
    assert after == before - 1


# A sentence that is a mark alone, as the tagger makes them, stays one, so that no other gets a new number
def test_sentences_without_words() -> None:
    odd = replace(BASE, sentences=(Span(0, 0), *BASE.sentences))
    assert apply(odd, [leave_out(odd, *MAYOR)]).analysis.sentences[0] == Span(0, 0)


# The telling that counted is left out: the one that repeated it counts
def test_repeats_count_where_they_are_left() -> None:
    assert BASE.quotations[1].stretches[0].repeat
    done = apply(BASE, [leave_out(BASE, *QUAY)]).analysis
    assert not done.quotations[0].stretches[0].repeat and done.quotations[0].id == f"{ID}-q2"


# A quotation of which a part is left out keeps the rest, and a source that is left out is gone
def test_cut_in_two() -> None:
    done = apply(BASE, [leave_out(BASE, *find(HARBOUR, "will not stand"))]).analysis
    (roof,) = (q for q in done.quotations if q.id == f"{ID}-q6")
    assert done.text_of(roof) == "The roof … another winter,"
    nameless = apply(BASE, [leave_out(BASE, *find(HARBOUR, "a fishmonger said"))]).analysis
    (nobody,) = (q for q in nameless.quotations if q.id == f"{ID}-q8")
    assert (nobody.source, nobody.cue, nobody.speaker) == (None, None, "a fishmonger")


# Touching what was left out before, it leaves out only what is new, so that undoing it brings back no caption
def test_beside_a_caption() -> None:
    around = find(HARBOUR, "leader\nFishing boats at the old quay of Port Ellery on Monday.")
    done = apply(BASE, [leave_out(BASE, *around)]).analysis
    assert [p.reason for p in done.article.left_out] == ["by hand", "caption", "credit", "promotion"]
    assert [p for p in done.article.left_out if p.reason != "by hand"] == list(BASE.article.left_out)


def test_bringing_back_what_was_left_out_by_hand() -> None:
    out = leave_out(BASE, *MAYOR)
    done = apply(BASE, [out]).analysis
    back = bring_back(done, *MAYOR)
    assert apply(BASE, [out, back]).analysis is BASE
    assert apply(BASE, [out, undo(back)]).analysis == done
    assert apply(BASE, [undo(out), back]).analysis is BASE


# What was left out before it was read is read anew
def test_bringing_back_a_caption() -> None:
    back = bring_back(BASE, *find(HARBOUR, "Fishing boats"))
    assert apply(BASE, [back]).lost == (back,)
    article = article_to_read(BASE.article, [back])
    assert [p.reason for p in article.left_out] == ["credit", "promotion"]
    read = replace(BASE, article=article)
    assert apply(read, [back]).lost == () and apply(read, [back]).analysis is read
    assert article_to_read(BASE.article, [undo(back)]) is BASE.article
    assert article_to_read(BASE.article, [redo(undo(back))]) == article


# A saved article is as it came in, and its corrections are beside it
def test_without_corrections() -> None:
    out, back = leave_out(BASE, *MAYOR), bring_back(BASE, *find(HARBOUR, "Fishing boats"))
    read = replace(BASE, article=article_to_read(BASE.article, [out, back]))
    done = apply(read, [out, back]).analysis
    assert [p.reason for p in done.article.left_out] == ["credit", "by hand", "promotion"]
    assert without_corrections(done.article, [out, back]) == BASE.article


def test_refused() -> None:
    with pytest.raises(CorrectionError, match="nothing in what you selected"):
        leave_out(BASE, *find(HARBOUR, "\n"))
    with pytest.raises(CorrectionError, match="Nothing is left out"):
        bring_back(BASE, *MAYOR)
