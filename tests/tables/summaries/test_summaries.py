"""Tables made of tables without rows."""

import pandas as pd
import pytest
from factories import (
    make_analyses,
    make_weather,
)

from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    entities_table,
    mentions_table,
    quotes_table,
    readability_table,
    speakers_table,
)
from analysis.tables.summaries.columns import gather


@pytest.mark.parametrize("analyses", [[], [make_weather()]])
def test_tables_without_rows_have_the_columns_of_full_ones(analyses: list[Analysis]) -> None:
    for full, empty in zip(every_table(make_analyses()), every_table(analyses), strict=True):
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def every_table(analyses: list[Analysis]) -> list[pd.DataFrame]:
    articles, quotes, speakers = articles_table(analyses), quotes_table(analyses), speakers_table(analyses)
    entities, mentions = entities_table(analyses), mentions_table(analyses)
    quotations = summaries.join_quotations(quotes, speakers, articles)
    names = summaries.join_entities(entities)
    said = summaries.add_manner(quotations, speakers, analyses)
    groups = summaries.group_articles(articles, "outlet")
    side = "The Marrow Gazette"
    return [
        said,
        groups,
        summaries.count_sides(articles, groups),
        summaries.count_by_period(articles, groups, "week"),
        summaries.compare_shares(said, groups, [side], "source", "words"),
        summaries.compare_names(entities, groups, side, ["The Quay"]),
        summaries.find_one_sided(entities, groups, [side]),
        summaries.join_speakers(speakers, quotes),
        quotations,
        summaries.place_stretches(quotes, speakers, articles),
        summaries.count_verbs(quotations),
        names,
        summaries.add_first_sentences(names, analyses),
        summaries.place_mentions(mentions, articles),
        summaries.pair_names(mentions),
        summaries.find_unheard(names),
        summaries.find_sentences(analyses, mentions, ("Port Ellery", "place")),
        summaries.count_by_date(entities, articles, [("Port Ellery", "place")]),
        summaries.join_scores(readability_table(analyses)),
        summaries.join_speaker_scores(readability_table(analyses), speakers),
        summaries.list_hardest(analyses),
        summaries.grade_articles(articles),
        summaries.list_checks(analyses),
        summaries.divide_outlets(quotations, articles),
        summaries.count_over_time(articles, "week"),
    ]


def test_cells_are_gathered_in_the_order_in_which_they_stand() -> None:
    table = pd.DataFrame({"words": [1, 2, 3], "cue": ["", "said", "told"]})
    assert gather("bab", table, "words cue") == {"b": [[1, 3], ["", "told"]], "a": [[2], ["said"]]}
    assert gather("", table.head(0), "words") == {}
