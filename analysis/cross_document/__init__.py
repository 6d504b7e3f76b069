"""Entities of many articles → which of them are one person, organisation, place or group.

This is cross-document coreference: it takes what `coreference` has found in each article and never looks at a text again.
"""

from analysis.cross_document.join import join_articles
from analysis.cross_document.records import (
    ArticleEntities,
    Canonical,
    Doubt,
    Joined,
    NamedEntity,
    entities_of,
)
from analysis.cross_document.stored import StoredNames

__all__ = [
    "ArticleEntities",
    "Canonical",
    "Doubt",
    "Joined",
    "NamedEntity",
    "StoredNames",
    "entities_of",
    "join_articles",
]
