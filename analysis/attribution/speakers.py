"""Find out who speaks: every source is resolved to a name, kept as it is described, or left open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.attribution.confidence import estimate_confidence
from analysis.attribution.discourse import Discourse, Party
from analysis.attribution.resolve import Trace, resolve
from analysis.document import Document
from analysis.lexicons import words_of
from analysis.records import Attribution, Entity, Quotation, Span, Speaker
from analysis.rules import rule
from analysis.text_spans import RUN, find_words, runs_of_words

MIN_PROBABILITY_FOR_PRONOUN = 0.7  # from which "she" tells that the speaker goes by "she"
MIN_WHOLE = 3  # words of a short stretch from which it is told by all of them
FROM_REPEAT = 0.95  # of the confidence of the fullest telling goes to the headline that repeats it


def attribute(
    document: Document, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[tuple[Quotation, ...], tuple[Speaker, ...]]:
    """The quotations with their speakers, and the speakers in order of first appearance.

    Found by name, surname, title, role, pronoun, organisation or description, or by who spoke just before. Not found: a
    speaker whom only the sense of the words gives away; he stays unresolved, or unattributed where no source is named.
    """
    discourse = Discourse(document, attributions, entities)
    ids: dict[str, str] = {}
    parties: dict[str, Party] = {}  # by the speaker's id, or the kind of those who have none
    quotations = []
    for trace in _follow(discourse, attributions):
        party = trace.resolution.party
        speaker_id = _id_of(party, ids, document.article_id)
        parties.setdefault(speaker_id or party.kind, party)
        quotations.append(_quotation(trace, speaker_id))
    quotations = name_repeated_words(document.text, quotations)
    used = {q.speaker_id or q.speaker_kind: q.speaker_id for q in quotations}
    speakers = (_speaker(discourse, party, used[key]) for key, party in parties.items() if key in used)
    return tuple(quotations), tuple(speakers)


def explain(document: Document, attributions: Sequence[Attribution], entities: Sequence[Entity]) -> list[Trace]:
    """How the speaker of each attribution was found: its source, the candidates with their features, and the one chosen."""
    return list(_follow(Discourse(document, attributions, entities), attributions))


def _follow(discourse: Discourse, attributions: Sequence[Attribution]) -> Iterator[Trace]:
    """Resolve one attribution after another; each knows who spoke before it."""
    for attribution in attributions:
        trace = resolve(discourse, attribution)
        source = trace.attribution.source or trace.resolution.source
        discourse.note(replace(trace.attribution, source=source), trace.resolution, _pronoun_told(trace))
        yield trace


def _pronoun_told(trace: Trace) -> str:
    """The pronoun by which the article has just called a speaker: "he", "she" or ""."""
    if trace.resolution.how != "pronoun" or trace.resolution.probability < MIN_PROBABILITY_FOR_PRONOUN:
        return ""
    return next((p for p in ("he", "she") if trace.phrase.head in words_of("pronouns", p)), "")


def _quotation(trace: Trace, speaker_id: str) -> Quotation:
    a, resolution = trace.attribution, trace.resolution
    party = resolution.party
    return Quotation(
        id=a.id,
        kind=a.kind,
        stretches=a.stretches,
        source=a.source or resolution.source,
        cue=a.cue,
        via=a.via,
        speaker_id=speaker_id,
        speaker=party.name,
        speaker_kind=party.kind,
        how=trace.how,
        confidence=round(estimate_confidence(trace.evidence), 2) if party.name else 0.0,
        notes=a.notes,
    )


def _speaker(discourse: Discourse, party: Party, speaker_id: str) -> Speaker:
    """The speaker that a party is, with role and pronoun where it is one entity."""
    if len(party.entities) != 1:
        return Speaker(speaker_id, party.name, party.kind)
    (entity,) = party.entities
    return Speaker(speaker_id, party.name, party.kind, entity.role, discourse.pronouns.get(entity.id, ""))


def _id_of(party: Party, ids: dict[str, str], article_id: str) -> str:
    """The entity's id, or a number for whoever is none; empty if nobody is known."""
    if not party.name:
        return ""
    return party.key if len(party.entities) == 1 else ids.setdefault(party.key, f"{article_id}-s{len(ids) + 1}")


def _whole(text: str) -> list[tuple[str, ...]]:
    """All words of a stretch as one run, if they are enough to be told by: "Nobody was killed"."""
    words = [w.of(text).casefold() for w in find_words(text)]
    return [tuple(words)] if MIN_WHOLE <= len(words) < RUN else []


@rule("attribution.repeated_words", otherwise=lambda story, quotations: quotations)
def name_repeated_words(story: str, quotations: list[Quotation]) -> list[Quotation]:
    """Give words whose speaker is not known, or has no name, to whoever says them again with a name.

    "“Leave the old bridge alone”", in a headline; "A governor said: “Nobody was killed”", in a bullet.
    """
    said: dict[tuple[str, ...], Quotation] = {}
    named = []
    for q in reversed(quotations):
        texts = [Span(s.start, s.end).of(story) for s in q.stretches if s.kind != "indirect"]
        runs = [run for text in texts for run in (*runs_of_words(text), *_whole(text))]
        later = next((said[run] for run in runs if run in said), None)
        unknown = q.speaker_kind in ("unattributed", "unresolved") or bool(later and not q.source and later.source)
        if later and (unknown or (q.speaker_kind == "unnamed" and later.speaker_kind == "person")):
            q = replace(
                q,
                speaker_id=later.speaker_id,
                speaker=later.speaker,
                speaker_kind=later.speaker_kind,
                how=later.how,
                confidence=round(later.confidence * FROM_REPEAT, 2),
            )
        if q.speaker:
            said.update(dict.fromkeys(runs, q))
        named.append(q)
    return named[::-1]
