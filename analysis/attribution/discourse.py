"""What an article has said up to a source: who is mentioned where, who has spoken. Computed once, then looked up."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.attribution.centres import PRONOUN, find_centres, pronoun_in
from analysis.attribution.source_phrase import POSSESSIVE, head_noun
from analysis.coreference import UnnamedMention, find_unnamed_people, plain_description
from analysis.document import Document
from analysis.records import Attribution, Entity, EntityMention, EntityType, How, Link, Role, Span, SpeakerKind

MAX_CHARS_BACK = 30_000  # nobody is "he" who was mentioned before that
MAX_MENTIONS_BACK = 200
MAX_MENTIONS_AHEAD = 200  # for an office whose holder is named only later
MAX_CHARS_TO_WORD = 40  # looked at before a name for a preposition or a verb
BEFORE_OBJECT = frozenset(
    "of by for with against to from than as on about at like or over toward towards between behind after that met called "
    "backed endorsed praised attacked accused urged thanked beat joined".split()
)
MAX_INTRODUCTION_WORDS = 4  # after the article: "a | young blonde police officer"

_INTRODUCTION = re.compile(r"\b(?:an?|one|another)(?=\s)", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s([\w'’-]+)")
_NAME_NEXT = re.compile(r",?\s[A-Z]")


@dataclass(frozen=True, slots=True)
class Party:
    """Who may speak: one entity, several together, somebody or something without a name, or nobody who is known."""

    kind: SpeakerKind
    name: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def key(self) -> str:
        """The same for two mentions of one party: the entity's id, else the plain description."""
        return self.entities[0].id if len(self.entities) == 1 else plain_description(self.name)


UNATTRIBUTED = Party("unattributed")  # no source is named
UNRESOLVED = Party("unresolved")  # somebody is named as the source, but it is not known who that is


class PartyMention(NamedTuple):
    """A party as it is mentioned in one place."""

    start: int
    end: int
    party: Party
    key: str
    type: EntityType
    sentence: int  # counts from 1
    quoted: bool  # inside quotation marks


_OWN_PRONOUN = re.compile(r"(?:that )?(he|she)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The party that a source means, and how that is known."""

    party: Party
    how: How = ""
    probability: float = 1.0  # that the source means this party
    source: Span | None = None  # where the party is named, if the attribution has no source of its own


class Spoken(NamedTuple):
    """An attribution whose speaker is known, or known to be unknown."""

    attribution: Attribution
    resolution: Resolution


def party_of(*entities: Entity) -> Party:
    """The party that these entities are, of the kind of the first."""
    return Party(kind_of_speaker(entities[0].type), " and ".join(e.name for e in entities), entities)


def kind_of_speaker(type: EntityType) -> SpeakerKind:
    """The kind of speaker that an entity of a type is: a place speaks as its government, a group as unnamed people."""
    kinds: dict[EntityType, SpeakerKind] = {"person": "person", "group": "unnamed"}
    return kinds.get(type, "organisation")


class Discourse:
    """What one article has said so far. `note` adds who has just spoken; all else is fixed."""

    def __init__(self, document: Document, attributions: Sequence[Attribution], entities: Sequence[Entity]) -> None:
        self.document = document
        self.mentions = sorted(
            (EntityMention(m.start, m.end, e) for e in entities for m in e.mentions), key=lambda m: m.start
        )
        stretches = (s for a in attributions for s in a.stretches if s.kind != "indirect")
        self.quoted = sorted(Span(s.start, s.end) for s in stretches)
        unnamed = find_unnamed_people(document.text)
        self.parties = sorted(
            [
                *(self._mention(m, party_of(m.entity), m.entity.type) for m in self.mentions),
                *(self._mention(m, Party("unnamed", m.person.description), "person") for m in unnamed),
            ],
            key=lambda m: m.start,
        )
        self.pronouns = {e.id: e.pronoun for e in entities}
        self.pronouns |= {plain_description(m.person.description): m.person.pronoun for m in unnamed}
        self.subjects = self._subjects()
        narrated = [m for m in self.parties if m.type == "person" and not m.quoted]
        named = {m.sentence: m.start for m in reversed(narrated)}
        self.centres = find_centres(document, self.subjects, named, self.pronouns, self.is_quoted)
        self._person_starts, self._person_keys = [m.start for m in narrated], [m.key for m in narrated]
        self.most_named = Counter(self._person_keys).most_common(1)[0][0] if narrated else ""
        self._links: dict[int, list[Link]] = defaultdict(list)
        for link in document.reading.antecedents:
            self._links[document.reading.roles[link.dependent].start].append(link)
        self._entity_of_name = self._entities_of_names()
        self._introductions = _index_introductions(document.text)
        self.role_words: dict[int, frozenset[str]] = {}  # by start of a mention; filled by the features
        self.name_words: dict[str, frozenset[str]] = {}  # by entity id; filled by the features
        self.last: Spoken | None = None
        self.last_quoted: Spoken | None = None  # of a known speaker, not indirect
        self.spoken_in: dict[int, list[Spoken]] = defaultdict(list)  # by number of the sentence that holds the source
        self.spoken_sentence = 0  # the number of the sentence in which anybody spoke last
        self.spoke_at: dict[str, int] = {}  # by party, where it spoke last
        self.last_key = ""  # of the party that spoke last and may be "he" or "she": no body without a name
        self.last_of_all = ""  # of the party that spoke last
        turns = (a.stretches[0].start for a in attributions if a.form == "transcript")
        self.first_turn = min(turns, default=0)  # where the first turn of a transcript begins
        self.author = self._author()
        self.person_by_last_words = self._people_by_last_words()
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        for entity in {m.entity.id: m.entity for m in self.mentions if m.entity.type == "person"}.values():
            self._by_surname[entity.name.rpartition(" ")[2].casefold()].append(entity)
        self._sources = [r for r in document.reading.roles if r.role == "source"]

    def note(self, attribution: Attribution, resolution: Resolution, pronoun: str = "") -> None:
        """Remember who has just spoken, and by which pronoun, if one has just told."""
        party, place = resolution.party, attribution.stretches[0].start
        self.last = Spoken(attribution, resolution)
        if party.name and attribution.kind != "indirect":
            self.last_quoted = self.last
        source_at = attribution.source.start if attribution.source else place
        self.spoken_in[self.document.sentence_number(source_at)].append(self.last)
        self.spoken_sentence = self.document.sentence_number(max(source_at, attribution.stretches[-1].start))
        if attribution.source and party.name and not party.entities:
            self._remember(attribution.source, party)
        if not party.name:
            return
        self.last_of_all = party.entities[0].id if party.entities else party.key
        self.spoke_at[self.last_of_all] = place
        if attribution.source and party.kind in ("person", "unnamed"):
            self.centres[self.document.sentence_number(source_at)] = self.last_of_all
        if party.entities or party.kind == "unnamed":
            self.last_key = self.last_of_all
            if not party.entities:
                pronoun = pronoun or self._pronoun_of_aside(attribution) or self._pronoun_of_content(attribution)
            if pronoun and not self.pronouns.get(self.last_key):
                self.pronouns[self.last_key] = pronoun

    def _pronoun_of_aside(self, attribution: Attribution) -> str:
        """The pronoun between a source and its cue: "a guard, who asked not to be named because he feared for his job, said"."""
        if not attribution.source or not attribution.cue:
            return ""
        start, end = attribution.source.start, attribution.cue.start
        m = PRONOUN.search(self.document.text, start, end)
        return "" if m is None or self.mentions_in(start, end) else pronoun_in(m)

    def _pronoun_of_content(self, attribution: Attribution) -> str:
        """The pronoun with which a reported clause begins: whoever is described and "said she had seen it" is she."""
        first = attribution.stretches[0]
        begins = _OWN_PRONOUN.match(self.document.text, first.start, first.end) if first.kind == "indirect" else None
        return begins[1].casefold() if begins else ""

    def _remember(self, source: Span, party: Party) -> None:
        """Add who spoke without a name to whoever may be meant later on: "a cashier said … she"."""
        head = head_noun(party.name)
        several = head.endswith("s") and not head.endswith("ss")
        kinds: dict[SpeakerKind, EntityType] = {"organisation": "organisation", "document": "organisation"}
        type_ = kinds.get(party.kind, "group" if several else "person")
        number = bisect_left(self.parties, source.start, key=lambda m: m.start)
        there = self.parties[number] if number < len(self.parties) else None
        if there is None or there.start >= source.end:
            sentence, quoted = self.document.sentence_number(source.start), self.is_quoted(source.start)
            mention = PartyMention(source.start, source.end, party, party.key, type_, sentence, quoted)
            insort(self.parties, mention, key=lambda m: m.start)
        elif there.start == source.start and not there.party.entities and there.key != party.key:
            # "A shopkeeper" of "A shopkeeper who watched"
            self.parties[number] = there._replace(end=source.end, party=party, key=party.key)
            self.pronouns.setdefault(party.key, self.pronouns.get(there.key, ""))

    def parties_before(self, at: int) -> Sequence[PartyMention]:
        """The mentions that begin before this place, in order, as far back as anybody is looked for."""
        end = bisect_left(self.parties, at, key=lambda m: m.start)
        start = bisect_left(self.parties, at - MAX_CHARS_BACK, key=lambda m: m.start)
        return self.parties[max(start, end - MAX_MENTIONS_BACK) : end]

    def parties_between(self, start: int, end: int) -> Sequence[PartyMention]:
        """The mentions that begin in this stretch of the text, in order; of very many the last ones."""
        first = bisect_left(self.parties, start, key=lambda m: m.start)
        last = bisect_left(self.parties, end, key=lambda m: m.start)
        return self.parties[max(first, last - MAX_MENTIONS_BACK) : last]

    def parties_after(self, at: int) -> Sequence[PartyMention]:
        """The mentions that begin after this place, as far on as anybody is looked for."""
        start = bisect_right(self.parties, at, key=lambda m: m.start)
        return self.parties[start : start + MAX_MENTIONS_AHEAD]

    def mentions_in(self, start: int, end: int) -> Sequence[EntityMention]:
        """The names that begin in this stretch of the text, in order; of very many the last ones."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect_left(self.mentions, end, key=lambda m: m.start)
        return self.mentions[max(first, last - MAX_MENTIONS_BACK) : last]

    def first_person_in(self, span: Span) -> EntityMention | None:
        """The first person who is named in this stretch of the text, outside quotation marks."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.start)
        for m in self.mentions[first : first + MAX_MENTIONS_AHEAD]:
            if m.end > span.end:
                break
            if m.entity.type == "person" and not self.is_quoted(m.start):
                return m
        return None

    def parties_in_preface(self) -> Sequence[PartyMention]:
        """The mentions before the first turn of a transcript, in order."""
        return self.parties[
            : min(MAX_MENTIONS_AHEAD, bisect_left(self.parties, self.first_turn, key=lambda m: m.start))
        ]

    def source_in(self, start: int, end: int) -> Role | None:
        """The last source that the tagger found in this stretch of the text."""
        number = bisect_left(self._sources, end, key=lambda r: r.start)
        last = self._sources[number - 1] if number else None
        return last if last and last.start >= start else None

    def namesakes(self, surname: str) -> Sequence[Entity]:
        """The people whose names end in this word, in order of first mention."""
        return self._by_surname.get(surname.casefold(), ())

    def last_person_before(self, at: int) -> str:
        """The key of the last person who is mentioned before this place outside quotation marks, or ""."""
        number = bisect_left(self._person_starts, at)
        return self._person_keys[number - 1] if number else ""

    def first_in_paragraph(self, at: int) -> str:
        """The key of the first person who is mentioned before this place in its paragraph, outside quotation marks, or ""."""
        number = bisect_left(self._person_starts, self.document.paragraph_at(at).start)
        inside = number < len(self._person_starts) and self._person_starts[number] < at
        return self._person_keys[number] if inside else ""

    def name_before(self, at: int) -> EntityMention | None:
        """The last name that begins before this place."""
        number = bisect_left(self.mentions, at, key=lambda m: m.start)
        return self.mentions[number - 1] if number else None

    def is_quoted(self, at: int) -> bool:
        """Whether this place is between quotation marks."""
        number = bisect_right(self.quoted, at, key=lambda q: q.start)
        return any(q.start <= at < q.end for q in self.quoted[max(0, number - 2) : number])

    def tagger_says(self, at: int) -> dict[str, float]:
        """How likely the tagger holds each entity, by id, to be meant by the source that begins here: 0 to 1."""
        chances: dict[str, float] = defaultdict(float)
        for link in self._links.get(at, ()):
            if entity_id := self._entity_of_name.get(link.head):
                chances[entity_id] += link.score
        return chances

    def introduction(self, noun: str, at: int) -> str:
        """The words by which somebody was last introduced without a name before this place ("a young woman"), or ""."""
        spans = self._introductions.get(noun, ())
        number = bisect_right(spans, at, key=lambda s: s.end)
        return spans[number - 1].of(self.document.text) if number else ""

    def paragraphs_between(self, start: int, end: int) -> int:
        """How many paragraphs on `end` is from `start`."""
        return self.document.paragraph_number(end) - self.document.paragraph_number(start)

    def _mention(self, span: EntityMention | UnnamedMention, party: Party, type_: EntityType) -> PartyMention:
        sentence = self.document.sentence_number(span.start)
        return PartyMention(span.start, span.end, party, party.key, type_, sentence, self.is_quoted(span.start))

    def _author(self) -> Party | None:
        """The author of the article, if it has a byline."""
        byline = self.document.byline
        if not byline:
            return None
        own = next((m.entity for m in self.mentions if m.entity.name.casefold() == byline.casefold()), None)
        return Party("person", own.name, (own,)) if own else Party("person", byline)

    def _people_by_last_words(self) -> dict[tuple[str, ...], Entity]:
        """Each person by every ending of the name, in small letters; of several the one mentioned first."""
        people: dict[tuple[str, ...], Entity] = {}
        for entity in {m.entity.id: m.entity for m in self.mentions if m.entity.type == "person"}.values():
            words = tuple(entity.name.casefold().split())
            for number in range(len(words)):
                people.setdefault(words[number:], entity)
        return people

    def _subjects(self) -> dict[int, str]:
        """By sentence, the person who is mentioned first in it, outside quotation marks and not as somebody's owner.

        Whoever follows a preposition or a verb counts only where nobody else is named: "In a letter to Lim, Okafor said".
        """
        subjects: dict[int, str] = {}
        objects: dict[int, str] = {}
        for m in self.parties:
            if m.type == "person" and not m.quoted and not POSSESSIVE.match(self.document.text, m.end):
                into = objects if word_before(self.document.text, m.start) in BEFORE_OBJECT else subjects
                into.setdefault(m.sentence, m.key)
        return {**objects, **subjects}

    def _entities_of_names(self) -> dict[int, str]:
        """The id of the entity that each of the tagger's names is, by the name's number."""
        found: dict[int, str] = {}
        at = 0
        for number, name in enumerate(self.document.reading.names):
            while at < len(self.mentions) and self.mentions[at].end <= name.start:
                at += 1
            if at < len(self.mentions) and self.mentions[at].start < name.end:
                found[number] = self.mentions[at].entity.id
        return found


def word_before(text: str, start: int) -> str:
    """The word before a name, in small letters, offices and other capitalised words passed over; "" where there is none."""
    words = text[max(0, start - MAX_CHARS_TO_WORD) : start].split()
    while words and words[-1][0].isupper() and words[-1][-1] != ",":
        words.pop()
    return words[-1].casefold() if words else ""


def _index_introductions(text: str) -> dict[str, list[Span]]:
    """Where somebody is introduced without a name, by each word that may be the noun: "a young woman" by both words."""
    found: dict[str, list[Span]] = defaultdict(list)
    for article in _INTRODUCTION.finditer(text):
        at = article.end()
        for _ in range(MAX_INTRODUCTION_WORDS):
            if not (word := _NEXT_WORD.match(text, at)):
                break
            at = word.end()
            if not _NAME_NEXT.match(text, at):  # not "a senator, Ana Lim"
                found[word[1].casefold()].append(Span(article.start(), at))
    for spans in found.values():
        spans.sort(key=lambda s: s.end)
    return found
