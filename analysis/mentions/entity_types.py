"""Decide on one type for each name of an article: person, organisation or place."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.document import Document
from analysis.lexicons import company_endings, look_up, words_of
from analysis.mentions.context import word_before
from analysis.mentions.typed_mentions import SURE_SCORE, TypedMention
from analysis.name_forms import CACHED_NAMES, courtesy, fold, is_throne_title
from analysis.records import EntityType
from analysis.rules import rule, weight

DOUBTFUL_SCORE = 0.45  # tagger score below which a name counts only if it is found elsewhere with more certainty
MIN_PLACE_SHARE = 0.2  # of a name's mentions that stand as places do, from which it is taken for a place
CONTEXT_CHARS = 24  # looked at before a name for what stands before places
MIN_LAND_LETTERS = 5  # of a land whose people's name is made with "n": "Vostria"

# What speaks for a type beside the tagger, in tagger scores.
LISTED_WEIGHT = weight("mentions.types.listed", 0.7, "Vote for the type under which a lexicon has a name.")
ONLY_LISTED_WEIGHT = weight(
    "mentions.types.only_listed", 1.2, "The same where the name hardly ever means anything else."
)
HEAD_WEIGHT = weight("mentions.types.head", 0.7, "Vote for an organisation by its last word: Marrow Committee.")
COMPANY_WEIGHT = weight("mentions.types.company", 0.7, "Vote for the company that is named in full elsewhere.")
PLACE_WEIGHT = weight("mentions.types.place", 1.0, "Vote for a place where a name stands as places do: in Vostra.")
BEARER_WEIGHT = weight("mentions.types.bearer", 1.0, "Vote for a person by somebody of this surname.")

_STORM = re.compile(r"[Hh]urricane|[Cc]yclone|[Tt]yphoon|Storm")
# What comes before "in" where no place follows: "They believe in Norrick."
_NO_PLACE_FOLLOWS = re.compile(
    r"""(?: belie\w* | trust\w* | faith | confiden\w* | interest\w* | disappoint\w* | pride | hope | join\w* | let | cash
          | step\w* | voted | set[ ]out | made | held | decision | case | judge?ment | ruling ) \s+ in[ ]$""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_A_PLACE = re.compile(
    r"""['’]s[ ] (?:[a-z]+[ ])?
        (?: capital | coast | coastguard | coastline | borders? | population | ambassador | navy | parliament | shores? | waters
          | defen[cs]e[ ]ministry | foreign[ ]ministry | interior[ ]ministry | finance[ ]ministry | military | armed[ ]forces )\b""",
    re.VERBOSE,
)

_DETERMINERS = frozenset("a an the this that these those many most some all few several young".split())
_NO_NOUN_FOLLOWS = re.compile(
    rf"['’]s?\b | [,.;:?!)”\"] | \s(?:who|is|was|has|had|also|later|{'|'.join(sorted(words_of('verbs_of_saying', 'cues')))})\b",
    re.VERBOSE,
)

Key = tuple[str, ...]
Votes = Mapping[Key, Mapping[EntityType, float]]


class _Name(NamedTuple):
    """A mention with what its type depends on."""

    mention: TypedMention
    written: str
    key: Key  # what the mentions have in common that get one type: the words without title and article


def decide_types(document: Document, mentions: Sequence[TypedMention]) -> list[TypedMention]:
    """The mentions with one type for every name, the one with the most votes, the tagger's scores among them.

    Mentions that turn out to name nobody are left out: storms, the doubtful, words for a people. Not told apart: a town and a
    person of the same name ("Washington" beside "Ellen Washington").
    """
    text = document.text
    groups = [m for m in mentions if m.type == "group"]
    names = [_Name(m, m.of(text), _key_of(m.of(text))) for m in mentions if m.type != "group"]
    votes = _count_votes(document, names)
    decided = {key: max(vote, key=vote.__getitem__) for key, vote in votes.items()}
    bearers = _bearers(decided)
    names = _without_storms(text, names)
    names = _without_peoples(names, decided)
    typed = [n.mention._replace(type=decided[n.key]) for n in names]
    sure = [m for m, n in zip(typed, names, strict=True) if _is_believed(m, votes[n.key].get(m.type, 0.0))]
    groups = [m._replace(type="person") if _is_surname(text, m, bearers) else m for m in groups]
    return sorted([*groups, *sure])


@lru_cache(CACHED_NAMES)
def _key_of(name: str) -> Key:
    words = name.split(" ", 1)
    if len(words) > 1 and (courtesy(words[0]) is not None or is_throne_title(fold(words[0]))):
        name = words[1]
    key = tuple(word.removesuffix("'s") for word in fold(name).split())
    return key[1:] if len(key) > 1 and key[0] == "the" else key


# ------------------------------------------------------------------------------------------------------------------ votes


def _count_votes(document: Document, names: Sequence[_Name]) -> Votes:
    """By name, what speaks for each type, in tagger scores."""
    votes: dict[Key, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    places = _place_names(document, names)
    companies = {n.key[0] for n in names if len(n.key) == 2 and n.key[1] in company_endings()}
    for name in names:
        vote, type_ = votes[name.key], name.mention.type
        vote[type_] += name.mention.score
        for seeming, seeming_weight in _votes_of_form(name.written, name.key):
            vote[seeming] += seeming_weight
        if len(name.key) == 1 and name.key[0] in companies:  # "Merrow", where "Merrow Holdings" is named too
            vote["organisation"] += COMPANY_WEIGHT
        if type_ == "person" and name.key in places:
            vote["place"] += PLACE_WEIGHT
    bearers = _bearers({key: max(vote, key=vote.__getitem__) for key, vote in votes.items()})
    for name in names:
        if len(name.key) == 1 and name.key[0] in bearers:
            votes[name.key]["person"] += BEARER_WEIGHT
    return votes


@lru_cache(CACHED_NAMES)
def _votes_of_form(written: str, key: Key) -> tuple[tuple[EntityType, float], ...]:
    """The types that speak for themselves in a name, and how much: because a lexicon knows it, or by its last word."""
    place, organisation = look_up("place", written), look_up("organisation", written)
    votes: list[tuple[EntityType, float]] = []
    if place:
        votes.append(("place", ONLY_LISTED_WEIGHT if place.sure and not organisation else LISTED_WEIGHT))
    heads = words_of("organisation_heads", "organisation heads") | company_endings()
    if organisation:
        votes.append(
            ("organisation", ONLY_LISTED_WEIGHT if organisation.sure and not place else LISTED_WEIGHT),
        )
    elif len(key) > 1 and key[-1] in heads:
        votes.append(("organisation", HEAD_WEIGHT))
    return tuple(votes)


def _bearers(decided: Mapping[Key, EntityType]) -> frozenset[str]:
    """The surnames of the people who are named in full."""
    return frozenset(key[-1] for key, type_ in decided.items() if len(key) > 1 and type_ == "person")


def _no_places(document: Document, names: Sequence[_Name]) -> frozenset[Key]:
    return frozenset()


@rule("mentions.types.place_context", otherwise=_no_places)
def _place_names(document: Document, names: Sequence[_Name]) -> frozenset[Key]:
    """Take for places what stands as places do once in five times, and nowhere behind a first name: "In Vostra, nobody spoke"."""
    text = document.text
    people = {n.key[-1:] for n in names if n.mention.type == "person" and (len(n.key) > 1 or n.mention.rank)}
    words = {word.of(text) for word in document.words}
    times, as_place = Counter(n.key for n in names), Counter[Key]()
    for name in names:
        single = len(name.key) == 1 and name.mention.type in ("person", "place")
        if single and name.key not in people and _stands_as_place(text, name, words):
            as_place[name.key] += 1
    places: set[Key] = {key for key, count in as_place.items() if count >= MIN_PLACE_SHARE * times[key]}
    for a, b in pairwise(names):  # "Norrick and Vostria"
        keys = {a.key, b.key}
        between = text[a.mention.end : b.mention.start]
        if between == " and " and keys & places and not {a.key[-1:], b.key[-1:]} & people:
            places |= {key for key in keys if len(key) == 1}
    return frozenset(places)


def _stands_as_place(text: str, name: _Name, words: set[str]) -> bool:
    """Whether a single name stands where places do: after "in", before "'s coast", or beside the word for its people."""
    start, end, written = name.mention.start, name.mention.end, name.written
    before = text[max(0, start - CONTEXT_CHARS) : start]
    owns = text[end : end + 2].lstrip()[:1] in ("'", "’")
    if before.endswith((" in ", "\nIn ", "In ")) and not owns and not _NO_PLACE_FOLLOWS.search(before):
        return True
    people = (
        len(written) >= MIN_LAND_LETTERS
        and written[-1] == "a"
        and not words.isdisjoint((f"{written}n", f"{written}ns"))
    )
    return people or _OF_A_PLACE.match(text, end) is not None


# -------------------------------------------------------------------------------------------------------------- decisions


@rule("mentions.types.storm", otherwise=lambda text, names: list(names))
def _without_storms(text: str, names: Sequence[_Name]) -> list[_Name]:
    """Let storms name nobody: "Hurricane Odile", and then "Odile", unless that is somebody's name too."""
    storms = {n for n in names if n.mention.type != "organisation" and _follows_storm(text, n.mention)}
    in_full_names = {(word,) for n in names if len(n.key) > 1 for word in n.key}
    everywhere = {n.key for n in storms} - in_full_names
    return [n for n in names if n.key not in everywhere and n not in storms]


def _follows_storm(text: str, mention: TypedMention) -> bool:
    return _STORM.fullmatch(word_before(text, mention.start)) is not None


@rule("mentions.types.people", otherwise=lambda names, decided: list(names))
def _without_peoples(names: Sequence[_Name], decided: Mapping[Key, EntityType]) -> list[_Name]:
    """Let a people that no lexicon knows be nobody's name: "Vostrian" beside "Vostria"."""
    peoples = {(f"{key[0]}n",) for key, type_ in decided.items() if type_ == "place" and len(key) == 1}
    return [n for n in names if n.key not in peoples]


@rule("mentions.types.people_and_surname", otherwise=lambda text, mention, bearers: False)
def _is_surname(text: str, mention: TypedMention, bearers: frozenset[str]) -> bool:
    """Take the word for a people for the person of that surname where no noun follows: "Irish said" beside "Eva Irish"."""
    alone = word_before(text, mention.start).casefold() not in _DETERMINERS and _NO_NOUN_FOLLOWS.match(
        text, mention.end
    )
    return bool(alone) and fold(mention.of(text)) in bearers


@rule("mentions.types.doubtful", otherwise=lambda mention, votes: True)
def _is_believed(mention: TypedMention, votes: float) -> bool:
    """Leave out what the tagger is not sure of, and sees only once: "Thing"."""
    return mention.score >= DOUBTFUL_SCORE or votes >= SURE_SCORE
