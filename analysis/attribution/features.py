"""What speaks for a candidate and against it: one small function for each feature, from where it is mentioned and spoke.

A feature is a number, mostly 0 or 1. What it weighs depends on the kind of question and stands in `weights.json`.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal

from analysis.attribution.discourse import BEFORE_OBJECT, Discourse, Party, PartyMention, word_before
from analysis.attribution.document_authors import SAME
from analysis.attribution.source_phrase import (
    SourcePhrase,
    first_word,
    head_noun,
    is_countryman,
    is_headline_office,
    is_owned,
)
from analysis.attribution.weights import WEIGHTS
from analysis.coreference import is_person_noun
from analysis.lexicons import words_of
from analysis.name_forms import first_name_pronoun
from analysis.records import Attribution
from analysis.rules import rule

Kind = Literal["he or she", "they or it", "who", "I", "description", "document", "surname", "nothing"]

RECENT_SENTENCES = 4.0  # after so many, recency has fallen to 1/e
MAX_PARAGRAPHS_AFTER_SPEAKER = 1  # from which on a speaker no longer counts as the last
MAX_ROLE_CHARS, MAX_ROLE_WORDS = 40, 4  # right before a name: "former deputy mayor Ana Lim"
MAX_CHARS_TO_CALLED = 40  # from "known" to the words

_BESIDE = re.compile(  # "Ana Lim|, the senator from Norrick|,"; "Ana Lim| (D-Norrick)|"
    r"(?:,\s|\s\()([^,.;:()\n“”\"]{3,80})(?=[,.;:)\n])"
)
_CALLED = re.compile(
    r"\b(?:known|called|dubbed|titled|entitled|named|nicknamed|labell?ed|so-called|chants?|song|series|film|movie|show)\b[^.:\n“”\"]*[“\"‘']*$"
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s|\n")  # not that of "Sen. Ana Lim"
_ASKED = frozenset("asked pressed questioned interviewed told by".split())


@dataclass(frozen=True, slots=True)
class Question:
    """Whom does this source mean? Or, of kind "nothing": whose are these words, which name no source?"""

    kind: Kind
    attribution: Attribution
    phrase: SourcePhrase
    at: int  # where the source begins, or the content where there is none
    sentence: int  # that holds it; counts from 1
    tagger: Mapping[str, float]  # by entity id, how likely the tagger holds it to be meant
    pronoun: str  # that whoever is meant goes by, "he" or "she" ("the actress" too), or "" if anybody may be meant


def pronoun_of(phrase: SourcePhrase) -> str:
    """The pronoun that whoever a source means goes by: "she" of "she", "her letter" and "the actress", "" of "the mayor"."""
    word = first_word(phrase.text) if phrase.sort == "document" else phrase.head
    file, section = ("pronouns", "") if phrase.sort in ("pronoun", "document") else ("roles", "heads ")
    return next((p for p in ("he", "she") if word in words_of(file, section + p)), "")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the article has said of one candidate."""

    mentions: Sequence[PartyMention]  # in order, never empty
    last: PartyMention  # before the source and outside quotation marks, where there is one
    before: int  # how many of the mentions stand before the source
    only_quoted: bool  # all of these stand inside quotation marks

    @property
    def party(self) -> Party:
        return self.last.party

    @property
    def key(self) -> str:
        return self.last.key


Feature = Callable[[Discourse, Question, Standing], float]
FEATURES: dict[str, Feature] = {}
# Features that say how a candidate was found, set where it is found: 1, or absent.
FOUND_BY = {
    "nobody": "nobody of the others is meant: 1 for this candidate alone",
    "nearest": 'named right before the word: "Lim met Okafor, who said" is Okafor',
    "describes": 'described right before "who": "the two sailors who said"',
    "author": 'wrote the article: "I"',
    "spoke_just_before": 'several people who spoke last, or somebody without a name: "A resident said no. They said …"',
    "named_as_one": 'two who are named together: "Lim and Okafor came. They said"',
    "wrote_document": 'named as the author of the document: "Okafor wrote a letter"',
    "source_beside_document": 'the source of the sentence that mentions the document: "parents sent a letter urging …"',
    "beside_document": "named in the sentence that mentions the document",
    "signs": 'stands alone below the words, as whoever signs a letter: "Ana Lim, Harrow"',
    "note_at_foot": 'named first in the last paragraph: "Ana Lim is a writer in Harrow."',
    "continues": "spoke in this paragraph or the one before, and nothing says that anybody else does now",
    "interrupted": "somebody else is named before a colon since",
    "named_before_colon": 'named in a paragraph that ends with a colon: "This is what Okafor wants:"',
}
# Features of nobody alone: what says that a description stands for itself, or that words without a source are nobody's.
OF_NOBODY: dict[str, Callable[[Discourse, Question], bool]] = {}
OF_NO_SOURCE: dict[str, Callable[[Discourse, Question], bool]] = {}


def feature(function: Feature) -> Feature:
    """Register a feature under its function's name."""
    FEATURES[function.__name__] = function
    return function


def of_nobody(function: Callable[[Discourse, Question], bool]) -> Callable[[Discourse, Question], bool]:
    """Register a feature of nobody under its function's name, for descriptions and documents."""
    OF_NOBODY[function.__name__] = function
    return function


def of_no_source(function: Callable[[Discourse, Question], bool]) -> Callable[[Discourse, Question], bool]:
    """Register a feature of nobody under its function's name, for words without a source."""
    OF_NO_SOURCE[function.__name__] = function
    return function


def features_of(discourse: Discourse, question: Question, standing: Standing) -> dict[str, float]:
    """The features of a candidate by name; those that are 0 are left out."""
    functions = ((name, FEATURES[name]) for name in WEIGHTS[question.kind] if name in FEATURES)
    return {name: value for name, function in functions if (value := function(discourse, question, standing))}


def features_of_nobody(discourse: Discourse, question: Question) -> dict[str, float]:
    """The features of the candidate that stands for nobody else."""
    if question.kind == "nothing":
        return {"nobody": 1.0} | {name: 1.0 for name, function in OF_NO_SOURCE.items() if function(discourse, question)}
    if question.phrase.sort not in ("description", "document"):
        return {"nobody": 1.0}
    return {"nobody": 1.0} | {name: 1.0 for name, function in OF_NOBODY.items() if function(discourse, question)}


def meaning_of(name: str) -> str:
    """What a feature says, in a line."""
    return (
        FOUND_BY[name]
        if name in FOUND_BY
        else (({**FEATURES, **OF_NOBODY, **OF_NO_SOURCE}[name]).__doc__ or "").partition("\n")[0]
    )


@feature
def tagger(discourse: Discourse, question: Question, standing: Standing) -> float:
    """How likely the tagger's antecedent head holds the candidate to be meant, 0 to 1."""
    return question.tagger.get(standing.key, 0.0)


@feature
def recency(discourse: Discourse, question: Question, standing: Standing) -> float:
    """How few sentences ago the candidate was mentioned or spoke: 1 in the same sentence, falling towards 0."""
    place = standing.last.start
    if question.kind in ("he or she", "description"):
        place = max(place, discourse.spoke_at.get(standing.key, 0))
    sentences = question.sentence - discourse.document.sentence_number(place)
    # Words that a source introduces stand after it: "Okafor said: …" puts a speaker after the next "he".
    return math.exp(-max(0, sentences) / RECENT_SENTENCES) if standing.before else 0.0


@feature
def mentions(discourse: Discourse, question: Question, standing: Standing) -> float:
    """How often the candidate has been mentioned, as a natural logarithm."""
    return math.log(max(1, standing.before))


@feature
def spoke_last(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has spoken last, in this paragraph or the one before."""
    last = discourse.last_key if question.kind == "he or she" else discourse.last_of_all
    near = (
        standing.key == last
        and discourse.paragraphs_between(discourse.spoke_at[last], question.at) <= MAX_PARAGRAPHS_AFTER_SPEAKER
    )
    return float(near)


@feature
def subject_here(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate comes first in the sentence of the source: "Okafor met Lim before he said"."""
    return float(standing.last.sentence == question.sentence and _is_subject(discourse, standing))


@feature
def subject_before(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate comes first in an earlier sentence, where it was mentioned last."""
    return float(standing.last.sentence != question.sentence and _is_subject(discourse, standing))


@feature
def acted_since(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate comes first in a later sentence than the one in which somebody spoke last: "“No,” said Lim. Okafor laughed."."""
    last = standing.last.sentence
    return float(discourse.spoken_sentence < last < question.sentence and _is_subject(discourse, standing))


def _is_subject(discourse: Discourse, standing: Standing) -> bool:
    return discourse.subjects.get(standing.last.sentence) == standing.key


@feature
def spoke_last_of_quoted(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has spoken last, and the words that are attributed stand in quotation marks before the source."""
    quoted = question.attribution.kind != "indirect" and question.attribution.stretches[0].start < question.at
    return float(quoted and bool(spoke_last(discourse, question, standing)))


@feature
def centre_before(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The sentence before the source is about the candidate: "Okafor came. He had met Lim. He said"."""
    return float(discourse.centres.get(question.sentence - 1) == standing.key)


@feature
def centre_before_words(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The sentence before the words that are attributed is about the candidate: "Okafor came. “I met Lim. It was hard,” he said"."""
    first = min(question.attribution.stretches[0].start, question.at)
    return float(discourse.centres.get(discourse.document.sentence_number(first) - 1) == standing.key)


@feature
def acts_before_words(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate comes first in the sentence right before quoted words that open theirs: "Okafor laughed. “Yes,” she said"."""
    words = question.attribution.stretches[0]
    if words.kind == "indirect" or words.start > question.at:
        return 0.0
    document = discourse.document
    before = document.sentence_number(words.start) - 1
    near = standing.last.sentence == before and document.paragraph_number(
        standing.last.start
    ) == document.paragraph_number(words.start)
    return float(near and before > discourse.spoken_sentence and _is_subject(discourse, standing))


@feature
def unnamed_spoke_last(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has no name and has spoken last: "A neighbour said it was loud. “Nobody listened,” she said"."""
    return float(not standing.party.entities and bool(spoke_last(discourse, question, standing)))


@feature
def same_noun_unnamed(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has no name and was described by the same noun: "the port's spokesman … the spokesman"."""
    return float(not standing.party.entities and head_noun(standing.party.name) == question.phrase.head)


@feature
def spoke(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has spoken at all before."""
    return float(standing.key in discourse.spoke_at)


@feature
def last_named(discourse: Discourse, question: Question, standing: Standing) -> float:
    """No person is mentioned between the candidate and the source, outside quotation marks."""
    return float(discourse.last_person_before(question.at) == standing.key)


@feature
def object_of(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The last mention follows a preposition or a verb that takes an object: "Lim spoke of Okafor"."""
    return float(word_before(discourse.document.text, standing.last.start) in BEFORE_OBJECT)


@feature
def asked(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The last mention follows a verb of asking, so that an answer is to come: "Lim asked Okafor. He said"."""
    return float(word_before(discourse.document.text, standing.last.start) in _ASKED)


@feature
def named_again(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is named in the words that are attributed: nobody who says "Okafor is late" is Okafor."""
    return float(any(s.start <= m.start < s.end for m in standing.mentions for s in question.attribution.stretches))


@feature
def only_later(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is first mentioned after the source."""
    return float(standing.before == 0)


@feature
def in_this_paragraph(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is the first who is named in the paragraph of the source."""
    return float(standing.before > 0 and discourse.first_in_paragraph(question.at) == standing.key)


@feature
def most_named(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The article names nobody more often."""
    return float(discourse.most_named == standing.key)


@feature
def pronoun_agrees(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The article uses this pronoun of the candidate elsewhere."""
    return float(bool(question.pronoun) and discourse.pronouns.get(standing.key) == question.pronoun)


@feature
def pronoun_differs(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The article uses another pronoun of the candidate."""
    return float(bool(question.pronoun) and discourse.pronouns.get(standing.key, "") not in ("", question.pronoun))


@feature
def first_name_agrees(discourse: Discourse, question: Question, standing: Standing) -> float:
    """Most people with this first name go by the pronoun; only where the article does not tell."""
    return float(_expected_pronoun(discourse, question, standing) == question.pronoun != "")


@feature
def first_name_differs(discourse: Discourse, question: Question, standing: Standing) -> float:
    """Most people with this first name go by another pronoun; only where the article does not tell."""
    return float(_expected_pronoun(discourse, question, standing) not in ("", question.pronoun))


def _expected_pronoun(discourse: Discourse, question: Question, standing: Standing) -> str:
    asked = question.pronoun and not discourse.pronouns.get(standing.key)
    return first_name_pronoun(standing.party.name) if asked else ""


@feature
def unnamed(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has no name: "my father"."""
    return float(not standing.party.entities)


@feature
def only_quoted(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is mentioned inside quotation marks alone."""
    return float(standing.only_quoted)


@feature
def role_word(discourse: Discourse, question: Question, standing: Standing) -> float:
    """A mention before the source gives the candidate this role: "Mayor Ana Lim … the mayor"."""
    return float(has_role(discourse, question, standing.mentions[: standing.before]))


@feature
def role_word_later(discourse: Discourse, question: Question, standing: Standing) -> float:
    """Only a mention after the source gives the candidate this role: "Mayor criticised", in a headline."""
    head, later = standing.mentions[: standing.before], standing.mentions[standing.before :]
    return float(not has_role(discourse, question, head) and has_role(discourse, question, later))


def has_role(discourse: Discourse, question: Question, mentions: Sequence[PartyMention]) -> bool:
    """Whether one of these mentions of a person gives it the role by which a description calls somebody."""
    if question.kind != "description" or not mentions or mentions[0].type != "person":
        return False
    return any(question.phrase.head in _role_words(discourse, m) for m in mentions)


def has_office(discourse: Discourse, question: Question, mentions: Sequence[PartyMention]) -> bool:
    """The same, with the words before the noun: the former prime minister is not the prime minister, nor the defence minister."""
    owner = question.phrase.owner
    office = question.phrase.text[owner.end - question.phrase.span.start :] if owner else question.phrase.text
    if is_headline_office(discourse.document.text, question.phrase):
        office = question.phrase.text.lower()
    words = {_bare(word) for word in office.split() if word[0].islower()} - {""} | {question.phrase.head}
    return any(m.type == "person" and words <= _role_words(discourse, m) for m in mentions)


@feature
def like_role(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has a role of the same sort: "Sen. Ana Lim … the lawmaker"."""
    if question.kind != "description":
        return 0.0
    alike = _like(question.phrase.head)
    return float(any(not alike.isdisjoint(_role_words(discourse, m)) for m in standing.mentions))


@cache
def _like(noun: str) -> frozenset[str]:
    """The words for roles of the same sort as this one: for "lawmaker" also "senator" and "sen"."""
    groups = (words_of("roles_alike", sort) for sort in ROLES_ALIKE)
    return frozenset(word for group in groups if noun in group for word in group if word != noun)


@feature
def holds_office(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate has just the office that is named: "Norrick's prime minister" of "Norrick's prime minister, Ana Lim"."""
    return float(is_office(discourse, question) and has_office(discourse, question, standing.mentions))


@rule("attribution.office", otherwise=lambda discourse, question: False)
def is_office(discourse: Discourse, question: Question) -> bool:
    """See an office somewhere, which is nobody's of whom the article does not say so: "Norrick's prime minister said", "Energy minister quits"."""
    phrase = question.phrase
    if is_headline_office(discourse.document.text, phrase):
        return True
    if not phrase.owner or phrase.owner.entity.type not in ("place", "organisation"):
        return False
    return is_person_noun(phrase.head) and is_owned(discourse.document.text, phrase)


def _role_words(discourse: Discourse, mention: PartyMention) -> frozenset[str]:
    """The words of somebody's role, and those right before and beside this mention, without marks, in small letters."""
    if (known := discourse.role_words.get(mention.start)) is None:
        text = discourse.document.text
        before = _SENTENCE_END.split(text[max(0, mention.start - MAX_ROLE_CHARS) : mention.start])[-1]
        near = list(takewhile(_may_be_title, reversed(before.split()[-MAX_ROLE_WORDS:])))
        beside = _BESIDE.match(text, mention.end)
        role = [word for entity in mention.party.entities for word in entity.role.split()]
        words = (*role, *near, *(beside[1].split() if beside else ()))
        known = frozenset(map(_bare, words))
        discourse.role_words[mention.start] = known
    return known


def _bare(word: str) -> str:
    """A word in small letters, without marks and what makes it a possessive."""
    return word.casefold().strip(".,()'’").removesuffix("'s").removesuffix("’s")


def _may_be_title(word: str) -> bool:
    """Whether a word before a name may belong to a title: "former", "Norrick", "mayor"; no verb, and nothing with a mark behind it."""
    plain = word.casefold().removesuffix("-elect")
    known = word[0].isupper() or is_person_noun(plain) or plain in words_of("roles", "modifiers")
    return known and (word[-1].isalnum() or (word[0].isupper() and word[-1] == "."))


ROLES_ALIKE = (
    "lawmaker",
    "candidate",
    "business",
    "journalist",
    "governor",
    "soldier",
    "lawyer",
    "cleric",
    "performer",
    "leader",
)

NAMED_AFTER = {  # nouns for organisations, and the lists of words that are in such names
    "newspaper": ("newspaper names",),
    "broadcaster": ("broadcaster names",),
    "website": ("newspaper names", "broadcaster names"),
    "company": ("company names",),
}


@feature
def same_noun(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The name says that the organisation is such a body: "the commission" of the Strait Commission, "the paper" of the Post.

    Not where the description says more: "the district court" is no Court of Appeals.
    """
    if (
        question.kind != "description"
        or not standing.party.entities
        or standing.last.type != "organisation"
        or not standing.before
    ):
        return 0.0
    head, (entity,) = question.phrase.head, standing.party.entities
    if (words := discourse.name_words.get(entity.id)) is None:
        words = frozenset(w.casefold().strip(".,") for name in (entity.name, *entity.aliases) for w in name.split())
        discourse.name_words[entity.id] = words
    described = {w.casefold() for w in question.phrase.text.split()}
    if described - words - words_of("body_names", "says nothing") - {head}:
        return 0.0
    called = (names for noun, lists in NAMED_AFTER.items() if head in words_of("body_names", noun) for names in lists)
    named_so = any(not words.isdisjoint(words_of("body_names", names)) for names in called)
    return float(named_so or (head in words and len(words) > 1))


@feature
def type_fits(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The noun is one for what the candidate is: "the senator" a person, "the paper" an organisation; not "the outcome"."""
    return float(question.kind == "description" and standing.last.type in types_of(question.phrase.head))


@cache
def types_of(noun: str) -> frozenset[str]:
    """What a noun may stand for; nothing if it tells nothing."""
    person = (
        is_person_noun(noun)
        or noun in words_of("roles", "epithets")
        or noun.endswith("-year-old")
        or is_countryman(noun)
    )
    types = {"person"} if person else set[str]()
    if noun in words_of("bodies", "bodies"):
        types.add("organisation")
    if noun in words_of("bodies", "places"):
        types.add("place")
    return frozenset(types)


@feature
def is_organisation(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is an organisation."""
    return float(standing.last.type == "organisation")


@feature
def is_place(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The candidate is a place: "the city"."""
    return float(standing.last.type == "place")


# --------------------------------------------------------------------------------------------- what says that nobody is meant


@of_nobody
def belongs_to_somebody(discourse: Discourse, question: Question) -> bool:
    """The description says whose he is: "Lim's lawyer", "his campaign"."""
    possessive = first_word(question.phrase.text) in ("his", "her", "their", "its", "my", "our")
    return possessive or is_owned(discourse.document.text, question.phrase)


@of_nobody
def spoken_of_with_a_name(discourse: Discourse, question: Question) -> bool:
    """The description names somebody else: "the spokesman for Lim"; but not a place: "Norrick's mayor"."""
    owner = question.phrase.owner
    return owner is not None and owner.entity.type != "place"


@of_nobody
def vague_noun(discourse: Discourse, question: Question) -> bool:
    """The noun says nothing of what is meant: "the outcome"."""
    return not types_of(question.phrase.head)


def speaks_for_itself(discourse: Discourse, question: Question) -> bool:
    """The document has no author as a rule: "the report", "the poll"."""
    sections = ("spoken for", *(f"same as {s}" for s in SAME))
    return question.phrase.sort == "document" and not any(
        question.phrase.head in words_of("documents", s) for s in sections
    )


@of_no_source
def called_so(discourse: Discourse, question: Question) -> bool:
    """The words are what something is called: "known as the “old guard”", "a film titled “The Long Field”"."""
    text = discourse.document.text
    return _CALLED.search(text[max(0, question.at - MAX_CHARS_TO_CALLED) : question.at]) is not None
