"""Find names by the pattern in which they stand: acronyms that are explained, and addresses of letters."""

from collections.abc import Iterator, Sequence

from analysis.lexicons import known_places
from analysis.mentions.pattern_rules import PatternRule
from analysis.mentions.typed_mentions import SURE_SCORE, TypedMention
from analysis.name_forms import acronyms, fold, is_acronym

ACRONYM_CHARS = 20  # looked at behind a name for its acronym in brackets

ACRONYM = PatternRule(
    "mentions.patterns.acronym",
    "Find the acronym that an article explains.",
    r"""[ ]? \( ["“'‘]? ([A-Z][A-Za-z&.-]{1,9}) ["”'’]? \)""",
    "The Marrow Harbour Authority| (MHA) met.",
    "The Marrow Harbour Authority| (see below) met.",
)
TOWN_IN_ADDRESS = PatternRule(
    "mentions.patterns.address",
    "Find the town and the state in an address of the United States.",
    r"""(?: (?<=[\s,;:|]) ( [^\W\d_a-z][^\W\d_]{1,30} (?: [ -] [^\W\d_a-z][^\W\d_]{1,30} )? ) ,[ ] )?  # the town
        (?<!\w) ([A-Z]{2}) [ ] \d{5} (?!\d)  # the state and the postal code""",
    "Write to us in Port Amity, OH 44001.",
    "Write to us in Port Amity, by May.",
)


def find_by_pattern(text: str, mentions: Sequence[TypedMention]) -> Iterator[TypedMention]:
    """Names that stand in a telling pattern; they may overlap others."""
    for mention in mentions:
        if mention.type == "organisation" and (m := ACRONYM.behind(text, mention.end, mention.end + ACRONYM_CHARS)):
            explained = is_acronym(m[1]) and fold(m[1]) in acronyms(mention.of(text))
            if explained:
                yield TypedMention(*m.span(1), "organisation", SURE_SCORE)
    for m in TOWN_IN_ADDRESS.everywhere(text):
        if m[2] in known_places():
            if m[1]:
                yield TypedMention(*m.span(1), "place", SURE_SCORE)
            yield TypedMention(*m.span(2), "place", SURE_SCORE)
