"""From the roles and links that the tagger found to drafts: a cue with its contents and its source."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.document import Document
from analysis.quotations.drafts import Draft
from analysis.records import Quoted, Reading, Span
from analysis.rules import rule

_WORD = re.compile(r"\w")
MIN_CUE_SCORE = 0.5  # a link to a cue is more likely than not
MIN_SOURCE_SCORE = 0.25  # the mean over a cue and its contents, several of which are often tied to nobody


def link_pieces(reading: Reading) -> list[Draft]:
    """One draft for each cue with all its contents, and one for each content without a cue, in the order of their contents.

    The source is the one to which cue and contents are tied best on average; it is None where no tie is likely. Not found:
    contents that the tagger did not see, and a second source of the same words.
    """
    to_source: dict[int, dict[int, float]] = defaultdict(dict)
    to_cue: dict[int, tuple[float, int]] = {}
    for link in reading.links:
        if reading.roles[link.head].role == "source":
            to_source[link.dependent][link.head] = link.score
        else:
            to_cue[link.dependent] = max(to_cue.get(link.dependent, (0.0, -1)), (link.score, link.head))
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, role in enumerate(reading.roles):
        if role.role == "content":
            score, nearest = to_cue.get(number, (0.0, -1))
            groups[("cue", nearest) if score > MIN_CUE_SCORE else ("content", number)].append(number)

    def span_of(number: int) -> Span:
        return Span(reading.roles[number].start, reading.roles[number].end)

    drafts = []
    for (tied_by, head), contents in groups.items():
        cue = head if tied_by == "cue" else None
        source, score = _best_source(contents if cue is None else [*contents, cue], to_source)
        drafts.append(
            Draft(
                contents=tuple(map(span_of, contents)),
                source=None if source is None else span_of(source),
                cue=None if cue is None else span_of(cue),
                link_score=score,
            )
        )
    return drafts


def _best_source(tied: Sequence[int], to_source: dict[int, dict[int, float]]) -> tuple[int | None, float]:
    """The source with the highest mean score of its links with these roles, and that score; none where it is too low."""
    scores: dict[int, float] = defaultdict(float)
    for number in tied:
        for source, score in to_source.get(number, {}).items():
            scores[source] += score / len(tied)
    best = max(scores, key=lambda source: scores[source], default=None)
    if best is None or scores[best] <= MIN_SOURCE_SCORE:
        return None, 1.0
    return best, min(1.0, scores[best])


@rule("quotations.earlier_paragraphs", otherwise=lambda document, drafts, quoted: drafts)
def leave_out_earlier(document: Document, drafts: list[Draft], quoted: Sequence[Quoted]) -> list[Draft]:
    """Leave out content in an earlier paragraph than its cue's, which has some of its own: a headline, before `The bridge is safe, Kirk said`.

    What holds words between marks stays: quotations run over several paragraphs.
    """
    kept = []
    for draft in drafts:
        if tag := draft.cue or draft.source:
            paragraph = document.paragraph_at(tag.start)
            own = tuple(
                c
                for c in draft.contents
                if c.start >= paragraph.start or any(c.start < q.end and q.start < c.end for q in quoted)
            )
            draft = replace(draft, contents=own or draft.contents)
        kept.append(draft)
    return kept


@rule("quotations.later_paragraphs", otherwise=lambda document, drafts: drafts)
def part_later(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Part content from a cue of an earlier paragraph where other words open its own: `Lim laughed. “Yes.” ¶ Holt would not say. “No.”`

    It has no source then; whoever is named beside it may speak.
    """
    parted: list[Draft] = []
    for draft in drafts:
        tag = draft.cue or draft.source
        later = tuple(c for c in draft.contents if tag and _opens_later(document, c, tag))
        if later:
            draft = replace(draft, contents=tuple(c for c in draft.contents if c not in later))
        parted += [draft, *(Draft(contents=(c,)) for c in later)] if draft.contents else [Draft(contents=later)]
    return parted


def _opens_later(document: Document, content: Span, tag: Span) -> bool:
    """Whether content stands in a paragraph after its cue's, behind other words."""
    paragraph = document.paragraph_at(content.start)
    return paragraph.start > tag.end and bool(_WORD.search(document.text, paragraph.start, content.start))


@rule("quotations.later_sentences", otherwise=lambda document, drafts, quoted: drafts)
def leave_out_later(document: Document, drafts: list[Draft], quoted: Sequence[Quoted]) -> list[Draft]:
    """Leave out what is reported in a later sentence than its cue, behind other words: `Lim said no. Holt did not respond.`

    Likewise after a quotation that the cue ends: `“No,” Lim said. He was born in Harrow.`
    """

    def is_quoted(content: Span) -> bool:
        return any(content.start < q.end and q.start < content.end for q in quoted)

    def is_later(content: Span, tag: Span, ended: bool) -> bool:
        sentence = document.sentence_at(content.start)
        behind = bool(_WORD.search(document.text, sentence.start, content.start))
        return sentence.start > tag.end and (ended or behind) and not is_quoted(content)

    kept = []
    for draft in drafts:
        if tag := draft.cue or draft.source:
            ended = any(c.end <= tag.start and is_quoted(c) for c in draft.contents)
            own = tuple(c for c in draft.contents if not is_later(c, tag, ended))
            draft = replace(draft, contents=own or draft.contents)
        kept.append(draft)
    return kept
