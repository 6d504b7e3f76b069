"""Put quotations right: who speaks, which words, one more or one less, and the name of who is only described."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.corrections.anchors import anchor, locate, locate_all, target_of
from analysis.corrections.draft import (
    Draft,
    cut_stretches,
    find_quotation,
    is_given,
    kind_of,
    named_entities,
    stripped,
    subtract,
    with_quotation,
    with_repeats,
    with_speaker,
)
from analysis.corrections.plain import plain_stretches, to_stretches
from analysis.corrections.records import Correction, CorrectionError, Voice, new_correction
from analysis.corrections.voices import find_speaker, plain_voice, voice_of
from analysis.records import Analysis, Quotation, QuoteKind, Span, Stretch
from analysis.text_spans import WORD, runs_of_words, trimmed

BY_HAND = 1.0  # the confidence of what the analyst says
_MARKED = re.compile('[“"„«]([^“”"„«»]*)[”"»]')  # words between quotation marks, in a selection
_MARKS = re.compile('[“"„«]?(.*?)[”"»]?', re.DOTALL)

# ------------------------------------------------------------------------------------------------------ what is made


def set_speaker(analysis: Analysis, quotation_id: str, voice: Voice) -> Correction:
    """These words are somebody else's. `before` and `after` have a `speaker`.

    Raises CorrectionError if there is no such quotation, or the voice has no name and needs one.
    """
    quotation = quotation_in(analysis, quotation_id)
    before, after = plain_voice(analysis, voice_of(quotation)), plain_voice(analysis, voice)
    target = target_of(analysis.article.text, quotation.id, quotation.stretches)
    return new_correction("set_speaker", analysis.article.id, target, {"speaker": before}, {"speaker": after})


def remove_quotation(analysis: Analysis, quotation_id: str) -> Correction:
    """These are not someone's words. `before` has `stretches` and `speaker`. Raises CorrectionError if there is none."""
    quotation = quotation_in(analysis, quotation_id)
    target = target_of(analysis.article.text, quotation.id, quotation.stretches)
    before = {
        "stretches": _plain(analysis, quotation.stretches),
        "speaker": plain_voice(analysis, voice_of(quotation)),
    }
    return new_correction("remove_quotation", analysis.article.id, target, before, {})


def change_quotation(analysis: Analysis, quotation_id: str, stretches: Sequence[Stretch]) -> Correction:
    """A quotation has other words, or is of another kind. `before` and `after` have `stretches`, each with its kind.

    `stretches` are those of `select_stretches`, or the old ones with another kind. Raises CorrectionError if there is no such
    quotation, or none of these has a word.
    """
    quotation = quotation_in(analysis, quotation_id)
    target = target_of(analysis.article.text, quotation.id, quotation.stretches)
    before, after = _plain(analysis, quotation.stretches), _plain(analysis, _checked(analysis, stretches))
    return new_correction("change_quotation", analysis.article.id, target, {"stretches": before}, {"stretches": after})


def add_quotation(analysis: Analysis, stretches: Sequence[Stretch], voice: Voice) -> Correction:
    """Somebody says these words, and they were not found. `after` has `stretches` and `speaker`.

    `stretches` are those of `select_stretches`. Words that belong to another quotation are taken from it. Raises
    CorrectionError if none of them has a word, or the voice has no name and needs one.
    """
    stretches = _checked(analysis, stretches)
    after = {"stretches": _plain(analysis, stretches), "speaker": plain_voice(analysis, voice)}
    target = target_of(analysis.article.text, "", stretches)
    return new_correction("add_quotation", analysis.article.id, target, {}, after)


def name_source(analysis: Analysis, speaker_id: str, voice: Voice) -> Correction:
    """A speaker who is only described ("a fishmonger") has a name: all words of that speaker are given to it.

    `before` and `after` have a `speaker`. Raises CorrectionError if no such speaker speaks, if it is an entity of the article
    (rename or merge that), or if the voice has no name.
    """
    own = [q for q in analysis.quotations if speaker_id and q.speaker_id == speaker_id]
    if not own or any(e.id == speaker_id for e in analysis.entities):
        raise CorrectionError("This is no source that is only described. Rename the person or organisation instead.")
    before, after = plain_voice(analysis, voice_of(own[0])), plain_voice(analysis, voice)
    target = target_of(analysis.article.text, speaker_id, [s for q in own for s in q.stretches])
    return new_correction("name_source", analysis.article.id, target, {"speaker": before}, {"speaker": after})


def select_stretches(analysis: Analysis, start: int, end: int, kind: QuoteKind) -> tuple[Stretch, ...]:
    """The stretches that selected words are: one a paragraph, without white space, marks around them, and what is left out.

    In a selection of kind `mixed`, what stands between marks is mixed and what stands around it indirect; without marks all
    of it is mixed. Empty if no word is selected.
    """
    text = analysis.article.text
    found: list[Stretch] = []
    for paragraph in analysis.paragraphs:
        for piece in subtract(Span(max(start, paragraph.start), min(end, paragraph.end)), analysis.article.left_out):
            found += _stretches_in(text, piece, kind)
    return tuple(sorted((s for s in found if WORD.search(text, s.start, s.end)), key=lambda s: s.start))


# --------------------------------------------------------------------------------------------------- how it is applied


def apply_speaker(draft: Draft, correction: Correction) -> Draft | None:
    """Give a quotation to its speaker, and with it those that only repeat its words and went the same way."""
    quotation = find_quotation(draft, correction.target)
    if not quotation:
        return None
    speaker = find_speaker(draft, correction.after["speaker"], draft.new_id(correction.id))
    ids = {quotation.id, *_echoes(draft, quotation)}
    return _said_by_hand(with_speaker(draft, ids, speaker), ids)


def apply_removal(draft: Draft, correction: Correction) -> Draft | None:
    """Take a quotation away; where a new analysis no longer finds it, there is nothing to do."""
    quotation = find_quotation(draft, correction.target)
    if not quotation:
        gone = is_given(correction.target.id) or not locate(draft.text, correction.target)
        return None if gone else draft
    return with_repeats(replace(draft, quotations=tuple(q for q in draft.quotations if q.id != quotation.id)))


def apply_change(draft: Draft, correction: Correction) -> Draft | None:
    """Give a quotation its stretches."""
    quotation = find_quotation(draft, correction.target)
    stretches = _located(draft, correction)
    if not quotation or not stretches:
        return None
    return with_quotation(draft, replace(quotation, kind=kind_of(stretches), stretches=stretches, notes=()))


def apply_addition(draft: Draft, correction: Correction) -> Draft | None:
    """Add a quotation."""
    stretches = _located(draft, correction)
    if not stretches:
        return None
    new = Quotation(draft.new_id(correction.id), kind_of(stretches), stretches)
    draft = with_quotation(draft, new)
    speaker = find_speaker(draft, correction.after["speaker"], new.id)
    return _said_by_hand(with_speaker(draft, {new.id}, speaker), {new.id})


def apply_name(draft: Draft, correction: Correction) -> Draft | None:
    """Give all words of a described speaker to who that is; the id stays if it is nobody of the article.

    An entity whose every mention is left out by hand is no more than a voice, and may get another name.
    """
    said = find_quotation(draft, correction.target)
    if not said or not said.speaker_id or any(e.id == said.speaker_id for e in named_entities(draft)):
        return None
    is_entity = any(e.id == said.speaker_id for e in draft.entities)
    new_id = draft.new_id(correction.id) if is_entity else said.speaker_id
    ids = {q.id for q in draft.quotations if q.speaker_id == said.speaker_id}
    return with_speaker(draft, ids, find_speaker(draft, correction.after["speaker"], new_id))


def _said_by_hand(draft: Draft, ids: Iterable[str]) -> Draft:
    quotations = (
        replace(q, how="by hand", confidence=BY_HAND if q.speaker else 0.0) if q.id in ids else q
        for q in draft.quotations
    )
    return replace(draft, quotations=tuple(quotations))


def _echoes(draft: Draft, quotation: Quotation) -> Iterator[str]:
    """Quotations of the same speaker that only repeat this one: a headline, a pull quote."""
    runs = set(_runs(draft.text, quotation))
    for other in draft.quotations:
        same = (other.speaker_id, other.speaker_kind) == (quotation.speaker_id, quotation.speaker_kind)
        if same and all(s.repeat for s in other.stretches) and not runs.isdisjoint(_runs(draft.text, other)):
            yield other.id


def _runs(text: str, quotation: Quotation) -> list[tuple[str, ...]]:
    return [run for s in quotation.stretches for run in runs_of_words(text[s.start : s.end])]


def _located(draft: Draft, correction: Correction) -> tuple[Stretch, ...]:
    """The stretches of a correction where they stand now, none over a paragraph or over another; empty if one is gone."""
    read = to_stretches(correction.after)
    spans = locate_all(draft.text, (a for a, _ in read))
    kept: list[Stretch] = []
    for span, (_, stretch) in zip(spans or [], read, strict=bool(spans)):
        for paragraph in draft.paragraphs:
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            if start < end:
                inner = stripped(draft.text, Span(start, end))
                new = [Stretch(*inner, stretch.kind)] if WORD.search(draft.text, *inner) else []
                kept += cut_stretches(new, [*kept, *draft.left_out], draft.text)
    return tuple(sorted(kept, key=lambda s: s.start))


# -------------------------------------------------------------------------------------------------------------- pieces


def quotation_in(analysis: Analysis, quotation_id: str) -> Quotation:
    """The quotation of an analysis with this id. Raises CorrectionError if there is none."""
    found = next((q for q in analysis.quotations if q.id == quotation_id), None)
    if not found:
        raise CorrectionError("This quotation is no longer there. Choose it again.")
    return found


def _plain(analysis: Analysis, stretches: Iterable[Stretch]) -> list[dict[str, object]]:
    return plain_stretches((anchor(analysis.article.text, s), s.kind) for s in stretches)


def _checked(analysis: Analysis, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    text = analysis.article.text
    kept = [Stretch(s.start, s.end, s.kind) for s in stretches if WORD.search(text, s.start, s.end)]
    if not kept:
        raise CorrectionError("There is no word in what you selected. Select the words that somebody says.")
    return tuple(kept)


def _stretches_in(text: str, piece: Span, kind: QuoteKind) -> Iterator[Stretch]:
    """The stretches of a piece of one paragraph."""
    marked = [Span(*m.span(1)) for m in _MARKED.finditer(text, *piece)] if kind == "mixed" else []
    if marked:
        yield from (Stretch(*_bare(text, span), "mixed") for span in marked)
        around = [Span(span.start - 1, span.end + 1) for span in marked]
        yield from (Stretch(*trimmed(text, span), "indirect") for span in subtract(piece, around))
    elif piece.start < piece.end:
        span = trimmed(text, piece) if kind == "indirect" else _bare(text, piece)
        yield Stretch(*span, kind)


def _bare(text: str, span: Span) -> Span:
    """The span without white space and marks at either end."""
    inner = stripped(text, span)
    match = _MARKS.fullmatch(text, *inner)
    return stripped(text, Span(*match.span(1))) if match else inner
