"""Corrections as JSON and back; what is damaged is refused with a sentence."""

import json
from dataclasses import replace

import pytest
from factories import HARBOUR, find, make_harbour

from analysis.corrections import (
    Correction,
    CorrectionError,
    Named,
    Voice,
    add_quotation,
    apply,
    bring_back,
    change_quotation,
    from_record,
    judge,
    judge_missed,
    leave_out,
    list_corrections,
    merge,
    merge_everywhere,
    name_source,
    remove_entity,
    remove_everywhere,
    remove_mention,
    remove_quotation,
    rename,
    rename_everywhere,
    retype,
    retype_everywhere,
    set_speaker,
    signed,
    split,
    to_record,
    undo,
)
from analysis.corrections.records import KINDS
from analysis.records import Stretch

BASE = make_harbour()
ID = BASE.article.id
MO = Voice("Mo Reyes", "person")


def make_every() -> list[Correction]:
    """One of each kind, and of each that a collection can have."""
    return [
        set_speaker(BASE, f"{ID}-q1", Voice(entity_id=f"{ID}-e5")),
        change_quotation(BASE, f"{ID}-q7", [Stretch(*find(HARBOUR, "long overdue"), "direct")]),
        add_quotation(BASE, [Stretch(*find(HARBOUR, "the oldest in Marrowshire"), "indirect")], MO),
        remove_quotation(BASE, f"{ID}-q9"),
        name_source(BASE, f"{ID}-s5", MO),
        merge(BASE, f"{ID}-e8", f"{ID}-e1"),
        split(BASE, f"{ID}-e3", [find(HARBOUR, "Mrs Okafor")]),
        rename(BASE, f"{ID}-e3", "Ada Okafor"),
        retype(BASE, f"{ID}-e2", "organisation"),
        remove_mention(BASE, find(HARBOUR, "Ellery Courier")),
        remove_entity(BASE, f"{ID}-e4"),
        leave_out(BASE, *find(HARBOUR, "Mrs Okafor, 61,")),
        bring_back(BASE, *find(HARBOUR, "Fishing boats")),
        judge(BASE, f"{ID}-q1", "right"),
        judge_missed(BASE, *find(HARBOUR, "to close the town’s fish market")),
        merge_everywhere(Named("Ellery", "place"), Named("Port Ellery", "place")),
        rename_everywhere(Named("Marrowshire", "place"), "County of Marrow"),
        retype_everywhere(Named("Marrowshire", "place"), "organisation"),
        remove_everywhere(Named("Marrowshire", "place")),
    ]


EVERY = make_every()


def test_every_kind_is_here() -> None:
    assert {c.what for c in EVERY} == set(KINDS)


@pytest.mark.parametrize("correction", EVERY, ids=lambda c: c.what)
def test_round_trip(correction: Correction) -> None:
    correction = undo(signed(correction, "Ines Falk"))
    assert from_record(json.loads(json.dumps(to_record(correction)))) == correction


# Whatever field is missing, or of another sort, there is a sentence and no crash
@pytest.mark.parametrize("correction", EVERY, ids=lambda c: c.what)
@pytest.mark.parametrize("value", [None, 7, "x", [], {}, [[]], {"anchors": 3}], ids=repr)
def test_damaged(correction: Correction, value: object) -> None:
    for name in to_record(correction):
        record = json.loads(json.dumps(to_record(correction))) | {name: value}
        try:
            read = [from_record(record)]
        except CorrectionError:
            continue
        apply(BASE, read)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "another version"),
        ({"what": "guess"}, "no correction"),
        ({"id": "../x"}, "no correction"),
        ({"undone": "no"}, "no correction"),
        ({"when": "yesterday"}, "no time in UTC"),
        ({"when": "2031-04-16T09:30:00+02:00"}, "no time in UTC"),
        ({"article_id": ""}, "belongs to one article"),
        ({"target": {"id": "", "anchors": []}}, "which words"),
        (
            {"target": {"id": "", "anchors": [{"start": 9, "end": 3, "text": "", "before": "", "after": ""}]}},
            "before it starts",
        ),
        ({"after": {"speaker": {"name": "Mo", "kind": "ghost", "canonical_id": ""}}}, "no kind of speaker"),
        ({"after": {"speaker": {"name": "", "kind": "person", "canonical_id": ""}}}, "name is empty"),
        ({"after": {}}, "lacks"),
    ],
)
def test_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        from_record(to_record(EVERY[0]) | change)


# Which corrections hold: also over several articles
def test_list() -> None:
    speaker = EVERY[0]
    gone = replace(
        EVERY[7], target=replace(EVERY[7].target, anchors=(EVERY[7].target.anchors[0]._replace(text="Zed"),))
    )
    everywhere, nowhere = EVERY[15], merge_everywhere(Named("Zed", "person"), Named("Zoe", "person"))
    made = [speaker, gone, everywhere, nowhere, undo(EVERY[3])]
    listed = list_corrections(made, [apply(BASE, made)])
    assert {one.correction.id: one.applied for one in listed} == {
        speaker.id: "yes",
        gone.id: "lost",
        everywhere.id: "yes",
        nowhere.id: "lost",
        EVERY[3].id: "undone",
    }
