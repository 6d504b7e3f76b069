"""The sets of articles that Quotient is measured on: those it may be tuned to, and those set aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.intake.metadata import find_metadata
from analysis.records import Analysis, Article
from training.corpora import held_out
from training.marked import TAUGHT
from training.marks import FOLDER as MARKS, Mark, read_mark
from training.marks.articles import load_articles, names_of
from training.marks.gold import gold_speakers
from training.score.across import read_people, score_people
from training.score.corpora import (
    NamesArticle,
    NewsArticle,
    SpeakerGold,
    load_listed,
    load_names,
    load_news,
    load_speakers,
    read_speakers,
)
from training.score.entities import TYPES, score_clusters, score_names, score_sentences
from training.score.measures import Figures, prefixed
from training.score.quotes import score_relations, score_stretches
from training.score.speakers import score_speakers
from training.score.via import score_via
from training.wire_stories import load_stories


@dataclass(frozen=True, slots=True)
class TestSet:
    """Articles, and what scores their analyses, which come in the same order."""

    __test__ = False  # no class of tests for pytest

    name: str
    articles: tuple[Article, ...]
    score: Callable[[Sequence[Analysis]], Figures]


def load_sets(corpora: Path) -> list[TestSet]:
    """All sets, in the order of the tables.

    dev, uner, gum    PolNeAR's dev split with its speakers, and names, entities and sentences: to tune to
    aside             every tenth article of PolNeAR's train split, which neither the model nor a rule was made with
    politics          names in sentences of Wikipedia about politics, CrossNER's dev split: never trained on or tuned to
    marked            the articles of `training/marks`, for speakers and `via`; the model was trained on their attributions
    untaught          those of them whose names the model was not taught, for their names
    wire              invented stories of many desks, which others wrote: see `training/wire_stories`
    across            60 of these, for which people of different articles are one: every other one may be tuned to
    """
    train = corpora / "polnear/train"
    dev = load_news(corpora / "polnear/dev")
    return [
        _news_set("dev", dev, load_speakers(corpora / "speakers_dev")),
        _names_set("uner", load_names(corpora / "uner_dev")),
        _names_set("gum", load_names(corpora / "gum_dev")),
        _news_set("aside", load_news(train, held_out(train)), {}),
        _names_set("politics", load_listed(corpora / "entities/crossner_politics_dev.conll")),
        _marked_set(corpora),
        _names_set("untaught", _untaught(corpora)),
        _across_set(corpora),
        _wire_set("wire", "tuned"),
        _wire_set("unseen", "unseen"),
    ]


def _news_set(name: str, gold: Sequence[NewsArticle], speakers: dict[str, SpeakerGold]) -> TestSet:
    def score(analyses: Sequence[Analysis]) -> Figures:
        figures = prefixed("stretches", score_stretches(gold, analyses))
        figures |= prefixed("relations", score_relations(gold, analyses))
        return figures | (prefixed("speakers", score_speakers(gold, analyses, speakers)) if speakers else {})

    return TestSet(name, tuple(map(article_of, gold)), score)


def _names_set(name: str, gold: Sequence[NamesArticle]) -> TestSet:
    def score(analyses: Sequence[Analysis]) -> Figures:
        figures = score_names(gold, analyses) | prefixed("clusters", score_clusters(gold, analyses))
        return figures | prefixed("sentences", score_sentences(gold, analyses))

    return TestSet(name, tuple(map(article_of, gold)), score)


def _wire_set(name: str, folder: str) -> TestSet:
    stories, speakers = load_stories(folder)

    def score(analyses: Sequence[Analysis]) -> Figures:
        return prefixed("speakers", score_speakers(stories, analyses, speakers))

    return TestSet(name, tuple(map(article_of, stories)), score)


def _marked_set(corpora: Path) -> TestSet:
    names = _marked_ids(corpora)
    articles = load_articles(corpora, names)
    marks = {a.id: read_mark(MARKS / f"{names[a.id]}.json") for a in articles}
    speakers = {a.id: read_speakers(gold_speakers(a, marks[a.id])) for a in articles}
    news = load_news(corpora / "polnear/train", names)
    attributed = {a.id: a for a in articles}

    def score(analyses: Sequence[Analysis]) -> Figures:
        figures = prefixed("speakers", score_speakers(news, analyses, speakers))
        via = score_via([attributed[a.id] for a in news], [marks[a.id] for a in news], analyses)
        return figures | prefixed("via", via)

    return TestSet("marked", tuple(map(article_of, news)), score)


def _untaught(corpora: Path) -> list[NamesArticle]:
    """The articles with a mark whose names the tagger was not taught, with these names and what is one."""
    names = {id_: name for id_, name in _marked_ids(corpora).items() if not name.startswith(TAUGHT)}
    return [
        _marked_names(a, read_mark(MARKS / f"{names[a.id]}.json")) for a in load_news(corpora / "polnear/train", names)
    ]


def _marked_names(article: NewsArticle, mark: Mark) -> NamesArticle:
    mentions = sorted(
        (m.start, m.end, e.type, str(n)) for n, e in enumerate(mark.entities) if e.type in TYPES for m in e.mentions
    )
    names = tuple((start, end, type_) for start, end, type_, _ in mentions)
    return NamesArticle(article.id, article.text, names, tuple(number for *_, number in mentions), ())


def _marked_ids(corpora: Path) -> dict[str, str]:
    """By the id of each marked article, what its mark is called."""
    marked = {file.stem for file in MARKS.glob("[0-9a-f]*.json")}
    return {article_id: name for article_id, name in names_of(corpora).items() if name in marked}


def _across_set(corpora: Path) -> TestSet:
    people = read_people(MARKS / "people.json")
    marked = sorted({mark for mark, _ in people})
    names = {article_id: name for article_id, name in names_of(corpora).items() if name in set(marked)}
    news = sorted(load_news(corpora / "polnear/train", names), key=lambda article: names[article.id])
    marks = {mark: read_mark(MARKS / f"{mark}.json") for mark in marked}

    def score(analyses: Sequence[Analysis]) -> Figures:
        found = dict(zip(marked, analyses, strict=True))
        parts = {"": marked, ", tuned on": marked[::2], ", the others": marked[1::2]}
        figures = {
            name: score_people(marks, people, {mark: found[mark] for mark in part}) for name, part in parts.items()
        }
        return {
            name: value for part, of in figures.items() for name, value in prefixed(f"people B-cubed{part}", of).items()
        }

    return TestSet("across", tuple(map(_dated_article, news)), score)


def _dated_article(gold: NewsArticle) -> Article:
    """The article with its date, which stands in PolNeAR's name for it: OUTLET_DATE_TITLE."""
    return replace(article_of(gold), published=gold.id.split("_")[1])


def article_of(gold: NewsArticle | NamesArticle) -> Article:
    """The article as the program would read it if it left nothing out: no gold knows of captions and credits."""
    return Article(gold.text, file=f"{gold.id}.txt", byline=find_metadata(gold.text).byline)
