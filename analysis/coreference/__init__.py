"""Document → entities: whom and what the article names, with all mentions, and the role and pronoun of people."""

from analysis.coreference.entities import find_entities
from analysis.coreference.roles import is_person_noun, main_word
from analysis.coreference.unnamed_people import UnnamedMention, UnnamedPerson, find_unnamed_people, plain_description

__all__ = [
    "UnnamedMention",
    "UnnamedPerson",
    "find_entities",
    "find_unnamed_people",
    "is_person_noun",
    "main_word",
    "plain_description",
]
