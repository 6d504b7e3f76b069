"""Score `via`, how words reached the reader ("on Twitter", "told reporters"), against attributions marked by hand."""

from collections.abc import Sequence

from analysis.records import Analysis, Quotation
from training.marks import Mark
from training.marks.articles import GoldArticle
from training.score.measures import WORD, Figures, f1_of, word_starts

SHARED = 0.5  # words in both of two values, of the words in either: from here on they say the same
OVERLAP = 0.3  # the same of two contents: from here on they are the same attribution


def score_via(articles: Sequence[GoldArticle], marks: Sequence[Mark], analyses: Sequence[Analysis]) -> Figures:
    """P, R and F1 of `via` among the marked attributions that were found, and how many of these have one.

    An attribution is found if a quotation has `OVERLAP` of their words in common; each quotation belongs to the one it has most
    in common with. Those that were not found do not count: `training.score.quotes` counts them.
    """
    gold = found = right = 0
    for article, mark, analysis in zip(articles, marks, analyses, strict=True):
        for marked, quotation in _pairs(article, mark, analysis):
            gold += bool(marked)
            found += bool(quotation.via)
            right += alike(marked, quotation.via)
    return {"gold": gold, **f1_of(right, found, gold)}


def alike(one: str, other: str) -> bool:
    """Do two values share `SHARED` of their words? An empty one is like none."""
    ours, theirs = (set(WORD.findall(value.casefold())) for value in (one, other))
    return bool(ours and theirs) and len(ours & theirs) >= SHARED * len(ours | theirs)


def _pairs(article: GoldArticle, mark: Mark, analysis: Analysis) -> list[tuple[str, Quotation]]:
    """The marked `via` ("" for none) of each attribution that was found, with the quotation; one quotation each."""
    said = [word_starts(article.text, a.content) for a in article.attributions]
    best: dict[int, tuple[float, Quotation]] = {}
    for quotation in analysis.quotations:
        words = word_starts(article.text, [(s.start, s.end) for s in quotation.stretches])
        shared, number = max(
            ((len(words & theirs) / max(1, len(words | theirs)), n) for n, theirs in enumerate(said)), default=(0.0, 0)
        )
        if shared >= OVERLAP and shared > best.get(number, (0.0, None))[0]:
            best[number] = shared, quotation
    return [
        (article.text[slice(*via)] if (via := mark.attributions[n].via) else "", quotation)
        for n, (_, quotation) in sorted(best.items())
    ]
