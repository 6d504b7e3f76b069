"""Join the entities of many articles, and say which of those that are one stands for all of them."""

from collections.abc import Iterable, Sequence

from analysis.cross_document.organisations import join_groups, join_names
from analysis.cross_document.people import join_people, most_common_name
from analysis.cross_document.records import ArticleEntities, Canonical, Joined, NamedEntity


def join_articles(articles: Iterable[ArticleEntities]) -> Joined:
    """Which entities of these articles are one person, organisation, place or group.

    Only entities of one type are joined, and two of one article only by way of a third in another article: what an article by
    itself keeps apart stays so. The order of the articles makes no difference. Whoever is joined has one `canonical_name`, which
    is the name that most articles give in full, and one `canonical_id`: of the entities with just that name, the one of the
    earliest dated article, of these and of undated ones the lowest id. More articles can change both.
    """
    ordered = sorted(articles)
    published = {article.article_id: article.published or "~" for article in ordered}  # "~" is later than any date
    people, doubts = join_people(ordered)
    joined = [
        *people,
        *join_names(ordered, "organisation"),
        *join_names(ordered, "place"),
        *join_groups(ordered),
    ]
    canonical: dict[str, Canonical] = {}
    for same in joined:
        if len({_article_of(entity) for entity in same}) > 1:
            one = _canonical(same, published)
            canonical.update((entity.id, one) for entity in same)
    return Joined(canonical, tuple(sorted(doubts)))


def _article_of(entity: NamedEntity) -> str:
    return entity.id.rpartition("-")[0]


def _canonical(same: Sequence[NamedEntity], published: dict[str, str]) -> Canonical:
    full = [e for e in same if " " in e.name] or same
    name = most_common_name(full)
    first = min((published[_article_of(e)], e.id) for e in full if e.name == name)
    return Canonical(first[1], name)
