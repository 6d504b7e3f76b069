"""What the name of a file or a web address suggests of an article."""

import pytest

from analysis.intake.suggestions import suggest_metadata
from analysis.records import Article

FILES = [
    # outlet, date, title
    ("herald_2024-03-01_bridge-stays-open.txt", {"outlet": "Herald", "published": "2024-03-01", "title": "Bridge stays open"}),
    # capitals are kept, folders left aside
    ("may/Harrow-Herald_20240301_Bridge_stays_open.html", {"outlet": "Harrow Herald", "published": "2024-03-01", "title": "Bridge stays open"}),
    # the date first
    ("2024-03-01 - Harrow Herald - Bridge stays open.pdf", {"outlet": "Harrow Herald", "published": "2024-03-01", "title": "Bridge stays open"}),
    # only a title behind the date
    ("2024-03-01_bridge-stays-open.txt", {"published": "2024-03-01", "title": "Bridge stays open"}),
    # a number is no outlet, "article" neither
    ("012_2024-03-01_article.txt", {"published": "2024-03-01"}),
    # an author is no outlet
    ("by Ana Lim_2024-03-01_bridge-stays-open.txt", {"byline": "Ana Lim", "published": "2024-03-01", "title": "Bridge stays open"}),
    ("herald_2024-03-01_by-ana-lim.txt", {"outlet": "Herald", "byline": "Ana Lim", "published": "2024-03-01"}),
    # no date, no pattern: it may be anything
    ("saltgate-vote.txt", {}),
    ("harbour-master_interview.docx", {}),
    # no day of any calendar
    ("herald_2024-13-45_bridge-stays-open.txt", {}),
    # the name of a table is not that of its rows
    ("herald_2024-03-01_bridge-stays-open.csv#7", {}),
    # nothing
    ("", {}),
    ("x" * 5_000 + "_2024-03-01_y-z.txt", {}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "suggested"), FILES)
def test_file_names(file: str, suggested: dict[str, str]) -> None:
    found = suggest_metadata(Article("The bridge.", file=file))
    assert {s.field: s.value for s in found} == suggested
    assert {s.origin for s in found} <= {"file name"}


ADDRESSES = [
    (
        "https://www.herald.example/news/2024/03/01/bridge-stays-open-1234567.html",
        {"outlet": "herald.example", "published": "2024-03-01", "title": "Bridge stays open"},
    ),
    ("https://herald.example/local/2024/mar/01/bridge-stays-open", {"outlet": "herald.example", "published": "2024-03-01", "title": "Bridge stays open"}),
    # a section
    ("https://herald.example/latest-news/", {"outlet": "herald.example"}),
    # no address of a page
    ("ftp://herald.example/a", {}),
    ("http://[", {}),
    ("herald", {}),
]  # fmt: skip


@pytest.mark.parametrize(("url", "suggested"), ADDRESSES)
def test_addresses(url: str, suggested: dict[str, str]) -> None:
    found = suggest_metadata(Article("The bridge.", url=url))
    assert {s.field: s.value for s in found} == suggested


def test_what_is_known_is_not_suggested_again() -> None:
    article = Article(
        "The bridge.", file="herald_2024-03-01_bridge-stays-open.txt", outlet="Post", url="https://post.example/a"
    )
    assert [s.field for s in suggest_metadata(article)] == ["published", "title"]


@pytest.mark.parametrize(
    "name", ["_" * 290 + ".txt", "-2024" * 58, "by " * 90 + "_2024-03-01", "https://a.b/" + "-1" * 140]
)
def test_hostile_names_suggest_no_title(name: str) -> None:
    assert "title" not in {s.field for s in suggest_metadata(Article("The bridge.", file=name, url=name))}
