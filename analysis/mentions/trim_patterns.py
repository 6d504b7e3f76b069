"""The patterns by which the boundaries of a name are set, one a row."""

from analysis.lexicons import pattern_of
from analysis.mentions.pattern_rules import PatternRule
from analysis.records import EntityType

_CAPITALISED = r"[^\W\d_a-z][\w'’]*"
_LEGAL_FORMS = pattern_of("company_endings", "legal forms")
_PERSON: frozenset[EntityType] = frozenset(("person",))
_ORGANISATION: frozenset[EntityType] = frozenset(("organisation",))

# What belongs to a name behind what the tagger saw of it, and the types of which this holds.
GROW_RIGHT: tuple[tuple[PatternRule, frozenset[EntityType]], ...] = (
    (
        PatternRule(
            "mentions.grow.workplace",
            "Take what some mail programs append to a name into it.",
            r"@ [A-Z] [A-Z\d]+ (?![\w.-])",
            "Ana Lim|@WORK on Friday",
            "Ana|@HARBOUR.example on Friday",
        ),
        _PERSON,
    ),
    (
        PatternRule(
            "mentions.grow.generation",
            "Take what tells a son from his father into a name.",
            r",?[ ] (?:Jr|Sr|Jnr|Snr|II|III) \b",
            "He met Ted Coll|, Jr., there.",
            "He met Ted Coll|, Jane Coll and others.",
        ),
        _PERSON,
    ),
    (
        PatternRule(
            "mentions.grow.company_ending",
            'Take a company\'s ending, or its partners behind "&", into its name.',
            rf",?[ ] (?:{_LEGAL_FORMS}) \b | (?: [ ]&[ ] {_CAPITALISED} )+",
            "It is Tidewater Paper|, Inc. that pays.",
            "It is Tidewater Paper|, including its mills, that pays.",
        ),
        _ORGANISATION,
    ),
)
PARTY = PatternRule(
    "mentions.trim.party",
    "Keep a politician's party out of the name of the state, and call that a place.",
    r"\b [DRI] - (?=[^\W\d_a-z])",
    "Ana Lim (|D-Va.) spoke.",
    "They saw |D-day from there.",
)
LAW = PatternRule(
    "mentions.trim.law",
    "Let laws and treaties name nobody, nor what stands in their names.",
    r"[ ]? (?:Act|Agreement|Treaty|Amendment|Accords|Protocol) \b",
    "The Clean Harbours| Act passed.",
    "The Clean Harbours| Action League met.",
)
