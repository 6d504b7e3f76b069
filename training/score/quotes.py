"""Score quotations against attributions annotated by hand: the stretches in quotation marks, and relations of every kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.records import Analysis, Quotation, QuoteKind, Span
from training.score.corpora import NewsArticle, Relation, quoted_stretches
from training.score.measures import Figures, f1_of, overlaps_any, per_cent, precision_recall, prefixed, word_starts

QUOTED = ("direct", "mixed")
COVERED = 0.5  # of its words: a stretch with as many in common is the same one
OVERLAPS = (0.3, 0.8)  # words that two contents share, of the words of both: from here on they are the same attribution
MOSTLY_QUOTED = 0.8  # of its words stand in quotation marks: from here on a content is a direct quotation

Words = frozenset[int]  # by where they start


@dataclass(frozen=True, slots=True)
class FoundStretch:
    """A stretch that the program found, with the words in it."""

    words: Words
    kind: QuoteKind
    quotation: Quotation


def found_stretches(text: str, analysis: Analysis) -> list[FoundStretch]:
    """The stretches of all quotations, in the order of the tables."""
    return [
        FoundStretch(word_starts(text, [(s.start, s.end)]), s.kind, q) for q in analysis.quotations for s in q.stretches
    ]


def best_stretch(found: Iterable[FoundStretch], words: Words) -> FoundStretch | None:
    """The one that covers most of these words, and at least half of them; of equals the last."""
    best, most = None, COVERED * len(words)
    for stretch in found:
        if (common := len(words & stretch.words)) >= most:
            best, most = stretch, common
    return best


def score_stretches(articles: Sequence[NewsArticle], analyses: Sequence[Analysis]) -> Figures:
    """How many gold stretches in quotation marks were found, and with the right source.

    A gold stretch is found if a stretch of the program covers half of its words. Recall counts those whose source overlaps the
    gold source. Precision is of the program's stretches with a source: those with half of their words in a content of that
    source, whatever its kind. Gold stretches without a source do not count.
    """
    total: Counter[str] = Counter()
    for article, analysis in zip(articles, analyses, strict=True):
        found = [f for f in found_stretches(article.text, analysis) if f.kind in QUOTED and f.words]
        total += _recall(article, found) + _precision(article, found)
    recall, precision = total["right"] / max(1, total["gold"]), total["good"] / max(1, total["found with source"])
    return {
        "gold": total["gold"],
        "found": per_cent(total["found"], total["gold"]),
        "right source of found": per_cent(total["right"], total["found"]),
        "quotes among those with a source": per_cent(total["in quotes"], total["found with source"]),
        **precision_recall(precision, recall),
    }


def _recall(article: NewsArticle, found: Sequence[FoundStretch]) -> Counter[str]:
    gold = [(word_starts(article.text, [s.span]), s.source) for s in article.stretches]
    covered = frozenset[int]().union(*(words for words, _ in gold))
    close = [f for f in found if len(f.words & covered) >= COVERED * len(f.words)]
    count = Counter({"in quotes": sum(f.quotation.source is not None for f in close)})
    for words, source in gold:
        if source:
            best = best_stretch(close, words)
            count["gold"] += 1
            count["found"] += best is not None
            count["right"] += best is not None and overlaps_any(best.quotation.source, source)
    return count


def _precision(article: NewsArticle, found: Sequence[FoundStretch]) -> Counter[str]:
    contents = [(word_starts(article.text, r.content), r.source) for r in article.relations]
    count: Counter[str] = Counter()
    claimed: set[int] = set()  # words said twice over are right only once
    for stretch in found:
        if source := stretch.quotation.source:
            new = stretch.words - claimed
            claimed |= stretch.words
            count["found with source"] += 1
            count["good"] += any(
                len(new & words) >= COVERED * len(stretch.words) and overlaps_any(source, gold)
                for words, gold in contents
            )
    return count


def score_relations(articles: Sequence[NewsArticle], analyses: Sequence[Analysis]) -> Figures:
    """Attributions of every kind with the right source, at each of `OVERLAPS`; with recall by kind."""
    figures: Figures = {}
    for least in OVERLAPS:
        gold: Counter[str] = Counter()
        hits: Counter[str] = Counter()
        found = 0
        for article, analysis in zip(articles, analyses, strict=True):
            quotations = _attributed(article.text, analysis)
            found += len(quotations)
            gold.update(kind_of(article.text, r) for r in article.relations if r.source)
            hits.update(kind_of(article.text, r) for r in _matched(article, quotations, least))
        figures |= prefixed(str(least), f1_of(hits.total(), found, gold.total()))
        figures |= {f"{least}: {kind} recall": per_cent(hits[kind], gold[kind]) for kind in sorted(gold)}
    return figures


def kind_of(text: str, relation: Relation) -> QuoteKind:
    """Direct, mixed or indirect, by how many words of the content stand in quotation marks."""
    words = sum(len(word_starts(text, [piece])) for piece in relation.content)
    quoted = sum(len(word_starts(text, [s])) for piece in relation.content for s in quoted_stretches(text, piece))
    if not quoted:
        return "indirect"
    return "direct" if quoted > MOSTLY_QUOTED * words else "mixed"


def _attributed(text: str, analysis: Analysis) -> list[tuple[Words, Span]]:
    """The words and the source of every quotation that has one."""
    return [
        (word_starts(text, [(s.start, s.end) for s in q.stretches]), q.source) for q in analysis.quotations if q.source
    ]


def _matched(article: NewsArticle, quotations: Sequence[tuple[Words, Span]], least: float) -> list[Relation]:
    """The relations that were found. Each takes the first quotation that fits and that none has taken."""
    free = list(quotations)
    matched = []
    for relation in article.relations:
        words = word_starts(article.text, relation.content)
        for quotation in free:
            said, source = quotation
            if _overlap(words, said) >= least and overlaps_any(source, relation.source):
                free.remove(quotation)
                matched.append(relation)
                break
    return matched


def _overlap(words: Words, others: Words) -> float:
    """The words in both, as a share of the words in either."""
    return len(words & others) / max(1, len(words | others))
