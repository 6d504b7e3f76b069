"""Where in a collection each voice speaks: in which outlets, in which weeks."""

from typing import Literal

import pandas as pd

from analysis.tables.summaries.columns import make_table

OTHERS = "All others"  # sides that have little


def spread_voices(
    quotations: pd.DataFrame, groups: pd.DataFrame, by: Literal["words", "quotations"], *, most: int = 0
) -> pd.DataFrame:
    """How much each voice says on each side: a row for each `voice` and `side` with a `number` of words or quotations.

    Takes the tables of `join_quotations` and `group_articles`. Repeats do not count. With `most`, sides beyond so many, those
    with the least, stand together as `OTHERS`. The side with most comes first, and within it the voice with most.
    """
    said = quotations[~quotations.repeat]
    said = said.assign(number=said.words if by == "words" else 1).merge(groups, on="article_id")
    said = said[said.number > 0]
    if said.empty:
        return make_table([], "voice side number#")
    totals = said.groupby("side").number.sum().sort_values(ascending=False, kind="stable")
    if most and len(totals) > most:
        kept = set(totals.index[: most - 1])
        said = said.assign(side=[side if side in kept else OTHERS for side in said.side])
        totals = said.groupby("side").number.sum().sort_values(ascending=False, kind="stable")
    rank = {side: place for place, side in enumerate(side for side in totals.index if side != OTHERS)}
    spread = said.groupby(["voice", "side"], sort=False).number.sum().astype("int64").reset_index()
    spread = spread.assign(rank=spread.side.map(rank).fillna(len(rank)))
    spread = spread.sort_values(["rank", "number"], ascending=[True, False], kind="stable", ignore_index=True)
    return spread[["voice", "side", "number"]].astype({"voice": "str", "side": "str"})
