"""The paste box."""

import pytest

from analysis.intake.paste import read_paste, split_paste
from analysis.limits import MAX_CHARACTERS
from analysis.records import ArticleError

GERMAN = "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke bis zum Frühjahr zu sperren. " * 6

PARTS = [
    # one article
    ("One story.\n\nIt goes on.", ["One story.\n\nIt goes on."]),
    # a line of dashes of any sort parts two
    ("One.\n---\nTwo.", ["One.", "Two."]),
    ("One.\n\n — — — \n\nTwo.", ["One.", "Two."]),
    # two dashes do not, nor do dashes in a line
    ("One.\n--\nTwo --- three.", ["One.\n--\nTwo --- three."]),
    # empty parts are dropped
    ("---\nOne.\n---\n---\n", ["One."]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_split(text: str, parts: list[str]) -> None:
    assert split_paste(text) == parts


WRONG = [
    # nothing
    ("  \n ", "nothing to read"),
    # too much
    ("word " * (MAX_CHARACTERS // 5 + 1), "1,000,000"),
    # not English
    (GERMAN, "German"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_gets_a_sentence(text: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_paste(text)


def test_the_text_is_kept_as_it_is_but_for_what_no_file_holds() -> None:
    assert read_paste("\ufeffOne\r\n\x00two \ud83d three").text == "One\r\n\ufffdtwo \ufffd three"


PAGE = (
    "<body><nav><a href='/'>Home</a></nav><article><h1>Bridge stays open</h1><p>The council voted on Monday to keep the old bridge of"
    " Harrow open until the end of the year, after a debate that went on until midnight.</p><p>“We will stay,” said Anna Kirk, the"
    " mayor, who had opposed the closure from the first day.</p></article></body>"
)


def test_the_source_of_a_page_is_read_as_the_page() -> None:
    article = read_paste(PAGE, outlet="Harrow Daily", published="3 May 2026")
    assert article.text.startswith("Bridge stays open\n\nThe council voted")
    assert "<" not in article.text
    assert (article.title, article.outlet, article.published) == ("Bridge stays open", "Harrow Daily", "2026-05-03")
    assert article.file == ""


def test_a_page_without_an_article_gets_a_sentence() -> None:
    with pytest.raises(ArticleError, match="source of a web page"):
        read_paste("<html><head></head><body><div></div><div></div></body></html>")


def test_what_is_told_goes_before_what_the_text_says() -> None:
    text = "Bridge stays open\n\nBy Ana Lim\n\nThe council voted on Monday to keep the old bridge of Harrow open."
    assert (read_paste(text).title, read_paste(text).byline) == ("Bridge stays open", "Ana Lim")
    told = read_paste(text, title="Other", byline="Ben Holt", published="3 May 2026", outlet="The Herald")
    assert (told.title, told.byline, told.published, told.outlet) == ("Other", "Ben Holt", "2026-05-03", "The Herald")


def test_original_outlet() -> None:
    text = "The council voted to keep the bridge.\n\nRead the original article on The Harrow Herald."
    article = read_paste(text)
    assert article.outlet == "The Harrow Herald"
    assert [p.reason for p in article.left_out] == ["original outlet"]
