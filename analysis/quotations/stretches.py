"""Cut drafts into stretches: what is quoted, and what is reported between and around it. No word counts for two of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis.document import Document
from analysis.lexicons import words_of
from analysis.quotations.drafts import Draft
from analysis.records import QuoteKind, Span, Stretch
from analysis.rules import rule

QUOTED_PER_REPORTED = 4  # times as many quoted words as reported ones: the tagger only missed where the quotation ends
MIN_CLAUSE_WORDS = 2
_ANONYMOUS = re.compile(r"(?:not )?(?:to be )?(?:named|identified|quoted)(?: by name)?")  # "who asked not to be named"
MAX_MARK_CHARS = 3  # a space and the longest mark, between reported words and quoted ones


def cut_into_stretches(document: Document, drafts: Sequence[Draft]) -> list[tuple[Stretch, ...]]:
    """The stretches of each draft, in order, none crossing a paragraph and none overlapping another, of whichever draft.

    Where two drafts claim the same words, they go to the one that has them between marks, else to the one that begins first.
    """
    quoted = sorted(Span(q.start, q.end) for draft in drafts for q in draft.quoted)
    contents = sorted((content, number) for number, draft in enumerate(drafts) for content in draft.contents)
    reported: dict[int, list[Span]] = defaultdict(list)
    reached = 0
    for content, number in contents:
        for free in _between(quoted, Span(max(content.start, reached), content.end)):
            # "â€œaccord", a mark in a broken encoding, is one word to all tables, of which the quotation has the end
            if words := [word for word in document.words_in(free) if word.end <= free.end]:
                reported[number].append(Span(words[0].start, words[-1].end))
        reached = max(reached, content.end)
    return [tuple(_stretches_of(document, draft, reported[number])) for number, draft in enumerate(drafts)]


def _between(quoted: Sequence[Span], span: Span) -> Iterator[Span]:
    """The pieces of a stretch outside these others, which are in order."""
    at = span.start
    number = max(0, bisect_right(quoted, at, key=lambda q: q.start) - 1)
    while number < len(quoted) and quoted[number].start < span.end:
        if at < quoted[number].start:
            yield Span(at, quoted[number].start)
        at = max(at, quoted[number].end)
        number += 1
    if at < span.end:
        yield Span(at, span.end)


def _stretches_of(document: Document, draft: Draft, reported: list[Span]) -> list[Stretch]:
    inside = sum(document.count_words(Span(q.start, q.end)) for q in draft.quoted)
    outside = sum(document.count_words(r) for r in reported)
    reported = without_remnants(without_earlier(document, draft, reported), inside, outside)
    kind: QuoteKind = "mixed" if reported else "direct"
    stretches = [Stretch(q.start, q.end, kind) for q in draft.quoted]
    pieces = [piece for r in reported for piece in _by_paragraph(document, r)]
    quoted = [Span(q.start, q.end) for q in draft.quoted]
    stretches += [Stretch(clause.start, clause.end, "indirect") for clause in find_clauses(document, quoted, pieces)]
    return sorted(stretches, key=lambda s: s.start)


@rule("quotations.earlier", otherwise=lambda document, draft, reported: reported)
def without_earlier(document: Document, draft: Draft, reported: list[Span]) -> list[Span]:
    """Leave out what is reported in an earlier sentence than the cue: `The final is in May. “Bring them both,” joked Kirk.`

    What leads up to its tag without marks stays: `Oh well. That settles it, said Kirk.`
    """
    tag = draft.cue or draft.source
    if tag is None:
        return reported
    if draft.quoted:
        start = min(document.sentence_at(tag.start).start, *(q.start for q in draft.quoted))
    else:
        start = document.paragraph_at(tag.start).start
    return [r if r.start >= start else Span(start, r.end) for r in reported if r.end > start]


@rule("quotations.remnants", otherwise=lambda reported, inside, outside: reported)
def without_remnants(reported: list[Span], inside: int, outside: int) -> list[Span]:
    """Leave out a word or two beside a long quotation, where the tagger missed its end: `“We will stay in town for now,” said`."""
    return [] if inside > QUOTED_PER_REPORTED * outside else reported


def _by_paragraph(document: Document, span: Span) -> Iterator[Span]:
    number = document.paragraph_number(span.start) - 1
    while number < len(document.paragraphs) and (p := document.paragraphs[number]).start < span.end:
        yield Span(max(p.start, span.start), min(p.end, span.end))
        number += 1


@rule("quotations.clauses", otherwise=lambda document, quoted, reported: reported)
def find_clauses(document: Document, quoted: list[Span], reported: list[Span]) -> list[Span]:
    """Cut reported words at sentence ends, and leave out what is no clause: "The" in `that the bridge was safe. The`, and `not to be named`.

    `quoted` are the quoted stretches of the same quotation: a clause may break off before one. A single word is left out
    beside other reported words, not beside quoted ones (called him “a fool”). Not found: longer pieces that are no clause.
    """
    text = document.text
    openings = {q.start - gap for q in quoted for gap in range(MAX_MARK_CHARS + 1)}
    clauses: list[tuple[Span, int]] = []  # with the number of its words
    for part in (part for piece in reported for part in _by_sentence(document, piece)):
        words = list(document.words_in(part))
        while words and words[-1].end not in openings and words[-1].of(text).casefold() in _unfinished():
            words.pop()
        alone = len(words) == 1 and words[0].of(text).casefold() in words_of("unfinished_endings", "nothing alone")
        clause = Span(words[0].start, words[-1].end) if words else part
        if words and not alone and not _ANONYMOUS.fullmatch(clause.of(text)):
            clauses.append((clause, len(words)))
    longest = 0 if quoted else max((size for _, size in clauses), default=0)
    return [clause for clause, size in clauses if size >= min(longest, MIN_CLAUSE_WORDS)]


def _unfinished() -> frozenset[str]:
    return words_of("unfinished_endings", "unfinished endings")


def _by_sentence(document: Document, span: Span) -> Iterator[Span]:
    number = document.sentence_number(span.start) - 1
    while number < len(document.sentences) and (s := document.sentences[number]).start < span.end:
        if s.end > span.start:
            yield Span(max(s.start, span.start), min(s.end, span.end))
        number += 1
