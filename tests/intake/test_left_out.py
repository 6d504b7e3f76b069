"""Leaving out and bringing back by hand."""

from analysis.intake.left_out import bring_back, leave_out
from analysis.records import Article, LeftOut

TEXT = "Ferry is late\n  The ferry from Port Amity was late. (AP Photo/Jo Doe)\nShare\nNobody minded."
CREDIT = LeftOut(TEXT.index("("), TEXT.index(")") + 1, "credit")
SHARE = LeftOut(TEXT.index("Share"), TEXT.index("Share") + 5, "promotion")
ARTICLE = Article(TEXT, left_out=(CREDIT, SHARE))


def passages(article: Article) -> list[tuple[str, str]]:
    return [(p.reason, article.text[p.start : p.end]) for p in article.left_out]


def test_brings_back_one_passage() -> None:
    assert passages(bring_back(ARTICLE, SHARE.start, SHARE.end)) == [("credit", "(AP Photo/Jo Doe)")]


def test_brings_back_what_it_touches() -> None:
    assert bring_back(ARTICLE, 0, len(TEXT)).left_out == ()


def test_brings_back_nothing_where_nothing_is_left_out() -> None:
    assert bring_back(ARTICLE, 0, 5) == ARTICLE


def test_leaves_out_a_paragraph_trimmed_and_in_order() -> None:
    assert passages(leave_out(ARTICLE, 0, TEXT.index("\n") + 3)) == [
        ("by hand", "Ferry is late"),
        ("credit", "(AP Photo/Jo Doe)"),
        ("promotion", "Share"),
    ]


def test_takes_in_what_was_left_out_within_it() -> None:
    start = TEXT.index("The ferry")
    article = leave_out(ARTICLE, start, CREDIT.end)
    assert article.left_out == (LeftOut(start, CREDIT.end, "by hand"), SHARE)
    assert bring_back(article, start, CREDIT.end).left_out == (SHARE,)


def test_leaves_out_no_white_space_and_nothing_outside_the_text() -> None:
    assert leave_out(ARTICLE, TEXT.index("\n"), TEXT.index("\n") + 3) == ARTICLE
    assert leave_out(ARTICLE, -5, 5).left_out[0] == LeftOut(0, 5, "by hand")
    assert leave_out(ARTICLE, len(TEXT), len(TEXT) + 9) == ARTICLE


def test_only_the_passages_change() -> None:
    given = Article(TEXT, title="Ferry", notes=("Look at this.",))
    changed = leave_out(given, 0, 5)
    assert (changed.id, changed.title, changed.notes, changed.text) == (given.id, "Ferry", ("Look at this.",), TEXT)
