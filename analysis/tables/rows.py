"""The rows of every table as plain tuples: what `docs/tables.md` promises, without pandas.

Worker processes and the command line write these straight to CSV; `analysis.tables.frames` makes DataFrames of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from analysis.records import Analysis, Quotation, Skipped, Span, Speaker, Stretch
from analysis.text_spans import find_words, number_at, words_within

Cell = str | int | float | None  # None: not known
Row = tuple[Cell, ...]
SEPARATOR = " | "  # between the parts of a list in one cell
GAP = " … "  # between the stretches of one quotation
_LAST = {"unresolved": 1, "unattributed": 2}  # voices that stand below all others

# ------------------------------------------------------------------------------------------------------------ columns


def _columns(names: str) -> dict[str, type]:
    """Columns in order, each with the type of its cells: `name` text, `name#` whole number, `name%` other number, `name?` yes or no."""
    kinds = {"#": int, "%": float, "?": bool}
    return {name.rstrip("#%?"): kinds.get(name[-1], str) for name in names.split()}


COLUMNS: dict[str, dict[str, type]] = {
    "articles": _columns(
        "article_id file title outlet byline published url language characters# words# sentences# paragraphs#"
        " left_out_words# quotations# quoted_words# quoted_share% speakers# people# organisations# places#"
        " flesch_kincaid_grade% notes"
    ),
    "mentions": _columns("article_id file entity_id entity type text start# end# sentence#"),
    "entities": _columns(
        "article_id file entity_id entity type role pronoun mentions# sentences# share_of_mentions% first_start# aliases"
        " quotations# quoted_words#"
    ),
    "quotes": _columns(
        "article_id file quotation_id kind text words# start# end# paragraph# sentence# cue cue_start# cue_end#"
        " source source_start# source_end# speaker_id speaker speaker_kind via how confidence% quotation_kind quotation repeat?"
    ),
    "speakers": _columns(
        "article_id file speaker_id speaker speaker_kind role pronoun quotations# words# share_of_words%"
        " share_of_quotations% direct_words# mixed_words# indirect_words# first_start# first_rank#"
    ),
    "readability": _columns(
        "article_id file scope name speaker_id words# sentences# syllables# words_per_sentence% syllables_per_word%"
        " letters# characters# polysyllables# complex_words# difficult_words# flesch_reading_ease% flesch_kincaid_grade%"
        " gunning_fog% smog_index% automated_readability_index% coleman_liau_index% dale_chall_score% linsear_write% note"
    ),
    "left_out": _columns("article_id file reason text words# start# end#"),
    "skipped": _columns("file reason"),
}
COUNTS = tuple(name for name, kind in COLUMNS["readability"].items() if kind is int)

# --------------------------------------------------------------------------------------------------------------- rows


def articles_rows(analysis: Analysis) -> list[Row]:
    """One row: the article with its totals. `characters` are those of the whole text, all else is without what is left out."""
    article = analysis.article
    counted = _count_words(analysis)
    quoted = _spoken_words(counted, analysis.quotations)
    entities = [entity.type for entity in analysis.entities]
    grade = next((s.measures.get("flesch_kincaid_grade") for s in analysis.scores if s.scope == "article"), None)
    row = (
        article.id,
        article.file,
        article.title,
        article.outlet,
        article.byline,
        article.published,
        article.url,
        article.language,
        len(article.text),
        len(analysis.words),
        len(analysis.sentences),
        len(analysis.paragraphs),
        _count_left_out(analysis),
        len(analysis.quotations),
        quoted,
        _share(quoted, len(analysis.words)),
        len({q.speaker_id for q in analysis.quotations if q.speaker_id}),
        entities.count("person"),
        entities.count("organisation"),
        entities.count("place"),
        grade,
        SEPARATOR.join(analysis.notes),
    )
    return [row]


def mentions_rows(analysis: Analysis) -> list[Row]:
    """A row for each time that something is named, in the order of the text."""
    article_id, file, text = analysis.article.id, analysis.article.file, analysis.article.text
    found = [(mention, entity) for entity in analysis.entities for mention in entity.mentions]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return [
        (article_id, file, e.id, e.name, e.type, text[m.start : m.end], m.start, m.end, m.sentence) for m, e in found
    ]


def entities_rows(analysis: Analysis) -> list[Row]:
    """A row for each person, organisation, place or group, in order of first appearance."""
    article_id, file = analysis.article.id, analysis.article.file
    counted = _count_words(analysis)
    voices = _by_voice(analysis)
    of_type: dict[str, int] = defaultdict(int)
    for entity in analysis.entities:
        of_type[entity.type] += len(entity.mentions)
    rows: list[Row] = []
    for entity in analysis.entities:
        quotations = voices.get(entity.id, [])
        rows.append(
            (
                article_id,
                file,
                entity.id,
                entity.name,
                entity.type,
                entity.role,
                entity.pronoun,
                len(entity.mentions),
                len({m.sentence for m in entity.mentions}),
                _share(len(entity.mentions), of_type[entity.type]),
                min((m.start for m in entity.mentions), default=None),
                SEPARATOR.join(entity.aliases),
                len(quotations),
                _spoken_words(counted, quotations),
            )
        )
    return rows


def quotes_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch; the whole quotation stands on its first row only. `words` of a repeat are counted here too."""
    article_id, file, text = analysis.article.id, analysis.article.file, analysis.article.text
    counted = _count_words(analysis)
    rows: list[Row] = []
    for q in analysis.quotations:
        cue, cue_start, cue_end = _place(text, q.cue)
        source, source_start, source_end = _place(text, q.source)
        whole = GAP.join(text[s.start : s.end] for s in q.stretches)
        for s in q.stretches:
            rows.append(
                (
                    article_id,
                    file,
                    q.id,
                    s.kind,
                    text[s.start : s.end],
                    counted[s],
                    s.start,
                    s.end,
                    number_at(analysis.paragraphs, s.start),
                    number_at(analysis.sentences, s.start),
                    cue,
                    cue_start,
                    cue_end,
                    source,
                    source_start,
                    source_end,
                    q.speaker_id,
                    q.speaker,
                    q.speaker_kind,
                    q.via,
                    q.how,
                    q.confidence if q.speaker else None,
                    q.kind,
                    whole,
                    s.repeat,
                )
            )
            whole = ""
    return rows


def speakers_rows(analysis: Analysis) -> list[Row]:
    """A row for each voice, in order of first appearance; the unresolved and the unattributed words stand last, a row each."""
    article_id, file = analysis.article.id, analysis.article.file
    counted = _count_words(analysis)
    voices = _by_voice(analysis)
    known = {_voice(s): s for s in analysis.speakers}
    all_words = _spoken_words(counted, analysis.quotations)
    all_new = sum(not _is_repeat(q) for q in analysis.quotations)
    first: dict[str, int] = {}
    for voice, quotations in voices.items():
        starts = [s.start for s in _stretches(quotations) if _is_spoken(s)]
        if starts:
            first[voice] = min(starts)
    ranks = {voice: rank for rank, voice in enumerate(sorted(first, key=first.__getitem__), 1)}
    rows: list[Row] = []
    for voice in sorted(voices, key=lambda voice: _LAST.get(voice, 0)):
        quotations = voices[voice]
        said = quotations[0]
        speaker = known.get(voice) or Speaker(said.speaker_id, said.speaker, said.speaker_kind)
        words = {"direct": 0, "mixed": 0, "indirect": 0}
        for s in _stretches(quotations):
            words[s.kind] += 0 if s.repeat else counted[s]
        spoken = words["direct"] + words["mixed"]
        rows.append(
            (
                article_id,
                file,
                speaker.id,
                speaker.name,
                speaker.kind,
                speaker.role,
                speaker.pronoun,
                len(quotations),
                spoken,
                _share(spoken, all_words),
                _share(sum(not _is_repeat(q) for q in quotations), all_new),
                words["direct"],
                words["mixed"],
                words["indirect"],
                first.get(voice),
                ranks.get(voice),
            )
        )
    return rows


def readability_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch that was scored; a measure that is undefined there is empty."""
    article_id, file = analysis.article.id, analysis.article.file
    rows: list[Row] = []
    for score in analysis.scores:
        known: dict[str, Cell] = {
            "article_id": article_id,
            "file": file,
            "scope": score.scope,
            "name": score.name,
            "speaker_id": score.speaker_id,
            **{name: getattr(score.counts, name) for name in COUNTS},
            **score.measures,
            "note": score.note,
        }
        rows.append(tuple(map(known.get, COLUMNS["readability"])))
    return rows


def left_out_rows(analysis: Analysis) -> list[Row]:
    """A row for each stretch of the text that does not count, in the order of the text."""
    article = analysis.article
    words = find_words(article.text) if article.left_out else ()
    article_id = article.id
    rows: list[Row] = []
    for p in sorted(article.left_out, key=lambda p: (p.start, p.end)):
        inside = len(words_within(words, p.start, p.end))
        rows.append((article_id, article.file, p.reason, article.text[p.start : p.end], inside, p.start, p.end))
    return rows


def skipped_rows(skipped: Iterable[Skipped]) -> list[Row]:
    """A row for each file, or row of a table, that could not be read."""
    return [(s.file, s.reason) for s in skipped]


ROWS: dict[str, Callable[[Analysis], list[Row]]] = {
    "articles": articles_rows,
    "mentions": mentions_rows,
    "entities": entities_rows,
    "quotes": quotes_rows,
    "speakers": speakers_rows,
    "readability": readability_rows,
    "left_out": left_out_rows,
}

# ------------------------------------------------------------------------------------------------------------- counting


def _count_words(analysis: Analysis) -> dict[Stretch, int]:
    """The words of every stretch that was said."""
    words = analysis.words
    return {s: len(words_within(words, s.start, s.end)) for s in _stretches(analysis.quotations)}


def _spoken_words(counted: dict[Stretch, int], quotations: Iterable[Quotation]) -> int:
    return sum(counted[s] for s in _stretches(quotations) if _is_spoken(s))


def _count_left_out(analysis: Analysis) -> int:
    """The words that begin inside what is left out; each counts once, also where two stretches overlap."""
    article = analysis.article
    if not article.left_out:
        return 0
    words = find_words(article.text)
    return len({w for p in article.left_out for w in words_within(words, p.start, p.end)})


def _by_voice(analysis: Analysis) -> dict[str, list[Quotation]]:
    voices: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in analysis.quotations:
        voices[quotation.speaker_id or quotation.speaker_kind].append(quotation)
    return voices


def _voice(speaker: Speaker) -> str:
    return speaker.id or speaker.kind


def _stretches(quotations: Iterable[Quotation]) -> Iterable[Stretch]:
    return (s for q in quotations for s in q.stretches)


def _is_spoken(stretch: Stretch) -> bool:
    """Do its words count as quoted ones: inside quotation marks, and not said before?"""
    return stretch.kind != "indirect" and not stretch.repeat


def _is_repeat(quotation: Quotation) -> bool:
    return all(s.repeat for s in quotation.stretches)


def _place(text: str, span: Span | None) -> tuple[str, int | None, int | None]:
    return (span.of(text), span.start, span.end) if span else ("", None, None)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
