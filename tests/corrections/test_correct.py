"""Applying corrections: in order of time, undoable, never crashing, and with figures that still add up."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from factories import HARBOUR, find, make_harbour
from hypothesis import HealthCheck, given, settings, strategies as st

from analysis.corrections import (
    Correction,
    CorrectionError,
    Named,
    Voice,
    add_quotation,
    apply,
    bring_back,
    carry_over,
    change_quotation,
    from_record,
    judge,
    leave_out,
    merge,
    merge_everywhere,
    name_source,
    remove_entity,
    remove_mention,
    remove_quotation,
    rename,
    rename_everywhere,
    retype,
    select_stretches,
    set_speaker,
    split,
    to_record,
    undo,
)
from analysis.records import Analysis, Article, Span
from analysis.tables.columns import COLUMNS
from analysis.tables.rows import ROWS

BASE = make_harbour()
ID = BASE.article.id
MO, ADA = Voice("Mo Reyes", "person"), Voice("Ada Lund", "person")
NOBODY_ASKED = f"{ID}-q8"


def at(correction: Correction, minute: int) -> Correction:
    return replace(correction, when=f"2031-04-16T09:{minute:02}:00+00:00")


# The later one holds, in whatever order they come
def test_order_of_time() -> None:
    mo, ada = at(set_speaker(BASE, NOBODY_ASKED, MO), 1), at(set_speaker(BASE, NOBODY_ASKED, ADA), 2)
    for corrections in ([mo, ada], [ada, mo]):
        done = apply(BASE, corrections)
        assert next(q.speaker for q in done.analysis.quotations if q.id == NOBODY_ASKED) == "Ada Lund"
        assert done.applied == (mo, ada)


# Without a correction, or with those of another article, the analysis comes out itself
def test_nothing_to_do() -> None:
    other = replace(set_speaker(BASE, NOBODY_ASKED, MO), article_id="0" * 12)
    assert apply(BASE, []).analysis is BASE
    assert apply(BASE, [other, undo(set_speaker(BASE, NOBODY_ASKED, MO))]) == apply(BASE, [])


# The analysis that comes in is never changed
def test_the_first_analysis_stays() -> None:
    before = BASE.to_dict()
    apply(BASE, [set_speaker(BASE, NOBODY_ASKED, MO), rename(BASE, f"{ID}-e3", "Ada Okafor")])
    assert BASE.to_dict() == before


# What is built upon a correction that is undone is lost, and nothing else is
def test_dependents_of_what_is_undone() -> None:
    words = select_stretches(BASE, *find(HARBOUR, "the oldest in Marrowshire"), "indirect")
    added = at(add_quotation(BASE, words, MO), 1)
    two = at(split(BASE, f"{ID}-e3", [find(HARBOUR, "Mrs Okafor")]), 2)
    base = apply(BASE, [added, two]).analysis
    ada = at(set_speaker(base, f"{ID}-{added.id}", ADA), 3)
    name = at(rename(base, f"{ID}-{two.id}", "Ruth Okafor"), 4)
    assert apply(BASE, [added, two, ada, name]).lost == ()
    assert apply(BASE, [undo(added), undo(two), ada, name]).lost == (ada, name)
    assert apply(BASE, [undo(added), undo(two), ada, name]).analysis is BASE
    assert apply(BASE, [added, undo(two), ada, name]).lost == (name,)


# Corrections find their words in a text that has got a line more; where the words are gone they are lost
def test_another_version_of_the_text() -> None:
    mo, name = set_speaker(BASE, NOBODY_ASKED, MO), rename(BASE, f"{ID}-e5", "Tomas A. Brandt")
    done = apply(shifted(), carry_over([mo, name], BASE.article, shifted().article))
    assert done.lost == ()
    assert [q.speaker for q in done.analysis.quotations if "Nobody" in done.analysis.text_of(q)] == ["Mo Reyes"]
    assert any(e.name == "Tomas A. Brandt" for e in done.analysis.entities)
    shorter = shifted(without="“Nobody asked us,” a fishmonger said. ")
    moved = carry_over([mo, name], BASE.article, shorter.article)
    assert apply(shorter, moved).lost == (moved[0],)


def shifted(without: str = "") -> Analysis:
    """The harbour with a line before it, and, if asked for, without some words: everything found stands elsewhere."""
    line = "Updated at noon\n"
    at, size = (HARBOUR.index(without), len(without)) if without else (len(HARBOUR), 0)

    def move(place):
        by = len(line) - (size if place.start >= at else 0)
        changes = {"start": place.start + by, "end": place.end + by}
        return place._replace(**changes) if isinstance(place, Span) else replace(place, **changes)

    inside = Span(at, at + size)
    return replace(
        BASE,
        article=Article(line + HARBOUR.replace(without, "") if without else line + HARBOUR),
        words=tuple(map(move, BASE.words)),
        sentences=tuple(map(move, BASE.sentences)),
        paragraphs=tuple(map(move, BASE.paragraphs)),
        entities=tuple(replace(e, mentions=tuple(map(move, e.mentions))) for e in BASE.entities),
        quotations=tuple(
            replace(q, stretches=tuple(map(move, q.stretches)), source=q.source and move(q.source), cue=None)
            for q in BASE.quotations
            if not any(inside.start <= s.start < inside.end for s in q.stretches)
        ),
    )


# ---------------------------------------------------------------------------------------------- any sequence whatsoever

Pick = Callable[[Analysis, int, int], Correction]


def _quotation(a: Analysis, i: int) -> str:
    return a.quotations[i % len(a.quotations)].id if a.quotations else ""


def _entity(a: Analysis, i: int) -> str:
    return a.entities[i % len(a.entities)].id if a.entities else ""


def _span(a: Analysis, i: int, j: int) -> tuple[int, int]:
    start = a.words[i % len(a.words)].start if a.words else 0
    return start, start + 1 + j * 7 % 200


def _voice(a: Analysis, i: int) -> Voice:
    entities = [Voice(entity_id=e.id) for e in a.entities]
    known = [Voice(s.name, s.kind) for s in a.speakers]
    voices = [MO, Voice("a passer-by", "unnamed"), Voice(kind="unresolved"), *known, *entities]
    return voices[i % len(voices)]


def _split(a: Analysis, i: int, j: int) -> Correction:
    entity = next((e for e in a.entities if e.id == _entity(a, i)), None)
    return split(a, _entity(a, i), entity.mentions[j % 3 : j % 3 + 1] if entity else [])


def _mention(a: Analysis, i: int, j: int) -> Correction:
    mentions = [m for e in a.entities for m in e.mentions]
    return remove_mention(a, mentions[i % len(mentions)] if mentions else Span(0, 1))


def _source(a: Analysis, i: int, j: int) -> Correction:
    return name_source(a, a.speakers[i % len(a.speakers)].id if a.speakers else "", _voice(a, j))


def _everywhere(a: Analysis, i: int, j: int) -> Correction:
    names = [Named(e.name, e.type) for e in a.entities] or [MO]
    return merge_everywhere(names[i % len(names)], names[j % len(names)])


def _bring_back(a: Analysis, i: int, j: int) -> Correction:
    by_hand = [p for p in a.article.left_out if p.reason == "by hand"]
    return bring_back(a, *(by_hand[i % len(by_hand)].start, by_hand[i % len(by_hand)].end) if by_hand else (0, 0))


PICKS: list[Pick] = [
    lambda a, i, j: set_speaker(a, _quotation(a, i), _voice(a, j)),
    lambda a, i, j: remove_quotation(a, _quotation(a, i)),
    lambda a, i, j: change_quotation(a, _quotation(a, i), select_stretches(a, *_span(a, j, i), "mixed")),
    lambda a, i, j: add_quotation(a, select_stretches(a, *_span(a, i, j), "direct"), _voice(a, j)),
    lambda a, i, j: merge(a, _entity(a, i), _entity(a, j)),
    lambda a, i, j: rename(a, _entity(a, i), f"Name {j}"),
    lambda a, i, j: retype(a, _entity(a, i), ("person", "organisation", "place", "group")[j % 4]),
    lambda a, i, j: remove_entity(a, _entity(a, i)),
    lambda a, i, j: leave_out(a, *_span(a, i, j)),
    lambda a, i, j: judge(a, _quotation(a, i), "right"),
    lambda a, i, j: rename_everywhere(Named("Port Ellery", "place"), f"Port {j}"),
    _split,
    _mention,
    _source,
    _everywhere,
    _bring_back,
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(st.integers(0, len(PICKS) - 1), st.integers(0, 400), st.integers(0, 400), st.booleans()), max_size=6
    )
)
def test_any_sequence(steps: list[tuple[int, int, int, bool]]) -> None:
    made: list[Correction] = []
    for minute, (pick, i, j, then_undone) in enumerate(steps):
        try:
            correction = at(PICKS[pick](apply(BASE, made).analysis, i, j), minute)
        except CorrectionError:
            continue
        before = apply(BASE, made)
        after = apply(BASE, [*made, correction])
        check(after.analysis)
        assert set(ids(after.lost)) <= set(ids(before.lost)), "what was just made holds"
        assert apply(BASE, [*made, undo(correction)]) == before
        assert from_record(to_record(correction)) == correction
        made.append(undo(correction) if then_undone else correction)
    for n, correction in enumerate(made):
        rest = made[:n] + made[n + 1 :]
        done = apply(BASE, [*rest, undo(correction)])
        check(done.analysis)
        assert done == apply(BASE, rest)
        assert sorted(ids([*done.lost, *done.applied])) == sorted(
            c.id for c in rest if not c.undone and c.article_id
        ) or not all(c.article_id for c in rest)


def ids(corrections) -> list[str]:
    return [c.id for c in corrections]


def check(a: Analysis) -> None:
    """Figures that add up, stretches that never overlap, references that lead somewhere, every table made."""
    # what joins articles, the last columns of some tables, is not known of one article alone
    rows = {name: [dict(zip(COLUMNS[name], row, strict=False)) for row in make(a)] for name, make in ROWS.items()}
    shares = [row["share_of_words"] for row in rows["speakers"]]
    assert all(share is None for share in shares) or sum(shares) == pytest.approx(1)
    spans = sorted((s.start, s.end) for q in a.quotations for s in q.stretches)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(any(p.start <= start < end <= p.end for p in a.paragraphs) for start, end in spans)
    assert all(q.stretches for q in a.quotations)
    starts = [q.stretches[0].start for q in a.quotations]
    assert starts == sorted(starts)
    assert len({q.id for q in a.quotations}) == len(a.quotations)
    assert len({e.id for e in a.entities}) == len(a.entities)
    known = {s.id or s.kind: s for s in a.speakers}
    assert len(known) == len(a.speakers)
    for q in a.quotations:
        speaker = known.pop(q.speaker_id or q.speaker_kind, None) or next(
            s for s in a.speakers if (s.id or s.kind) == (q.speaker_id or q.speaker_kind)
        )
        assert (speaker.name, speaker.kind) == (q.speaker, q.speaker_kind)
    assert not known, "every speaker speaks"
    assert all(e.mentions for e in a.entities)
    found = [*spans, *((m.start, m.end) for e in a.entities for m in e.mentions)]
    assert not any(start < p.end and p.start < end for start, end in found for p in a.article.left_out)
    kept = sorted((p.start, p.end) for p in a.article.left_out)
    assert all(first[1] <= second[0] for first, second in pairwise(kept))
