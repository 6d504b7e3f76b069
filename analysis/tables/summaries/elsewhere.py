"""The same words elsewhere: quotations that several articles carry, whole, shortened or altered, first to last."""

from collections import defaultdict

import pandas as pd
from rapidfuzz.fuzz import partial_ratio, ratio

from analysis.tables.summaries.columns import make_table
from analysis.text_spans import runs_of_words

MIN_WORDS = 5  # of a quotation that is looked for elsewhere: a run
COMMON_RUN = 50  # quotations with one run of words, from which on it is a phrase of everybody's
ALIKE = 85.0  # per cent, of the shorter one in the longer, from which on two quotations have the same words
SAME = 97.0  # per cent, of both, from which on nothing is altered


def find_elsewhere(quotations: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """A row for each time that words stand which another article has too, of the table of `join_quotations`.

    `group` numbers the words, those in most articles first; within it rows go by date, those without one last. `how` is
    "whole" for the longest telling and for those that differ from it by next to nothing, "shortened" or "altered" for others.
    `voices` is how many different voices the group's articles give the words to. Not found: words that are reported without
    marks, quotations of fewer than five words, and those that share no five words in a row.
    """
    said = quotations[(quotations.quotation_kind != "indirect") & ~quotations.repeat & (quotations.words >= MIN_WORDS)]
    texts = [" ".join(text.casefold().split()) for text in said.quotation]
    owners = said.article_id.tolist()
    groups = _group(texts, owners)
    facts = articles.set_index("article_id")
    rows: list[tuple[str | int | float, ...]] = []
    ordered = sorted(groups, key=lambda g: (-len({owners[n] for n in g}), g[0]))
    for number, members in enumerate(ordered, 1):
        longest = texts[max(members, key=lambda n: (len(texts[n]), -n))]
        voices = len({said.voice.iloc[n] for n in members})
        found = []
        for n in members:
            quotation, article = said.iloc[n], facts.loc[owners[n]]
            how = _tell(texts[n], longest)
            found.append((number, voices, article.published, article.outlet, quotation.voice, how, quotation.quotation,
                          quotation.article_id, quotation.quotation_id))  # fmt: skip
        rows += sorted(found, key=lambda row: (row[2] == "", row[2]))
    return make_table(rows, "group# voices# published outlet voice how quotation article_id quotation_id")


def _group(texts: list[str], owners: list[str]) -> list[list[int]]:
    """The numbers of the texts that have the same words, those of two articles or more together, each group in order."""
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        for run in set(runs_of_words(text)):
            by_run[run].append(n)
    root = list(range(len(texts)))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    for members in by_run.values():
        if len(members) > COMMON_RUN:
            continue
        first = members[0]
        for other in members[1:]:
            one, two = find(first), find(other)
            if one != two and owners[first] != owners[other] and partial_ratio(texts[first], texts[other]) >= ALIKE:
                root[max(one, two)] = min(one, two)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(len(texts)):
        groups[find(n)].append(n)
    return [members for members in groups.values() if len({owners[n] for n in members}) > 1]


def _tell(text: str, longest: str) -> str:
    if ratio(text, longest) >= SAME:
        return "whole"
    return "shortened" if text in longest or partial_ratio(text, longest) >= SAME else "altered"
