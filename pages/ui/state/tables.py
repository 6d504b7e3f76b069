"""The tables that the pages show, made once for each set of articles instead of at every click.

One key of the session belongs to this module: `tables` holds those used last. A set of articles is recognised by its analyses
themselves, which are never edited: a changed article has a new analysis, and so new tables.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import streamlit as st

from analysis import tables as made
from analysis.document import story_of
from analysis.records import Analysis
from pages.ui.state.article_names import name_of
from pages.ui.state.cached import cached_property

if TYPE_CHECKING:
    from sqlite3 import Connection

    import pandas as pd  # loaded with the first table: the first page has none

    from analysis.cross_document import Joined
    from pages.ui.state.comparison import Comparison

MAX_SETS = 2  # sets of articles a visitor whose tables are kept: the whole collection, and one article of it


class Tables:
    """The tables of some articles and what is summed up from them, each made when it is first asked for. Do not change them."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.analyses = tuple(analyses)
        self.comparison: Comparison | None = None  # the one drawn last

    def are_of(self, analyses: Sequence[Analysis]) -> bool:
        """Were they made from just these analyses?"""
        return len(analyses) == len(self.analyses) and all(map(_same, analyses, self.analyses))

    @cached_property
    def joined(self) -> "Joined":
        """Who is one and the same in all these articles."""
        return made.join_analyses(self.analyses)

    # ------------------------------------------------------------------------------------ tables that can be exported

    @cached_property
    def articles(self) -> "pd.DataFrame":
        return made.articles_table(self.analyses)

    @cached_property
    def quotes(self) -> "pd.DataFrame":
        return made.quotes_table(self.analyses, self.joined)

    @cached_property
    def speakers(self) -> "pd.DataFrame":
        return made.speakers_table(self.analyses, self.joined)

    @cached_property
    def entities(self) -> "pd.DataFrame":
        return made.entities_table(self.analyses, self.joined)

    @cached_property
    def mentions(self) -> "pd.DataFrame":
        return made.mentions_table(self.analyses, self.joined)

    @cached_property
    def readability(self) -> "pd.DataFrame":
        return made.readability_table(self.analyses)

    @cached_property
    def left_out(self) -> "pd.DataFrame":
        return made.left_out_table(self.analyses)

    @cached_property
    def index(self) -> "Connection":
        """Texts, quotations and speakers, to be searched."""
        return made.search.build_index(self.analyses)

    # ------------------------------------------------------------------------- summaries, by the functions of their names

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each article is called on screen, by its id."""
        return {analysis.article.id: name_of(analysis.article) for analysis in self.analyses}

    @cached_property
    def voices(self) -> "pd.DataFrame":
        return made.summaries.join_speakers(self.speakers, self.quotes)

    @cached_property
    def sources(self) -> "pd.DataFrame":
        return made.summaries.join_sources(self.voices)

    @cached_property
    def quotations(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.join_quotations(self.quotes, self.speakers, self.articles))

    @cached_property
    def outlets(self) -> "pd.DataFrame":
        by: Literal["words", "quotations"] = "words" if self.voices.words.sum() else "quotations"
        return made.summaries.divide_outlets(self.quotations, self.articles, by)

    @cached_property
    def period(self) -> "made.summaries.Period":
        return made.summaries.choose_period(self.articles)

    @cached_property
    def timeline(self) -> "pd.DataFrame":
        return made.summaries.count_over_time(self.articles, self.period)

    @cached_property
    def elsewhere(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.find_elsewhere(self.quotations, self.articles))

    @cached_property
    def said(self) -> "pd.DataFrame":
        return made.summaries.add_manner(self.quotations, self.speakers, self.analyses)

    @cached_property
    def sides(self) -> "dict[made.summaries.SideBy, pd.DataFrame]":
        """Which article is on which side, for each thing that articles can be divided by."""
        return {by: made.summaries.group_articles(self.articles, by) for by in made.summaries.SIDES}

    @cached_property
    def stretches(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.place_stretches(self.quotes, self.speakers, self.articles))

    @cached_property
    def names(self) -> "pd.DataFrame":
        return made.summaries.join_entities(self.entities)

    @cached_property
    def places(self) -> "pd.DataFrame":
        return made.summaries.place_mentions(self.mentions, self.articles)

    @cached_property
    def pairs(self) -> "pd.DataFrame":
        return made.summaries.pair_names(self.mentions)

    @cached_property
    def scores(self) -> "pd.DataFrame":
        return made.summaries.join_scores(self.readability)

    @cached_property
    def grade(self) -> float:
        """The Flesch-Kincaid grade of all articles together; NaN if they are too short."""
        return float(self.scores.flesch_kincaid_grade["article"])

    @cached_property
    def graded(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.grade_articles(self.articles))

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        """Every sentence of the first article."""
        return made.summaries.list_sentences(self.analyses[0])

    @cached_property
    def speaker_scores(self) -> "pd.DataFrame":
        return made.summaries.join_speaker_scores(self.readability, self.speakers)

    @cached_property
    def hardest(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.list_hardest(self.analyses))

    @cached_property
    def checks(self) -> "pd.DataFrame":
        return self.with_titles(made.summaries.list_checks(self.analyses, self.joined))

    @cached_property
    def near_copies(self) -> "list[made.summaries.NearCopies]":
        return made.summaries.find_near_copies({a.article.id: story_of(a.article) for a in self.analyses})

    @cached_property
    def ranges(self) -> "pd.DataFrame":
        return made.summaries.range_shares(self.quotes, self.speakers)

    def with_titles(self, table: "pd.DataFrame") -> "pd.DataFrame":
        """The table and a column `title`: what each row's article is called on screen."""
        return table.assign(title=table.article_id.map(self.titles).astype("str"))


def tables_of(analyses: Sequence[Analysis]) -> Tables:
    """The tables of these analyses: those of this session if they are still here, else new ones."""
    kept: list[Tables] = st.session_state.setdefault("tables", [])
    found = next((tables for tables in kept if tables.are_of(analyses)), None) or Tables(analyses)
    kept[:] = [found, *(tables for tables in kept if tables is not found)][:MAX_SETS]
    return found


def forget() -> None:
    """Let go of all tables, and of the texts in them."""
    st.session_state.setdefault(
        "tables", []
    ).clear()  # a new list would leave the old one in the session until the next click


def _same(one: Analysis, other: Analysis) -> bool:
    return one is other
