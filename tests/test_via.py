"""Where words were said, and who passed them on."""

import pytest

from analysis.analyse import analyse
from analysis.records import Article, Quotation, Span, Stretch
from analysis.via import find_via

HEARD = [
    # to whom
    ("Kirk told reporters that the bridge was safe.", "told reporters"),
    ("Kirk told the Harbour Post that the bridge was safe.", "told the Harbour Post"),
    # not to a person who is only a pronoun
    ("Kirk told them that the bridge was safe.", ""),
    # where
    ("Kirk said on Telegram that the bridge was safe.", "on Telegram"),
    ("Kirk said in a statement that the bridge was safe.", "in a statement"),
    ("Kirk said in her speech that the bridge was safe.", "in her speech"),
    ("Kirk said at a news conference that the bridge was safe.", "at a news conference"),
    ("Kirk said in an interview with the Harbour Post on Monday.", "in an interview with the Harbour Post"),
    # by whom
    ("Kirk said through an interpreter that the bridge was safe.", "through an interpreter"),
    ("Kirk said by phone that the bridge was safe.", "by phone"),
    ("Kirk said via text message that the bridge was safe.", "via text message"),
    # in writing
    ("Kirk said in court documents that the bridge was safe.", "in court documents"),
    ("Kirk said in written testimony to the council that the bridge was safe.", "in written testimony to the council"),
    ("Kirk wrote in an email to the Harbour Post that the bridge was safe.", "in an email to the Harbour Post"),
    # in front of whom
    ("Speaking to the Harbour Post, Kirk said that the bridge was safe.", "Speaking to the Harbour Post"),
    ("Kirk, speaking at a rally in Harrow, said that the bridge was safe.", "at a rally"),
    (
        "Kirk said in remarks carried by state television that the bridge was safe.",
        "in remarks carried by state television",
    ),
    # a show, and a name with an initial
    ("Kirk said on HBC’s “Morning Talk” that the bridge was safe.", "on HBC’s “Morning Talk”"),
    ("Kirk said in a letter to Omar J. Finch that the bridge was safe.", "in a letter to Omar J. Finch"),
    # a paper that reported it
    ("Kirk said that the bridge was safe, the Harbour Post reported.", "the Harbour Post reported"),
    ("Kirk said that the bridge was safe, the newspaper quoted her as saying.", "the newspaper quoted her as saying"),
    # news agencies, and who translated them
    (
        "Kirk said that the bridge was safe, according to Tolvar news agencies translated by the Harbour Post.",
        "according to Tolvar news agencies translated by the Harbour Post",
    ),
    # not what was told about, nor a day
    ("Kirk told about her father who built the bridge.", ""),
    ("Kirk said in the week before the debate that the bridge was safe.", ""),
    # who passed it on goes before where
    (
        "Kirk said on Telegram, according to the Harbour Post, that the bridge was safe.",
        "according to the Harbour Post",
    ),
    # nothing of the kind
    ("Kirk said on Monday that the bridge was safe.", ""),
]


def _via(text: str, *, quoted: str = "bridge", source: str = "Kirk", sentences: tuple[Span, ...] = ()) -> str:
    at, who = text.find(quoted), text.index(source)
    stretches = (Stretch(at, at + len(quoted), "indirect"),) if at >= 0 else ()
    quotation = Quotation("q1", "indirect", stretches, source=Span(who, who + len(source)))
    (found,) = find_via(text, [quotation], sentences or (Span(0, len(text)),))
    return found.via


@pytest.mark.parametrize(("text", "via"), HEARD)
def test_via(text: str, via: str) -> None:
    assert _via(text) == via


def test_via_ends_before_the_full_stop() -> None:
    assert _via("The bridge is safe, Kirk said in an interview with the Harbour Post.") == (
        "in an interview with the Harbour Post"
    )


def test_what_is_quoted_is_no_way_of_saying() -> None:
    text = "“I told reporters the truth,” Kirk said."
    assert _via(text, quoted="I told reporters the truth,") == ""


def test_the_source_is_not_who_passes_it_on() -> None:
    text = "The bridge is safe, according to the mayor of Harrow."
    assert _via(text, source="the mayor of Harrow") == ""


def test_only_the_sentence_of_the_cue_counts() -> None:
    text = "Kirk said the bridge was safe. Holt told reporters nothing."
    assert _via(text, sentences=(Span(0, 30), Span(31, len(text)))) == ""


def test_without_source_and_cue_there_is_none() -> None:
    text = "“Stay,” on Telegram."
    quotation = Quotation("q1", "direct", (Stretch(1, 6, "direct"),))
    assert list(find_via(text, [quotation], (Span(0, len(text)),))) == [quotation]


RELAYED = [
    # a speaker nearer to the words than who passed them on
    (
        "“We will stay,” said Anna Kirk, the mayor of Harrow, according to the Harbour Post.",
        ("Anna Kirk", "according to the Harbour Post"),
    ),
    (
        "“The harvest was poor,” Kirk said, according to Tolvar state media.\n\nAnna Kirk is the farm minister.",
        ("Anna Kirk", "according to Tolvar state media"),
    ),
]


@pytest.mark.parametrize(("text", "told"), RELAYED)
def test_who_is_nearer_to_the_words_speaks(text: str, told: tuple[str, str]) -> None:
    (quotation,) = analyse(Article(text)).quotations
    assert (quotation.speaker, quotation.via) == told
