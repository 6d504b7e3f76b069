"""Quotations, their places and their cues."""

import pandas as pd
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
)

from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import (
    articles_table,
    quotes_table,
    speakers_table,
)

TALK = "“We sail at dawn,” said Ana Brill. “The tide will not wait,” she said. The Brill Line says “the tide will not wait”."


def join_quotations(*analyses: Analysis) -> pd.DataFrame:
    return summaries.join_quotations(quotes_table(analyses), speakers_table(analyses), articles_table(analyses))


def test_a_row_a_quotation() -> None:
    harbour = make_harbour()
    quotations = join_quotations(*make_analyses()).set_index("quotation_id")
    assert len(quotations) == 16
    second = quotations.loc[f"{harbour.article.id}-q2"]
    assert second.words == 10  # its first stretch repeats the headline
    assert second.how == "name"
    assert second.quotation.startswith("We will not be moved from this quay, … My grandmother")
    assert quotations.place.between(0, 1).all()
    assert quotations.place.iloc[0] < quotations.place.iloc[11]


def test_places_begin_before_they_end() -> None:
    analyses = make_analyses()
    places = summaries.place_stretches(quotes_table(analyses), speakers_table(analyses), articles_table(analyses))
    assert (places.begins < places.ends).all() and places.ends.max() <= 1


def test_verbs_count_in_their_base_form_and_in_any_case() -> None:
    article = make_article(TALK.replace("she said", "she SAID"))
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotations = [
        make_quotation(article, 1, "direct", ["We sail at dawn,"], ana, "Ana Brill", ("said", "said Ana")),
        make_quotation(article, 2, "direct", ["The tide will not wait,"], ana, "she", ("SAID", "she SAID")),
        make_quotation(article, 3, "direct", ["the tide will not wait"], ana),
    ]
    verbs = summaries.count_verbs(join_quotations(make_analysis(article, quotations=quotations, speakers=[ana])))
    assert verbs.values.tolist() == [["say", "neutral", 2, 1, 1]]
