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
MIN_PRONOUN_SHARE = (
    0.15  # of the articles that give a pronoun: a rarer one is rather a slip of ours than another person
)
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
    first_name: str = ""  # the pronoun that most people with this first name go by, or ""


def _never_apart(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    return [list(bearers)]


@rule("across.namesakes", otherwise=_never_apart)
def keep_apart(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    """Keep people of one name apart who plainly differ, the one of most articles first.

    One who is "he" in some articles and "she" in others is two people, unless the first name goes with one of these: then the
    other is more likely a slip of ours, and a weak sign like the field that the roles belong to ("senator" and "goalkeeper"), the
    country of the outlets, and the time (25 years or more). Two weak signs are enough. What an article does not say never
    differs, and goes with the commonest.
    """
    pronouns = Counter(b.pronoun for b in bearers if b.pronoun and not b.first_name)
    common = sorted(p for p, n in pronouns.items() if n >= MIN_PRONOUN_SHARE * pronouns.total())
    if len(common) < 2:
        return _by_weak_signs(bearers)
    rarer = min(common, key=lambda p: (pronouns[p], p))
    others = [b for b in bearers if b.pronoun == rarer]
    return [*_by_weak_signs([b for b in bearers if b.pronoun != rarer]), *_by_weak_signs(others)]


def _by_weak_signs(bearers: Sequence[Bearer]) -> list[list[Bearer]]:
    alike: dict[tuple[str, str, str], list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        alike[bearer.pronoun, bearer.field, bearer.country].append(bearer)
    parts: list[list[Bearer]] = []
    for _, same in sorted(alike.items(), key=lambda item: (-len(item[1]), item[0])):
        part = next((p for p in parts if _signs(p, same) < ENOUGH_SIGNS), None)
        if part is None:
            parts.append(part := [])
        part += same
    return parts


def _signs(one: Sequence[Bearer], other: Sequence[Bearer]) -> int:
    """How many of the weak signs say that these are two people."""
    years = [{b.year for b in part if b.year} for part in (one, other)]
    far = all(years) and max(min(years[0]) - max(years[1]), min(years[1]) - max(years[0])) >= FAR_YEARS
    differ = (
        _disjoint({b.pronoun for b in one}, {b.pronoun for b in other}),
        _disjoint({b.field for b in one}, {b.field for b in other}),
        _disjoint({b.country for b in one}, {b.country for b in other}),
    )
    return sum(differ) + far


def _disjoint(one: set[str], other: set[str]) -> bool:
    """Whether two people have nothing in common of what is known of both."""
    one, other = one - {""}, other - {""}
    return bool(one and other) and one.isdisjoint(other)


def year_of(published: str) -> int:
    """The year of a date, 0 if there is none."""
    return int(published[:4]) if published[:4].isdecimal() else 0


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
