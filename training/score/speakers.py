"""Score the speakers of quoted stretches against who really speaks."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.records import Analysis
from training.score.corpora import GoldSpeaker, NewsArticle, SpeakerGold
from training.score.measures import Figures, per_cent, word_starts
from training.score.quotes import QUOTED, FoundStretch, best_stretch, found_stretches

_TITLE = re.compile(
    r"^(?:the|mr|mrs|ms|miss|dr|sen|rep|gov|president|senator|professor|prof|sir|lord|lady)\.?\s+", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"'s\b")
_NAME_WORD = re.compile(r"[\w'\-]+")


class Judged(NamedTuple):
    """A gold stretch and what the program says of it."""

    article_id: str
    words: int
    truth: str  # the speaker's name
    guess: str  # the gold name that the program's speaker stands for, else the program's name; "" for nobody
    right: bool
    found: FoundStretch | None


def judge(
    articles: Sequence[NewsArticle], analyses: Sequence[Analysis], gold: Mapping[str, SpeakerGold]
) -> list[Judged]:
    """Every quoted stretch whose speaker is known, article by article."""
    return [
        judged
        for article, analysis in zip(articles, analyses, strict=True)
        if article.id in gold
        for judged in _judge_article(article, analysis, gold[article.id])
    ]


def _judge_article(article: NewsArticle, analysis: Analysis, gold: SpeakerGold) -> list[Judged]:
    known = {speaker.name: speaker for speaker in gold.speakers}
    stretches = sorted(article.stretches, key=lambda s: s.span.start)
    found = [f for f in found_stretches(article.text, analysis) if f.kind in QUOTED]
    out = []
    for number, truth in gold.quotes:
        if words := word_starts(article.text, [stretches[number].span]):
            best = best_stretch(found, words)
            said_by = best.quotation.speaker if best else ""
            right = same_speaker(said_by, known[truth], gold.speakers)
            same = next((s.name for s in gold.speakers if same_speaker(said_by, s, gold.speakers)), said_by)
            out.append(Judged(article.id, len(words), truth, truth if right else same, right, best))
    return out


def score_speakers(
    articles: Sequence[NewsArticle], analyses: Sequence[Analysis], gold: Mapping[str, SpeakerGold]
) -> Figures:
    """Per cent of quoted stretches, and of their words, with the right speaker, and how far the shares of speakers are off.

    The share error of an article is half the sum of the differences between the share of quoted words that each speaker really
    has and the one that the program gives; the figure is the mean over articles.
    """
    judged = judge(articles, analyses, gold)
    by_article: dict[str, list[Judged]] = {}
    for one in judged:
        by_article.setdefault(one.article_id, []).append(one)
    return {
        "articles": len(by_article),
        "quotes": len(judged),
        "right": per_cent(sum(j.right for j in judged), len(judged)),
        "right by words": per_cent(sum(j.words for j in judged if j.right), sum(j.words for j in judged)),
        "share error": per_cent(sum(map(_share_error, by_article.values())), len(by_article)),
    }


def _share_error(judged: Sequence[Judged]) -> float:
    truth: Counter[str] = Counter()
    guess: Counter[str] = Counter()
    for one in judged:
        truth[one.truth] += one.words
        guess[one.guess] += one.words
    return sum(abs(truth[name] - guess[name]) for name in truth | guess) / truth.total() / 2


def same_speaker(said_by: str, speaker: GoldSpeaker, everyone: Sequence[GoldSpeaker]) -> bool:
    """Does this name mean that speaker? A bare surname does only if nobody else of `everyone` bears it."""
    words = name_words(said_by)
    return bool(words) and any(_means(words, name, speaker, everyone) for name in speaker.names)


def name_words(name: str) -> list[str]:
    """The words of a name in small letters, without titles before it and without "'s"."""
    name = name.strip()
    while title := _TITLE.match(name):
        name = name[title.end() :]
    return _NAME_WORD.findall(_POSSESSIVE.sub("", name.replace("’", "'")).casefold())


def _means(words: list[str], name: str, speaker: GoldSpeaker, everyone: Sequence[GoldSpeaker]) -> bool:
    gold = name_words(name)
    if not gold or words == gold:
        return bool(gold)
    if " and " in name:  # several people: "Sens. Ana Lim and Bo Okafor" is "Ana Lim and Bo Okafor"
        return "and" in words and set(words) <= set(gold)
    if speaker.kind == "person":
        return words[-1] == gold[-1] and (_fuller(words, gold) or _surname(words, gold, speaker, everyone))
    return set(words) <= set(gold) or set(gold) <= set(words)


def _fuller(words: list[str], gold: list[str]) -> bool:
    """Two full names with one surname: "A. Lim" is "Ana Lim", but "Eric Lim" is not "Erica Lim"."""
    first, other = words[0], gold[0]
    initial = min(len(first), len(other)) == 1 and first[0] == other[0]
    return len(words) > 1 and len(gold) > 1 and (first == other or initial or words[-len(gold) :] == gold)


def _surname(words: list[str], gold: list[str], speaker: GoldSpeaker, everyone: Sequence[GoldSpeaker]) -> bool:
    """A bare surname that one speaker bears: "Lim" is "Ana Lim"; "Clara Lim" is "Lim" unless the article calls her "Ana Lim"."""
    bearers = sum(words[-1] in name_words(other.name) for other in everyone)
    only_surname = all(len(name_words(name)) < 2 for name in speaker.names)
    return bearers <= 1 and (len(words) == 1 or (len(gold) == 1 and only_surname))
