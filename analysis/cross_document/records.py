"""What joining takes and gives: small enough to be held for every article of a run, and sent from one process to another."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.records import Analysis, EntityType


class NamedEntity(NamedTuple):
    """What joining has to know of an entity."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    role: str = ""
    pronoun: str = ""


class ArticleEntities(NamedTuple):
    """The entities of an article, and where and when it appeared."""

    article_id: str
    entities: tuple[NamedEntity, ...]
    url: str = ""
    published: str = ""  # YYYY-MM-DD


class Canonical(NamedTuple):
    """The one entity that stands for all that are the same."""

    id: str
    name: str


class Doubt(NamedTuple):
    """Something that may have been joined or kept apart wrongly: a sentence for people, and an entity that it is about."""

    entity_id: str
    sentence: str


class Joined(NamedTuple):
    """Which entities are one. An entity that is not in `canonical` stands for itself."""

    canonical: Mapping[str, Canonical]
    doubts: tuple[Doubt, ...] = ()

    def of(self, id_: str, name: str) -> Canonical:
        """Who stands for an entity, or for a speaker that is none."""
        return self.canonical.get(id_) or Canonical(id_, name)


def entities_of(analysis: Analysis) -> ArticleEntities:
    """The entities of an analysis, without their places in the text."""
    article = analysis.article
    entities = tuple(NamedEntity(e.id, e.name, e.type, e.aliases, e.role, e.pronoun) for e in analysis.entities)
    return ArticleEntities(article.id, entities, article.url, article.published)
