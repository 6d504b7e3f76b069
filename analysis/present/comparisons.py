"""What a comparison shows, in sentences of plain text."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd

from analysis.present.amounts import amount, percent
from analysis.tables.summaries import FEW, NORMAL_95, SideBy

Measure = Literal["words", "quotations"]
MIN_GAP = 0.10  # between shares, below which no difference is told
_MORE = 1.75  # times as much, from which on we say how many times
_FAR_MORE = 10.5
_TIMES = dict(enumerate("three four five six seven eight nine ten".split(), 3))
_UNITS = {"words": "quoted words", "quotations": "quotations"}
_OF = {"stance": " with a reporting verb", "pronoun": " of named people"}
OTHERS = "the others"  # all sides but one
_MOST_NAMES = 3
_DOES = {  # what a side does, for each value of an aspect; what is left out says more about us than about the side
    "person": "quotes named people",
    "unnamed": "quotes unnamed people and groups",
    "organisation": "quotes organisations",
    "document": "quotes documents",
    "unattributed": "gives no source",
    "direct": "quotes directly",
    "mixed": "quotes parts of sentences",
    "indirect": "paraphrases",
    "neutral": "uses neutral verbs",
    "endorsing": "uses verbs that endorse",
    "asserting": "uses verbs that assert",
    "tentative": "uses tentative verbs",
    "doubting": "uses verbs that doubt",
    "admitting": "uses verbs of admitting",
    "objecting": "uses verbs of objecting",
    "urging": "uses verbs of urging",
    "emotional": "uses emotional verbs",
    "headline": "quotes in headlines",
    "opening": "quotes in the first three paragraphs",
    "middle": "quotes in the middle of articles",
    "end": "quotes in the last third of articles",
    "she": "quotes people called “she”",
    "he": "quotes people called “he”",
    "they": "quotes people called “they”",
}


class Contrast(NamedTuple):
    """The clearest difference between sides."""

    sentence: str
    gap: float = 0  # between the two shares, 0 to 1; 0 if there is no clear difference
    value: str = ""  # in which they differ
    enough: bool = True  # is there enough on two sides to tell?


def name_side(by: SideBy, side: str, titles: Mapping[str, str]) -> str:
    """What a side of `summaries.group_articles` is called: "March 2031", "Week of 3 March 2031", an article's title."""
    if by == "article":
        return titles.get(side, side)
    if by == "month":
        return f"{date.fromisoformat(side + '-01'):%B %Y}"
    if by in ("week", "day"):
        day = date.fromisoformat(side)
        return f"{'Week of ' if by == 'week' else ''}{day.day} {day:%B %Y}"
    return side


def tell_contrast(shares: pd.DataFrame, labels: Mapping[str, str], by: Measure) -> Contrast:
    """The clearest difference in a table of `summaries.compare_shares`, between the sides that have enough to tell.

    Told is the largest gap between two shares, if it is at least 10 percentage points and beyond chance: more than 1.96 standard
    errors, each quotation being one throw (a word is none: who speaks goes on speaking). Speakers and pronouns that were not
    found, and verbs outside the lexicon, are never told.
    """
    enough = shares[~shares.few]
    whole = f"{_UNITS[by]}{_OF.get(str(shares.aspect.iloc[0]), '') if len(shares) else ''}"
    if enough.side.nunique() < 2:
        return Contrast(f"Too little to compare: it takes {FEW[by]} {whole} on two sides.", enough=False)
    varied = enough.assign(variance=enough.share * (1 - enough.share) / enough.quotations)
    ranked = varied.sort_values("share", kind="stable").groupby("value", sort=False)
    gaps = ranked.share.last() - ranked.share.first()
    chance = NORMAL_95 * (ranked.variance.last() + ranked.variance.first()) ** 0.5
    clear = gaps[(gaps >= MIN_GAP) & (gaps > chance) & gaps.index.isin(list(_DOES))].sort_values(
        ascending=False, kind="stable"
    )
    if clear.empty:
        return Contrast(f"No clear difference in shares of {whole}.")
    value, gap = str(clear.index[0]), float(clear.iloc[0])
    rows = enough[enough.value == value].sort_values("share", kind="stable")
    least, most = rows.iloc[0], rows.iloc[-1]
    name, other = labels[str(most.side)], labels[str(least.side)]
    high = percent(int(most.number), int(most.total))
    if not least.number:
        never = "never word for word" if by == "words" else "does not"  # no quoted word: it may still report
        return Contrast(f"{name} {_DOES[value]}, {other} {never}: {high} of {whole} against none.", gap, value)
    low = percent(int(least.number), int(least.total))
    more = _times(float(most.share / least.share), "much" if by == "words" else "often")
    return Contrast(f"{name} {_DOES[value]} {more} {other}: {high} against {low} of {whole}.", gap, value)


def tell_clearest(contrasts: Sequence[Contrast]) -> str:
    """Of several contrasts the one with the widest gap."""
    clearest = max(contrasts, key=lambda contrast: contrast.gap)
    if not clearest.gap and any(contrast.enough for contrast in contrasts):
        return "No clear difference between the sides in sources, verbs or places of quotations."
    return clearest.sentence


def tell_few(shares: pd.DataFrame, labels: Mapping[str, str], by: Measure) -> str:
    """Which sides have so little that their shares say little, of a table of `summaries.compare_shares`; "" if none."""
    few = shares[shares.few].drop_duplicates("side")
    parts = [
        f"{labels[side]} ({amount(total, 'quoted word' if by == 'words' else 'quotation')})"
        for side, total in zip(few.side, few.total, strict=True)
    ]
    return f"Too few to say much, so drawn hollow: {', '.join(parts)}." if parts else ""


def tell_sides(counts: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """How large each side is, of the table of `summaries.count_sides`."""
    return " · ".join(
        f"{labels[str(side)]}: {amount(articles, 'article')}, {amount(words, 'quoted word')}"
        for side, articles, words in zip(counts.side, counts.articles, counts.quoted_words, strict=True)
    )


def tell_named(names: pd.DataFrame, side: str, others: str) -> str:
    """Whom each side clearly names more, of the table of `summaries.compare_names`."""
    clear = names[names.clear]
    parts = [
        f"{who} {'name' if who == OTHERS else 'names'} {_listed(part.entity.head(_MOST_NAMES).tolist())} more"
        for who, part in ((side, clear[clear.log_odds > 0]), (others, clear[clear.log_odds < 0]))
        if len(part)
    ]
    return (
        f"{'; '.join(parts)}."
        if parts
        else "No name is clearly more frequent on one side: every interval reaches over “equal”."
    )


def _times(ratio: float, often: str) -> str:
    """ "more than", "about twice as much as", "far more often than"."""
    more = "more" if often == "much" else "more often"
    if ratio < _MORE:
        return f"{more} than"
    if ratio >= _FAR_MORE:
        return f"far {more} than"
    times = f"{_TIMES[round(ratio)]} times" if round(ratio) in _TIMES else "twice"
    return f"about {times} as {often} as"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
