"""Mentions → entities: which mentions are of one and the same, and in what role and by which pronoun the article knows people."""

from analysis.coreference.entities import find_entities
from analysis.coreference.roles_and_pronouns import is_person_noun
from analysis.coreference.unnamed_people import UnnamedMention, UnnamedPerson, find_unnamed_people, plain_description

__all__ = [
    "UnnamedMention",
    "UnnamedPerson",
    "find_entities",
    "find_unnamed_people",
    "is_person_noun",
    "plain_description",
]
