import pytest
from factories import find, make_analysis, make_article, make_quotation

from training.marks import Mark, MarkedAttribution, Party
from training.marks.articles import Attribution, GoldArticle
from training.score.via import alike, score_via

TEXT = "Lim said on Twitter the ferry is gone. Okafor told reporters it is late. Holt said at a rally it is cold."
CONTENTS = ("the ferry is gone", "it is late", "it is cold")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("on Twitter", "on Twitter", True),
        ("told The Harbour Post", "told the Harbour Post in an interview on Sunday evening", False),
        ("told AFP", "told AFP in Norrick", True),
        ("on Twitter", "told reporters", False),
        # nothing is like nothing
        ("", "", False),
        ("on Twitter", "", False),
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_only_attributions_that_were_found_count() -> None:
    """Of three marked values the first is right, the second wrong, and the third belongs to words that were not found."""
    article = make_article(TEXT)
    spans = [find(TEXT, words) for words in CONTENTS]
    gold = GoldArticle("a", TEXT, tuple(Attribution((span,)) for span in spans))
    ways = [find(TEXT, words) for words in ("on Twitter", "told reporters", "at a rally")]
    marked = tuple(
        MarkedAttribution(span.start, (Party("unknown"),), way) for span, way in zip(spans, ways, strict=True)
    )
    quotations = [
        make_quotation(article, 0, "indirect", [CONTENTS[0]], via="on Twitter"),
        make_quotation(article, 1, "indirect", [CONTENTS[1]], via="by phone"),
    ]
    figures = score_via([gold], [Mark("", (), marked)], [make_analysis(article, quotations=quotations)])
    assert figures == {"gold": 2, "P": 50.0, "R": 50.0, "F1": 50.0}
