"""Score names, the entities that they are grouped into, and sentences, against articles annotated by hand."""

from collections import Counter
from collections.abc import Sequence

from analysis.records import Analysis
from training.score.corpora import NamesArticle
from training.score.measures import Figures, f1_of, precision_recall, prefixed

TYPES = {"person": "people", "organisation": "organisations", "place": "places"}  # and what their figures are called
MIN_SENTENCES = 5  # in an article: with fewer, one too many is a large error
WORDS_PER_SENTENCE_WEIGHT = 0.39  # of the Flesch-Kincaid grade: Kincaid et al. 1975

Name = tuple[int, int, str]  # start, end, type


def score_names(articles: Sequence[NamesArticle], analyses: Sequence[Analysis]) -> Figures:
    """Mentions of people, organisations and places: the same span and type, and any shared character and the same type."""
    exact: dict[str, Counter[str]] = {type_: Counter() for type_ in TYPES}
    near = 0
    for article, analysis in zip(articles, analyses, strict=True):
        found, gold = _mentions(analysis), set(article.names)
        for type_, count in exact.items():
            mine, right = ({n for n in names if n[2] == type_} for names in (set(found), gold))
            count.update(hits=len(mine & right), found=len(mine), gold=len(right))
        near += _count_overlaps(found, gold)
    total = sum(exact.values(), Counter())
    found_in_all = sum(len(_mentions(analysis)) for analysis in analyses)
    gold_in_all = sum(len(set(article.names)) for article in articles)
    figures = prefixed("names exactly", f1_of(total["hits"], total["found"], gold_in_all))
    figures |= prefixed("names by overlap", f1_of(near, found_in_all, gold_in_all))
    for type_, count in exact.items():
        figures |= prefixed(f"{TYPES[type_]} exactly", f1_of(count["hits"], count["found"], count["gold"]))
    return figures


def _mentions(analysis: Analysis) -> list[Name]:
    """People, organisations and places in the order of the text."""
    return sorted((m.start, m.end, e.type) for e in analysis.entities if e.type in TYPES for m in e.mentions)


def _count_overlaps(found: Sequence[Name], gold: set[Name]) -> int:
    """How many gold names overlap a name of their type. Each takes the one it shares most with, of equals the last."""
    free = list(found)
    for start, end, type_ in sorted(gold):
        shared = [(min(end, n[1]) - max(start, n[0]), i) for i, n in enumerate(free) if n[2] == type_]
        most, i = max(shared, default=(0, 0))
        if most > 0:
            del free[i]
    return len(found) - len(free)


def score_clusters(articles: Sequence[NamesArticle], analyses: Sequence[Analysis]) -> Figures:
    """B-cubed (Bagga and Baldwin 1998) over the mentions that were found exactly, where it is known which are one entity."""
    precision = recall = 0.0
    mentions = 0
    for article, analysis in zip(articles, analyses, strict=True):
        if article.clusters is None:
            continue
        entity_of: dict[Name, str] = {(m.start, m.end, e.type): e.id for e in analysis.entities for m in e.mentions}
        pairs = [(c, entity_of[n]) for n, c in zip(article.names, article.clusters, strict=True) if n in entity_of]
        together, gold, found = Counter(pairs), Counter(c for c, _ in pairs), Counter(e for _, e in pairs)
        precision += sum(together[pair] / found[pair[1]] for pair in pairs)
        recall += sum(together[pair] / gold[pair[0]] for pair in pairs)
        mentions += len(pairs)
    if not mentions:
        return {}
    return {"mentions": mentions, **precision_recall(precision / mentions, recall / mentions)}


def score_sentences(articles: Sequence[NamesArticle], analyses: Sequence[Analysis]) -> Figures:
    """How far the number of sentences is off, in per cent, and the Flesch-Kincaid grade that follows from it, in grades.

    Both are means over the articles of `MIN_SENTENCES` or more. An article without a score counts as off by 100 per cent.
    """
    counts, grades = [], []
    for article, analysis in zip(articles, analyses, strict=True):
        gold = len(article.sentences)
        if gold < MIN_SENTENCES:
            continue
        score = next((s for s in analysis.scores if s.scope == "article"), None)
        if not score:
            counts.append(1.0)
            continue
        found, words = score.counts.sentences, score.counts.words
        counts.append(abs(found - gold) / gold)
        grades.append(WORDS_PER_SENTENCE_WEIGHT * words * abs(1 / max(1, found) - 1 / gold))
    if not counts:
        return {}
    return {
        "articles": len(counts),
        "without a score": len(counts) - len(grades),
        "count error": round(100 * sum(counts) / len(counts), 1),
        "grade error": round(sum(grades) / max(1, len(grades)), 2),
        "worst grade error": round(max(grades, default=0.0), 2),
    }
