"""Score every scope of an article: the whole, its narration, its quotations, each speaker's words, each paragraph."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from analysis.document import Document
from analysis.readability.counts import Word, count_words, measure_words, measured_within
from analysis.readability.formulas import FORMULAS
from analysis.records import Counts, Entity, Quotation, Score, Span, Speaker

Scope = Literal["article", "narration", "quotations", "speaker", "paragraph"]

MIN_WORDS = 100  # for all measures but SMOG
MIN_WORDS_ROUGH = 20  # for a rough figure
MIN_SENTENCES_SMOG = 30
ROUGH = "rough"  # the note of a score of fewer than MIN_WORDS
_ROUGH_MEASURES = ("flesch_reading_ease", "flesch_kincaid_grade")


class _Measured(NamedTuple):
    """The words of a text as the formulas need them, and its sentences."""

    words: tuple[Word, ...]
    sentences: Sequence[Span]

    def within(self, span: Span) -> Sequence[Word]:
        return measured_within(self.words, span)


def measure_readability(
    document: Document, quotations: Sequence[Quotation], speakers: Sequence[Speaker], entities: Sequence[Entity]
) -> tuple[Score, ...]:
    """The scores of a document: of the whole, its narration, its quotations, each speaker's words, each paragraph.

    Words inside the direct and quoted-mixed stretches of quotations are quotations, all others narration. Not scored:
    indirect speech of a speaker, words that a speaker is quoted with a second time.
    """
    names = (Span(m.start, m.end) for e in entities for m in e.mentions)
    measured = _Measured(measure_words(document.text, document.words, names), document.sentences)
    return (
        *_score_parts(measured, _merged(sorted(_spoken(quotations)))),
        *_score_speakers(measured, quotations, speakers),
        *_score_paragraphs(measured, document.paragraphs),
    )


def score_counts(scope: Scope, name: str, speaker_id: str, counts: Counts) -> Score:
    """The score of a stretch from its counts: the measures that its length allows, and a note where it is rough or none."""
    if counts.words < MIN_WORDS_ROUGH:
        note = f"Fewer than {MIN_WORDS_ROUGH} words: too few to score."
        return Score(scope, name, speaker_id, counts, {}, note)
    rough = counts.words < MIN_WORDS
    measures = {
        "words_per_sentence": counts.words / counts.sentences,
        "syllables_per_word": counts.syllables / counts.words,
    }
    for measure, formula in FORMULAS.items():
        if rough and measure not in _ROUGH_MEASURES:
            continue
        if measure == "smog_index" and counts.sentences < MIN_SENTENCES_SMOG:
            continue
        measures[measure] = formula(counts)
    return Score(scope, name, speaker_id, counts, measures, ROUGH if rough else "")


def _score_parts(measured: _Measured, quoted: Sequence[Span]) -> Iterator[Score]:
    """The whole, its narration and its quotations."""
    words, sentences = measured
    yield score_counts("article", "", "", count_words(words, sum(bool(measured.within(s)) for s in sentences)))
    inside = {w.start for span in quoted for w in measured.within(span)}
    outside = [w for w in words if w.start not in inside]
    told = sum(any(w.start not in inside for w in measured.within(s)) for s in sentences)
    yield score_counts("narration", "", "", count_words(outside, told))
    yield score_counts("quotations", "", "", _count_stretches(measured, quoted))


def _score_speakers(
    measured: _Measured, quotations: Sequence[Quotation], speakers: Sequence[Speaker]
) -> Iterator[Score]:
    by_speaker: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_speaker[quotation.speaker_id].append(quotation)
    for speaker in speakers:
        own = by_speaker[speaker.id] if speaker.id else []
        if stretches := _merged(sorted(_spoken(own, repeats=False))):
            yield score_counts("speaker", speaker.name, speaker.id, _count_stretches(measured, stretches))


def _score_paragraphs(measured: _Measured, paragraphs: Sequence[Span]) -> Iterator[Score]:
    for number, paragraph in enumerate(paragraphs, 1):
        sentences = sum(bool(measured.within(s)) for s in _overlapping(measured.sentences, paragraph))
        yield score_counts("paragraph", str(number), "", count_words(measured.within(paragraph), sentences))


def _spoken(quotations: Iterable[Quotation], *, repeats: bool = True) -> Iterator[Span]:
    """The stretches inside quotation marks."""
    for quotation in quotations:
        for s in quotation.stretches:
            if s.kind != "indirect" and (repeats or not s.repeat):
                yield Span(s.start, s.end)


def _count_stretches(measured: _Measured, stretches: Sequence[Span]) -> Counts:
    """The counts of stretches: each begins a sentence, and so does each sentence that begins inside one."""
    words: list[Word] = []
    sentences = 0
    for stretch in stretches:
        words += measured.within(stretch)
        for s in _overlapping(measured.sentences, stretch):
            sentences += bool(measured.within(Span(max(s.start, stretch.start), min(s.end, stretch.end))))
    return count_words(words, sentences)


def _overlapping(sentences: Sequence[Span], span: Span) -> Iterator[Span]:
    first = max(0, bisect_left(sentences, span.start, key=lambda s: s.start) - 1)
    for number in range(first, len(sentences)):  # a slice would copy the rest of the article for every line
        s = sentences[number]
        if s.start >= span.end:
            return
        if s.end > span.start:
            yield s


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
