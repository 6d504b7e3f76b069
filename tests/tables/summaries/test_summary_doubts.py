"""What may be wrong, the gravest first."""

from factories import (
    make_analysis,
    make_article,
    make_quotation,
    make_speaker,
)

from analysis.tables import summaries

TALK = "“We sail at dawn,” said Ana Brill. “The tide will not wait,” she said. The Brill Line says “the tide will not wait”."


def test_doubts_on_the_article_come_first_then_repairs_then_the_least_certain() -> None:
    article = make_article(TALK)
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    analysis = make_analysis(
        article,
        speakers=[ana],
        quotations=[
            make_quotation(article, 1, "direct", ["We sail at dawn,"], ana, confidence=0.4),
            make_quotation(article, 2, "direct", ["The tide will not wait,"], ana, confidence=0.2, notes=["Mended."]),
            make_quotation(article, 3, "direct", ["the tide will not wait"], ana, confidence=0.5),
        ],
        notes=["It has no title.", "Mended."],
    )
    doubts = summaries.list_doubts([analysis])
    assert doubts.doubt.tolist()[:2] == ["It has no title.", "Mended."]
    assert doubts.doubt.tolist()[2:] == [
        f"The speaker may not be Ana Brill: {chance} likely to be right." for chance in ("20%", "40%")
    ]
    assert doubts.text.tolist()[0] == "" and doubts.text[1] == "The tide will not wait,"
