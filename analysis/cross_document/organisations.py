"""Join the organisations, places and groups of many articles: spellings, acronyms and short forms of one name."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from sys import intern
from typing import Literal

from analysis.cross_document.choose import BY_FAR, MAX_FITTING, only_or_by_far_commonest
from analysis.cross_document.records import ArticleEntities, NamedEntity
from analysis.cross_document.slips import SlipIndex
from analysis.lexicons import look_up, words_of
from analysis.name_forms import (
    MIN_KEY_LETTERS,
    acronyms,
    core_words,
    could_stand_for,
    fold,
    is_acronym,
    is_short_organisation,
    is_short_place,
    same_spelling,
    sorted_words,
    spelling,
)
from analysis.rules import rule

SLIP_RATIO = 2  # a misspelled name stands in at most half as many articles as the right one
MIN_USES = 2  # articles that have a longer name, before one word alone is a short form of it
MAX_WORDS = 12  # of a name that are looked at for a shorter one
MIN_ACRONYM_LETTERS = 3  # of one that no article explains: "VA" may be anything
MAX_SHORT_RATIO = 3  # a short form in so many more articles than the long one is a name of its own

_Type = Literal["organisation", "place"]


@dataclass(eq=False, slots=True)
class _Name:
    """A name, however it is spelled, and the entities that have it."""

    words: tuple[str, ...]
    known: bool  # a lexicon has it
    acronym: str  # its letters, if it is one and no lexicon has it
    entities: list[NamedEntity] = field(default_factory=list)
    articles: AbstractSet[str] = frozenset()
    texts: tuple[str, ...] = ()  # how it is spelled

    def add(self, entity: NamedEntity, alone: frozenset[str]) -> None:
        """One more that has it, and its article in a set: most names stand in one alone, and then share it with others."""
        self.entities.append(entity)
        if entity.name not in self.texts:
            self.texts = *self.texts, entity.name
        if not self.articles:
            self.articles = alone
        elif isinstance(self.articles, set):
            self.articles |= alone
        elif self.articles != alone:
            self.articles = {*self.articles, *alone}

    @property
    def count(self) -> int:
        return len(self.articles)


def join_groups(articles: Iterable[ArticleEntities]) -> list[list[NamedEntity]]:
    """The groups that are one: "Danes" in one article, "Danish" in the next."""
    same: dict[str, list[NamedEntity]] = defaultdict(list)
    for article in articles:
        for entity in article.entities:
            if entity.type == "group":
                known = look_up("group", entity.name)
                same[known.name if known else fold(entity.name)].append(entity)
    return list(same.values())


def join_names(articles: Iterable[ArticleEntities], type_: _Type) -> list[list[NamedEntity]]:
    """The organisations, or the places, that are one, over all articles; the order of the articles makes no difference.

    An acronym goes with the name that an article gives it, else with the only one, or by far the commonest, that it fits; so does
    a short form. Two names that one article keeps apart are never joined. Not joined: translations, and names that have changed.
    """
    names: dict[Hashable, _Name] = {}
    explained: dict[str, Counter[Hashable]] = defaultdict(Counter)  # acronyms, by the names that articles give them
    shortened: dict[Hashable, dict[Hashable, None]] = defaultdict(dict)  # short forms, by the names that are so called
    for article in articles:
        alone = frozenset((article.article_id,))
        for entity in article.entities:
            if entity.type != type_:
                continue
            key = _key(entity.name, type_)
            name = names.get(key) or names.setdefault(key, _name(entity.name, type_))
            name.add(entity, alone)
            for alias in entity.aliases:
                if is_acronym(alias) and could_stand_for(alias, entity.name):
                    explained[_letters(alias)][key] += 1
                shortened[_key(alias, type_)][key] = None
    parents: dict[Hashable, Hashable] = {}
    for short, long in (
        *_acronyms(names, explained),
        *_short_names(names, shortened, type_),
        *_slips(names),
    ):
        if short not in parents and _root(parents, long) != short:
            parents[short] = long
    joined: dict[Hashable, list[NamedEntity]] = defaultdict(list)
    for key, name in names.items():
        joined[_root(parents, key)] += name.entities
    return list(joined.values())


def _root(parents: dict[Hashable, Hashable], key: Hashable) -> Hashable:
    while key in parents:
        key = parents[key]
    return key


def _key(text: str, type_: _Type) -> Hashable:
    """The same for all spellings of a name, and for all names of one entry of a lexicon."""
    known = look_up(type_, text)
    if known:
        return known.name
    if is_acronym(text):
        return _letters(text), "acronym"
    return tuple(intern(_spelled(word)) for word in sorted_words(core_words(text)))


def _spelled(word: str) -> str:
    return spelling(word) if len(word) >= MIN_KEY_LETTERS else word


def _name(text: str, type_: _Type) -> _Name:
    known = look_up(type_, text)
    words = core_words(known.name if known else text)
    return _Name(tuple(map(intern, words)), known is not None, _letters(text) if is_acronym(text) and not known else "")


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


_Links = Iterator[tuple[Hashable, Hashable]] | Sequence[tuple[Hashable, Hashable]]


def _no_acronyms(names: dict[Hashable, _Name], explained: dict[str, Counter[Hashable]]) -> _Links:
    return ()


@rule("across.acronym", otherwise=_no_acronyms)
def _acronyms(names: dict[Hashable, _Name], explained: dict[str, Counter[Hashable]]) -> _Links:
    """Join an acronym with the name that articles give it ("Marrow Harbour Authority (MHA)"), else with the one it fits."""
    fitting: dict[str, list[Hashable]] = defaultdict(list)
    wanted = {name.acronym for name in names.values() if name.acronym}
    for key, name in names.items():
        if not name.acronym:
            for letters in {a for text in name.texts for a in acronyms(text)} & wanted:
                fitting[letters].append(key)
    links = []
    for key, name in names.items():
        if name.acronym:
            given = explained.get(name.acronym, Counter())
            by_far = [k for k, n in given.items() if n >= BY_FAR * (given.total() - n)]
            fits = fitting[name.acronym] if len(name.acronym) >= MIN_ACRONYM_LETTERS else ()
            long = by_far[0] if by_far else _choose(names, name, fits)
            if long is not None and long != key and names[long].articles.isdisjoint(name.articles):
                links.append((key, long))
    return links


def _choose(names: dict[Hashable, _Name], short: _Name, fitting: Iterable[Hashable]) -> Hashable | None:
    apart = [key for key in fitting if names[key].articles.isdisjoint(short.articles)]
    return only_or_by_far_commonest(apart, lambda key: names[key].count)


def _none_short(names: dict[Hashable, _Name], shortened: Mapping[Hashable, Iterable[Hashable]], type_: _Type) -> _Links:
    return ()


@rule("across.short_organisation", otherwise=_none_short)
def _short_names(
    names: dict[Hashable, _Name], shortened: Mapping[Hashable, Iterable[Hashable]], type_: _Type
) -> _Links:
    """Join a short form with the one longer name that it fits: "Harrow" of one article with "Harrow School" of others.

    Unless some article calls the longer name so, the rest of it has to say what it is, and nothing more: "Wall Street" is not
    the "Wall Street Journal".
    """
    longer: dict[tuple[str, ...], list[Hashable]] = defaultdict(
        list
    )  # by the words that they begin with, places by the last
    short_ones = {name.words for name in names.values() if len(name.words) < MAX_WORDS}
    for key, name in names.items():
        words = name.words[:MAX_WORDS]
        ends = {words[:n] for n in range(1, len(words))} | (
            {words[-1:]} if type_ == "place" and len(words) > 1 else set()
        )
        for end in ends & short_ones:
            longer[end].append(key)
    links = []
    for key, name in names.items():
        if not name.words or name.acronym:
            continue
        near = longer.get(name.words, ())
        by_words = [k for k in near if _says_no_more(name, names[k], type_)] if len(near) <= MAX_FITTING else []
        by_use = [k for k in shortened.get(key, ()) if k in names and _fits(name, names[k], type_)]
        long = _choose(names, name, dict.fromkeys((*by_use, *by_words)))
        if long is not None:
            links.append((key, long))
    return links


def _fits(short: _Name, long: _Name, type_: _Type, known: bool = False) -> bool:
    fits = is_short_organisation if type_ == "organisation" else is_short_place
    return fits(short.words, long.words, known or short.known)


def _says_no_more(short: _Name, long: _Name, type_: _Type) -> bool:
    """Whether a longer name has words that only say what it is, and is known as well as the short one: not "Union", a common noun."""
    if long.count * MAX_SHORT_RATIO < short.count:
        return False
    if type_ == "place":
        return _fits(short, long, type_)
    heads = words_of("organisation_heads", "organisation heads")
    if len(short.words) == 1 and (long.count < MIN_USES or short.words[0] in heads):
        return False
    return _fits(short, long, type_, known=True)


def _no_slips(names: dict[Hashable, _Name]) -> _Links:
    return ()


@rule("across.slip_organisation", otherwise=_no_slips)
def _slips(names: dict[Hashable, _Name]) -> _Links:
    """Join a name with a letter amiss with the right one: "Tidewater Roepworks" with the Tidewater Ropeworks of more articles."""
    index: SlipIndex[Hashable] = SlipIndex()
    for key, name in names.items():
        if name.count >= SLIP_RATIO and not name.acronym:
            for n, word in enumerate(name.words):
                index.add((n, name.words[:n], name.words[n + 1 :]), word, key)
    links = []
    for key, name in names.items():
        if name.known or name.acronym:
            continue
        fitting = [
            k
            for n, word in enumerate(name.words)
            for k in index.find((n, name.words[:n], name.words[n + 1 :]), word)
            if names[k].count >= SLIP_RATIO * name.count and same_spelling(word, names[k].words[n])
        ]
        right = _choose(names, name, fitting)
        if right is not None:
            links.append((key, right))
    return links
