"""Where each outlet’s quotations come from: its words divided over the kinds of sources."""

from typing import Literal

import pandas as pd

from analysis.tables.summaries.columns import make_table
from analysis.tables.summaries.comparison import FEW
from analysis.tables.summaries.speakers import SOURCES

NO_OUTLET = "Outlet not given"


def divide_outlets(
    quotations: pd.DataFrame, articles: pd.DataFrame, by: Literal["words", "quotations"] = "words", most: int = 8
) -> pd.DataFrame:
    """How what each outlet quotes divides over the kinds of sources: a row for each outlet and each kind that it has.

    Takes the tables of `join_quotations` and `articles_table`. `number` are quoted words, or quotations, without those that only
    repeat others; `total` is their sum in the outlet, `share` the one over the other. The outlet with the largest total comes
    first; those after `most` are one row ("12 other outlets"), articles without an outlet another, both last. `articles` are all
    that an outlet has, `few` says that its total is below 100 words or 20 quotations, `named` that the row is one outlet's. An
    outlet that quotes nothing has no row.
    """
    said = quotations[~quotations.repeat]
    weights = said.words if by == "words" else pd.Series(1, said.index)
    outlets = articles.set_index("article_id").outlet
    totals = weights.groupby(said.article_id.map(outlets), sort=False).sum()
    names = join_small(outlets, totals[totals > 0], most)
    shown = said.article_id.map(names)
    numbers = weights.groupby([shown, said.speaker_kind]).sum().to_dict()
    sums, sizes = weights.groupby(shown).sum(), names.value_counts().to_dict()
    sums = sums[sums > 0].sort_values(ascending=False, kind="stable")
    last = [outlet for outlet in sums.index if outlet not in set(outlets)]
    order = [outlet for outlet in sums.index if outlet not in last] + sorted(last, key=lambda one: one == NO_OUTLET)
    rows = [
        (outlet, int(sizes[outlet]), kind, int(number), int(sums[outlet]), number / sums[outlet])
        for outlet in order
        for kind in SOURCES
        if (number := numbers.get((outlet, kind), 0))
    ]
    table = make_table(rows, "outlet articles# speaker_kind number# total# share%")
    return table.assign(few=table.total < FEW[by], named=~table.outlet.isin(last))


def join_small(outlets: pd.Series, sizes: pd.Series, most: int) -> pd.Series:
    """Under which name each outlet is shown: its own, or for those beyond the `most` largest one that they share.

    `sizes` says how large each outlet is; one that it lacks is small. Where none is given, that is what the name says.
    """
    ranked = sizes.sort_values(ascending=False, kind="stable").index
    named = [*ranked, *(one for one in outlets.unique() if one not in set(ranked))]
    named = [outlet for outlet in named if outlet]
    most = most + 1 if len(named) == most + 1 else most  # one more takes no more room than saying that there is one
    shared = {**dict.fromkeys(named[most:], f"{len(named) - most:,} other outlets"), "": NO_OUTLET}
    return pd.Series([shared.get(one, one) for one in outlets], outlets.index, dtype="str")
