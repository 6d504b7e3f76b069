"""The tagger on texts of every sort."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.tagger.onnx_tagger import read_text, read_texts

STORY = "“We will stay,” said Mayor Anna Kirk of Port Harrow. She told reporters that the bridge was safe."

ODD = [
    # nothing at all
    "",
    # no word
    " \n\n — … \n",
    # one word
    "Fire",
    # emoji before a name, which JavaScript counts as two
    "🔥🔥 Anna Kirk said: “No.” 🔥",
    # lines of many sorts
    "One.\r\nTwo.\rThree.\n\nFour",
    # halves of a character, which no decoder lets through, but a caller may
    "Anna \ud800 Kirk\udfff said: “\udc00No.”",
    # no space anywhere
    "x" * 5000,
]


@pytest.mark.parametrize("text", ODD)
def test_every_span_lies_in_the_text_and_in_order(text: str) -> None:
    reading = read_text(text)
    for spans in (reading.sentences, reading.names, reading.roles):
        ends = [0, *(s[1] for s in spans)]
        assert all(end <= s[0] < s[1] <= len(text) for end, s in zip(ends, spans, strict=False))
    assert all("\n" not in text[s.start : s.end] for s in reading.sentences)


def test_names_and_roles_of_a_plain_story() -> None:
    reading = read_text(STORY)
    assert "Anna Kirk" in [STORY[n.start : n.end] for n in reading.names if n.type == "person"]
    assert {r.role for r in reading.roles} == {"source", "cue", "content"}
    assert len(reading.sentences) == 2


def test_a_text_of_any_length_is_read_to_its_end() -> None:
    text = "\n\n".join([STORY] * 1500)
    reading = read_text(text)
    assert reading.names[-1].start > len(text) - len(STORY)
    assert reading.roles[-1].start > len(text) - len(STORY)


def test_each_text_of_a_batch_has_its_own_reading() -> None:
    readings = read_texts([STORY, "", "Rain is expected."])
    assert [len(r.sentences) for r in readings] == [2, 0, 1]


def test_threads_do_not_disturb_one_another() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(read_text, [STORY] * 8))) == 1


def test_a_text_of_sixty_thousand_words() -> None:
    text = "\n\n".join([STORY] * 3400)
    reading = read_text(text)
    assert len(reading.sentences) == 6800
    for spans in (reading.sentences, reading.names, reading.roles):
        ends = [0, *(s[1] for s in spans)]
        assert all(end <= s[0] < s[1] <= len(text) for end, s in zip(ends, spans, strict=False))
        assert not any("\n" in text[s[0] : s[1]] for s in spans)
    for link in reading.links:
        assert reading.roles[link.head].role != "content" and 0 < link.score <= 1


def test_labels_are_the_same_alone_and_beside_others() -> None:
    alone, beside = read_text(STORY), read_texts(["Rain is expected.", STORY, "\n\n".join([STORY] * 9)])[1]
    assert alone.sentences == beside.sentences
    assert [n[:3] for n in alone.names] == [n[:3] for n in beside.names]
    assert [r[:3] for r in alone.roles] == [r[:3] for r in beside.roles]


def test_a_text_comes_out_the_same_alone_and_beside_others() -> None:
    beside = read_texts(["Rain is expected.", STORY, "\n\n".join([STORY] * 9)])
    assert beside[1] == read_text(STORY)


def test_an_emoji_is_one_character() -> None:
    text = "🔥🔥 Anna Kirk said: “No.” 🔥"
    assert [text[n.start : n.end] for n in read_text(text).names] == ["Anna Kirk"]
