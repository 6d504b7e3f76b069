"""Names over one article or a whole collection: how often, where, when, with whom, and who is named but never quoted."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

import pandas as pd

from analysis.records import Analysis
from analysis.tables.summaries.columns import (
    first_known,
    gather,
    list_entities,
    make_table,
    merge_lists,
    name_entities,
    on_one_line,
    places_of,
)
from analysis.text_spans import number_at

LONG_LIST = 25  # different names in one sentence: more is a list of guests or results, not people brought together
_MENTIONS = 5  # the place of this number in a row of `join_entities`
OFTEN = 3  # mentions that make somebody talked about


def join_entities(entities: pd.DataFrame) -> pd.DataFrame:
    """A row for each name over all articles, the most mentioned first.

    `first_article` and `first_start` say where it is named first: in the first of the articles that names it.
    """
    keys = zip(list_entities(entities), entities.type.tolist(), strict=True)
    wanted = "role pronoun article_id mentions sentences quotations quoted_words aliases first_start"
    rows = []
    for key, (roles, pronouns, ids, *counts, aliases, starts) in gather(keys, entities, wanted).items():
        about = (*key, first_known(roles), first_known(pronouns), len(set(ids)))
        rows.append((*about, *map(sum, counts), merge_lists(aliases), ids[0], starts[0]))
    rows.sort(key=lambda row: -row[_MENTIONS])
    return make_table(
        rows,
        "entity type role pronoun articles# mentions# sentences# quotations# quoted_words# aliases first_article first_start#",
    )


def add_first_sentences(names: pd.DataFrame, analyses: Iterable[Analysis]) -> pd.DataFrame:
    """The table of `join_entities` and a column `first_sentence`: the one in which the name stands first."""
    found = {analysis.article.id: analysis for analysis in analyses}
    sentences = []
    for article_id, start in zip(names.first_article, names.first_start, strict=True):
        analysis = found[article_id]
        span = analysis.sentences[number_at(analysis.sentences, start) - 1]
        sentences.append(on_one_line(analysis, span))
    return names.assign(first_sentence=pd.Series(sentences, index=names.index, dtype="str"))


def place_mentions(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Where each mention stands within its article, between 0 and 1."""
    placed = name_entities(mentions).assign(begins=places_of(mentions, articles))
    return placed[["article_id", "entity", "type", "text", "sentence", "begins"]]


def pair_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """Which two names stand together in one sentence, and in how many sentences and articles; the most frequent first.

    Left aside: sentences with more than 25 different names, which are lists.
    """
    named = _named_in_sentences(mentions)
    together: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    where: dict[tuple[tuple[str, str], tuple[str, str]], set[str]] = defaultdict(set)
    for (article_id, _), names in named.items():
        if len(names) <= LONG_LIST:
            for pair in combinations(sorted(names), 2):
                together[pair] += 1
                where[pair].add(article_id)
    rows = [(*first, *second, n, len(where[first, second])) for (first, second), n in together.most_common()]
    return make_table(rows, "first first_type second second_type sentences# articles#")


def _named_in_sentences(mentions: pd.DataFrame) -> dict[tuple[str, int], set[tuple[str, str]]]:
    """Who and what is named, as (entity, type), by article and sentence."""
    named: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    shown = name_entities(mentions)
    for article_id, sentence, entity, type in zip(
        shown.article_id, shown.sentence, shown.entity, shown.type, strict=True
    ):
        named[article_id, sentence].add((entity, type))
    return named


def find_unheard(names: pd.DataFrame) -> pd.DataFrame:
    """People and organisations that are named three times or more but never speak, of the table of `join_entities`."""
    can_speak = names.type.isin(["person", "organisation"])
    return names[can_speak & (names.mentions >= OFTEN) & (names.quotations == 0)].reset_index(drop=True)


def find_sentences(analyses: Iterable[Analysis], mentions: pd.DataFrame, *names: tuple[str, str]) -> pd.DataFrame:
    """The sentences in which all of some names, each given as (entity, type), are mentioned: the evidence behind a count.

    `mentions` is the table of the same articles.
    """
    wanted = set(names)
    found: dict[str, list[int]] = defaultdict(list)
    for (article_id, sentence), there in _named_in_sentences(mentions).items():
        if there >= wanted:
            found[article_id].append(sentence)
    rows = []
    for analysis in analyses:
        article = analysis.article
        for sentence in sorted(found.get(article.id, ())):
            span = analysis.sentences[sentence - 1]
            rows.append((article.id, article.file, sentence, on_one_line(analysis, span), span.start, span.end))
    return make_table(rows, "article_id file sentence# text start# end#")


def count_by_date(entities: pd.DataFrame, articles: pd.DataFrame, names: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Mentions of some names, each (entity, type), on each day on which an article appeared: 0 where it is not named.

    Articles without a date are left aside, and so are names that only they mention. `published` is a date; the table has a
    row for every day and name.
    """
    days = articles[articles.published != ""].set_index("article_id").published
    dated = name_entities(entities)
    dated = dated[dated.article_id.isin(days.index)]
    dated = dated.assign(published=dated.article_id.map(days))
    counts = dated.groupby(["entity", "type", "published"]).mentions.sum().to_dict()
    dated_names = set(zip(dated.entity, dated.type, strict=True))
    published = sorted(days.unique())
    rows = [
        (day, entity, type, int(counts.get((entity, type, day), 0)))
        for entity, type in names
        if (entity, type) in dated_names
        for day in published
    ]
    table = make_table(rows, "published entity type mentions#")
    return table.assign(published=pd.to_datetime(table.published).astype("datetime64[s]"))
