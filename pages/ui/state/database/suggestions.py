"""What articles may be called, and who may have published them when: suggested, until somebody accepts or declines."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from analysis.intake import suggest_metadata
from analysis.records import Article
from pages.ui.state.database.connection import connect, writing
from pages.ui.state.database.place import Place, note_change

_ROW = (
    "(SELECT articles.id FROM articles JOIN collections ON collection = collections.id"
    " WHERE owner = ? AND collections.id = ? AND article_id = ?)"
)


class Offer(NamedTuple):
    """A suggestion for one article."""

    article_id: str
    field: str
    value: str
    origin: str


def suggest(place: Place, articles: Iterable[Article]) -> None:
    """Keep what the names and addresses of new articles suggest."""
    with writing() as connection:
        for article in articles:
            connection.executemany(
                f"INSERT OR IGNORE INTO suggestions SELECT {_ROW}, ?, ?, ?",
                (
                    (*place, article.id, s.field, s.value.encode("utf-8", "replace").decode(), s.origin)
                    for s in suggest_metadata(article)
                ),
            )


def list_suggestions(place: Place) -> list[Offer]:
    """All suggestions for a collection, in the order of its articles."""
    rows = connect().execute(
        "SELECT article_id, field, value, origin FROM suggestions JOIN articles ON article = articles.id"
        " JOIN collections ON collection = collections.id"
        " WHERE owner = ? AND collections.id = ? AND articles.deleted_at IS NULL ORDER BY articles.id, field DESC",
        place,
    )
    return [Offer(*row) for row in rows]


def decline(place: Place, offers: Collection[Offer]) -> None:
    """Delete suggestions. One that is accepted goes by itself when the changed article is saved."""
    with writing() as connection:
        note_change(connection, place)
        connection.executemany(
            f"DELETE FROM suggestions WHERE article = {_ROW} AND field = ?",
            ((*place, offer.article_id, offer.field) for offer in offers),
        )
