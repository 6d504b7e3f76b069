"""Fit the ranker of speakers and the confidence, and measure both by ten-fold cross-fit over articles.

Both are fitted on PolNeAR dev, on the invented stories that may be tuned to, and on the marked articles that the tagger was not
taught: on the others it knows whom a pronoun means better than it will know on any article to come.

    python -m training.fit_speakers [--corpora FOLDER] [--write] [--kinds KIND …]

Prints how many questions there are of each kind and how often the right candidate wins, the right speaker per cent by how it is
found, on each of the three (each article judged by weights fitted without it), and the reliability table of
`docs/methods.md`. With --write also changes `analysis/attribution/weights.json`, with --kinds a part of it. Which features are taken is settled on all
marks together; their weights are cross-fitted. The order of events: gather the questions with the weights that are there,
fit, gather anew with those (who has spoken last depends on them), fit again.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.attribution import Trace, attribute, explain
from analysis.attribution.candidates import FINDERS
from analysis.attribution.confidence import estimate_confidence
from analysis.attribution.features import FEATURES
from analysis.attribution.weights import CONFIDENCE, WEIGHTS, WEIGHTS_FILE
from analysis.coreference import find_entities
from analysis.document import Document, make_document
from analysis.quotations import find_attributions
from analysis.records import Analysis, Article, Attribution, Entity
from training.logit import Choice, Table, fit, make_table, select
from training.marked import TAUGHT
from training.marks import FOLDER as MARKS, read_mark
from training.marks.articles import load_articles, names_of
from training.marks.gold import gold_speakers
from training.right_answers import Heard, Marked, match_entities
from training.score.__main__ import corpora_parser, read_once
from training.score.corpora import NewsArticle, SpeakerGold, load_news, load_speakers, read_speakers
from training.score.sets import article_of
from training.score.speakers import Judged, judge, score_speakers
from training.wire_stories import load_stories

Weights = dict[str, dict[str, float]]  # by kind of question and by feature
FOLDS = 10
PENALTY = 1.0  # on the square of what a weight is off its prior, so that rare features stay small
DECIMALS = 2
LEFT_OUT = 0.05  # a weight that is smaller changes nothing
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
# What is held before anything is seen, for what the marks have next to no examples of; 0 for everything else.
PRIOR: Weights = {
    "he or she": {"unnamed_spoke_last": 2.0, "acts_before_words": 2.0},
    "nothing": {"continues": 4.0, "interrupted": -5.0, "named_before_colon": 2.0, "acts_before_words": 2.5},
    "I": {"author": 4.0, "signs": 1.0},
    "they or it": {"spoke_just_before": 3.0},
    "description": {"same_noun": 3.0, "holds_office": 2.0},
    "document": {"wrote_document": 2.0},
    "who": {"nearest": 2.0},
}
PENALTY_OF_CONFIDENCE = (
    0.3  # the same for the confidence: ways that are seldom seen stay near what holds of any speaker
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article on the way to its speakers."""

    news: NewsArticle
    article: Article
    document: Document
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    marked: Marked | Heard
    fold: int


class Example(NamedTuple):
    """A quoted stretch with a speaker: what the confidence rests on, and whether the speaker is right."""

    fold: int
    evidence: Mapping[str, float]
    right: bool


def prepare(
    news: Sequence[NewsArticle], mark: Callable[[NewsArticle, tuple[Entity, ...]], Marked | Heard]
) -> list[Prepared]:
    """The articles with everything that comes before the speakers; folds by an order without meaning."""
    articles = [article_of(n) for n in news]
    order = sorted(news, key=lambda n: hashlib.sha256(n.id.encode()).digest())
    folds = {n.id: number % FOLDS for number, n in enumerate(order)}
    out = []
    for n, article, reading in zip(news, articles, read_once(articles), strict=True):
        document = make_document(article, reading)
        entities = find_entities(document)
        found = tuple(find_attributions(document))
        out.append(Prepared(n, article, document, found, entities, mark(n, entities), folds[n.id]))
    return out


def load_marked(corpora: Path) -> tuple[list[Prepared], dict[str, SpeakerGold]]:
    """The marked articles that the tagger was not taught, and who speaks in their quoted stretches."""
    marked = {file.stem for file in MARKS.glob("*.json") if not file.stem.startswith(TAUGHT)}
    names = {article_id: name for article_id, name in names_of(corpora).items() if name in marked}
    gold = {a.id: a for a in load_articles(corpora, names)}
    marks = {i: read_mark(MARKS / f"{names[i]}.json") for i in gold}
    news = load_news(corpora / "polnear/train", names)
    prepared = prepare(news, lambda n, entities: match_entities(gold[n.id], marks[n.id], entities))
    return prepared, {i: read_speakers(gold_speakers(gold[i], marks[i])) for i in gold}


def load_dev(corpora: Path) -> tuple[list[Prepared], dict[str, SpeakerGold]]:
    """The articles of PolNeAR dev, and who speaks in their quoted stretches."""
    speakers = load_speakers(corpora / "speakers_dev")
    return prepare(load_news(corpora / "polnear/dev", speakers), lambda n, _: Heard(n, speakers[n.id])), speakers


def load_wire() -> tuple[list[Prepared], dict[str, SpeakerGold]]:
    """The invented stories of many desks that may be tuned to, and who speaks in their quoted stretches."""
    stories, speakers = load_stories("tuned")
    return prepare(stories, lambda n, _: Heard(n, speakers[n.id])), speakers


@contextmanager
def using(weights: Mapping[str, Mapping[str, float]], *, all_features: bool = False) -> Iterator[None]:
    """Rank with other weights; with `all_features` those without a weight are worked out too."""
    before = dict(WEIGHTS)
    none = dict.fromkeys(FEATURES, 0.0) if all_features else {}
    WEIGHTS.update({kind: {**none, **weights.get(kind, {})} for kind in FINDERS})
    WEIGHTS[CONFIDENCE] = dict(weights.get(CONFIDENCE, before.get(CONFIDENCE, {})))
    try:
        yield
    finally:
        WEIGHTS.clear()
        WEIGHTS.update(before)


def gather(articles: Sequence[Prepared], weights: Sequence[Weights]) -> dict[str, list[Choice]]:
    """The questions whose right answer the marks tell and that is among the candidates, by kind, each with its fold."""
    choices: dict[str, list[Choice]] = {kind: [] for kind in FINDERS}
    for a in articles:
        for trace in traces(a, weights[a.fold], all_features=True):
            right = a.marked.right_candidate(trace)
            if trace.ranking and right is not None:
                features = tuple(c.features for c in trace.ranking.candidates)
                choices[trace.ranking.kind].append(Choice(features, right, a.fold))
    return choices


def traces(article: Prepared, weights: Weights, *, all_features: bool = False) -> list[Trace]:
    """How the speakers of an article are found with these weights."""
    with using(weights, all_features=all_features):
        return explain(article.document, article.attributions, article.entities)


def count_missing(articles: Sequence[Prepared], weights: Sequence[Weights]) -> Counter[str]:
    """By kind, the questions whose answer the marks tell, but which is not among the candidates."""
    missing: Counter[str] = Counter()
    for a in articles:
        for trace in traces(a, weights[a.fold]):
            if trace.ranking and a.marked.speakers_of(trace.attribution):
                missing[trace.ranking.kind] += a.marked.right_candidate(trace) is None
    return missing


def fit_all(tables: Mapping[str, Table], without: int | None = None) -> Weights:
    """The weights of every kind of question, fitted on all folds but one."""
    weights: Weights = {kind: {"nobody": 0.0} for kind in FINDERS}
    for kind, table in tables.items():
        keep = table.folds != (-1 if without is None else without)
        fitted = fit(table.part(keep, range(len(table.names))), PENALTY)
        weights[kind] = {n: round(w, DECIMALS) for n, w in fitted.items() if abs(w) >= LEFT_OUT or n == "nobody"}
    return weights


def judged_with(
    articles: Sequence[Prepared], speakers: Mapping[str, SpeakerGold], weights: Sequence[Weights]
) -> tuple[list[Judged], dict[str, float]]:
    """Every quoted stretch with the speaker that the weights of its article's fold give, and the figures of the scorer."""
    analyses = []
    for a in articles:
        with using(weights[a.fold]):
            quotations, found = attribute(a.document, a.attributions, a.entities)
        analyses.append(Analysis(a.article, (), (), (), a.entities, quotations, found, ()))
    news = [a.news for a in articles]
    return judge(news, analyses, speakers), score_speakers(news, analyses, speakers)


def gather_examples(
    articles: Sequence[Prepared], judged: Sequence[Judged], weights: Sequence[Weights]
) -> list[Example]:
    """Every judged stretch with a speaker, and what the confidence in it rests on.

    Not those in the answers of an interview: they are what somebody there quotes, and the answers themselves are judged nowhere.
    """
    folds = {a.news.id: a.fold for a in articles}
    evidence = {
        (a.news.id, trace.attribution.id): trace.evidence for a in articles for trace in traces(a, weights[a.fold])
    }
    return [
        Example(folds[j.article_id], evidence[j.article_id, j.found.quotation.id], j.right)
        for j in judged
        if j.found and j.found.quotation.speaker and j.found.quotation.how != "transcript"
    ]


def fit_confidence(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of the confidence: a choice between a right speaker and one that has no evidence at all."""
    choices = [Choice((e.evidence, {}), 0 if e.right else 1) for e in examples]
    return {
        n: round(w, DECIMALS) for n, w in fit(make_table(choices, {}), PENALTY_OF_CONFIDENCE).items() if n != "nobody"
    }


def cross_fit_confidence(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """The confidence in each example as fitted without its fold, and whether it is right."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        with using({**WEIGHTS, CONFIDENCE: fit_confidence([e for e in examples if e.fold != fold])}):
            pairs += [(estimate_confidence(e.evidence), e.right) for e in examples if e.fold == fold]
    return pairs


def print_reliability(pairs: Sequence[tuple[float, bool]]) -> None:
    """The reliability table, the expected calibration error, and how many of those given 0.9 or more are right."""
    print("\n| confidence | stretches | mean confidence | right |\n|---|---|---|---|")
    off = 0.0
    for low, high in pairwise(BINS):
        inside = [(p, r) for p, r in pairs if low <= p < high]
        if inside:
            mean, right = (sum(v) / len(inside) for v in zip(*inside, strict=True))
            off += abs(mean - right) * len(inside) / len(pairs)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.0%} | {right:.0%} |")
    sure = [right for p, right in pairs if p >= 0.9]
    print(
        f"expected calibration error {off:.3f}; given 0.9 or more: {len(sure)}, right {sum(sure) / max(1, len(sure)):.1%}"
    )


def print_judged(title: str, judged: Sequence[Judged], figures: Mapping[str, float]) -> None:
    """The scorer's figures, and the errors by how the speaker was found."""
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for j in judged:
        how = (j.found.quotation.how or j.found.quotation.speaker_kind) if j.found else "not found"
        total[how] += 1
        wrong[how] += not j.right
    print(f"\n{title}: {', '.join(f'{name} {value}' for name, value in figures.items())}")
    print("  wrong: " + ", ".join(f"{how} {n} of {total[how]}" for how, n in wrong.most_common()))


def main() -> None:
    """Fit, measure, and write if asked."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--write", action="store_true", help="change analysis/attribution/weights.json")
    parser.add_argument("--kinds", nargs="+", help="change the weights of these kinds of questions alone")
    options = parser.parse_args()
    marked, speakers = load_marked(options.corpora)
    dev, dev_speakers = load_dev(options.corpora)
    wire, wire_speakers = load_wire()
    articles, speakers = [*marked, *dev, *wire], speakers | dev_speakers | wire_speakers
    choices = gather(articles, [WEIGHTS] * FOLDS)
    chosen = {kind: select(make_table(c, PRIOR.get(kind, {})), PENALTY) for kind, c in choices.items() if c}
    by_fold = [fit_all(chosen, fold) for fold in range(FOLDS)]
    choices = gather(articles, by_fold)
    tables = {kind: _same_features(choices[kind], table) for kind, table in chosen.items() if choices[kind]}
    by_fold = [fit_all(tables, fold) for fold in range(FOLDS)]
    missing = count_missing(articles, by_fold)
    print("questions, right answer not among the candidates: ")
    print(*(f"  {kind}: {len(c)}, {missing[kind]}" for kind, c in choices.items()), sep="\n")
    for title, part in (("marks", marked), ("PolNeAR dev", dev), ("invented stories", wire)):
        print_judged(f"{title}, cross-fitted", *judged_with(part, speakers, by_fold))
    judged, _ = judged_with(articles, speakers, by_fold)
    examples = gather_examples(articles, judged, by_fold)
    print_reliability(cross_fit_confidence(examples))
    weights = fit_all(tables) | {CONFIDENCE: fit_confidence(examples)}
    for title, part in (("marks", marked), ("PolNeAR dev", dev), ("invented stories", wire)):
        print_judged(f"{title}, fitted on all", *judged_with(part, speakers, [weights] * FOLDS))
    if options.write:
        kept = {} if options.kinds is None else {k: w for k, w in WEIGHTS.items() if k not in options.kinds}
        write_weights(weights | kept, WEIGHTS_FILE)


def _same_features(choices: Sequence[Choice], like: Table) -> Table:
    """The questions with the features that another table has."""
    prior = dict(zip(like.names, like.prior.tolist(), strict=True))
    kept = [
        c._replace(candidates=tuple({n: v for n, v in f.items() if n in prior} for f in c.candidates)) for c in choices
    ]
    return make_table(kept, prior)


def write_weights(weights: Weights, file: Path) -> None:
    """A kind of question a line, the heaviest features first."""
    lines = [
        f"{json.dumps(kind)}: {json.dumps(dict(sorted(values.items(), key=lambda item: -abs(item[1]))))}"
        for kind, values in weights.items()
    ]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
