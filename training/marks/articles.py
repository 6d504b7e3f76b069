"""Read the articles that are marked, with PolNeAR's attributions in a fixed order, and choose which to mark."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from training.corpora import held_out
from training.marks import Span, name_of
from training.score.corpora import NewsArticle, load_news, quoted_stretches, read_text

LENGTHS = range(300, 901)  # words
MARKED, PER_BATCH = 300, 25
BLIND, PER_BLIND_BATCH = 40, 20


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution of PolNeAR. `stretches` are the quoted ones of its content, numbered as in the gold speakers."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    stretches: tuple[tuple[int, Span], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted((*self.content, *self.source, *self.cue)))


@dataclass(frozen=True, slots=True)
class GoldArticle:
    id: str
    text: str
    attributions: tuple[Attribution, ...]  # those with a content, by where it starts, the shorter first

    @property
    def starts(self) -> list[int]:
        return [a.content[0].start for a in self.attributions]


def load_articles(corpora: Path, ids: Iterable[str]) -> list[GoldArticle]:
    """Articles of PolNeAR train in the order of `ids`. `corpora` holds polnear/train. Raises KeyError."""
    ids = list(ids)
    found = {a.id: a for a in load_news(corpora / "polnear/train", set(ids))}
    return [make_article(found[i]) for i in ids]


def make_article(news: NewsArticle) -> GoldArticle:
    """The article with its attributions in order. Stretches are numbered by where they start, over all attributions."""
    owned = [
        (number, Span(*stretch))
        for number, relation in enumerate(news.relations)
        for content in relation.content
        for stretch in quoted_stretches(news.text, content)
    ]
    stretches = defaultdict(list)
    for n, (number, span) in enumerate(sorted(owned, key=lambda o: o[1].start)):
        stretches[number].append((n, span))
    attributions = [
        Attribution(
            content=tuple(Span(*s) for s in relation.content),
            source=tuple(Span(*s) for s in relation.source),
            cue=tuple(Span(*s) for s in relation.cue),
            stretches=tuple(stretches[number]),
        )
        for number, relation in enumerate(news.relations)
        if relation.content
    ]
    return GoldArticle(news.id, news.text, tuple(sorted(attributions, key=lambda a: a.content)))


def choose(sizes: dict[str, int], number: int) -> list[str]:
    """So many ids, the outlets in turn (`OUTLET_DATE_TITLE`), in an order without meaning; first those of moderate length."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for article_id in sorted(sizes, key=lambda i: (sizes[i] not in LENGTHS, hashlib.sha256(i.encode()).digest())):
        by_outlet[article_id.split("_")[0]].append(article_id)
    in_turn = [i for i in chain(*zip_longest(*(by_outlet[o] for o in sorted(by_outlet)))) if i]
    return sorted(in_turn, key=lambda i: sizes[i] not in LENGTHS)[:number]


def names_of(corpora: Path) -> dict[str, str]:
    """What the marks of all articles are called, by the ids of these."""
    return {f.stem: name_of(read_text(f)) for f in (corpora / "polnear/train/text").glob("*.txt")}


def batches(corpora: Path) -> dict[str, str]:
    """The articles to mark by number: "3.07" is the seventh of batch 3, "b1.07" that of the first blind batch."""
    train = corpora / "polnear/train"
    aside = held_out(train)
    annotated = {f.stem.rpartition("_")[0] for f in train.glob("attributions/*.ann")}
    sizes = {
        f.stem: len(f.read_text(encoding="utf-8").split()) for f in train.glob("text/*.txt") if f.stem in annotated
    }
    marked = choose({i: n for i, n in sizes.items() if i not in aside}, MARKED)
    blind = choose({i: n for i, n in sizes.items() if i in aside}, BLIND)
    return {
        **{f"{n // PER_BATCH + 1}.{n % PER_BATCH + 1:02}": i for n, i in enumerate(marked)},
        **{f"b{n // PER_BLIND_BATCH + 1}.{n % PER_BLIND_BATCH + 1:02}": i for n, i in enumerate(blind)},
    }
