"""Tables made of tables: what a page shows of one article or of a whole collection.

Words and quotations are added up first and divided then. Voices and names are joined across articles by
`canonical_id`, and shown by `canonical_name`; described sources, which have none in common, by their words ("residents").
"""

from analysis.tables.summaries.columns import name_entities
from analysis.tables.summaries.comparison import (
    ASPECTS,
    FEW,
    NORMAL_95,
    Aspect,
    compare_names,
    compare_shares,
    find_one_sided,
    log_odds,
)
from analysis.tables.summaries.doubts import CERTAIN, list_checks, range_shares
from analysis.tables.summaries.elsewhere import find_elsewhere
from analysis.tables.summaries.manner import add_manner, has_headline, read_verb
from analysis.tables.summaries.names import (
    add_first_sentences,
    count_by_date,
    find_sentences,
    find_unheard,
    join_entities,
    pair_names,
    place_mentions,
)
from analysis.tables.summaries.near_copies import NearCopies, find_near_copies
from analysis.tables.summaries.outlets import divide_outlets
from analysis.tables.summaries.quotations import count_verbs, join_quotations, place_stretches
from analysis.tables.summaries.readability import (
    grade_articles,
    join_scores,
    join_speaker_scores,
    list_hardest,
    list_sentences,
)
from analysis.tables.summaries.sides import SIDES, Period, SideBy, count_by_period, count_sides, group_articles
from analysis.tables.summaries.speakers import (
    KINDS,
    SOURCES,
    UNATTRIBUTED,
    UNKNOWN,
    UNRESOLVED,
    join_sources,
    join_speakers,
    name_voices,
)
from analysis.tables.summaries.spread import OTHERS, spread_voices
from analysis.tables.summaries.timeline import choose_period, count_over_time, count_undated

__all__ = [
    "ASPECTS",
    "CERTAIN",
    "FEW",
    "KINDS",
    "NORMAL_95",
    "OTHERS",
    "SIDES",
    "SOURCES",
    "UNATTRIBUTED",
    "UNKNOWN",
    "UNRESOLVED",
    "Aspect",
    "NearCopies",
    "Period",
    "SideBy",
    "add_first_sentences",
    "add_manner",
    "choose_period",
    "compare_names",
    "compare_shares",
    "count_by_date",
    "count_by_period",
    "count_over_time",
    "count_sides",
    "count_undated",
    "count_verbs",
    "divide_outlets",
    "find_elsewhere",
    "find_near_copies",
    "find_one_sided",
    "find_sentences",
    "find_unheard",
    "grade_articles",
    "group_articles",
    "has_headline",
    "join_entities",
    "join_quotations",
    "join_scores",
    "join_sources",
    "join_speaker_scores",
    "join_speakers",
    "list_checks",
    "list_hardest",
    "list_sentences",
    "log_odds",
    "name_entities",
    "name_voices",
    "pair_names",
    "place_mentions",
    "place_stretches",
    "range_shares",
    "read_verb",
    "spread_voices",
]
