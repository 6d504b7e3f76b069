import pytest
from factories import (
    find,
    make_analyses,
    make_analysis,
    make_article,
    make_entity,
    make_harbour,
    make_interview,
    make_quotation,
)

from analysis.present.marked_text import Passage, Segment, split_passages
from analysis.records import Analysis, Stretch

TEXT = "“Toll will rise,” said Ana Brill of Toll.\n\nThe harbour was calm."


def pieces(analysis: Analysis, passage: int = 0) -> list[Segment]:
    return list(split_passages(analysis)[passage].segments)


def text_of(passage: Passage) -> str:
    return "".join(segment.text for segment in passage.segments)


@pytest.mark.parametrize("analysis", make_analyses(), ids=["harbour", "weather", "interview"])
def test_segments_give_the_text_again(analysis: Analysis) -> None:
    text = analysis.article.text
    passages = split_passages(analysis)
    assert [text_of(p) for p in passages] == [text[p.start : p.end] for p in passages]
    assert [text_of(p) for p in passages] == [line.strip() for line in text.splitlines() if line.strip()]


def test_a_name_inside_a_quotation_lies_under_both_marks() -> None:
    article = make_article(TEXT)
    toll = make_entity(article, 1, "Toll", "place", [("Toll", 1), ("Toll", 2)])
    quotation = make_quotation(article, 1, "direct", ["Toll will rise,"], source="Ana Brill", cue="said")
    assert pieces(make_analysis(article, entities=[toll], quotations=[quotation])) == [
        Segment("“"),
        Segment("Toll", contents=(0,), kind="direct", entity=0),
        Segment(" will rise,", contents=(0,), kind="direct"),
        Segment("” "),
        Segment("said", cues=(0,)),
        Segment(" "),
        Segment("Ana Brill", sources=(0,)),
        Segment(" of "),
        Segment("Toll", entity=0),
        Segment("."),
    ]


def test_the_innermost_quotation_comes_first() -> None:
    article = make_article(TEXT)
    quotations = [
        make_quotation(article, 1, "indirect", ["Toll will rise,” said Ana"]),
        make_quotation(article, 2, "direct", ["will rise"]),
    ]
    inner = next(s for s in pieces(make_analysis(article, quotations=quotations)) if s.text == "will rise")
    assert inner.contents == (1, 0) and inner.kind == "direct"


def test_one_source_of_two_quotations() -> None:
    article = make_article(TEXT)
    quotations = [
        make_quotation(article, 1, "direct", ["Toll will rise,"], source="Ana Brill"),
        make_quotation(article, 2, "direct", ["The harbour was calm."], source="Ana Brill"),
    ]
    source = next(s for s in pieces(make_analysis(article, quotations=quotations)) if s.text == "Ana Brill")
    assert source.sources == (0, 1)


def test_what_is_left_out_stays_in_the_text_without_a_number() -> None:
    passages = split_passages(make_harbour())
    assert [p.number for p in passages] == [1, 2, None, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, None]
    assert [s.left_out for s in passages[2].segments] == [0, None, 1]
    assert split_passages(make_interview())[0].number is None


def test_a_paragraph_of_which_a_part_is_left_out_keeps_its_number() -> None:
    article = make_article("Rain fell. Photograph: Ines Falk", [("Photograph: Ines Falk", "credit")])
    [passage] = split_passages(make_analysis(article))
    assert passage.number == 1
    assert [(s.text, s.left_out) for s in passage.segments] == [("Rain fell. ", None), ("Photograph: Ines Falk", 0)]


def test_a_passage_left_out_over_several_paragraphs() -> None:
    article = make_article(TEXT, [(TEXT, "by hand")])
    assert [s.left_out for p in split_passages(make_analysis(article)) for s in p.segments] == [0, 0]


def test_empty_marks_cut_nothing() -> None:
    article = make_article(TEXT)
    quotation = make_quotation(article, 1, "direct", [Stretch(5, 5, "direct")])
    assert len(pieces(make_analysis(article, quotations=[quotation]))) == 1


# A million characters in one line, thousands of marks: each segment looks at its own marks alone.
def test_a_long_line_full_of_marks() -> None:
    unit = "“We will not go,” said Ana Brill in Toll. "
    article = make_article(unit * 5_000)
    at = find(unit, "We will not go,")
    quotations = [
        make_quotation(article, n, "direct", [Stretch(n * len(unit) + at.start, n * len(unit) + at.end, "direct")])
        for n in range(5_000)
    ]
    [passage] = split_passages(make_analysis(article, quotations=quotations, scores=()))
    assert sum(len(segment.contents) for segment in passage.segments) == 5_000


def test_nothing() -> None:
    assert split_passages(make_analysis(make_article(""))) == ()
