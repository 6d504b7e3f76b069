"""Sides beside each other: shares, who is named more, and who is quoted on one side and only talked about on another.

Sides are those of `group_articles`; words and quotations are added up over the articles of a side and divided then.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.tables.summaries.columns import first_known, make_table, name_entities
from analysis.tables.summaries.manner import POSITIONS, PRONOUNS, STANCES
from analysis.tables.summaries.speakers import KINDS, SOURCES

Aspect = Literal["source", "kind", "stance", "position", "pronoun"]
ASPECTS: dict[Aspect, tuple[str, tuple[str, ...]]] = {  # each with its column of `add_manner`, and its values in order
    "source": ("speaker_kind", tuple(SOURCES)),
    "kind": ("quotation_kind", KINDS),
    "stance": ("stance", STANCES),
    "position": ("position", POSITIONS),
    "pronoun": ("pronoun", PRONOUNS),
}
FEW = {"words": 100, "quotations": 20}  # on one side, below which a share says little
NAME = ["entity", "type"]  # of `name_entities`, by which those that are joined across articles are one
NORMAL_95 = 1.959964  # standard deviations to either side that hold 95 % of a normal distribution


def compare_shares(
    quotations: pd.DataFrame,
    groups: pd.DataFrame,
    sides: Sequence[str],
    aspect: Aspect,
    by: Literal["words", "quotations"],
) -> pd.DataFrame:
    """How each side divides over the values of an aspect, of the table of `add_manner`: a row for each value and side.

    `number` are quoted words, or quotations without those that only repeat others; `total` is their sum on the side, `share`
    the one over the other (NaN where that is nothing), and `few` says that the total is below 100 words or 20 quotations. `quotations` are all that the side has of the aspect.
    Values in the order of ASPECTS, those that no side has left away. Quotations to which an aspect does not apply (no cue, not
    a person) are in no total.
    """
    column, order = ASPECTS[aspect]
    held = quotations[(quotations[column] != "") & ~quotations.repeat].merge(groups, on="article_id")
    weights = held.words if by == "words" else pd.Series(1, held.index)
    numbers = weights.groupby([held[column], held.side]).sum().to_dict()
    totals, sizes = weights.groupby(held.side).sum().to_dict(), held.groupby("side").size().to_dict()
    rows = [
        (value, side, number, total, _share(number, total), int(sizes.get(side, 0)))
        for value in order
        if any(numbers.get((value, side)) for side in sides)
        for side in sides
        for number, total in [(int(numbers.get((value, side), 0)), int(totals.get(side, 0)))]
    ]
    table = make_table(rows, "value side number# total# share% quotations#")
    return table.assign(aspect=pd.Series(aspect, table.index, dtype="str"), few=table.total < FEW[by])


def log_odds(first: pd.Series, second: pd.Series, prior: float) -> pd.DataFrame:
    """How much more the first side uses each word than the second: log-odds ratio with an informative Dirichlet prior.

    B. L. Monroe, M. P. Colaresi and K. M. Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the
    Content of Political Conflict", *Political Analysis* 16 (2008). With y the counts of a word on a side, n their sum there, a the
    word's prior count and a₀ the sum of those,

        rest     = n + a₀ − y − a, on each side
        log_odds = log((y₁ + a) / rest₁) − log((y₂ + a) / rest₂)
        variance = 1 / (y₁ + a) + 1 / rest₁ + 1 / (y₂ + a) + 1 / rest₂
        z        = log_odds / √variance

    a₀ is `prior`, and a the part of it that the word has of both sides together: words that both use draw the sides together as
    `prior` counts would. The variance is the one in full: the shorter form that leaves out the rests is for thousands of words,
    and names are few. Takes counts, at least 0, by one index; gives `log_odds`, the ends `low` and `high` of its 95 %
    interval, and `z`, by the same. Where fewer than two words are used there is nothing to compare: NaN.

    The interval takes each mention for a throw of its own. In news one mention makes the next likely, so it is too narrow.
    """
    both = (first + second).astype("float64")
    used = both[both > 0]
    if len(used) < 2 or not prior > 0:
        return pd.DataFrame(float("nan"), first.index, ["log_odds", "low", "high", "z"])
    a = (prior * both / both.sum()).where(both > 0)
    counts = [y + a for y in (first, second)]
    rests = [y.sum() + prior - count for y, count in zip((first, second), counts, strict=True)]
    difference = np.log(counts[0] / rests[0]) - np.log(counts[1] / rests[1])
    deviation = sum((1 / part for part in (*counts, *rests)), start=pd.Series(0.0, first.index)) ** 0.5
    reach = NORMAL_95 * deviation
    columns = {
        "log_odds": difference,
        "low": difference - reach,
        "high": difference + reach,
        "z": difference / deviation,
    }
    return pd.DataFrame(columns)


def compare_names(entities: pd.DataFrame, groups: pd.DataFrame, side: str, others: Sequence[str]) -> pd.DataFrame:
    """Who and what a side names more, and less, than the others together: a row a name, the clearest difference first.

    `mentions` and `articles` are those on the side, `other_mentions` and `other_articles` those on the others; the rest is of
    `log_odds`, whose prior weighs as much as one average article has mentions. `clear` says that the interval leaves out 0.
    """
    held = name_entities(entities).merge(groups[groups.side.isin([side, *others])], on="article_id")
    held = held.assign(mine=held.side == side)
    counts = {"mentions": ("mentions", "sum"), "articles": ("article_id", "nunique")}
    here, there = (held[part].groupby(NAME).agg(**counts) for part in (held.mine, ~held.mine))
    table = here.join(there.add_prefix("other_"), how="outer").fillna(0).astype("int64")
    articles = held[["article_id", "mine"]].drop_duplicates()
    prior = float(held.mentions.sum() / len(articles)) if len(articles) else 0.0
    table = table.join(log_odds(table.mentions, table.other_mentions, prior))
    table["clear"] = (table.low > 0) | (table.high < 0)
    order = table.z.abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index()


def find_one_sided(entities: pd.DataFrame, groups: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """People and organisations whom one side quotes and another names without quoting: a row for each pair of sides.

    `quoted` is the side that quotes, with its `quotations` and `quoted_words`; `named` the other with its `mentions`. Who has
    most quoted words there and most mentions here comes first.
    """
    named = name_entities(entities)
    able = named[named.type.isin(["person", "organisation"])].merge(groups, on="article_id")
    able = able[able.side.isin(list(sides))]
    sums = able.groupby([*NAME, "side"], sort=False).agg(
        role=("role", first_known),
        mentions=("mentions", "sum"),
        quotations=("quotations", "sum"),
        quoted_words=("quoted_words", "sum"),
    )
    sums = sums.reset_index()
    here = sums[sums.quotations > 0].rename(columns={"side": "quoted"}).drop(columns="mentions")
    there = sums[sums.quotations == 0].rename(columns={"side": "named"})[[*NAME, "named", "mentions"]]
    pairs = here.merge(there, on=NAME)
    columns = [*NAME, "role", "quoted", "quotations", "quoted_words", "named", "mentions"]
    order = pairs.sort_values(["quoted_words", "mentions"], ascending=False, kind="stable")
    return order[columns].reset_index(drop=True)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
