"""Tell names that are a part of an election's name: "the 2031 Vostrian Republic general election"."""

import re

from analysis.mentions.pattern_rules import PatternRule
from analysis.mentions.typed_mentions import TypedMention

TAIL_CHARS = 90  # looked at behind a name for the end of the election's name
_YEAR_BEFORE = re.compile(r"(?<!\w)(?:1[6-9]|20)\d\d\s$")

ELECTION = PatternRule(
    "mentions.patterns.election",
    "Take the names in an election's name for no names.",
    r"""(?: \s (?: [a-z]+ | [A-Z][\w.]+ | ['’]s ) ){0,5}? \s (?:by-?)? (?:elections?|referendum|primary|primaries)\b
        (?P<year> \s?,\s (?:1[6-9]|20)\d\d\b )?  # which may stand in front""",
    "the 2031 Vostrian Republic| general election",
    "in 2031 Vostria| sold its fleet",
)


def is_in_election(text: str, mention: TypedMention) -> bool:
    """Whether a name is a part of the name of an election, with its year, and so names nobody and no place itself.

    Not found: places behind it ("the 2031 Senate election in Marrow" is about a place that counts), elections without a year.
    """
    named_first = ELECTION.behind(text, mention.end, mention.end + TAIL_CHARS)
    return bool(
        named_first and (named_first["year"] or _YEAR_BEFORE.search(text, max(0, mention.start - 6), mention.start))
    )
