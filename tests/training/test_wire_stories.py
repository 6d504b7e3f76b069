"""The invented wire stories are read with their stretches and speakers."""

from training.wire_stories import load_stories


def test_every_stretch_begins_with_a_word_and_has_a_speaker() -> None:
    stories, speakers = load_stories("tuned")
    assert len(stories) > 30
    for story in stories:
        gold = speakers[story.id]
        assert [n for n, _ in gold.quotes] == list(range(len(story.stretches)))
        assert {name for _, name in gold.quotes} == {speaker.name for speaker in gold.speakers}
        assert all(story.text[s.span.start].isalnum() and s.span.end > s.span.start for s in story.stretches)
        assert all(a.span.start < b.span.start for a, b in zip(story.stretches, story.stretches[1:], strict=False))
