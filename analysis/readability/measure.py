"""Measure how hard a text is to read: counts in one pass, and the published formulas as functions of the counts."""

import importlib.util
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.document import Document
from analysis.readability.syllables import LONGEST, count_syllables, is_known
from analysis.records import Counts, Entity, Quotation, Score, Span, Speaker
from analysis.text_spans import words_within

ENOUGH, ROUGH, SMOG_SENTENCES = 100, 20, 30  # words, words, sentences
HARD_WORDS = 8  # a sentence of fewer is never listed as hard


_DAYS_AND_MONTHS = frozenset("saturday january february september october november december".split())
_DOUBLED = frozenset(c + c for c in "bdfglmnprstvz")  # stopped, planning
_NO_SECOND = frozenset(
    "able age ant ants any fully owing ship".split()
)  # listed, but endings in "coverage", "allowing"
_INFLECTIONS = (  # what a listed word may end in, and what stood there
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("",)),
    ("n", ("",)),
)
_DOUBLING = frozenset(("ed", "ing", "er", "est"))  # stopped, bigger
# An adjective has a form in -est that the dictionary holds; so "larger" is easy, and "leader" is no comparative of "lead".
_COMPARING = {"er": "est", "ier": "iest"}


class Word(NamedTuple):
    """One word, as far as the formulas care."""

    start: int
    syllables: int
    letters: int
    characters: int
    complex: bool
    difficult: bool


class HardSentence(NamedTuple):
    """A sentence and how hard it is."""

    number: int
    start: int
    end: int
    words: int
    grade: float


# ------------------------------------------------------------------------------------------------------------ formulas


def flesch_reading_ease(c: Counts) -> float:
    """Flesch (1948): 206.835 − 1.015 words a sentence − 84.6 syllables a word. Higher is easier; news is about 40 to 60."""
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid_grade(c: Counts) -> float:
    """Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. A US school grade; higher is harder."""
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def gunning_fog(c: Counts) -> float:
    """Gunning (1952): 0.4 × (words a sentence + per cent of complex words). A school grade; higher is harder."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def smog_index(c: Counts) -> float:
    """McLaughlin (1969), regression form: 1.043 √(polysyllables × 30 / sentences) + 3.1291. A grade; higher is harder."""
    return 1.043 * math.sqrt(c.polysyllables * 30 / c.sentences) + 3.1291


def automated_readability_index(c: Counts) -> float:
    """Smith and Senter (1967): 4.71 letters and digits a word + 0.5 words a sentence − 21.43. A grade; higher is harder."""
    return 4.71 * c.letters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau_index(c: Counts) -> float:
    """Coleman and Liau (1975): 0.0588 letters − 0.296 sentences, both a hundred words, − 15.8. A grade; higher is harder."""
    return 5.88 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def dale_chall_score(c: Counts) -> float:
    """Dale and Chall (1948): 15.79 × share of difficult words + 0.0496 words a sentence, + 3.6365 if over 5 % are difficult.

    Higher is harder: 4.9 is read by a pupil of grade 4, 9 and more by college students.
    """
    share = c.difficult_words / c.words
    return 15.79 * share + 0.0496 * c.words / c.sentences + (3.6365 if share > 0.05 else 0.0)


def linsear_write(c: Counts) -> float:
    """Linsear Write (O'Hayre 1966, US Air Force): (words + 2 × polysyllables) / sentences, halved; 1 less up to 20 before that.

    A grade; higher is harder. Over the whole text instead of a sample of 100 words.
    """
    points = (c.words + 2 * c.polysyllables) / c.sentences
    return points / 2 if points > 20 else points / 2 - 1


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "flesch_reading_ease": flesch_reading_ease,
    "flesch_kincaid_grade": flesch_kincaid_grade,
    "gunning_fog": gunning_fog,
    "smog_index": smog_index,
    "automated_readability_index": automated_readability_index,
    "coleman_liau_index": coleman_liau_index,
    "dale_chall_score": dale_chall_score,
    "linsear_write": linsear_write,
}
_SHORT_TEXT = ("flesch_reading_ease", "flesch_kincaid_grade")


# -------------------------------------------------------------------------------------------------------------- counts


def weigh_words(story: str, words: tuple[Span, ...], names: Iterable[Span] = ()) -> tuple[Word, ...]:
    """Every word of a story with what the formulas need. Words inside names are neither complex nor difficult."""
    named = {w.start for n in names for w in words_within(words, n.start, n.end)}
    return tuple(_weigh(span, span.of(story), span.start in named) for span in words)


def _weigh(span: Span, word: str, named: bool) -> Word:
    syllables, letters, hard, difficult = (_weights if len(word) <= LONGEST else _weights_of)(word)
    return Word(span.start, syllables, letters, span.end - span.start, hard and not named, difficult and not named)


def _weights_of(word: str) -> tuple[int, int, bool, bool]:
    syllables = count_syllables(word)
    letters = sum(c.isalnum() for c in word)
    difficult = not _is_easy(word.lower().replace("’", "'"))
    return syllables, letters, syllables >= 3 and _is_complex(word), difficult


_weights = lru_cache(maxsize=100_000)(_weights_of)


def count_words(words: Iterable[Word], sentences: int) -> Counts:
    """The counts of a stretch of text: its words and the number of its sentences, at least one if it has words."""
    n = syllables = letters = characters = polysyllables = complex_words = difficult = 0
    for w in words:
        n += 1
        syllables += w.syllables
        letters += w.letters
        characters += w.characters
        polysyllables += w.syllables >= 3
        complex_words += w.complex
        difficult += w.difficult
    return Counts(n, max(sentences, n > 0), syllables, letters, characters, polysyllables, complex_words, difficult)


def _is_complex(word: str) -> bool:
    """Gunning's hard words, given three syllables and no name: not where -es, -ed or -ing makes the third.

    No compounds of short easy words ("newspaper"), no days and months (names too), no figures.
    """
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if word[0].isdigit() or (word[0].isupper() and lower in _DAYS_AND_MONTHS):
        return False
    parts = [part for part in re.split("[-‐‑]", lower) if part]
    if len(parts) > 1:
        return any(count_syllables(part) >= 3 and _is_complex(part) for part in parts)
    stems = _stems(lower)
    if stems and min(map(count_syllables, stems)) < 3:
        return False
    return not any(map(_is_compound, (lower, *(stems or [lower.removesuffix("s")]))))


def _stems(word: str) -> list[str]:
    """What a word in -es, -ed or -ing may come from: the forms that the dictionary has, or all if it has none."""
    stems = [word[:-3], word[:-3] + "e", word[:-4]] if word.endswith("ing") else []
    if word.endswith(("es", "ed")):
        stems = [word[:-1]] if word.endswith("ees") else [word[:-1], word[:-2], word[:-3]]
    if word.endswith(("ies", "ied")):
        stems = [word[:-3] + "y"]
    if len(stems) == 3 and word[: len(stems[2]) + 1][-2:] not in _DOUBLED:
        stems.pop()
    stems = [stem for stem in stems if len(stem) > 2]
    return [stem for stem in stems if is_known(stem)] or stems


def _is_compound(word: str) -> bool:
    """Is a word two short words of Dale's list written as one, with no syllable lost or won ("after" + "noon")?"""
    easy = _easy_words()
    for cut in range(3, min(len(word), LONGEST) - 2):
        first, second = word[:cut], word[cut:]
        if first in easy and second in easy and second not in _NO_SECOND:
            return count_syllables(first) + count_syllables(second) == count_syllables(word)
    return False


@cache
def _easy_words() -> frozenset[str]:
    """Dale's 3,000 easy words, from textstat's files, read without importing it (that would load nltk)."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textstat is not installed; run `make run`, or install requirements.txt.")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split())


def _is_easy(word: str) -> bool:
    """Is a word, in small letters, on Dale's list, or easy by the rules of the instructions to it (1948)?

    Easy are regular plurals and possessives; -s, -ed, -ing and -n of a verb; -er and -est of an adjective; -ly; figures;
    words with hyphens of which every part is listed. Not easy are -er of who does something, -y and -ily, two endings at
    once, other irregular forms. Ours: contractions of a listed word ("they've").
    """
    easy = _easy_words()
    if word in easy or word[0].isdigit():
        return True
    if len(word) > LONGEST:
        return False
    parts = [part for part in re.split("[-‐‑]", word) if part]
    if len(parts) > 1:
        return all(map(_is_easy, parts))
    base = re.sub(r"(?:n't|'(?:s|ve|ll|re|d|m)?)$", "", word)
    return base in easy or _is_easy_inflected(base, easy)


def _is_easy_inflected(word: str, easy: frozenset[str]) -> bool:
    for ending, stems in _INFLECTIONS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2 or (ending in _COMPARING and not is_known(stem + _COMPARING[ending])):
            continue
        doubled = stem[-1] == stem[-2] and ending in _DOUBLING and stem[:-1] in easy
        if doubled or any(stem + old in easy for old in stems):
            return True
    return False


# -------------------------------------------------------------------------------------------------------------- scores


def measure_readability(
    document: Document, quotations: Sequence[Quotation], speakers: Sequence[Speaker], entities: Sequence[Entity]
) -> tuple[Score, ...]:
    """The scores of a story: of the whole, its narration, its quotations, each speaker's words, each paragraph.

    Words inside the direct and quoted-mixed stretches of quotations are quotations, all others narration. Not scored:
    indirect speech of a speaker, words that a speaker is quoted with a second time.
    """
    sentences = document.sentences
    weighed = weigh_words(document.text, document.words, (Span(m.start, m.end) for e in entities for m in e.mentions))
    starts = [w.start for w in weighed]

    def within(span: Span) -> Sequence[Word]:
        return weighed[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    spoken = [(q, Span(s.start, s.end), s.repeat) for q in quotations for s in q.stretches if s.kind != "indirect"]
    quoted = _joined(sorted(span for _, span, _ in spoken))
    rows = [("article", "", "", list(weighed), sum(bool(within(s)) for s in sentences))]
    inside = {w.start for span in quoted for w in within(span)}
    outside = [w for w in weighed if w.start not in inside]
    rows.append(("narration", "", "", outside, sum(any(w.start not in inside for w in within(s)) for s in sentences)))
    rows.append(("quotations", "", "", *_of_stretches(quoted, sentences, within)))
    for speaker in speakers:
        if speaker.id:
            own = _joined(sorted(span for q, span, repeat in spoken if q.speaker_id == speaker.id and not repeat))
            if own:
                rows.append(("speaker", speaker.name, speaker.id, *_of_stretches(own, sentences, within)))
    for number, paragraph in enumerate(document.paragraphs, 1):
        count = sum(bool(within(s)) for s in _between(sentences, paragraph))
        rows.append(("paragraph", str(number), "", list(within(paragraph)), count))
    return tuple(
        score_counts(scope, name, speaker_id, count_words(own_words, count))
        for scope, name, speaker_id, own_words, count in rows
    )


def hardest_sentences(
    story: str, words: tuple[Span, ...], sentences: Sequence[Span], *, names: Iterable[Span] = (), count: int = 10
) -> list[HardSentence]:
    """The hardest sentences of eight words or more by their own Flesch-Kincaid grade, the hardest first."""
    weighed = weigh_words(story, words, names)
    starts = [w.start for w in weighed]
    found = []
    for number, s in enumerate(sentences, 1):
        own = weighed[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
        if len(own) >= HARD_WORDS:
            found.append(HardSentence(number, s.start, s.end, len(own), flesch_kincaid_grade(count_words(own, 1))))
    return sorted(found, key=lambda h: -h.grade)[:count]


def _between(sentences: Sequence[Span], span: Span) -> Iterator[Span]:
    first = max(0, bisect_left(sentences, span.start, key=lambda s: s.start) - 1)
    for s in sentences[first:]:
        if s.start >= span.end:
            return
        if s.end > span.start:
            yield s


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _of_stretches(
    stretches: Sequence[Span], sentences: Sequence[Span], within: Callable[[Span], Sequence[Word]]
) -> tuple[list[Word], int]:
    """The words of stretches, and their sentences: each stretch begins one, and so does each sentence that begins inside."""
    words: list[Word] = []
    count = 0
    for stretch in stretches:
        words += within(stretch)
        count += sum(
            bool(within(Span(max(s.start, stretch.start), min(s.end, stretch.end))))
            for s in _between(sentences, stretch)
        )
    return words, count


def score_counts(scope: str, name: str, speaker_id: str, c: Counts) -> Score:
    """The score of a stretch from its counts: the measures that its length allows, and a note where it is rough or none."""
    measures: dict[str, float] = {}
    note = ""
    if c.words < ROUGH:
        note = f"Fewer than {ROUGH} words: too few to score."
    else:
        measures = {"words_per_sentence": c.words / c.sentences, "syllables_per_word": c.syllables / c.words}
        for measure, formula in FORMULAS.items():
            if (c.words >= ENOUGH or measure in _SHORT_TEXT) and (
                measure != "smog_index" or c.sentences >= SMOG_SENTENCES
            ):
                measures[measure] = formula(c)
        if c.words < ENOUGH:
            note = "rough"
    return Score(scope, name, speaker_id, c, measures, note)  # type: ignore[arg-type]
