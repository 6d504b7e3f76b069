"""Whose collections they are."""

import hashlib
import time

from pages.ui.state.database.articles import drop_texts
from pages.ui.state.database.connection import give_back_space, writing

HOURS = 12  # that a visit's collections stay after they were last looked at
MAX_VISITS_BYTES = 2 * 1024 * 1024 * 1024  # the texts of all visits together
LOCAL = "local"  # the one person at this computer


def key_of_visit(token: str) -> str:
    """A digest: who can read the file still can't make the cookie."""
    return f"visit:{hashlib.sha256(token.encode('utf-8', 'surrogatepass')).hexdigest()}"


def enter(key: str, lasts: bool) -> int:
    """The number of an owner, who is new or has been here before."""
    with writing() as connection:
        connection.execute(
            "INSERT INTO owners (key, lasts, seen_at) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET seen_at = excluded.seen_at",
            (key, lasts, time.time()),
        )
        [(owner,)] = connection.execute("SELECT id FROM owners WHERE key = ?", (key,))
    return int(owner)


def is_still_here(owner: int) -> bool:
    """Note that an owner has been seen; False if all of theirs has been deleted meanwhile."""
    with writing() as connection:
        return connection.execute("UPDATE owners SET seen_at = ? WHERE id = ?", (time.time(), owner)).rowcount == 1


def end_visits() -> None:
    """Delete what visits have left, `HOURS` after they were last seen; the longest unseen sooner if all hold too much."""
    before = time.time() - HOURS * 3600
    with writing() as connection:
        visits = connection.execute(
            "SELECT owners.id, seen_at, coalesce(sum(length(text)), 0) FROM owners LEFT JOIN collections ON owner = owners.id"
            " LEFT JOIN articles ON collection = collections.id LEFT JOIN texts USING (hash) WHERE NOT lasts"
            " GROUP BY owners.id ORDER BY seen_at DESC"
        ).fetchall()
        total, ended = 0, []
        for owner, seen_at, size in visits:
            total += size
            if seen_at < before or total > MAX_VISITS_BYTES:
                ended.append((owner,))
        connection.executemany("DELETE FROM owners WHERE id = ?", ended)
        if ended:
            drop_texts()
    if ended:
        give_back_space()
