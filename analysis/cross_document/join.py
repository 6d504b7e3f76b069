"""Join the entities of many articles, and say which of those that are one stands for all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from analysis.cross_document.organisations import join_groups, join_names
from analysis.cross_document.people import join_people, most_common_name
from analysis.cross_document.records import ArticleEntities, Canonical, Doubt, Joined, NamedEntity
from analysis.records import EntityType

UNDATED = "~"  # later than any date


def join_articles(articles: Iterable[ArticleEntities]) -> Joined:
    """Which entities of these articles are one person, organisation, place or group.

    Only entities of one type are joined, and two of one article only by way of a third in another article: what an article by
    itself keeps apart stays so. The order of the articles makes no difference. Whoever is joined has one `canonical_name`, which
    is the name that most articles give in full, and one `canonical_id`: of the entities with just that name, the one of the
    earliest dated article, of these and of undated ones the lowest id. More articles can change both.
    """
    ordered = sorted(articles)
    published = {article.article_id: article.published for article in ordered}
    canonical: dict[str, Canonical] = {}
    doubts: list[Doubt] = []
    for same, one in join_types(lambda _: ordered, published.__getitem__, doubts):
        canonical.update((entity.id, one) for entity in same)
    return Joined(canonical, tuple(sorted(doubts)))


def join_types(
    of_type: Callable[[EntityType], Iterable[ArticleEntities]], published: Callable[[str], str], doubts: list[Doubt]
) -> Iterator[tuple[list[NamedEntity], Canonical]]:
    """Those of several articles who are one, and who stands for them; what is doubtful is added to the doubts.

    `of_type` gives articles in the order of their ids, with all their entities of one type, at least; `published` the date of an
    article. One type after another is asked for, so that no more need be in memory.
    """
    types: tuple[tuple[EntityType, Callable[[Iterable[ArticleEntities]], Iterable[list[NamedEntity]]]], ...] = (
        ("person", lambda articles: join_people(articles, doubts)),
        ("organisation", lambda articles: join_names(articles, "organisation")),
        ("place", lambda articles: join_names(articles, "place")),
        ("group", join_groups),
    )
    for type_, join in types:
        for same in join(of_type(type_)):
            if len({_article_of(entity) for entity in same}) > 1:
                yield same, _canonical(same, published)


def _article_of(entity: NamedEntity) -> str:
    return entity.id.rpartition("-")[0]


def _canonical(same: Sequence[NamedEntity], published: Callable[[str], str]) -> Canonical:
    full = [e for e in same if " " in e.name] or same
    name = most_common_name(full)
    first = min((published(_article_of(e)) or UNDATED, e.id) for e in full if e.name == name)
    return Canonical(first[1], name)
