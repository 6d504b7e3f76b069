"""The sides that a visitor compares, with the tables about them, each made once: the one comparison drawn last is kept."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.present import comparisons
from analysis.tables import UNKNOWN, summaries
from pages.ui.state.cached import cached_property
from pages.ui.state.tables import Tables

if TYPE_CHECKING:
    import pandas as pd

WORDY = ("source", "pronoun")  # aspects that count quoted words or quotations, as chosen; the others count quotations


class Comparison:
    """Some sides of a collection, and what is summed up about them. Do not change its tables."""

    def __init__(
        self, tables: Tables, by: summaries.SideBy, sides: Mapping[str, str], measure: comparisons.Measure
    ) -> None:
        self.tables = tables
        self.by = by
        self.sides = dict(sides)  # each with what it is called
        self.chosen_measure = measure
        groups = tables.sides[by]
        self.groups = groups[groups.side.isin(list(sides))].reset_index(drop=True)
        self._shares: dict[str, pd.DataFrame] = {}
        self._voices: dict[str, pd.DataFrame] = {}
        self._names: dict[str, pd.DataFrame] = {}

    def measure(self, aspect: summaries.Aspect) -> comparisons.Measure:
        """What an aspect counts."""
        return self.chosen_measure if aspect in WORDY else "quotations"

    def articles_of(self, *sides: str) -> set[str]:
        """The ids of the articles on these sides, or on all that are compared."""
        return set(self.groups.article_id[self.groups.side.isin(list(sides or self.sides))])

    @cached_property
    def counts(self) -> "pd.DataFrame":
        """The table of `summaries.count_sides`, with the known speakers and the median grade of each side."""
        tables, groups = self.tables, self.groups
        counts = summaries.count_sides(tables.articles, groups)
        known = tables.said[~tables.said.speaker_kind.isin(list(UNKNOWN))].merge(groups, on="article_id")
        speakers = known.groupby("side").voice.nunique()
        grades = groups.merge(tables.articles, on="article_id").groupby("side").flesch_kincaid_grade.median()
        return counts.assign(
            speakers=counts.side.map(speakers).fillna(0).astype("int64"),
            median_grade=counts.side.map(grades).astype("float64"),
        )

    @cached_property
    def one_sided(self) -> "pd.DataFrame":
        return summaries.find_one_sided(self.tables.entities, self.groups, list(self.sides))

    def shares(self, aspect: summaries.Aspect) -> "pd.DataFrame":
        """The table of `summaries.compare_shares`."""
        if aspect not in self._shares:
            self._shares[aspect] = summaries.compare_shares(
                self.tables.said, self.groups, list(self.sides), aspect, self.measure(aspect)
            )
        return self._shares[aspect]

    def voices(self, side: str) -> "pd.DataFrame":
        """The table of `summaries.join_speakers` of one side."""
        if side not in self._voices:
            articles = self.articles_of(side)
            speakers, quotes = self.tables.speakers, self.tables.quotes
            self._voices[side] = summaries.join_speakers(
                speakers[speakers.article_id.isin(articles)], quotes[quotes.article_id.isin(articles)]
            )
        return self._voices[side]

    def names(self, side: str) -> "pd.DataFrame":
        """The table of `summaries.compare_names`, of a side against all others that are compared."""
        if side not in self._names:
            others = [other for other in self.sides if other != side]
            self._names[side] = summaries.compare_names(self.tables.entities, self.groups, side, others)
        return self._names[side]


def compare(tables: Tables, by: summaries.SideBy, sides: Mapping[str, str], measure: comparisons.Measure) -> Comparison:
    """The comparison of these sides: the one that was drawn last if it is the same, else a new one."""
    last = tables.comparison
    if not last or (last.by, list(last.sides), last.chosen_measure) != (by, list(sides), measure):
        last = tables.comparison = Comparison(tables, by, sides, measure)
    return last
