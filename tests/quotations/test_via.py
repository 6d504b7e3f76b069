"""Where words were said, and who passed them on."""

import pytest
from factories import document_of

from analysis.document import Document
from analysis.quotations.via import find_via
from analysis.quotations.via_patterns import ROWS, Row
from analysis.records import Attribution, Reading, Span, Stretch

HEARD = [
    # who passed it on
    ("Kirk said, according to the Harbour Post, that the bridge was safe.", "according to the Harbour Post"),
    ("According to the Harbour Post, Kirk said the bridge was safe.", "According to the Harbour Post"),
    ("Kirk said, according to a transcript of the call, the bridge was safe.", "according to a transcript of the call"),
    ("Kirk said the bridge was safe, the Harbour Post reported on Monday.", "the Harbour Post reported"),
    ("Kirk said the bridge was safe, the agency reported.", "the agency reported"),
    ("Kirk said the bridge was safe, state news agency Tolpress reported.", "state news agency Tolpress reported"),
    ("Kirk said the bridge was safe, Tolpress reported a day later.", ""),
    ("Kirk said the bridge was safe, as reported by Coast Press.", "as reported by Coast Press"),
    ("The bridge was safe, said Kirk, as quoted by the Harbour Post.", "as quoted by the Harbour Post"),
    # it goes before where
    ("Kirk said on Telegram, according to the Harbour Post, the bridge was safe.", "according to the Harbour Post"),
    # to whom
    ("Kirk told reporters that the bridge was safe.", "told reporters"),
    ("Kirk told the Harbour Post that the bridge was safe.", "told the Harbour Post"),
    ("Kirk told a crowd of farmers in Norrick that the bridge was safe.", "told a crowd of farmers"),
    ("Kirk told Mr. Holt of the Harbour Post that the bridge was safe.", "told Mr. Holt of the Harbour Post"),
    ("Kirk told Ben O. Holt, an aide, that the bridge was safe.", "told Ben O. Holt"),
    ("Kirk told TCN’s “Morning Tide” that the bridge was safe.", "told TCN’s “Morning Tide”"),
    ("Kirk told TCN in an interview that aired on Sunday that the bridge was safe.", "told TCN in an interview"),
    ("Kirk told 2,300 people in Norrick that the bridge was safe.", "told 2,300 people"),
    ("Kirk told the Tolvar weekly that the bridge was safe.", "told the Tolvar weekly"),
    ("Speaking to Channel Nine, Kirk said the bridge was safe.", "Speaking to Channel Nine"),
    ("Kirk, speaking to a council in Norrick, said the bridge was safe.", "speaking to a council"),
    ("Kirk testified before the harbour committee that the bridge was safe.", "testified before the harbour committee"),
    # not to somebody who is only a pronoun, nor of what, nor by whom
    ("Kirk told them that the bridge was safe.", ""),
    ("Kirk told of a bridge that was safe.", ""),
    ("Kirk told the story of the bridge.", ""),
    # a space that does not break is a space
    ("Kirk said at a\xa0rally in Norrick that the bridge was safe.", "at a\xa0rally"),
    # where an occasion was
    ("Kirk said in a speech at Tolvar College that the bridge was safe.", "in a speech at Tolvar College"),
    ("Kirk said in several interviews that the bridge was safe.", "in several interviews"),
    # on a site, a station, a page, a programme
    ("Kirk said on Telegram that the bridge was safe.", "on Telegram"),
    ("Kirk said on the messaging app Telegram that the bridge was safe.", "on the messaging app Telegram"),
    ("Kirk said on social media that the bridge was safe.", "on social media"),
    ("Kirk said on state television that the bridge was safe.", "on state television"),
    ("Kirk wrote on her Facebook page that the bridge was safe.", "on her Facebook page"),
    ("On Channel Nine, Kirk said the bridge was safe.", "On Channel Nine"),
    ("On TCN’s “Morning Tide,” Kirk said the bridge was safe.", "On TCN’s “Morning Tide,”"),
    ("Kirk took to Twitter to say that the bridge was safe.", "took to Twitter"),
    # in words of a kind
    ("Kirk said in a tweet that the bridge was safe.", "in a tweet"),
    ("In a statement on Monday, Kirk said the bridge was safe.", "In a statement"),
    ("In a statement sent after the vote, Kirk said the bridge was safe.", "In a statement"),
    ("In a letter seen by Coast Press, Kirk wrote that the bridge was safe.", "In a letter"),
    ("Kirk said in a statement released on Monday that the bridge was safe.", "in a statement"),
    ("Kirk said in an email to the Harbour Post that the bridge was safe.", "in an email to the Harbour Post"),
    (
        "Kirk said in an interview with Channel Nine on Monday that the bridge was safe.",
        "in an interview with Channel Nine",
    ),
    (
        "Kirk said in an interview on TCN’s “Morning Tide” the bridge was safe.",
        "in an interview on TCN’s “Morning Tide”",
    ),
    ("In a Channel Nine interview Kirk said the bridge was safe.", "In a Channel Nine interview"),
    ("Kirk said in a post on X that the bridge was safe.", "in a post on X"),
    ("Kirk said in a video posted on Telegram that the bridge was safe.", "in a video posted on Telegram"),
    ("Kirk said in remarks carried by state television the bridge was safe.", "in remarks carried by state television"),
    (
        "Kirk said in comments published by the Harbour Post the bridge was safe.",
        "in comments published by the Harbour Post",
    ),
    ("Kirk said in court documents that the bridge was safe.", "in court documents"),
    ("Kirk said in a lawsuit filed on Monday that the bridge was safe.", "in a lawsuit"),
    ("Kirk testified in court that the bridge was safe.", "in court"),
    ("Kirk wrote in the Harbour Post that the bridge was safe.", "in the Harbour Post"),
    # on an occasion
    ("Kirk said at a news conference that the bridge was safe.", "at a news conference"),
    ("Kirk said in her speech that the bridge was safe.", "in her speech"),
    ("At Monday’s harbour debate, Kirk said the bridge was safe.", "At Monday’s harbour debate"),
    ("Speaking at a rally in Norrick, Kirk said the bridge was safe.", "at a rally"),
    ("Kirk said on the sidelines of a summit in Norrick the bridge was safe.", "on the sidelines of a summit"),
    # by whom, by what means
    ("Kirk said through an interpreter that the bridge was safe.", "through an interpreter"),
    ("Through a spokesman, Kirk said the bridge was safe.", "Through a spokesman"),
    ("Kirk said through her lawyer that the bridge was safe.", "through her lawyer"),
    ("Kirk said via text message that the bridge was safe.", "via text message"),
    ("Kirk said by phone from Norrick that the bridge was safe.", "by phone"),
    ("Kirk said over the phone that the bridge was safe.", "over the phone"),
    ("Kirk wrote by email that the bridge was safe.", "by email"),
    # nothing of the kind
    ("Kirk said on Monday that the bridge was safe.", ""),
    ("Kirk said in Norrick that the bridge was safe.", ""),
    ("Kirk said on the campaign trail that the bridge was safe.", ""),
    # a noun that only begins with such a word
    ("Kirk spoke in the email affair of the bridge.", ""),
]

ELSEWHERE = [
    # another clause beside the one of the cue
    ("Kirk said the bridge was safe, and Holt spoke at a rally.", ""),
    ("Holt spoke at a rally; Kirk said the bridge was safe.", ""),
    ("Kirk said the bridge was safe — a word that Holt heard in a speech.", ""),
    # one below it, before and behind
    ("Kirk said the bridge was safe after Holt spoke at a rally.", ""),
    ("After his speech at a rally, Kirk said the bridge was safe.", ""),
    (
        "Asked in an interview with Channel Nine about his tweet, Kirk said the bridge was safe.",
        "in an interview with Channel Nine",
    ),
    ("Kirk said the bridge was safe, citing a speech on Channel Nine.", ""),
    ("Responding to a report in a letter, Kirk said the bridge was safe.", ""),
    ("Kirk, who appeared on Channel Nine in May, said the bridge was safe.", ""),
    ("Kirk said the bridge was safe, when he was asked about a tweet on Twitter.", ""),
    # somebody else who tells
    ("Kirk said the bridge was safe, as Holt told reporters.", ""),
    # but not what stands behind such a clause
    ("In a speech before the vote, Kirk said the bridge was safe.", "In a speech"),
    ("Kirk, who runs the port, said in a speech that the bridge was safe.", "in a speech"),
]


def _document(text: str, *sentences: Span) -> Document:
    return document_of(text, Reading(sentences or (Span(0, len(text)),), (), ()))


def _via(
    text: str, *, quoted: str = "the bridge was safe", source: str = "Kirk", sentences: tuple[Span, ...] = ()
) -> str:
    at, who = text.find(quoted), text.index(source)
    stretches = (Stretch(at, at + len(quoted), "indirect"),) if at >= 0 else ()
    attribution = Attribution("q1", "indirect", stretches, source=Span(who, who + len(source)))
    (found,) = find_via(_document(text, *sentences), [attribution])
    return found.via


@pytest.mark.parametrize(("text", "via"), [*HEARD, *ELSEWHERE])
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
    attribution = Attribution("q1", "direct", (Stretch(1, 6, "direct"),))
    assert list(find_via(_document(text), [attribution])) == [attribution]


def test_a_few_words_taken_for_content_do_not_cut_the_hearer() -> None:
    text = "Kirk told a meeting of island leaders that the bridge was safe until the spring."
    aside, said = text.index("island leaders"), text.index("that")
    stretches = (Stretch(aside, aside + 14, "indirect"), Stretch(said, len(text) - 1, "indirect"))
    attribution = Attribution("q1", "indirect", stretches, source=Span(0, 4), cue=Span(5, 9))
    (found,) = find_via(_document(text), [attribution])
    assert found.via == "told a meeting of island leaders"


HOSTILE = [
    "A." * 50_000,
    "in a " * 30_000,
    "told the " * 20_000,
    ", who a" * 20_000,
    "according to " * 20_000,
    "on “Aa" * 20_000,
]


@pytest.mark.parametrize("tail", HOSTILE)
def test_hostile_sentences_are_read_through(tail: str) -> None:
    assert len(_via(f"Kirk said the bridge was safe {tail}")) < 500


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_finds_what_it_is_meant_for_and_leaves_the_rest(row: Row) -> None:
    found = [m.group() for m in row.pattern.finditer(row.meant)]
    assert found == [row.found]
    assert row.pattern.search(row.left) is None


def test_ids_of_rows_are_their_own() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
