"""Find out who speaks: every source resolved to a name, or kept as it is described, or left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.attribution.antecedents import Context, named_before
from analysis.attribution.confidence import estimate_confidence, evidence
from analysis.attribution.document_authors import find_same_document, read_author
from analysis.attribution.source_phrase import (
    HE,
    IT,
    SELF,
    SHE,
    THEY,
    WHO,
    Source,
    complete_source,
    is_body,
    read_source,
)
from analysis.coreference import is_person_noun, is_unnamed, plain_description, somebody
from analysis.document import Document
from analysis.records import Attribution, Entity, EntityMention, How, Quotation, Span, Speaker, SpeakerKind
from analysis.text_spans import number_at, runs_of_words

_COURTESY = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Col|Capt|Prof|President|Senator|Judge|Mayor|Professor)\b\.?\s"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, and how that is known."""

    kind: SpeakerKind
    name: str = ""
    entities: tuple[Entity, ...] = ()
    how: How = ""
    sure: float = 1.0
    source: Span | None = None  # where the source is named, if not in the quotation's own attribution


# "Two nurses who", "29 others who", "those who": a source that has no name.
_WHO_IS = re.compile(
    r"\b((?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|other|another|those|\d+)"
    r"(?:\s[a-z][\w’-]*){0,4}),?\s$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s")
UNATTRIBUTED = Voice("unattributed")
UNRESOLVED = Voice("unresolved")


def attribute(
    document: Document, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[tuple[Quotation, ...], tuple[Speaker, ...]]:
    """The quotations with their speakers, and the speakers in order of first appearance.

    Told by name, surname, title, role, pronoun, organisation or description, or by who spoke just before. Not found: a
    speaker whom only the sense of the words gives away; he stays unresolved, or unattributed where no source is named.
    """
    story, reading, paragraphs, byline = document.text, document.reading, document.paragraphs, document.byline
    mentions = sorted((EntityMention(m.start, m.end, e) for e in entities for m in e.mentions), key=lambda m: m.start)
    context = Context(story, mentions, reading, paragraphs)
    spans = sorted(Span(s.start, s.end) for a in attributions for s in a.stretches if s.kind != "indirect")
    before: list[Attribution] = []
    resolved: list[Quotation] = []
    ids: dict[str, str] = {}
    speakers: dict[str, Speaker] = {}
    voices: dict[str, Voice] = {}
    for a in attributions:
        if a.source:
            a = replace(a, source=complete_source(story, a.source, a.cue, mentions))
        voice = _voice(story, a, before, voices, context, spans, byline)
        speaker_id = _id_of(voice, ids, document.article_id)
        if voice.kind in ("person", "organisation") and voice.entities:
            pronoun = _pronoun(voice, a, story)
            context.note_speaker(a.stretches[0].start, voice.entities[0].id, pronoun)
        elif voice.kind == "unnamed":
            context.note_speaker(a.stretches[0].start, somebody(voice.name).id)
        speaker = Speaker(speaker_id, voice.name, voice.kind, *_about(voice, context))
        speakers.setdefault(speaker_id or voice.kind, speaker)
        voices[a.id] = voice
        before.append(replace(a, source=a.source or voice.source))
        resolved.append(_quotation(a, voice, speaker_id))
    resolved = _name_first_tellings(story, resolved)
    used = {q.speaker_id or q.speaker_kind for q in resolved}
    return tuple(resolved), tuple(s for key, s in speakers.items() if key in used)


def _quotation(a: Attribution, voice: Voice, speaker_id: str) -> Quotation:
    how: How = voice.how if a.form == "marked" else a.form
    tie = a.link_score if a.source and voice.source is None else 1.0
    return Quotation(
        id=a.id,
        kind=a.kind,
        stretches=a.stretches,
        source=a.source or voice.source,
        cue=a.cue,
        via=a.via,
        speaker_id=speaker_id,
        speaker=voice.name,
        speaker_kind=voice.kind,
        how=how,
        confidence=round(estimate_confidence(how, evidence(voice.sure, tie)), 2) if voice.name else 0.0,
        notes=a.notes,
    )


def _name_first_tellings(story: str, quotations: list[Quotation]) -> list[Quotation]:
    """Give words in a headline that nobody is named for the speaker who says them again in the story."""
    said: dict[tuple[str, ...], Quotation] = {}
    named = []
    for q in reversed(quotations):
        runs = [run for s in q.stretches if s.kind != "indirect" for run in runs_of_words(story[s.start : s.end])]
        later = next((said[run] for run in runs if run in said), None)
        if later and q.speaker_kind in ("unattributed", "unresolved"):
            q = replace(
                q,
                speaker_id=later.speaker_id,
                speaker=later.speaker,
                speaker_kind=later.speaker_kind,
                how=later.how,
                confidence=round(later.confidence * 0.95, 2),
            )
        if q.speaker:
            said.update(dict.fromkeys(runs, q))
        named.append(q)
    return named[::-1]


def _voice(
    story: str,
    q: Attribution,
    before: Sequence[Attribution],
    voices: dict[str, Voice],
    context: Context,
    spans: Sequence[Span],
    byline: str,
) -> Voice:
    if q.source is None:
        return _unnamed_voice(story, q, before, voices, context, spans)
    source = read_source(story, q.source, context.mentions)
    if q.form == "transcript" and source.sort != "named":
        return _labelled_voice(q.source.of(story), before, context)
    if source.sort == "named":
        return _named_voice(source)
    if source.sort == "pronoun":
        return _pronoun_voice(story, q.source, source, before, voices, context, spans, byline)
    if source.sort == "document":
        return _document_voice(story, q.source, source, before, voices, context)
    return _described_voice(story, q.source, source, context, spans)


def _named_voice(source: Source) -> Voice:
    entities = tuple(m.entity for m in source.named)
    kind: SpeakerKind = (
        "person" if entities[0].type == "person" else "unnamed" if entities[0].type == "group" else "organisation"
    )
    if len(entities) > 1:
        return Voice(kind, " and ".join(e.name for e in entities), entities, "name")
    entity, named = entities[0], source.named[0]
    written = source.text
    if entity.type != "person":
        how: How = "organisation" if kind == "organisation" else "described"
    elif _COURTESY.match(written) and named.end - named.start < len(entity.name):
        how = "title"
    else:
        how = "surname" if " " not in _name_in(source) and " " in entity.name else "name"
    return Voice(kind, entity.name, entities, how)


def _name_in(source: Source) -> str:
    """The longest form of the name that stands in the source, without a title before it."""
    entity = source.named[0].entity
    forms = (form for form in (entity.name, *entity.aliases) if form in source.text)
    return max(forms, key=len, default=entity.name)


def _meant(named: EntityMention, text: str, *, sure: float, how: How = "", source: Span | None = None) -> Voice:
    """The voice of somebody named elsewhere whom these words mean."""
    voice = _named_voice(Source(text, "named", (named,)))
    return replace(voice, how=how or voice.how, sure=sure, source=source)


def _labelled_voice(label: str, before: Sequence[Attribution], context: Context) -> Voice:
    """Who a label in a transcript is: "HOLT" is Mira Holt; "A" whoever alone is named before the first turn; "Q" asks."""
    if label in ("Q", "A"):
        first = min((q.stretches[0].start for q in before if q.form == "transcript"), default=0)
        people = {m.entity.id: m.entity for m in context.mentions if m.entity.type == "person" and m.start < first}
        if label == "A" and len(people) == 1:
            (entity,) = people.values()
            return Voice("person", entity.name, (entity,), "transcript")
        return UNRESOLVED
    words = label.casefold().split()
    for m in context.mentions:
        if m.entity.type == "person" and m.entity.name.casefold().split()[-len(words) :] == words:
            return Voice("person", m.entity.name, (m.entity,), "transcript")
    return Voice("unnamed", label.title() if label.isupper() else label, (), "transcript")


def _pronoun_voice(
    story: str,
    span: Span,
    source: Source,
    before: Sequence[Attribution],
    voices: dict[str, Voice],
    context: Context,
    spans: Sequence[Span],
    byline: str,
) -> Voice:
    word = source.head
    inside = any(s.start <= span.start < s.end for s in spans)
    if word in SELF:
        if byline and not inside:
            own = next((m.entity for m in context.mentions if m.entity.name.casefold() == byline.casefold()), None)
            return Voice("person", own.name if own else byline, (own,) if own else (), "byline")
        return UNRESOLVED
    if word in WHO:
        near = [m for m in context.mentions if m.end <= span.start and span.start - m.end < 60]
        sentence = context.reading.sentences[number_at(context.reading.sentences, span.start) - 1]
        near = [m for m in near if m.start >= sentence.start]
        people = [m for m in near if m.entity.type == "person"]
        if near and word != "who" and not people:
            people = near
        if people:
            return _meant(people[-1], source.text, how="pronoun", sure=0.85)
        before_it = _WHO_IS.search(story[max(sentence.start, span.start - 80) : span.start]) if word == "who" else None
        return Voice("unnamed", before_it[1], (), "pronoun", 0.8) if before_it else UNRESOLVED
    if word in HE | SHE:
        found = context.find_person(span.start, word, spans)
        if found is None:
            return UNRESOLVED
        named, sure = found
        if is_unnamed(named.entity):
            return Voice("unnamed", named.entity.name, (), "pronoun", sure)
        return Voice("person", named.entity.name, (named.entity,), "pronoun", sure)
    if word in THEY | IT:
        last = voices[before[-1].id] if before and _near(q=before[-1], at=span.start, context=context) else UNRESOLVED
        things = ("organisation", "unnamed") if word in THEY else ("organisation", "document")
        if last.kind in things or (word in THEY and len(last.entities) > 1):
            return replace(last, how="pronoun", sure=0.7, source=None)
        if word in THEY and last.kind != "person" and (pair := context.find_pair(span.start)):
            return replace(_named_voice(Source(source.text, "named", pair)), how="pronoun", sure=0.7)
        types = frozenset({"organisation", "group"} if word in THEY else {"organisation"})
        if found := context.find_body(span.start, types):
            named, sure = found
            return _meant(named, source.text, how="pronoun", sure=sure)
    return UNRESOLVED


def _near(*, q: Attribution, at: int, context: Context) -> bool:
    return number_at(context.paragraphs, at) - number_at(context.paragraphs, q.stretches[-1].start) <= 1


# People who stay without a name as a rule: "the official" is whoever was "an official" before.
_NAMELESS = frozenset(
    "official officer spokesman spokeswoman spokesperson source person man woman resident witness driver worker employee aide "
    "victim suspect boy girl neighbour neighbor caller reader user voter protester student teacher patient customer lawyer attorney "
    "expert analyst".split()
)


def _document_voice(
    story: str,
    span: Span,
    source: Source,
    before: Sequence[Attribution],
    voices: dict[str, Voice],
    context: Context,
) -> Voice:
    """What "the letter says" is what its authors say, if the article told who they are; else the letter itself speaks."""
    document = Voice("document", source.text, (), "described")
    if not re.match(r"(?:the|this|that|his|her|their|its)\s", source.text, re.I) or source.owner:
        return document
    for noun in find_same_document(story, source.head, span.start):
        if named := read_author(story, noun, context.mentions):
            return _meant(named, source.text, how="role", sure=0.8)
        for b in reversed(before):
            sentence, said = _sentence_of(b, context), voices[b.id]
            if b.source and sentence.start <= noun[0] < sentence.end and b.source.end <= noun[0] and said.name:
                return (
                    document
                    if said.kind == "document"
                    else replace(said, how="role", sure=said.sure * 0.8, source=None)
                )
    return document


def _sentence_of(q: Attribution, context: Context) -> Span:
    at = q.source.start if q.source else q.stretches[0].start
    return context.reading.sentences[number_at(context.reading.sentences, at) - 1]


def _described_voice(story: str, span: Span, source: Source, context: Context, spans: Sequence[Span]) -> Voice:
    """A description stays as it is, unless it can only mean one who has a name: "the mayor", "the former teacher"."""
    beside = context.just_before(span.start)
    if beside and beside.entity.type == "person" and _COMMA.fullmatch(story, beside.end, span.start):
        return _meant(beside, source.text, how="role", sure=0.95)  # "Ana Lim, her opponent, said"
    described = Voice("organisation" if is_body(source) else "unnamed", source.text, (), "described")
    owned = source.owner is not None and re.match(r"['’]s?\s", story[source.owner.end : span.end]) is not None
    definite = re.match(r"(?:the|this|that)\s", source.text, re.I) is not None or owned
    bare = source.text == source.head.capitalize() and is_person_noun(
        source.head
    )  # "Mayor calls plan a promise", in a headline
    if not (definite or bare) or source.head.endswith("s"):
        return described
    if is_body(source):
        found = context.find_role(span.start, source.text, source.head, frozenset({"organisation", "place"}))
    else:
        introduced = _introduced(story, span, source.head)
        if introduced and source.head in _NAMELESS:  # "the woman" is the "young woman" of before
            return Voice("unnamed", introduced, (), "described")
        found = context.find_role(span.start, source.text, source.head, frozenset({"person"}))
        of_body = source.owner is not None and source.owner.entity.type == "organisation"
        if (
            found is None
            and is_person_noun(source.head)
            and source.head not in _NAMELESS
            and not introduced
            and not bare
            and not of_body
        ):
            found = context.find_person(
                span.start, "", spans, beside=source.owner.entity.id if owned and source.owner else ""
            )
            if found and (found[1] < 0.6 or is_unnamed(found[0].entity)):
                found = None
    if found is None:
        return described
    named, sure = found
    return _meant(named, source.text, how="role", sure=sure)


def _introduced(story: str, span: Span, head: str) -> str:
    """The words by which somebody was brought in without a name, "a young woman", the last before this place; or ""."""
    pattern = rf"\b(?:an?|one|another)\s(?:[\w’-]+\s){{0,3}}?{re.escape(head)}\b(?!,?\s(?-i:[A-Z])|['’-])"
    found = [m.group() for m in re.finditer(pattern, story[: span.start], re.I)]
    return found[-1] if found else ""


def _unnamed_voice(
    story: str,
    q: Attribution,
    before: Sequence[Attribution],
    voices: dict[str, Voice],
    context: Context,
    spans: Sequence[Span],
) -> Voice:
    """Whose words are these, if nobody is named beside them? The last speaker's, if they go on; else the one just named."""
    start = q.stretches[0].start
    number = number_at(context.paragraphs, start)
    paragraph = context.paragraphs[number - 1]
    people = named_before(context.mentions, paragraph.start, start, spans)
    opens = not re.search(r"\w", story[paragraph.start : start])
    spoken = [b for b in before if b.kind != "indirect" and voices[b.id].name]
    if opens and number > 1:
        previous = context.paragraphs[number - 2]
        if previous.of(story).endswith(":"):
            people = named_before(context.mentions, previous.start, previous.end, spans)
            sentence = context.reading.sentences[number_at(context.reading.sentences, previous.end - 1) - 1]
            roles = [
                r for r in context.reading.roles if r.role == "source" and sentence.start <= r.start < previous.end
            ]
            if roles:
                span = Span(roles[-1].start, roles[-1].end)
                voice = _voice(story, replace(q, source=span), before, voices, context, spans, "")
                return replace(voice, source=span, sure=voice.sure * 0.9)
            if people:
                m = people[0]
                return _meant(m, m.entity.name, sure=0.8, source=Span(m.start, m.end))
        if spoken and (last := spoken[-1]) and number - number_at(context.paragraphs, last.stretches[-1].start) <= 1:
            return replace(voices[last.id], how="continued", source=None)
    if spoken and number_at(context.paragraphs, spoken[-1].stretches[-1].start) == number and not people:
        return replace(voices[spoken[-1].id], how="continued", source=None)
    if people and not opens:
        m = people[0]
        return _meant(m, m.entity.name, sure=0.6, source=Span(m.start, m.end))
    return UNATTRIBUTED


def _pronoun(voice: Voice, q: Attribution, story: str) -> str:
    """The pronoun by which the article has just called a speaker."""
    if voice.how != "pronoun" or q.source is None or voice.sure < 0.7:
        return ""
    word = q.source.of(story).casefold()
    return "he" if word in HE else "she" if word in SHE else ""


def _about(voice: Voice, context: Context) -> tuple[str, str]:
    """Role and pronoun of a speaker who is one entity."""
    if len(voice.entities) != 1:
        return "", ""
    entity = voice.entities[0]
    return entity.role, entity.pronoun or context.pronouns.get(entity.id, "")


def _id_of(voice: Voice, ids: dict[str, str], article_id: str) -> str:
    """The entity's id, or a number for whoever is none; empty if nobody is known."""
    if not voice.name:
        return ""
    if len(voice.entities) == 1:
        return voice.entities[0].id
    key = plain_description(voice.name)
    return ids.setdefault(key, f"{article_id}-s{len(ids) + 1}")
