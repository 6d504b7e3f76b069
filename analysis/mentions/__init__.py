"""Document → mentions: every time that a person, an organisation, a place or a group is named, with its type."""

from analysis.mentions.detect import find_mentions
from analysis.mentions.typed_mentions import TypedMention
from analysis.mentions.web_addresses import find_addresses

__all__ = ["TypedMention", "find_addresses", "find_mentions"]
