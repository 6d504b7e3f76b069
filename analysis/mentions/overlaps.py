"""Choose among mentions that overlap."""

from collections.abc import Iterable

from analysis.mentions.typed_mentions import TypedMention


def without_overlaps(text: str, mentions: Iterable[TypedMention]) -> list[TypedMention]:
    """The mentions in order, none overlapping another, none empty, all inside the text.

    Of two that overlap the longer one stays, of two of one length the first.
    """
    kept: list[TypedMention] = []
    for mention in sorted(m for m in mentions if 0 <= m.start < m.end <= len(text) and m.of(text).strip()):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept
