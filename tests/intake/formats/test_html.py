"""Web pages: what is taken, and what is left behind."""

import pytest

from analysis.intake.formats.html import read_html
from analysis.records import ArticleError

BODY = [
    "The council of Harrow voted on Monday to keep the old bridge open until the end of the year.",
    "“We will stay,” said Anna Kirk, the mayor, after a meeting that went on until after midnight.",
    "Fishermen had asked for the bridge to be closed, because their boats cannot pass below it at high water.",
    "Ben Holt, who has kept a boat in the port for thirty years, said that he would sell it in the spring.",
]
HEAD = """<title>Bridge stays open | The Harrow Herald</title>
<meta property="og:title" content="Bridge stays open"><meta property="og:site_name" content="The Harrow Herald">
<meta name="author" content="Ana Lim"><meta property="article:published_time" content="2026-05-03T08:00:00Z">
<link rel="canonical" href="https://herald.example/bridge">"""


def _page(*, before: str = "", after: str = "", inside: str = "", head: str = HEAD) -> str:
    body = "".join(f"<p>{p}</p>" for p in BODY)
    return (
        f"<!doctype html><html><head>{head}</head><body>{before}<article><h1>Bridge stays open</h1>{inside}{body}</article>"
        f"{after}</body></html>"
    )


def test_every_paragraph_is_there_below_the_headline() -> None:
    assert read_html(_page()).text.split("\n\n") == ["Bridge stays open", *BODY]


def test_what_the_page_says_of_itself() -> None:
    assert read_html(_page()).told == {
        "title": "Bridge stays open",
        "outlet": "The Harrow Herald",
        "byline": "Ana Lim",
        "published": "2026-05-03",
        "url": "https://herald.example/bridge",
    }


LEFT = [
    # menus, sidebars, footers
    '<nav><a href="/">Front page</a> <a href="/sport">Sport from Harrow</a></nav>',
    "<aside><p>Sport from Harrow: the rowers lost again.</p></aside>",
    "<footer><p>Sport from Harrow every Friday in your letter box.</p></footer>",
    # comments and scripts
    '<section class="comments"><p>Sport from Harrow matters more, says reader 12.</p></section>',
    "<script>document.write('Sport from Harrow')</script>",
]


@pytest.mark.parametrize("rest", LEFT)
def test_the_rest_of_the_page_is_left_behind(rest: str) -> None:
    page = read_html(_page(before=rest, after=rest))
    assert "Sport" not in page.text and BODY[-1] in page.text


CAPTIONS = [
    # as a figure, and as some systems make it
    '<figure><img src="b.jpg"><figcaption>The bridge at noon. Photo: Jo Doe</figcaption></figure>',
    '<div class="image-caption">The bridge at noon. Photo: Jo Doe</div>',
]


@pytest.mark.parametrize("figure", CAPTIONS)
def test_captions_are_told_from_the_body(figure: str) -> None:
    page = read_html(_page(inside=figure))
    assert [c.of(page.text) for c in page.captions] == ["The bridge at noon. Photo: Jo Doe"]
    assert "qxcaption" not in page.text


def test_a_page_that_says_nothing_of_itself_says_no_author() -> None:
    told = read_html(_page(head="")).told
    assert (told["byline"], told["url"]) == ("", "")


BROKEN = [
    # nothing
    "",
    # a page that a script would fill
    "<html><body><div id=root></div><script>start()</script></body></html>",
    # a frame of frames
    "<div>" * 5000,
]


@pytest.mark.parametrize("html", BROKEN)
def test_a_page_without_an_article_says_so(html: str) -> None:
    with pytest.raises(ArticleError, match="No article was found"):
        read_html(html)


def test_tags_that_are_never_closed_do_no_harm() -> None:
    html = _page().replace("</p>", "").replace("</article>", "").replace("</body></html>", "")
    assert BODY[-1] in read_html(html).text
