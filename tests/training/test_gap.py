"""GAP: a pronoun and two names."""

from pathlib import Path

from factories import make_sentences

from analysis.records import Name, Reading, Span
from training.gap import candidates_of, load_gap

TEXT = "Ana Lim met Ben Holt. She was late."
HEADER = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"


def test_a_pronoun_is_read_and_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "gap.tsv"
    row = f"1\t{TEXT}\tShe\t22\tAna Lim\t0\tTRUE\tBen Holt\t12\tFALSE\t"
    file.write_text(f"{HEADER}\n{row}\n{row.replace('TRUE', 'FALSE')}\n", encoding="utf-8")
    first, neither = load_gap(file)
    assert (first.span.of(TEXT), [s.of(TEXT) for s in first.names], first.meant) == ("She", ["Ana Lim", "Ben Holt"], 0)
    assert neither.meant is None
    names = (Name(0, 7, "person", 1.0), Name(12, 20, "person", 1.0))
    candidates, numbers = candidates_of(first, Reading(tuple(Span(*s) for s in make_sentences(TEXT)), names, ()))
    assert [candidates[n].party.name for n in numbers if n is not None] == ["Ana Lim", "Ben Holt"]
    assert candidates[-1].features["nobody"] == 1.0
