"""All who may be meant by a source, each with its features; *nobody* is always among them.

A ladder of small rules for each kind of question says where candidates come from; `rank` chooses between them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from analysis.attribution.discourse import UNRESOLVED, Discourse, Party, PartyMention, party_of
from analysis.attribution.document_authors import find_same_document, read_author
from analysis.attribution.features import (
    MAX_PARAGRAPHS_AFTER_SPEAKER,
    Kind,
    Question,
    Standing,
    features_of,
    features_of_nobody,
    has_office,
    has_role,
    is_office,
    pronoun_of,
    speaks_for_itself,
    types_of,
)
from analysis.attribution.source_phrase import POSSESSIVE, SourcePhrase, first_word, head_noun, is_owned, is_pair
from analysis.lexicons import words_of
from analysis.records import Attribution, How, Span
from analysis.rules import rule

MAX_SENTENCES_TO_BODY = 3  # from an organisation to the "it" that means it
MAX_SENTENCES_TO_PAIR = 2  # from "Lim and Okafor" to "they"
MAX_CHARS_TO_WHO = 60  # from a name to the "who" that belongs to it
MAX_PARAGRAPHS_TO_SIGNATURE = 4
MAX_SIGNATURE_CHARS = 50  # of the line: "Ana Lim, Port Ellery"
MAX_CHARS_BEFORE_SIGNATURE = 12  # "Rep. Ana Lim is a member of …"
MAX_EARLIER_NOUNS = 3  # for a document, that are looked at for its author
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


Finder = Callable[[Discourse, Question], list[Candidate]]


def ask(discourse: Discourse, kind: Kind, attribution: Attribution, phrase: SourcePhrase) -> Question:
    """The question whom this source means."""
    at = phrase.span.start
    return Question(
        kind,
        attribution,
        phrase,
        at,
        discourse.document.sentence_number(at),
        discourse.tagger_says(at),
        pronoun_of(phrase),
    )


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
    return [*found.values(), Candidate(UNRESOLVED, features_of_nobody(discourse, question))]


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
    people = (m for m in discourse.parties_before(question.at) if m.type == "person")
    how: How = "pronoun" if question.phrase.sort == "pronoun" else "role"
    return _as_candidates(discourse, question, standings(people, question.at), how)


def _owner_id(discourse: Discourse, question: Question) -> str:
    """The id of whom a description belongs to, who is not meant by it: "Okafor's lawyer"."""
    owner = question.phrase.owner
    return owner.entity.id if owner and is_owned(discourse.document.text, question.phrase) else ""


# ------------------------------------------------------------------------------------------------------------ they, it


@rule("attribution.spoke_just_before", otherwise=_none)
def spoke_just_before(discourse: Discourse, question: Question) -> list[Candidate]:
    """Several people who spoke last, or somebody without a name: "Lim and Okafor said no. They said"; "A resident said"."""
    if not (last := discourse.last) or not _is_they(question):
        return []
    if len(last.resolution.party.entities) < 2 and last.resolution.party.kind != "unnamed":
        return []
    place = last.attribution.stretches[-1].start
    if discourse.paragraphs_between(place, question.at) > MAX_PARAGRAPHS_AFTER_SPEAKER:
        return []
    return [
        Candidate(last.resolution.party, {"spoke_just_before": 1.0}, "pronoun", earlier=last.resolution.probability)
    ]


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
    """Whether several are meant: "they", "both", "the two"."""
    return question.phrase.head in words_of("pronouns", "they") or is_pair(question.phrase)


# ----------------------------------------------------------------------------------------------------------- who and I


@rule("attribution.beside_who", otherwise=_none)
def beside_who(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who is named or described right before "who": "Okafor, who said", "the two sailors who said"."""
    sentence = discourse.document.sentences[question.sentence - 1]
    near = [
        m
        for m in discourse.mentions_in(max(sentence.start, question.at - MAX_CHARS_DESCRIBED), question.at)
        if m.end <= question.at < m.end + MAX_CHARS_TO_WHO
        and not POSSESSIVE.match(discourse.document.text, m.end)  # "Okafor's lawyer, who"
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


@rule("attribution.signature", otherwise=_none)
def signature(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who signs below the words, and who is named in a note at the foot: "Ana Lim is a writer in Harrow."."""
    document = discourse.document
    if discourse.is_quoted(question.at):
        return []
    found = []
    number = document.paragraph_number(question.at)
    for line in document.paragraphs[number : number + MAX_PARAGRAPHS_TO_SIGNATURE]:
        signed = discourse.first_person_in(line) if line.end - line.start <= MAX_SIGNATURE_CHARS else None
        if signed and signed.start - line.start <= MAX_CHARS_BEFORE_SIGNATURE:
            found.append(Candidate(party_of(signed.entity), {"signs": 1.0}, "byline"))
            break
    last = document.paragraphs[-1]
    if (noted := discourse.first_person_in(last)) and noted.start - last.start <= MAX_CHARS_BEFORE_SIGNATURE:
        found.append(Candidate(party_of(noted.entity), {"note_at_foot": 1.0}, "byline"))
    return found


@rule("attribution.namesakes", otherwise=_none)
def namesakes(discourse: Discourse, question: Question) -> list[Candidate]:
    """All who bear the surname that is named: "Ana Lim, Bo Lim's mother … Lim said"."""
    ids = {e.id for e in discourse.namesakes(question.phrase.text.rpartition(" ")[2])}
    around = [*discourse.parties_before(question.at), *discourse.parties_after(question.at)]
    found = standings((m for m in around if m.key in ids), question.at)
    return _as_candidates(discourse, question, found, "surname")


# -------------------------------------------------------------------------------------------- descriptions and documents


@rule("attribution.described", otherwise=_none)
def bearers(discourse: Discourse, question: Question) -> list[Candidate]:
    """Whom a description may mean: whoever is named before, and whoever has the role later: "the mayor", "the company"."""
    around = [*discourse.parties_before(question.at), *discourse.parties_after(question.at)]
    owner_id = _owner_id(discourse, question)
    types, noun = types_of(question.phrase.head), question.phrase.head
    may = (m for m in around if m.key != owner_id and (m.type in types if types else m.type != "group"))
    may = (m for m in may if m.party.entities or _described_by(m.party, noun))
    found = standings(may, question.at)
    if is_office(discourse, question):
        found = [s for s in found if has_office(discourse, question, s.mentions)]
    else:
        found = [s for s in found if s.before or has_role(discourse, question, s.mentions)]
    return _as_candidates(discourse, question, found, "role")


def _described_by(party: Party, noun: str) -> bool:
    """Whether somebody without a name is described by this noun."""
    return party.kind == "unnamed" and head_noun(party.name) == noun


@rule("attribution.document_author", otherwise=_none)
def document_author(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who wrote a document, by what stands beside it: "the letter that Okafor wrote", "a letter from Okafor began"."""
    document = discourse.document
    span = question.phrase.span
    at = document.text.find(question.phrase.head, span.start, span.end) if question.phrase.head else -1
    if at < 0 or speaks_for_itself(discourse, question):
        return []
    noun = Span(at, at + len(question.phrase.head))
    named = read_author(document.paragraph_at(at), noun, discourse.mentions, document.text)
    return [Candidate(party_of(named.entity), {"wrote_document": 1.0}, "role")] if named else []


@rule("attribution.earlier_document", otherwise=_none)
def earlier_author(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who stands beside an earlier mention of the document: "Okafor wrote a letter … the letter said"."""
    phrase, document = question.phrase, discourse.document
    if first_word(phrase.text) not in _KNOWN_BY_NOW:
        return []
    found: list[Candidate] = []
    for noun in find_same_document(document.text, phrase.head, question.at)[:MAX_EARLIER_NOUNS]:
        if named := read_author(document.paragraph_at(noun.start), noun, discourse.mentions, document.text):
            found.append(Candidate(party_of(named.entity), {"wrote_document": 1.0}, "role"))
        for attribution, said in discourse.spoken_in[document.sentence_number(noun.start)][: -MAX_SPEAKERS - 1 : -1]:
            if attribution.source and attribution.source.end <= noun.start and said.party.name:
                features = {"source_beside_document": 1.0}
                found.append(Candidate(said.party, features, "role", earlier=said.probability))
        sentence = document.sentence_at(noun.start)
        beside = [
            m for m in discourse.mentions_in(sentence.start, noun.start) if m.entity.type in ("person", "organisation")
        ]
        for m in beside:
            found.append(Candidate(party_of(m.entity), {"beside_document": 1.0}, "role"))
    return found


# ------------------------------------------------------------------------------------------------------- without a source


@rule("attribution.named_before_colon", otherwise=_none)
def named_before_colon(discourse: Discourse, question: Question) -> list[Candidate]:
    """Who is named first in the paragraph before, if it ends with a colon: "This is what Okafor wants:"."""
    previous = paragraph_with_colon(discourse, question.at)
    person = discourse.first_person_in(previous) if previous else None
    if not person:
        return []
    return [Candidate(party_of(person.entity), {"named_before_colon": 1.0}, "name", Span(person.start, person.end))]


@rule("attribution.named_beside", otherwise=_none)
def named_beside(discourse: Discourse, question: Question) -> list[Candidate]:
    """Whoever is named in the paragraph before the words, or after them in their sentence: "“No”, a word that Okafor likes"."""
    document = discourse.document
    start, end = document.paragraph_at(question.at).start, question.attribution.stretches[-1].end
    until = max(end, document.sentence_at(question.at).end)
    near = [m for m in discourse.mentions_in(start, until) if not question.at <= m.start < end]
    people = [m for m in near if m.entity.type == "person"]
    ids = {m.entity.id for m in people}
    mentions = (m for m in discourse.parties_between(start, until) if m.key in ids)
    named = {m.entity.id: Span(m.start, m.end) for m in reversed(people)}
    found = _as_candidates(discourse, question, standings(mentions, question.at), "name")
    return [replace(c, source=named[c.party.key]) for c in found]


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
    interrupted = any(c.party.key != party.key for c in named_before_colon(discourse, question))
    features = {"continues": 1.0} | ({"interrupted": 1.0} if interrupted else {})
    return [Candidate(party, features, "continued", earlier=last.resolution.probability)]


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
    "I": (author, signature),
    "description": (bearers,),
    "surname": (namesakes,),
    "document": (document_author, earlier_author),
    "nothing": (named_before_colon, continues, named_beside),
}
