"""Rows of speakers: each voice of an article with its words added up."""

from analysis.records import Analysis, Speaker
from analysis.tables.columns import Row
from analysis.tables.rows.counting import (
    count_words,
    is_repeat,
    is_spoken,
    quotations_by_voice,
    share,
    spoken_words,
    stretches_of,
)

_LAST = {"unresolved": 1, "unattributed": 2}  # voices that stand below all others


def speakers_rows(analysis: Analysis) -> list[Row]:
    """A row for each voice, in order of first appearance; the unresolved and the unattributed words stand last, a row each."""
    article_id, file = analysis.article.id, analysis.article.file
    counted = count_words(analysis)
    voices = quotations_by_voice(analysis)
    known = {s.id or s.kind: s for s in analysis.speakers}
    all_words = spoken_words(counted, analysis.quotations)
    all_new = sum(not is_repeat(q) for q in analysis.quotations)
    first: dict[str, int] = {}
    for voice, quotations in voices.items():
        starts = [s.start for s in stretches_of(quotations) if is_spoken(s)]
        if starts:
            first[voice] = min(starts)
    ranks = {voice: rank for rank, voice in enumerate(sorted(first, key=first.__getitem__), 1)}
    rows: list[Row] = []
    for voice in sorted(voices, key=lambda voice: _LAST.get(voice, 0)):
        quotations = voices[voice]
        said = quotations[0]
        speaker = known.get(voice) or Speaker(said.speaker_id, said.speaker, said.speaker_kind)
        words = {"direct": 0, "mixed": 0, "indirect": 0}
        for s in stretches_of(quotations):
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
                share(spoken, all_words),
                share(sum(not is_repeat(q) for q in quotations), all_new),
                words["direct"],
                words["mixed"],
                words["indirect"],
                first.get(voice),
                ranks.get(voice),
            )
        )
    return rows
