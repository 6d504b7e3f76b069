"""Leave a passage out of an article by hand, or bring one back."""

from dataclasses import replace

from analysis.records import Article, LeftOut


def bring_back(article: Article, start: int, end: int) -> Article:
    """The article with every passage counted again that touches text[start:end]."""
    return replace(article, left_out=tuple(p for p in article.left_out if p.end <= start or end <= p.start))


def leave_out(article: Article, start: int, end: int) -> Article:
    """The article without text[start:end], trimmed of white space; the same article if nothing remains of that.

    Passages that were left out before and touch it become part of it, so that no two ever overlap.
    """
    words = article.text[max(0, start) : end]
    start = max(0, start) + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        return article
    near = [p for p in article.left_out if p.start < end and start < p.end]
    passage = LeftOut(min([start, *(p.start for p in near)]), max([end, *(p.end for p in near)]), "by hand")
    kept = [p for p in article.left_out if p not in near]
    return replace(article, left_out=tuple(sorted([*kept, passage], key=lambda p: p.start)))
