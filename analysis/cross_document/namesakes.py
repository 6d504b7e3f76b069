"""Tell people of one name apart who plainly differ."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.coreference import main_word
from analysis.lexicons import words_of
from analysis.rules import rule

FIELDS = ("politics", "sport", "arts", "science and medicine", "faith", "police and army")
MIN_PRONOUN_SHARE = 0.15  # of the articles that give a pronoun: a rarer one is rather a slip of ours than another person
FAR_YEARS = 25  # between two people of one name: a career is rarely longer
ENOUGH_SIGNS = 2  # of the weak ones: a field, a country and a time may each differ for one person
_CACHED = 20_000
_DOMAINS_OF_NO_COUNTRY = frozenset("ai co fm io me tv".split())


class Bearer(NamedTuple):
    """Who bears a name in one article."""

    id: str
    pronoun: str  # he or she, or ""
    field: str
    country: str
    year: int  # 0 if not known


def bearer_of(id_: str, pronoun: str, role: str, url: str, published: str) -> Bearer:
    """What tells a person from a namesake: the pronoun, the field of the role, and country and year of the article."""
    year = int(published[:4]) if published[:4].isdecimal() else 0
    return Bearer(id_, pronoun if pronoun in ("he", "she") else "", field_of(role), country_of(url), year)


def _never_apart(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    return [list(bearers)]


@rule("across.namesakes", otherwise=_never_apart)
def keep_apart(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    """Keep people of one name apart who plainly differ, the one of most articles first.

    One who is "he" in some articles and "she" in others is two people, and so is one who differs in two of these: the field that
    the roles belong to ("senator" and "goalkeeper"), the country of the outlets, and the time (25 years or more). What an article
    does not say never differs, and goes with the commonest.
    """
    pronouns = Counter(b.pronoun for b in bearers if b.pronoun)
    common = [p for p, n in pronouns.most_common() if n >= MIN_PRONOUN_SHARE * pronouns.total()]
    if len(common) < 2:
        return _by_weak_signs(bearers)
    first, second = sorted(common, key=lambda p: (-pronouns[p], p))
    others = [b for b in bearers if b.pronoun == second]
    return _largest_first(
        [*_by_weak_signs([b for b in bearers if b.pronoun != second]), *_by_weak_signs(others)], first
    )


def _by_weak_signs(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    alike: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        alike[bearer.field, bearer.country].append(bearer)
    parts: list[list[Bearer]] = []
    for _, same in sorted(alike.items(), key=lambda item: (-len(item[1]), item[0])):
        part = next((p for p in parts if _signs(p, same) < ENOUGH_SIGNS), None)
        if part is None:
            parts.append(part := [])
        part += same
    return _largest_first(parts)


def _signs(one: Sequence[Bearer], other: Sequence[Bearer]) -> int:
    """How many of the weak signs say that these are two people."""
    fields = [{b.field for b in part if b.field} for part in (one, other)]
    countries = [{b.country for b in part if b.country} for part in (one, other)]
    years = [{b.year for b in part if b.year} for part in (one, other)]
    far = all(years) and max(min(years[0]) - max(years[1]), min(years[1]) - max(years[0])) >= FAR_YEARS
    return _disjoint(*fields) + _disjoint(*countries) + far


def _disjoint(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _largest_first(parts: Sequence[list[Bearer]], pronoun: str = "") -> list[list[Bearer]]:
    return sorted(parts, key=lambda part: (-len(part), all(b.pronoun != pronoun for b in part), part[0].id))


@lru_cache(_CACHED)
def field_of(role: str) -> str:
    """The field in which somebody with this role is known ("politics" for "former senator from Ohio"), or ""."""
    return _fields().get(main_word(role), "") if role else ""


@cache
def _fields() -> dict[str, str]:
    return {word: field for field in FIELDS for word in words_of("role_fields", field)}


@lru_cache(_CACHED)
def country_of(url: str) -> str:
    """The country in an outlet's address ("uk" of "https://courier.example.co.uk/a"), or ""."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    last = host.rpartition(".")[2]
    return last if len(last) == 2 and last.isalpha() and last not in _DOMAINS_OF_NO_COUNTRY else ""
