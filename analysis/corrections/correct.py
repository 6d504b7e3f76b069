"""Apply corrections to an analysis, in order of time, and make everything follow that hangs on them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from analysis.corrections import entities, judgements, parts, quotations
from analysis.corrections.draft import (
    Draft,
    by_first_mention,
    cut_quotations,
    draft_of,
    key_of,
    masks_of,
    named_entities,
    overlaps,
    stripped,
    with_repeats,
)
from analysis.corrections.records import Corrected, Correction, What
from analysis.document import Document, story_of
from analysis.readability import measure_readability
from analysis.records import Analysis, Entity, LeftOut, Quotation, Reading, Span, Speaker
from analysis.text_spans import find_paragraphs, find_words, words_within

_APPLY: dict[What, Callable[[Draft, Correction], Draft | None]] = {
    "set_speaker": quotations.apply_speaker,
    "change_quotation": quotations.apply_change,
    "add_quotation": quotations.apply_addition,
    "remove_quotation": quotations.apply_removal,
    "name_source": quotations.apply_name,
    "merge": entities.apply_merge,
    "split": entities.apply_split,
    "rename": entities.apply_rename,
    "retype": entities.apply_retype,
    "remove_mention": entities.apply_mention_removal,
    "remove_entity": entities.apply_removal,
    "leave_out": parts.apply_leaving_out,
    "bring_back": parts.apply_bringing_back,
    "judgement": judgements.apply_judgement,
}


def apply(analysis: Analysis, corrections: Iterable[Correction]) -> Corrected:
    """The analysis with those corrections that are of its article or of the whole collection, and are not undone.

    They are applied in order of time. What was not touched keeps its id and its place in the order; what is added has the id
    ARTICLE_ID-CORRECTION_ID. The analysis that comes in must be of `article_to_read` and is never changed; if nothing is
    corrected, it comes out itself. Lost is what could not be applied: the words are gone, the quotation or the entity is not
    found at them, or it is built upon a correction that is undone. A correction of the whole collection is never lost here.
    """
    article_id = analysis.article.id
    own = [c for c in corrections if c.article_id in ("", article_id) and not c.undone]
    draft = start = draft_of(analysis)
    lost, applied = [], []
    for correction in sorted(own, key=lambda c: c.time):
        changed = _APPLY[correction.what](draft, correction)
        if changed is not None:
            applied.append(correction)
            draft = changed
        elif correction.article_id:
            lost.append(correction)
    corrected = analysis if draft == start else _finish(analysis, draft)
    return Corrected(corrected, tuple(lost), tuple(applied))


def _finish(analysis: Analysis, draft: Draft) -> Analysis:
    """The analysis that a draft makes: masked, repeats marked, speakers and entities in order, scores and notes anew."""
    article = replace(analysis.article, left_out=draft.left_out)
    document = _masked(analysis, draft)
    said = _said(draft)
    speakers = _speaking(draft, said)
    named = _named(draft, document)
    return Analysis(
        article=article,
        words=document.words,
        sentences=document.sentences,
        paragraphs=document.paragraphs,
        entities=named,
        quotations=said,
        speakers=speakers,
        scores=measure_readability(document, said, speakers, named),
        notes=_notes(analysis, said),
    )


def _masked(analysis: Analysis, draft: Draft) -> Document:
    """The document of an article of which more is left out than was when it was read; sentences beside that stay as they are."""
    article, masks = replace(analysis.article, left_out=draft.left_out), masks_of(draft)
    story = story_of(article)
    words, sentences, paragraphs = analysis.words, analysis.sentences, analysis.paragraphs
    if masks:
        words, paragraphs = find_words(story), find_paragraphs(story)
        cut = (stripped(story, s) if any(overlaps(s, mask) for mask in masks) else s for s in sentences)
        sentences = tuple(s for s, old in zip(cut, sentences, strict=True) if s == old or words_within(words, *s))
    return Document(article.id, story, words, paragraphs, Reading(sentences, (), ()), article.byline)


def _said(draft: Draft) -> tuple[Quotation, ...]:
    """The quotations without what is left out by hand."""
    masks = masks_of(draft)
    said = [
        replace(q, source=_unmasked(q.source, masks), cue=_unmasked(q.cue, masks))
        for q in cut_quotations(draft.quotations, masks, draft.text)
    ]
    return with_repeats(replace(draft, quotations=tuple(said))).quotations if masks else draft.quotations


def _unmasked(span: Span | None, masks: list[LeftOut]) -> Span | None:
    return None if span and any(overlaps(span, mask) for mask in masks) else span


def _speaking(draft: Draft, said: Iterable[Quotation]) -> tuple[Speaker, ...]:
    """Who speaks, in order of first appearance."""
    known = {key_of(s): s for s in draft.speakers}
    voices = {q.speaker_id or q.speaker_kind: q for q in said}
    return tuple(known.get(key) or Speaker(q.speaker_id, q.speaker, q.speaker_kind) for key, q in voices.items())


def _named(draft: Draft, document: Document) -> tuple[Entity, ...]:
    """Who and what is named where the text counts, in order of first appearance."""
    named = named_entities(draft)
    if draft.left_out != draft.article.left_out:
        named = [
            replace(e, mentions=tuple(replace(m, sentence=document.sentence_number(m.start)) for m in e.mentions))
            for e in named
        ]
    return by_first_mention(named)


def _notes(analysis: Analysis, said: Iterable[Quotation]) -> tuple[str, ...]:
    """The notes of an analysis without those on quotations that are no longer there."""
    before = {note for q in analysis.quotations for note in q.notes} - set(analysis.article.notes)
    left = {note for q in said for note in q.notes}
    return tuple(note for note in analysis.notes if note not in before or note in left)
