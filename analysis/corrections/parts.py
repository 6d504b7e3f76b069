"""Leave a part of an article out by hand, or bring one back, as corrections.

The text is read once, whole; what is left out by hand is masked afterwards, so that nothing changes elsewhere. What was left
out before the text was read has not been read: to bring it back, `article_to_read` says what to read anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.corrections.anchors import anchor, find_anchor, locate, target_of
from analysis.corrections.draft import Draft, overlaps, stripped, subtract
from analysis.corrections.plain import to_anchor, to_reason
from analysis.corrections.records import Correction, CorrectionError, new_correction
from analysis.records import Analysis, Article, LeftOut, Span

# ------------------------------------------------------------------------------------------------------ what is made


def leave_out(analysis: Analysis, start: int, end: int) -> Correction:
    """text[start:end] is no part of the story. Raises CorrectionError if it holds nothing but white space."""
    text = analysis.article.text
    span = stripped(text, Span(max(0, start), min(end, len(text))))
    if span.start >= span.end:
        raise CorrectionError("There is nothing in what you selected. Select the words to leave out.")
    return new_correction("leave_out", analysis.article.id, target_of(text, "", [span]), {}, {})


def bring_back(analysis: Analysis, start: int, end: int) -> Correction:
    """Every passage that touches text[start:end] is part of the story. `before` has `passages`, each with its `reason`.

    Raises CorrectionError if no passage is left out there.
    """
    article = analysis.article
    passages = [p for p in article.left_out if p.start < end and start < p.end]
    if not passages:
        raise CorrectionError("Nothing is left out here.")
    before = {"passages": [{**anchor(article.text, p)._asdict(), "reason": p.reason} for p in passages]}
    return new_correction("bring_back", article.id, target_of(article.text, "", passages), before, {})


# --------------------------------------------------------------------------------------------------- how it is applied


def apply_leaving_out(draft: Draft, correction: Correction) -> Draft | None:
    """Leave a passage out; what of it is left out already stays as it is."""
    spans = locate(draft.text, correction.target)
    if not spans:
        return None
    pieces = (stripped(draft.text, piece) for span in spans for piece in subtract(span, draft.left_out))
    new = (LeftOut(piece.start, piece.end, "by hand") for piece in pieces if piece.start < piece.end)
    return replace(draft, left_out=tuple(sorted([*draft.left_out, *new], key=lambda p: p.start)))


def apply_bringing_back(draft: Draft, correction: Correction) -> Draft | None:
    """Bring passages back that were left out by hand; None if one was left out before the text was read."""
    spans = locate(draft.text, correction.target)
    touched = [p for p in draft.left_out if any(overlaps(p, span) for span in spans)]
    if not spans or any(p in draft.article.left_out for p in touched):
        return None
    return replace(draft, left_out=tuple(p for p in draft.left_out if p not in touched))


def article_to_read(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article with the passages counted again that were left out when it came in and that corrections bring back.

    Analyse this, and apply the corrections to that. It is the same article as long as nothing of that sort is brought back.
    """
    back = [
        span
        for c in corrections
        if c.what == "bring_back" and c.article_id == article.id and not c.undone
        for span in locate(article.text, c.target)
    ]
    kept = tuple(p for p in article.left_out if not any(overlaps(p, span) for span in back))
    return article if len(kept) == len(article.left_out) else replace(article, left_out=kept)


def without_corrections(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article of a corrected analysis with what is left out of it as it was when it came in."""
    own = [c for c in corrections if c.article_id == article.id and not c.undone]
    by_hand = [span for c in own if c.what == "leave_out" for span in locate(article.text, c.target)]
    kept = [p for p in article.left_out if p.reason != "by hand" or not any(overlaps(p, span) for span in by_hand)]
    for passage in (p for c in own if c.what == "bring_back" for p in passages_of(c, article.text)):
        if passage.reason != "by hand" and not any(overlaps(p, passage) for p in kept):
            kept.append(passage)
    return replace(article, left_out=tuple(sorted(kept, key=lambda p: p.start)))


def passages_of(correction: Correction, text: str) -> list[LeftOut]:
    """The passages that a correction brings back, where they stand now."""
    found = []
    for plain in correction.before["passages"]:
        if span := find_anchor(text, to_anchor(plain)):
            found.append(LeftOut(*span, to_reason(plain)))
    return found
