"""Join the people of many articles: spellings of one full name, then surnames and first names alone.

Names are grouped by how they are written, so that only as many are compared as are spelled differently, and these only where
they share a surname and a given name, by their keys.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from sys import intern
from typing import NamedTuple

from analysis.coreference import main_word
from analysis.cross_document.choose import MAX_FITTING, listed, only_or_by_far_commonest
from analysis.cross_document.namesakes import Bearer, country_of, field_of, keep_apart, year_of
from analysis.cross_document.records import ArticleEntities, Doubt, NamedEntity
from analysis.cross_document.slips import SlipIndex
from analysis.lexicons import short_names, words_of
from analysis.name_forms import (
    MIN_KEY_LETTERS,
    ONE_SLIP_LETTERS,
    PersonName,
    first_name_pronoun,
    is_rank,
    is_throne_title,
    may_be_same_person,
    pronoun_of_title,
    read_person,
    spelling,
    split_rank,
)
from analysis.rules import rule

SLIP_RATIO = 2  # a misspelled name stands in at most half as many articles as the right one
MAX_SHARED = 0.25  # of the articles: where more keep two names apart, it is not their mistake
MIN_USES = 2  # articles that call a person by a word alone, before it says whom it means elsewhere
MAX_BARE_RATIO = 3  # a bare surname in so many more articles than the full name that it fits is somebody more famous

_Words = tuple[str, ...]
_NOT_CALLED: Counter[_Words] = Counter()  # never changed


class _Source(NamedTuple):
    """An article, and where and when it appeared."""

    article: str
    alone: frozenset[str]  # the article in a set, in memory once for all who are named nowhere else
    country: str
    year: int


class _Person(NamedTuple):
    """A person of one article. There are as many as the archive has, so that each holds little of its own."""

    described: NamedEntity  # without an id: in memory once for all who are described alike
    number: str  # the end of the id
    name: PersonName
    pronoun: str  # he, she or ""
    source: _Source

    @property
    def id(self) -> str:
        return f"{self.source.article}-{self.number}"

    @property
    def entity(self) -> NamedEntity:
        return self.described._replace(id=self.id)

    @property
    def article(self) -> str:
        return self.source.article

    @property
    def bearer(self) -> Bearer:
        entity, source = self.described, self.source
        first_name = first_name_pronoun(entity.name)
        return Bearer(self.id, self.pronoun, field_of(entity.role), source.country, source.year, first_name)


@dataclass(eq=False, slots=True)
class _Cluster:
    """People of several articles who are one, as far as is known. Most are named in one alone: it has little of its own then."""

    people: list[_Person]
    names: list[PersonName] = field(default_factory=list)  # the different full ones
    articles: frozenset[str] = frozenset()
    called: Counter[_Words] = field(default_factory=lambda: _NOT_CALLED)  # by how many articles by a short name
    roles: frozenset[str] = frozenset()  # their main words
    pronoun: str = ""
    likely_pronoun: str = ""  # the same, or a hint by the first name

    def add(self, people: Iterable[_Person]) -> None:
        people = list(people)
        self.people += people
        more = people[0].source.alone if len(people) == 1 else frozenset(p.article for p in people)
        self.articles = self.articles | more if self.articles else more

    def describe(self) -> None:
        """Sum up what is known of them, once all full names are there."""
        self.names = list(dict.fromkeys(p.name for p in self.people if p.name.full))
        pronouns = Counter(p.pronoun for p in self.people if p.pronoun)
        self.pronoun = max(pronouns, key=lambda p: (pronouns[p], p), default="")
        self.likely_pronoun = self.pronoun or first_name_pronoun(self.name)
        self.roles = frozenset(main_word(p.described.role) for p in self.people if p.described.role)
        called: Counter[_Words] = Counter()
        for person in self.people:
            called.update({name.words for name in _short_forms(person.described)})
        self.called = called or _NOT_CALLED

    @property
    def name(self) -> str:
        return most_common_name(p.described for p in self.people)


def most_common_name(entities: Iterable[NamedEntity]) -> str:
    """The name that most of them have; of equals one not in capitals, the longest, the first by the alphabet."""
    names = Counter(e.name for e in entities)
    return min(names, key=lambda name: (-names[name], name.isupper(), -len(name), name))


def join_people(articles: Iterable[ArticleEntities], doubts: list[Doubt]) -> Iterator[list[NamedEntity]]:
    """The people who are one, over all articles, which come in the order of their ids; what is doubtful is added to the doubts.

    Not joined: names that have no word in common ("Cassius Clay" and "Muhammad Ali").
    """
    people = list(_people(articles))
    full = _join_slips(_join_full([p for p in people if p.name.full]))
    clusters: list[_Cluster] = []
    for cluster in full:
        parts = _split(cluster)
        clusters += parts
        if len(parts) > 1:
            doubts.append(_namesakes(parts))
    alone = _join_short([p for p in people if not p.name.full], clusters, doubts)
    for cluster in (*clusters, *alone):
        yield [p.entity for p in cluster.people]


def _people(articles: Iterable[ArticleEntities]) -> Iterator[_Person]:
    names: dict[str, PersonName] = {}  # each in memory once
    descriptions: dict[NamedEntity, NamedEntity] = {}
    for article in articles:
        alone = frozenset((article.article_id,))
        source = _Source(article.article_id, alone, country_of(article.url), year_of(article.published))
        for entity in article.entities:
            if entity.type == "person":
                name = names.get(entity.name) or names.setdefault(entity.name, _read_name(entity))
                alike = entity._replace(id="")
                described = descriptions.setdefault(alike, alike)
                number = intern(entity.id.rpartition("-")[2])
                yield _Person(described, number, name, _pronoun(entity), source)


def _read_name(entity: NamedEntity) -> PersonName:
    rank, rest = split_rank(entity.name)
    name = read_person(rest if rank and rest else entity.name)
    return name._replace(words=tuple(map(intern, name.words)))


def _pronoun(entity: NamedEntity) -> str:
    titles = (pronoun_of_title(read_person(form).title) for form in (entity.name, *entity.aliases))
    pronoun = entity.pronoun if entity.pronoun in ("he", "she") else next(filter(None, titles), "")
    return pronoun if pronoun in ("he", "she") else ""


def _short_forms(entity: NamedEntity) -> Iterator[PersonName]:
    for alias in entity.aliases:
        name = read_person(alias)
        if not name.full:
            yield name


# ---------------------------------------------------------------------------------------------------------- full names


def _join_full(people: Sequence[_Person]) -> list[_Cluster]:
    """Clusters of people named in full, the fullest names first, so that "J. Lim" finds out whether there is one John or two."""
    written: dict[tuple[_Words, str, bool], list[_Person]] = defaultdict(list)
    for person in people:
        name = person.name
        written[name.words, name.suffix, is_throne_title(name.title)].append(person)
    index = _FullNames()
    clusters: list[_Cluster] = []
    order = sorted(written.items(), key=lambda item: (_emptiness(item[1][0].name), -len(item[1]), item[0]))
    for _, same in order:
        name = same[0].name
        articles = {p.article for p in same}
        fitting = [c for c in index.find(name) if _may_join(articles, c.articles) and _fits(name, c)]
        cluster = only_or_by_far_commonest(fitting, _count)
        if cluster is None:
            clusters.append(cluster := _Cluster([]))
        cluster.add(same)
        cluster.names.append(name)
        index.add(name, cluster)
    return clusters


def _emptiness(name: PersonName) -> tuple[int, int, bool]:
    """The less a name says, the greater: initials say less than words."""
    return -sum(len(w) > 1 for w in name.words), -len(name.words), not name.suffix


def _count(cluster: _Cluster) -> int:
    return len(cluster.articles)


def _may_join(articles: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether there are few enough articles that name both and keep them apart."""
    return len(articles & others) <= MAX_SHARED * min(len(articles), len(others))


def _fits(name: PersonName, cluster: _Cluster) -> bool:
    return len(cluster.names) <= MAX_FITTING and all(may_be_same_person(name, other) for other in cluster.names)


class _FullNames:
    """Clusters by the keys of their names: those that may be one person's have a key in common.

    Of the keys only hashes are kept, which take less memory; whoever is found is compared anyway.
    """

    def __init__(self) -> None:
        self._by_key: dict[int, tuple[_Cluster, ...]] = {}

    def add(self, name: PersonName, cluster: _Cluster) -> None:
        *given, surname = map(_key, name.words)
        keys: list[Hashable] = [("order", *sorted(name.words))]
        keys += [("first words", *name.words[:n]) for n in range(2, len(name.words))]
        for one in given:
            keys += [("name", surname, one), ("letter", surname, one[0])]
            if len(one) == 1:
                keys.append(("initial", surname, one))
        for key in map(hash, dict.fromkeys(keys)):
            known = self._by_key.get(key, ())
            if len(known) <= MAX_FITTING:
                self._by_key[key] = *known, cluster

    def find(self, name: PersonName) -> list[_Cluster]:
        """The clusters that have a name like this one; a key that too many have says nothing."""
        surname = _key(name.words[-1])
        keys: list[Hashable] = [("order", *sorted(name.words))]
        if name.words[-1] not in _first_names():  # "John Paul" is no "John Paul Okafor" without his surname
            keys.append(("first words", *name.words))
        for one in name.words[:-1]:
            if len(one) == 1:
                keys.append(("letter", surname, one))
            else:
                keys.append(("initial", surname, one[0]))
                keys += [("name", surname, _key(form)) for form in sorted({one, *short_names().get(one, ())})]
        found = (self._by_key.get(hash(key), ()) for key in keys)
        return list(dict.fromkeys(chain.from_iterable(part for part in found if len(part) <= MAX_FITTING)))


def _key(word: str) -> str:
    return spelling(word) if len(word) >= MIN_KEY_LETTERS else word


def _bare_key(word: str) -> str:
    """The key of a word that has to say by itself who is meant: short ones are too often alike ("Sean" and "San")."""
    return spelling(word) if len(word) >= ONE_SLIP_LETTERS else word


def _not_joined(clusters: list[_Cluster]) -> list[_Cluster]:
    return clusters


@rule("across.slip", otherwise=_not_joined)
def _join_slips(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join a name with a letter amiss with the right one: "Ngozi Okafer" with the Ngozi Okafor of twice as many articles."""
    index: SlipIndex[_Cluster] = SlipIndex()
    for cluster in clusters:
        if _count(cluster) >= SLIP_RATIO:
            for beside, word in _varied(cluster):
                index.add(beside, word, cluster)
    joined: list[_Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (_count(c), c.people[0].id)):
        near = chain.from_iterable(index.find(*part) for part in _varied(cluster))
        fitting = [
            c
            for c in dict.fromkeys(near)
            if _count(c) >= SLIP_RATIO * _count(cluster)
            and _may_join(cluster.articles, c.articles)
            and all(may_be_same_person(name, other) for name in cluster.names[:1] for other in c.names[:1])
        ]
        right = only_or_by_far_commonest(fitting, _count)
        if right is None:
            joined.append(cluster)
        else:
            right.add(cluster.people)
    return joined


def _varied(cluster: _Cluster) -> Iterator[tuple[Hashable, str]]:
    """The surname beside the first name, and the first name beside the surname, of the name that it was begun with."""
    words = cluster.names[0].words
    yield ("first", words[0]), words[-1]
    yield ("last", words[-1]), words[0]


def _split(cluster: _Cluster) -> list[_Cluster]:
    by_id = {p.id: p for p in cluster.people}
    parts = []
    for bearers in keep_apart([p.bearer for p in cluster.people]):
        parts.append(part := _Cluster([]))
        part.add(by_id[b.id] for b in bearers)
        part.describe()
    return parts


def _namesakes(parts: Sequence[_Cluster]) -> Doubt:
    first = parts[0].people[0].entity
    described = [
        max((p.described.role for p in part.people), key=lambda role: (len(role) > 0, role), default="")
        for part in parts
    ]
    roles = f" ({'; '.join(dict.fromkeys(filter(None, described)))})" if any(described) else ""
    return Doubt(first.id, f"More than one person seems to be called {parts[0].name}{roles}. They are counted apart.")


# --------------------------------------------------------------------------------------------------------- short names


def _join_short(people: Sequence[_Person], clusters: Sequence[_Cluster], doubts: list[Doubt]) -> list[_Cluster]:
    """Put who is called by a surname or a first name alone into the clusters; those who are none of them come back as others."""
    bare = Counter(p.name.words for p in people)
    index = _ShortNames(clusters, bare)
    unknown: dict[Hashable, list[_Person]] = defaultdict(list)
    unclear: dict[_Words, tuple[_Person, list[str]]] = {}
    found: list[tuple[_Cluster, _Person]] = []
    for person in people:
        fitting = _fitting(person, index.find(person.name), bare[person.name.words])
        cluster = _whom(fitting)
        if cluster is not None:
            found.append((cluster, person))
        elif fitting:
            if person.name.words not in unclear:
                unclear[person.name.words] = person, sorted(c.name for c in fitting)
            unknown[person.id].append(person)
        elif _may_be_first_name(person, index):
            unknown[person.id].append(person)
        else:
            unknown[
                person.name.words, person.name.suffix, person.name.title if is_throne_title(person.name.title) else ""
            ].append(person)
    for cluster, person in found:
        cluster.people.append(person)
    doubts += [
        Doubt(
            p.id,
            f"“{p.described.name}” may be {listed(names)}: where an article does not say who is meant, it is counted apart.",
        )
        for p, names in unclear.values()
    ]
    alone = []
    for same in unknown.values():
        whole = _Cluster([])
        whole.add(same)
        alone += _split(whole)
    return alone


class _ShortNames:
    """Clusters by those of their surnames and first names that somewhere stand alone."""

    def __init__(self, clusters: Iterable[_Cluster], alone: Iterable[_Words]) -> None:
        wanted = frozenset(alone)
        wanted_keys = {tuple(map(_bare_key, words)) for words in wanted}
        self._surnames: dict[_Words, list[_Cluster]] = defaultdict(list)
        self._first: dict[_Words, list[_Cluster]] = defaultdict(list)
        self.called: Counter[_Words] = Counter()
        for cluster in clusters:
            ends = {name.words[n:] for name in cluster.names for n in range(1, len(name.words))}
            for end in {tuple(map(_bare_key, end)) for end in ends} & wanted_keys:
                self._surnames[end].append(cluster)
            for first in {name.words[:1] for name in cluster.names} & wanted:
                self._first[first].append(cluster)
            self.called.update({w: n for w, n in cluster.called.items() if w in ends and w in wanted})
        for same in (*self._surnames.values(), *self._first.values()):
            same.sort(key=lambda c: (-_count(c), c.people[0].id))
            del same[MAX_FITTING:]  # the rest would hardly be meant, and a common surname has thousands

    def find(self, name: PersonName) -> tuple[Sequence[_Cluster], Sequence[_Cluster]]:
        """Who has this surname, and who has this first name."""
        return self._surnames.get(tuple(map(_bare_key, name.words)), ()), self._first.get(name.words, ())


def _nobody(person: _Person, found: tuple[Sequence[_Cluster], Sequence[_Cluster]], bare: int) -> list[_Cluster]:
    return []


@rule("across.short_name", otherwise=_nobody)
def _fitting(person: _Person, found: tuple[Sequence[_Cluster], Sequence[_Cluster]], bare: int) -> list[_Cluster]:
    """Find whom a surname alone may mean ("Mr. Okafor"), or a first name by which several articles call somebody.

    Nobody of the same article, whose own coreference knew better; nobody of another pronoun; and where the article gives an
    office, only who has it elsewhere, if there is one.
    """
    surnames, first_names = found
    words = person.name.words

    def possible(cluster: _Cluster) -> bool:
        return (
            person.article not in cluster.articles
            and not (person.pronoun and cluster.likely_pronoun and person.pronoun != cluster.likely_pronoun)
            and not (person.name.suffix and all(n.suffix != person.name.suffix for n in cluster.names))
        )

    if not words or is_rank(words[0]) or is_throne_title(words[0]):  # "pope" is not Amy Pope
        return []
    bearers = [c for c in surnames if possible(c) and _is_known(c, words, bare)]
    if len(words) == 1 and words[0] in _first_names() and not (person.name.title or person.described.role):
        bearers = [c for c in bearers if c.called[words] >= MIN_USES]
    bearers = bearers or [c for c in first_names if possible(c) and c.called[words] >= MIN_USES]
    office = main_word(person.described.role) if person.described.role else ""
    return [c for c in bearers if office in c.roles] or bearers


def _is_known(cluster: _Cluster, words: _Words, bare: int) -> bool:
    """Whether a surname alone may mean somebody of whom more is said than a name in passing."""
    return cluster.called[words] > 0 or (_count(cluster) >= MIN_USES and bare <= MAX_BARE_RATIO * _count(cluster))


def _whom(fitting: Sequence[_Cluster]) -> _Cluster | None:
    return only_or_by_far_commonest(fitting, _count)


def _may_be_first_name(person: _Person, index: _ShortNames) -> bool:
    """Whether this may be a first name alone ("Ana"), which means somebody else in every article."""
    words = person.name.words
    named = person.name.title or person.described.role or index.called[words] >= MIN_USES
    return not named and len(words) == 1 and words[0] in _first_names()


def _first_names() -> frozenset[str]:
    return words_of("first_names", "he", "she")
