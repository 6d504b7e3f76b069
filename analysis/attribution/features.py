"""What speaks for a candidate and against it: one small function for each feature, from where it is mentioned and spoke.

A feature is a number, mostly 0 or 1. What it weighs depends on the kind of question and stands in `weights.json`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.attribution.discourse import Discourse, Party, PartyMention
from analysis.attribution.source_phrase import SourcePhrase
from analysis.lexicons import words_of
from analysis.name_forms import first_name_pronoun
from analysis.records import Attribution

Kind = Literal["he or she", "they or it", "who", "I", "description", "epithet", "document", "nothing"]

RECENT_SENTENCES = 4.0  # after so many, recency has fallen to 1/e
MAX_PARAGRAPHS_AFTER_SPEAKER = 1  # from which on a speaker no longer counts as the last
MAX_CHARS_INTO_SENTENCE = 5  # "The Harbour Post": it begins the sentence
MAX_ROLE_CHARS, MAX_ROLE_WORDS = 40, 4  # right before a name: "former deputy mayor Ana Lim"


@dataclass(frozen=True, slots=True)
class Question:
    """Whom does this source mean? Or, of kind "nothing": whose are these words, which name no source?"""

    kind: Kind
    attribution: Attribution
    phrase: SourcePhrase
    at: int  # where the source begins, or the content where there is none
    sentence: int  # that holds it; counts from 1
    tagger: Mapping[str, float]  # by entity id, how likely the tagger holds it to be meant

    @property
    def pronoun(self) -> str:
        """The pronoun that whoever is meant goes by, "he" or "she", or "" if anybody may be meant."""
        if self.phrase.sort != "pronoun":
            return ""
        return next((p for p in ("he", "she") if self.phrase.head in words_of("pronouns", p)), "")


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
    "spoke_just_before": 'a body or several people who spoke last: "The union said no. They said …"',
    "named_as_one": 'two who are named together: "Lim and Okafor came. They said"',
    "wrote_document": 'named as the author of the document: "Okafor wrote a letter"',
    "source_beside_document": 'the source of the sentence that mentions the document: "parents sent a letter urging …"',
    "continues": "spoke in this paragraph or the one before, and nothing says that anybody else does now",
    "interrupted": "somebody else has been named since",
    "named_before_colon": 'named in a paragraph that ends with a colon: "This is what Okafor wants:"',
    "named_in_paragraph": "named before the words in their own paragraph",
}


def feature(function: Feature) -> Feature:
    """Register a feature under its function's name."""
    FEATURES[function.__name__] = function
    return function


def features_of(discourse: Discourse, question: Question, standing: Standing) -> dict[str, float]:
    """The features of a candidate by name; those that are 0 are left out."""
    values = {name: function(discourse, question, standing) for name, function in FEATURES.items()}
    return {name: value for name, value in values.items() if value}


def meaning_of(name: str) -> str:
    """What a feature says, in a line."""
    return FOUND_BY[name] if name in FOUND_BY else (FEATURES[name].__doc__ or "").partition("\n")[0]


@feature
def tagger(discourse: Discourse, question: Question, standing: Standing) -> float:
    """How likely the tagger's antecedent head holds the candidate to be meant, 0 to 1."""
    return question.tagger.get(standing.key, 0.0)


@feature
def recency(discourse: Discourse, question: Question, standing: Standing) -> float:
    """How few sentences ago the candidate was mentioned or spoke: 1 in the same sentence, falling towards 0."""
    place = standing.last.start
    if question.kind in ("he or she", "epithet"):
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
    near = (
        standing.key == discourse.last_key
        and discourse.paragraphs_between(discourse.spoke_at[standing.key], question.at) <= MAX_PARAGRAPHS_AFTER_SPEAKER
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


def _is_subject(discourse: Discourse, standing: Standing) -> bool:
    return discourse.subjects.get(standing.last.sentence) == standing.key


@feature
def begins_sentence(discourse: Discourse, question: Question, standing: Standing) -> float:
    """The last mention of the candidate begins its sentence: "The Harbour Post has seen it. It wrote"."""
    start = discourse.document.sentences[standing.last.sentence - 1].start
    return float(standing.last.start - start <= MAX_CHARS_INTO_SENTENCE)


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
    return float(_has_role(discourse, question, standing.mentions[: standing.before]))


@feature
def role_word_later(discourse: Discourse, question: Question, standing: Standing) -> float:
    """Only a mention after the source gives the candidate this role: "Mayor criticised", in a headline."""
    head, later = standing.mentions[: standing.before], standing.mentions[standing.before :]
    return float(not _has_role(discourse, question, head) and _has_role(discourse, question, later))


def _has_role(discourse: Discourse, question: Question, mentions: Sequence[PartyMention]) -> bool:
    if question.kind != "description" or not mentions or mentions[0].type != "person":
        return False
    return any(question.phrase.head in _role_words(discourse, m) for m in mentions)


def _role_words(discourse: Discourse, mention: PartyMention) -> frozenset[str]:
    """The words of somebody's role, and those right before this mention."""
    if (known := discourse.role_words.get(mention.start)) is None:
        before = discourse.document.text[max(0, mention.start - MAX_ROLE_CHARS) : mention.start]
        near = before.rpartition(".")[2].rpartition(",")[2].split()[-MAX_ROLE_WORDS:]
        role = [word for entity in mention.party.entities for word in entity.role.split()]
        known = frozenset(word.casefold().strip(".,") for word in (*role, *near))
        discourse.role_words[mention.start] = known
    return known


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
    if question.kind != "description" or standing.last.type != "organisation" or not standing.before:
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
