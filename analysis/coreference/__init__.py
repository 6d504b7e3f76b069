"""Document → entities: whom and what the article names, with all mentions, and the role and pronoun of people."""

from analysis.coreference.entities import find_entities
from analysis.coreference.roles import is_person_noun
from analysis.coreference.unnamed_people import find_unnamed, is_unnamed, plain_description, somebody

__all__ = ["find_entities", "find_unnamed", "is_person_noun", "is_unnamed", "plain_description", "somebody"]
