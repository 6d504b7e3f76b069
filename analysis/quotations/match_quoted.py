"""Give what stands between quotation marks to the attributions that the tagger found, or make it attributions of its own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.document import Document
from analysis.quotations.drafts import Draft
from analysis.quotations.non_speech import is_term
from analysis.quotations.unquoted_speech import find_signature
from analysis.records import Quoted, Span
from analysis.rules import rule

MIN_SHARED = 0.5  # of the quoted words, that an attribution's content must cover
MIN_SPEECH_WORDS = 4  # of a sentence, or most of a paragraph, that is speech though nobody is named
MIN_PARAGRAPH_SHARE = 0.6  # "most of a paragraph"
MIN_LONG_WORDS = 12  # of what is speech whatever it looks like


@dataclass(slots=True)
class _Assigned:
    """The drafts with the quoted stretches that each has been given so far."""

    drafts: list[Draft]
    quoted: dict[int, list[Quoted]] = field(default_factory=dict)  # by number of the draft
    last: tuple[int, int] | None = None  # the paragraph and the draft of the stretch before

    def add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1


def match_quoted(document: Document, drafts: Sequence[Draft], quoted: Sequence[Quoted]) -> list[Draft]:
    """The drafts with every quoted stretch that is speech: in the one whose content covers it, or in one of its own.

    Left out: titles, nicknames and terms, and single words that no attribution covers.
    """
    contents = sorted(
        ((c, n) for n, draft in enumerate(drafts) for c in draft.contents), key=lambda pair: pair[0].start
    )
    assigned = _Assigned(list(drafts))
    at = 0
    for stretch in quoted:
        while at < len(contents) and contents[at][0].end <= stretch.start:
            at += 1
        size = document.count_words(Span(stretch.start, stretch.end))
        owner = (
            _owner_of(document, assigned, stretch, size, _covering(document, contents, at, stretch)) if size else None
        )
        if owner is None:
            continue
        paragraph = document.paragraph_number(stretch.start)
        owner = _sign(document, assigned, stretch, owner)
        assigned.quoted.setdefault(owner, []).append(stretch)
        assigned.last = (paragraph, owner)
    return [
        replace(draft, quoted=tuple(own), notes=tuple(dict.fromkeys(q.repaired for q in own if q.repaired)))
        if (own := assigned.quoted.get(number))
        else draft
        for number, draft in enumerate(assigned.drafts)
    ]


def _covering(
    document: Document, contents: Sequence[tuple[Span, int]], at: int, stretch: Quoted
) -> tuple[int, int | None]:
    """How many of a stretch's words the draft has that has most of them, and which one it is."""
    shared: dict[int, int] = {}
    while at < len(contents) and (content := contents[at][0]).start < stretch.end:
        common = Span(max(stretch.start, content.start), min(stretch.end, content.end))
        shared[contents[at][1]] = shared.get(contents[at][1], 0) + document.count_words(common)
        at += 1
    number = max(shared, key=lambda n: shared[n], default=None)
    return (0, None) if number is None else (shared[number], number)


def _owner_of(
    document: Document, assigned: _Assigned, stretch: Quoted, size: int, covering: tuple[int, int | None]
) -> int | None:
    """The number of the draft to which a stretch belongs, a new one if it is speech of nobody's so far; None if it is no speech."""
    words, number = covering
    if number is not None and words >= MIN_SHARED * size:
        return number
    if is_term(document.text, stretch):
        return None
    paragraph = document.paragraph_number(stretch.start)
    if assigned.last:
        last_paragraph, last = assigned.last
        if stretch.continues and paragraph - last_paragraph <= 1:
            return last
    return assigned.add(Draft()) if is_speech(document, stretch) else None


def _sign(document: Document, assigned: _Assigned, stretch: Quoted, owner: int) -> int:
    """The number of the draft of a stretch after which somebody signs; a new one if its own is somebody else's."""
    signature = find_signature(document.text, stretch, document.paragraph_at(stretch.start))
    if signature is None:
        return owner
    source = assigned.drafts[owner].source
    if source and source != signature and assigned.quoted.get(owner):
        owner = assigned.add(Draft())
    assigned.drafts[owner] = replace(assigned.drafts[owner], source=signature, cue=None, link_score=1.0)
    return owner


@rule("quotations.unattributed", otherwise=lambda document, stretch: False)
def is_speech(document: Document, stretch: Quoted) -> bool:
    """See speech though nobody is named, in a sentence of some length or most of a paragraph: `“It was never about the roof.”`"""
    words = document.text[stretch.start : stretch.end]
    size = document.count_words(Span(stretch.start, stretch.end))
    if size < MIN_SPEECH_WORDS:
        return False
    is_sentence = words[:1].isupper() and words[-1:] in ".!?,…—–"
    whole = document.count_words(document.paragraph_at(stretch.start))
    return is_sentence or size > MIN_PARAGRAPH_SHARE * whole or size >= MIN_LONG_WORDS


@rule("quotations.quoted_source", otherwise=lambda drafts: drafts)
def leave_out_inner(drafts: list[Draft]) -> list[Draft]:
    """Leave out what somebody says that somebody said; the words are the outer speaker's: `“She told me to stay,” said Lim.`"""
    quoted = sorted((q.start, q.end, number) for number, draft in enumerate(drafts) for q in draft.quoted)

    def is_inner(number: int, draft: Draft) -> bool:
        if draft.quoted or draft.source is None:
            return False
        at = bisect_right(quoted, draft.source.start, key=lambda q: q[0]) - 1
        return at >= 0 and draft.source.start < quoted[at][1] and quoted[at][2] != number

    return [draft for number, draft in enumerate(drafts) if not is_inner(number, draft)]
