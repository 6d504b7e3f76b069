"""Find what is named, mention by mention, and decide on its type.

Which mentions are of one and the same is for `analysis.coreference.entities` to say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from analysis.document import Document
from analysis.lexicons import look_up, words_of
from analysis.mentions.boundaries import Found, mend_names, put_together, with_title, word_before
from analysis.mentions.fragments import SURE
from analysis.mentions.lexicon_matches import find_missed
from analysis.name_forms import courtesy, fold, is_throne_title, read_person
from analysis.records import EntityType

DOUBTFUL = 0.45  # below, a name counts only if it is found elsewhere with more certainty
WEIGHT = 0.7  # what speaks for a type beside the engine, in engine scores
SELDOM = 0.2  # of its mentions
LAND = 1.0  # what speaks for a place, each time, where one mention stands as places do
LISTED = 1.2  # the same for what a list knows to be of one type and hardly ever anything else

Key = tuple[str, ...]


def find_mentions(document: Document) -> list[Found]:
    """Every mention of a person, organisation, place or group, in order and without overlap.

    Not found: names that the engine never saw and no list knows, names inside other names, pronouns and descriptions.
    """
    story, reading = document.text, document.reading
    found = _decide_types(story, put_together(story, mend_names(story, reading.names, reading.sentences)))
    return sorted([*found, *find_missed(story, reading, found)])


@lru_cache(20_000)
def _key_of(text: str) -> Key:
    """What two mentions have in common that get one decision about their type: the words without title and article."""
    words = text.split(" ", 1)
    if len(words) > 1 and (courtesy(words[0]) is not None or is_throne_title(fold(words[0]))):
        text = words[1]
    key = tuple(word.removesuffix("'s") for word in fold(text).split())
    return key[1:] if len(key) > 1 and key[0] == "the" else key


def _decide_types(story: str, found: Sequence[Found]) -> list[Found]:
    """One type for every name in an article: the one that most speaks for, the engine's scores added up.

    A town and a person of the same name stay apart where both are sure: "Washington" beside "Ellen Washington".
    """
    texts = [story[f.start : f.end] for f in found]
    keys = [_key_of(t) for t in texts]
    storms = {key for f, key in zip(found, keys, strict=True) if _is_storm(story, f)}
    storms -= {(word,) for key in keys if len(key) > 1 for word in key}
    lands = _find_lands(story, found, texts, keys)
    endings = words_of("words", "company endings")
    companies = {key[0] for key in keys if len(key) == 2 and key[1] in endings}
    votes: dict[Key, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for f, text, key in zip(found, texts, keys, strict=True):
        if f.type != "group":
            vote = votes[key]
            vote[f.type] += f.score
            for type_, weight in _seems(text, key):
                vote[type_] += weight
            if len(key) == 1 and key[0] in companies:  # "Merrow", where "Merrow Holdings" is named too
                vote["organisation"] += WEIGHT
            if f.type == "person" and key in lands:
                vote["place"] += LAND
            if (f.rank if f.type == "person" else " " in text and with_title(story, f.start, 0)[1]) or (
                f.type == "person" and read_person(text).title
            ):
                vote["person"] += WEIGHT
    decided = {key: max(vote, key=vote.__getitem__) for key, vote in votes.items()}
    bearers = {key[-1] for key, type_ in decided.items() if len(key) > 1 and type_ == "person"}
    for key in keys:
        if len(key) == 1 and key[0] in bearers and key in votes:
            votes[key]["person"] += WEIGHT
    decided = {key: max(vote, key=vote.__getitem__) for key, vote in votes.items()}
    people_of = {(f"{key[0]}n",) for key, type_ in decided.items() if type_ == "place" and len(key) == 1}
    kept = []
    for f, text, key in zip(found, texts, keys, strict=True):
        if f.type == "group":
            kept.append(f)
            continue
        if key in people_of:  # "Vostrian" beside "Vostria": a group that no list knows, but nobody's name
            continue
        type_ = decided[key]
        if (
            f.type in ("person", "place")
            and len(key) == 1
            and key[0] in bearers
            and f.score > SURE
            and look_up("place", text)
        ):
            type_ = f.type
        if key in storms or _is_storm(story, f):
            continue
        if f.score >= DOUBTFUL or votes[key][type_] >= SURE:
            kept.append(f if f.type == type_ else Found(f.start, f.end, type_, f.score, f.rank))
    return kept


_STORM = re.compile(r"[Hh]urricane|[Cc]yclone|[Tt]yphoon|Storm")


def _is_storm(story: str, f: Found) -> bool:
    """Whether this is the name of a storm: "Hurricane Odile"."""
    return f.type != "organisation" and _STORM.fullmatch(word_before(story, f.start)) is not None


_NOT_IN = re.compile(
    r"(?:belie\w*|trust\w*|faith|confiden\w*|interest\w*|disappoint\w*|pride|hope|join\w*|let|cash|step\w*|voted|set out|made|held|decision|case|judge?ment|ruling)\s+in $",
    re.I,
)
_OF_A_LAND = re.compile(
    r"['’]s (?:[a-z]+ )?(?:capital|coast|coastguard|coastline|borders?|population|ambassador|navy|parliament|shores?|waters)\b"
)


def _find_lands(story: str, found: Sequence[Found], texts: Sequence[str], keys: Sequence[Key]) -> set[Key]:
    """The single names that stand as places do at least once in five times, and nowhere behind a title or a first name."""
    counts, as_land = Counter(keys), Counter[Key]()
    people = {key[-1:] for f, key in zip(found, keys, strict=True) if f.type == "person" and (len(key) > 1 or f.rank)}
    for f, text, key in zip(found, texts, keys, strict=True):
        as_land[key] += (
            f.type in ("person", "place") and len(key) == 1 and key not in people and _is_land(story, f, text)
        )
    lands = {key for key, times in as_land.items() if times and times >= SELDOM * counts[key]}
    for (a, first), (b, second) in pairwise(zip(found, keys, strict=True)):  # "Norrick and Vostria"
        if story[a.end : b.start] == " and " and {first, second} & lands and not {first[-1:], second[-1:]} & people:
            lands |= {key for key in (first, second) if len(key) == 1}
    return lands


def _is_land(story: str, f: Found, text: str) -> bool:
    """Does a single name stand where lands and towns do: after "in", before "'s coast", or beside the word for its people?"""
    before = story[max(0, f.start - 24) : f.start]
    after = story[f.end : f.end + 2].lstrip()[:1]
    if before.endswith((" in ", "\nIn ", "In ")) and after not in ("'", "’") and not _NOT_IN.search(before):
        return True
    return bool(_OF_A_LAND.match(story, f.end)) or (len(text) > 4 and text[-1] == "a" and f"{text}n" in story)


@lru_cache(20_000)
def _seems(text: str, key: Key) -> tuple[tuple[EntityType, float], ...]:
    """The types that speak for themselves in a name, and how much: because a list knows it, or by its last word."""
    place, organisation = look_up("place", text), look_up("organisation", text)
    types: list[tuple[EntityType, float]] = []
    if place:
        types.append(("place", LISTED if place.sure and not organisation else WEIGHT))
    headed = len(key) > 1 and (
        key[-1] in words_of("words", "organisation heads") or key[-1] in words_of("words", "company endings")
    )
    if headed or organisation:
        only = organisation and organisation.sure and not place
        types.append(("organisation", LISTED if only else WEIGHT))
    return tuple(types)
