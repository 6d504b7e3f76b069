"""All who may be meant by a source, each with its features; *nobody* is always among them.

A ladder of small rules for each kind of question says where candidates come from; `rank` chooses between them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.attribution.discourse import UNRESOLVED, Discourse, Party, PartyMention, party_of
from analysis.attribution.document_authors import find_same_document, read_author
from analysis.attribution.features import MAX_PARAGRAPHS_AFTER_SPEAKER, Kind, Question, Standing, features_of
from analysis.attribution.source_phrase import SourcePhrase, first_word, is_body, is_owned
from analysis.lexicons import words_of
from analysis.records import Attribution, EntityMention, EntityType, How, Span
from analysis.rules import rule

MAX_SENTENCES_TO_BODY = 3  # from an organisation to the "it" that means it
MAX_SENTENCES_TO_PAIR = 2  # from "Lim and Okafor" to "they"
MAX_CHARS_TO_WHO = 60  # from a name to the "who" that belongs to it
MAX_SPEAKERS = 20  # of a sentence that mentions a document
MAX_CHARS_DESCRIBED = 80  # of a description before "who"

_AND = re.compile(  # Lim| and Mr |Okafor; Lim|, the mayor, and |Okafor
    r"(?:,[^,.;:\n]{3,40},|\s\([^()\n]{1,20}\),?)?\s(?:and|&)\s(?:[\w.'’-]+\s){0,3}"
)
_DESCRIBED = re.compile(  # "two nurses |who", "29 others |who", "those |who"
    r"""
    \b ( (?: an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|other|another|those|\d+ )
         (?: \s [a-z][\w’-]* ){0,4} )
    ,? \s $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_KNOWN_BY_NOW = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that a source may mean."""

    party: Party
    features: Mapping[str, float] = field(default_factory=dict)  # by name, those that are not 0
    how: How = ""  # in which way the speaker is found, if this is the one
    source: Span | None = None  # where the party is named, if the attribution has no source of its own
    earlier: float = (
        1.0  # how likely it is that the party was right where this candidate only repeats an earlier speaker
    )


NOBODY = Candidate(UNRESOLVED, {"nobody": 1.0})
Finder = Callable[[Discourse, Question], list[Candidate]]


def ask(discourse: Discourse, kind: Kind, attribution: Attribution, phrase: SourcePhrase) -> Question:
    """The question whom this source means."""
    at = phrase.span.start
    return Question(kind, attribution, phrase, at, discourse.document.sentence_number(at), discourse.tagger_says(at))


def candidates_for(discourse: Discourse, question: Question) -> list[Candidate]:
    """Everybody who may be meant, each once, in order of last mention within each way of finding; the last one is nobody."""
    found: dict[str, Candidate] = {}
    for find in FINDERS[question.kind]:
        for c in find(discourse, question):
            same = found.get(c.party.key)
            found[c.party.key] = (
                Candidate(same.party, {**c.features, **same.features}, same.how, same.source, same.earlier)
                if same
                else c
            )
    return [*found.values(), NOBODY]


def _none(discourse: Discourse, question: Question) -> list[Candidate]:
    return []


def standings(mentions: Iterable[PartyMention], at: int) -> list[Standing]:
    """What these mentions, which are in order, say of each party."""
    by_key: dict[str, list[PartyMention]] = {}
    for m in mentions:
        by_key.setdefault(m.key, []).append(m)
    out = []
    for own in by_key.values():
        before = sum(m.start < at for m in own)
        narrated = [m for m in own[:before] if not m.quoted]
        last = narrated[-1] if narrated else own[0]
        out.append(Standing(own, last, before, only_quoted=not narrated and own[0].quoted))
    return out


def _as_candidates(discourse: Discourse, question: Question, found: Iterable[Standing], how: How) -> list[Candidate]:
    return [Candidate(s.party, features_of(discourse, question, s), how) for s in found]


# ------------------------------------------------------------------------------------------------------------- he, she


@rule("attribution.people_before", otherwise=_none)
def people_before(discourse: Discourse, question: Question) -> list[Candidate]:
    """People mentioned before, with a name or without one: "Okafor came. He said", "My father came. He said"."""
    owner = question.phrase.owner
    owner_id = owner.entity.id if owner and is_owned(discourse.document.text, question.phrase) else ""
    people = (m for m in discourse.parties_before(question.at) if m.type == "person" and m.key != owner_id)
    how: How = "pronoun" if question.kind == "he or she" else "role"
    return _as_candidates(discourse, question, standings(people, question.at), how)


# ------------------------------------------------------------------------------------------------------------ they, it


@rule("attribution.spoke_just_before", otherwise=_none)
def spoke_just_before(discourse: Discourse, question: Question) -> list[Candidate]:
    """A body, a document or several people who spoke last: "The union said no. They said that …"."""
    if not (last := discourse.last):
        return []
    party, they = last.resolution.party, _is_they(question)
    place = last.attribution.stretches[-1].start
    kinds = ("organisation", "unnamed") if they else ("organisation", "document")
    fits = party.kind in kinds or (they and len(party.entities) > 1)
    if not fits or discourse.paragraphs_between(place, question.at) > MAX_PARAGRAPHS_AFTER_SPEAKER:
        return []
    return [Candidate(party, {"spoke_just_before": 1.0}, "pronoun", earlier=last.resolution.probability)]


@rule("attribution.named_as_one", otherwise=_none)
def named_as_one(discourse: Discourse, question: Question) -> list[Candidate]:
    """The two people who were last named together, in this sentence or just before: "Lim and Okafor came. They said"."""
    if not _is_they(question):
        return []
    first = discourse.document.sentences[max(0, question.sentence - 1 - MAX_SENTENCES_TO_PAIR)]
    people = [m for m in discourse.mentions_in(first.start, question.at) if m.entity.type == "person"]
    for a, b in reversed(list(pairwise(people))):
        if a.entity.id != b.entity.id and _AND.fullmatch(discourse.document.text, a.end, b.start):
            return [Candidate(party_of(a.entity, b.entity), {"named_as_one": 1.0}, "pronoun")]
    return []


@rule("attribution.bodies_before", otherwise=_none)
def bodies_before(discourse: Discourse, question: Question) -> list[Candidate]:
    """Organisations just named, and for "they" groups: "The Harbour Post has seen it. It wrote"."""
    types = {"organisation", "group"} if _is_they(question) else {"organisation"}
    near = (
        m
        for m in discourse.parties_before(question.at)
        if m.type in types and question.sentence - m.sentence <= MAX_SENTENCES_TO_BODY
    )
    return _as_candidates(discourse, question, standings(near, question.at), "pronoun")


def _is_they(question: Question) -> bool:
    return question.phrase.head in words_of("pronouns", "they")


# ----------------------------------------------------------------------------------------------------------- who and I


@rule("attribution.beside_who", otherwise=_none)
def beside_who(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who is named or described right before "who": "Okafor, who said", "the two sailors who said"."""
    sentence = discourse.document.sentences[question.sentence - 1]
    near = [
        m
        for m in discourse.mentions_in(max(sentence.start, question.at - MAX_CHARS_DESCRIBED), question.at)
        if m.end <= question.at < m.end + MAX_CHARS_TO_WHO
    ]
    people = [m for m in near if m.entity.type == "person"]
    if not people and question.phrase.head != "who":
        people = near
    if people:
        found = {m.entity.id: m for m in people}
        return [Candidate(party_of(m.entity), {"nearest": float(m is people[-1])}, "pronoun") for m in found.values()]
    before = discourse.document.text[max(sentence.start, question.at - MAX_CHARS_DESCRIBED) : question.at]
    described = _DESCRIBED.search(before) if question.phrase.head == "who" else None
    return [Candidate(Party("unnamed", described[1]), {"describes": 1.0}, "pronoun")] if described else []


@rule("attribution.author", otherwise=_none)
def author(discourse: Discourse, question: Question) -> list[Candidate]:
    """The author of the article, outside quotation marks: "I called Okafor, I said"."""
    if discourse.author is None or discourse.is_quoted(question.at):
        return []
    return [Candidate(discourse.author, {"author": 1.0}, "byline")]


# -------------------------------------------------------------------------------------------- descriptions and documents


@rule("attribution.described", otherwise=_none)
def bearers(discourse: Discourse, question: Question) -> list[Candidate]:
    """Whom a description may mean: "the mayor" people, named before or only later, "the company" organisations named before."""
    types: set[EntityType] = {"organisation", "place"} if is_body(question.phrase) else {"person"}
    around = [*discourse.parties_before(question.at), *discourse.parties_after(question.at)]
    named = (m for m in around if m.type in types and m.party.entities)
    return _as_candidates(discourse, question, standings(named, question.at), "role")


@rule("attribution.document_author", otherwise=_none)
def document_author(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who wrote a document, by an earlier mention of it: "Okafor wrote a letter … the letter said"."""
    phrase, document = question.phrase, discourse.document
    if first_word(phrase.text) not in _KNOWN_BY_NOW or phrase.owner:
        return []
    for noun in find_same_document(document.text, phrase.head, question.at):
        if named := read_author(document.paragraph_at(noun.start), noun, discourse.mentions, document.text):
            return [Candidate(party_of(named.entity), {"wrote_document": 1.0}, "role")]
        for attribution, said in discourse.spoken_in[document.sentence_number(noun.start)][: -MAX_SPEAKERS - 1 : -1]:
            if attribution.source and attribution.source.end <= noun.start and said.party.name:
                features = {"source_beside_document": 1.0}
                return [Candidate(said.party, features, "role", earlier=said.probability)]
    return []


# ------------------------------------------------------------------------------------------------------- without a source


@rule("attribution.named_before_colon", otherwise=_none)
def named_before_colon(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who is named first in the paragraph before, if it ends with a colon: "This is what Okafor wants:"."""
    previous = paragraph_with_colon(discourse, question.at)
    person = discourse.first_person_in(previous) if previous else None
    return [_named_near(person, "named_before_colon")] if person else []


@rule("attribution.continues", otherwise=_none)
def continues(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who spoke last, in this paragraph or, where the words open theirs, in the one before."""
    if not (last := discourse.last_quoted):
        return []
    away = discourse.paragraphs_between(last.attribution.stretches[-1].start, question.at)
    opens = opens_paragraph(discourse, question.at)
    if not (away <= MAX_PARAGRAPHS_AFTER_SPEAKER if opens else away == 0):
        return []
    party = last.resolution.party
    named = named_before_colon(discourse, question) or named_in_paragraph(discourse, question)
    interrupted = any(c.party.key != party.key for c in named)
    features = {"continues": 1.0} | ({"interrupted": 1.0} if interrupted else {})
    return [Candidate(party, features, "continued", earlier=last.resolution.probability)]


@rule("attribution.named_in_paragraph", otherwise=_none)
def named_in_paragraph(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who is named first in the same paragraph before the words: "Okafor shrugged. “It is late.”"."""
    paragraph = discourse.document.paragraph_at(question.at)
    person = discourse.first_person_in(Span(paragraph.start, question.at))
    return [_named_near(person, "named_in_paragraph")] if person else []


def _named_near(mention: EntityMention, found_by: str) -> Candidate:
    return Candidate(party_of(mention.entity), {found_by: 1.0}, "name", Span(mention.start, mention.end))


def opens_paragraph(discourse: Discourse, at: int) -> bool:
    """Whether no word of the paragraph stands before this place."""
    return not _WORD.search(discourse.document.text, discourse.document.paragraph_at(at).start, at)


def paragraph_with_colon(discourse: Discourse, at: int) -> Span | None:
    """The paragraph before, if words that open theirs follow its colon."""
    number = discourse.document.paragraph_number(at)
    if number < 2 or not opens_paragraph(discourse, at):
        return None
    previous = discourse.document.paragraphs[number - 2]
    return previous if discourse.document.text[previous.end - 1] == ":" else None


FINDERS: dict[Kind, tuple[Finder, ...]] = {
    "he or she": (people_before,),
    "they or it": (spoke_just_before, named_as_one, bodies_before),
    "who": (beside_who,),
    "I": (author,),
    "description": (bearers,),
    "epithet": (people_before,),
    "document": (document_author,),
    "nothing": (named_before_colon, named_in_paragraph, continues),
}
