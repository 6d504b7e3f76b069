"""Mentions → entities: which mentions are of one and the same, and in what role and by which pronoun the article knows people."""

from analysis.coreference.entities import find_entities
from analysis.coreference.roles_and_pronouns import is_person_noun
from analysis.coreference.unnamed_people import find_unnamed, is_unnamed, plain_description, somebody

__all__ = ["find_entities", "find_unnamed", "is_person_noun", "is_unnamed", "plain_description", "somebody"]
