"""The invented wire stories are read with their stretches and speakers."""

import pytest

from training.wire_stories import load_stories


@pytest.mark.parametrize(("folder", "count"), [("tuned", 36), ("unseen", 30)])
def test_every_stretch_begins_with_a_word_and_has_a_speaker(folder: str, count: int) -> None:
    stories, speakers = load_stories(folder)
    assert len(stories) == count
    for story in stories:
        gold = speakers[story.id]
        assert [n for n, _ in gold.quotes] == list(range(len(story.stretches)))
        assert {name for _, name in gold.quotes} == {speaker.name for speaker in gold.speakers}
        assert all(story.text[s.span.start].isalnum() and s.span.end > s.span.start for s in story.stretches)
        assert all(a.span.start < b.span.start for a, b in zip(story.stretches, story.stretches[1:], strict=False))
