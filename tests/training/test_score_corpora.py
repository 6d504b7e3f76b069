import pytest

from analysis.records import Span
from training.score.corpora import GoldSpeaker, SpeakerGold, quoted_stretches, read_speakers


@pytest.mark.parametrize(
    ("content", "stretches"),
    [
        # curly, straight and typewriter marks; an apostrophe is none
        ("that “the ferry is lost” and “sunk”", ["the ferry is lost", "sunk"]),
        ('"It\'s lost," and "sunk"', ["It's lost,", "sunk"]),
        ("``lost'' at sea", ["lost"]),
        # a straight mark closes a curly one, not the other way round
        ('“lost" at sea', ["lost"]),
        ('"lost” at sea" again', ["lost” at sea"]),
        # one for each paragraph
        ("“We left.\n\n“We came back.”", ["We left.", "We came back."]),
        # begins before the content, or ends after it
        ("is lost” and gone", ["is lost"]),
        ("that “the ferry", ["the ferry"]),
        # no word
        ("“…” he said", []),
        ("nothing quoted", []),
    ],
)
def test_quoted_stretches(content: str, stretches: list[str]) -> None:
    text = f"Lim said {content} "
    span = Span(9, 9 + len(content))
    assert [s.of(text) for s in quoted_stretches(text, span)] == stretches


def test_speakers_without_a_name_are_left_out() -> None:
    raw = {
        "speakers": [{"name": "Ana Lim", "kind": "person", "aliases": ["Lim"]}, {"name": "A clerk", "kind": "unnamed"}],
        "quotes": [{"n": 0, "speaker": "Ana Lim"}, {"n": 1, "speaker": None}],
    }
    speakers = (GoldSpeaker("Ana Lim", "person", ("Lim",)), GoldSpeaker("A clerk", "unnamed"))
    assert read_speakers(raw) == SpeakerGold(speakers, ((0, "Ana Lim"),))
