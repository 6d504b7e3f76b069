"""Four attributions of an invented article; what the program finds of them is given."""

import pytest
from factories import find, make_analysis, make_article, make_quotation

from analysis.records import Analysis, Quotation
from training.score.corpora import NewsArticle, Relation
from training.score.quotes import kind_of, score_relations, score_stretches

TEXT = "“The ferry is lost,” Lim said. A clerk called it “sunk for good”. Okafor said the port was safe. “Nobody” knew."
ARTICLE = make_article(TEXT)


def relation(content: str, source: str = "") -> Relation:
    return Relation((find(TEXT, content),), (find(TEXT, source),) if source else ())


RELATIONS = (
    relation("“The ferry is lost,”", "Lim"),
    relation("it “sunk for good”", "A clerk"),
    relation("the port was safe", "Okafor"),
    relation("“Nobody”"),
)
NEWS = NewsArticle("ferry", TEXT, RELATIONS)
DIRECT = make_quotation(ARTICLE, 1, "direct", ["The ferry is lost,"], source="Lim")
MIXED = make_quotation(ARTICLE, 2, "mixed", [("it", "indirect"), ("sunk for good", "direct")], source="A clerk")
INDIRECT = make_quotation(ARTICLE, 3, "indirect", ["the port was safe"], source="Okafor")


def found(*quotations: Quotation) -> list[Analysis]:
    return [make_analysis(ARTICLE, quotations=quotations)]


@pytest.mark.parametrize(
    ("number", "kind"),
    # the fourth has no source, but a kind
    list(enumerate(["direct", "mixed", "indirect", "direct"])),
)
def test_kinds(number: int, kind: str) -> None:
    assert kind_of(TEXT, RELATIONS[number]) == kind


def test_stretches_all_found() -> None:
    figures = score_stretches([NEWS], found(DIRECT, MIXED, INDIRECT))
    assert (figures["gold"], figures["found"], figures["F1"]) == (2, 100, 100)


def test_a_stretch_with_the_wrong_source_is_found_but_not_right() -> None:
    wrong = make_quotation(ARTICLE, 2, "mixed", ["sunk for good"], source="Okafor")
    figures = score_stretches([NEWS], found(DIRECT, wrong))
    assert (figures["found"], figures["right source of found"]) == (100, 50)
    assert (figures["P"], figures["R"], figures["F1"]) == (50, 50, 50)


def test_a_stretch_of_less_than_half_the_words_is_not_found() -> None:
    figures = score_stretches([NEWS], found(make_quotation(ARTICLE, 1, "direct", ["The"], source="Lim")))
    assert (figures["found"], figures["R"]) == (0, 0)


def test_words_said_twice_over_are_right_once() -> None:
    figures = score_stretches([NEWS], found(DIRECT, DIRECT))
    assert (figures["P"], figures["R"]) == (50, 50)


def test_relations_by_kind() -> None:
    figures = score_relations([NEWS], found(DIRECT, INDIRECT))
    assert (figures["0.3: P"], figures["0.3: R"]) == (100, 66.7)
    assert [figures[f"0.3: {kind} recall"] for kind in ("direct", "mixed", "indirect")] == [100, 0, 100]


def test_a_part_of_a_content_counts_at_the_lower_overlap_alone() -> None:
    figures = score_relations([NEWS], found(make_quotation(ARTICLE, 3, "indirect", ["the port"], source="Okafor")))
    assert (figures["0.3: indirect recall"], figures["0.8: indirect recall"]) == (100, 0)


def test_nothing_found_is_no_error() -> None:
    assert score_stretches([NEWS], found())["F1"] == 0
    assert score_relations([NEWS], found())["0.3: F1"] == 0
