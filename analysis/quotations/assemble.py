"""Document → attributions, step by step: what the tagger ties together, and what stands between quotation marks.

Who the speaker is, is for `analysis.attribution` to say; here an attribution gets its stretches, kind, source, cue and `via`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.document import Document
from analysis.quotations.drafts import Draft
from analysis.quotations.link_pieces import leave_out_earlier, leave_out_later, link_pieces, part_later
from analysis.quotations.match_quoted import leave_out_inner, match_quoted
from analysis.quotations.nearer_speaker import credit_nearer_speaker, credit_who_is_quoted
from analysis.quotations.quote_marks import find_quoted
from analysis.quotations.repeats import mark_repeats
from analysis.quotations.stretches import cut_into_stretches
from analysis.quotations.unquoted_speech import UnquotedSpeech, find_blocks, find_turns
from analysis.quotations.via import find_via
from analysis.records import Attribution, Quoted, QuoteKind, Span, Stretch
from analysis.rules import rule
from analysis.text_spans import number_at

MIN_WORDS_BESIDE = (
    4  # left of a content of which a turn or a block quotation says the rest: "letter to parents" is too little
)


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Every attribution of a document in order of first appearance: what is said, by which source, with which cue.

    It is what somebody is said to have said: quoted, reported or both. Not found: reported words without a source
    ("it is said that …"), quotations inside a quotation (their words belong to the outer speaker), and words between marks
    that nobody seems to say: titles, nicknames, terms.
    """
    quoted = list(find_quoted(document.text, document.paragraphs))
    # What the tagger ties together, credited to who is nearest to the words
    drafts = leave_out_earlier(document, link_pieces(document.reading), quoted)
    drafts = leave_out_later(document, part_later(document, drafts), quoted)
    drafts = credit_nearer_speaker(document, drafts)
    drafts = credit_who_is_quoted(document, drafts)
    # Speech without marks is whole: nothing else is found inside it
    unquoted = _find_unquoted(document)
    spoken = sorted(p for speech in unquoted for p in speech.paragraphs)
    drafts = leave_out_spoken(document, drafts, spoken)
    # What stands between marks, if it is speech
    quoted = [q for q in quoted if not _overlaps(spoken, Span(q.start, q.end))]
    drafts = leave_out_inner(match_quoted(document, drafts, quoted))
    drafts += [_draft_of(speech) for speech in unquoted]
    # From drafts to records
    attributions = _finish(document, drafts)
    return tuple(find_via(document, mark_repeats(attributions, document.text)))


def _find_unquoted(document: Document) -> list[UnquotedSpeech]:
    """Turns of a transcript, and block quotations outside them."""
    turns = find_turns(document)
    spoken = sorted(p for turn in turns for p in turn.paragraphs)
    return [*turns, *(block for block in find_blocks(document) if not _overlaps(spoken, block.paragraphs[0]))]


def _draft_of(speech: UnquotedSpeech) -> Draft:
    quoted = tuple(Quoted(p.start, p.end, False, False, False, "") for p in speech.paragraphs)
    return Draft(quoted=quoted, source=speech.label, form=speech.form)


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether a stretch overlaps one of these spans, which are in order and apart."""
    if not spans:
        return False
    number = number_at(spans, span.start)
    return any(s.overlaps(span) for s in spans[number - 1 : number + 1])


@rule("quotations.spoken_once", otherwise=lambda document, drafts, spoken: drafts)
def leave_out_spoken(document: Document, drafts: list[Draft], spoken: Sequence[Span]) -> list[Draft]:
    """Leave out content that a turn or a block quotation says anyway, and `letter to parents` before one."""
    kept = []
    for draft in drafts:
        contents = tuple(c for c in draft.contents if not _overlaps(spoken, c))
        if len(contents) < len(draft.contents) and sum(map(document.count_words, contents)) < MIN_WORDS_BESIDE:
            continue
        kept.append(replace(draft, contents=contents))
    return kept


def _finish(document: Document, drafts: Sequence[Draft]) -> list[Attribution]:
    """The attributions of those drafts that have words, and words between marks or a source, in order of appearance."""
    finished = [
        Attribution(
            id="",
            kind=_kind_of(stretches),
            stretches=stretches,
            form=draft.form,
            source=draft.source,
            cue=draft.cue,
            link_score=draft.link_score,
            notes=draft.notes,
        )
        for draft, stretches in zip(drafts, cut_into_stretches(document, drafts), strict=True)
        if stretches and (draft.quoted or draft.source)
    ]
    finished.sort(key=lambda a: a.stretches[0].start)
    return [replace(a, id=f"{document.article_id}-q{n}") for n, a in enumerate(finished, 1)]


def _kind_of(stretches: Iterable[Stretch]) -> QuoteKind:
    kinds = {s.kind for s in stretches}
    return kinds.pop() if len(kinds) == 1 else "mixed"
