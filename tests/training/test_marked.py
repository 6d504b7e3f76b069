"""What the marks and GAP teach the tagger."""

from pathlib import Path

from training.corpora import Doc
from training.marked import gap, teach
from training.marks import Mark, MarkedAttribution, MarkedEntity, Party, Span
from training.marks.articles import Attribution

TEXT = "Mrs Lim met Danes in Norrick. She said no. “Yes,” said a clerk. Lim wrote on."
LIM = MarkedEntity("person", "she", (Span(0, 7), Span(64, 67)))
DANES = MarkedEntity("group", "", (Span(12, 17),))
NORRICK = MarkedEntity("place", "", (Span(21, 28),))
ENTITIES = (LIM, DANES, NORRICK)


def _said(source: str, content: str, *speakers: Party) -> tuple[Attribution, MarkedAttribution]:
    spans = [Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in (content, source)]
    return Attribution((spans[0],), (spans[1],)), MarkedAttribution(spans[0].start, speakers)


def _taught(*said: tuple[Attribution, MarkedAttribution]) -> Doc:
    doc = Doc("a", TEXT, names=[(0, 3, "place")], names_from=10, weight=0.25)
    return teach(doc, tuple(a for a, _ in said), Mark("", ENTITIES, tuple(m for _, m in said)))


def test_names_are_those_of_the_mark_without_courtesy_titles_and_groups() -> None:
    doc = _taught()
    assert [(TEXT[start:end], type_) for start, end, type_ in doc.names or ()] == [
        ("Lim", "person"),
        ("Norrick", "place"),
        ("Lim", "person"),
    ]
    assert (doc.names_from, doc.weight) == (0, 1.0)


def test_a_source_without_a_name_means_the_names_of_its_speaker() -> None:
    assert _taught(_said("She", "no", Party("entity", 0))).chains == [(30, {4, 64}, [4, 21, 64])]


def test_a_described_source_means_no_name() -> None:
    assert _taught(_said("a clerk", "Yes", Party("unnamed"))).chains == [(55, set(), [4, 21, 64])]


def test_a_group_that_speaks_is_no_name() -> None:
    assert _taught(_said("She", "no", Party("entity", 1))).chains == [(30, set(), [4, 21, 64])]


def test_a_source_with_a_name_teaches_no_chain() -> None:
    assert _taught(_said("Lim", "on", Party("entity", 0))).chains == []


def test_the_names_of_gap_teach_nothing_but_whom_the_pronoun_means(tmp_path: Path) -> None:
    file = tmp_path / "gap.tsv"
    header = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    row = "1\tAna Lim met Ben Holt. She was late.\tShe\t22\tAna Lim\t0\tTRUE\tBen Holt\t12\tFALSE\t"
    file.write_text(f"{header}\n{row}\n{row.replace('TRUE', 'FALSE')}\n", encoding="utf-8")
    meant, neither = gap(file)
    assert meant.chains == [(22, {0}, [0, 12])]
    assert neither.chains == [(22, set(), [0, 12])]
    assert meant.names_from == len(meant.text)
