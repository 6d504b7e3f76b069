"""Set the boundaries of a name: what the tagger left out is added, what is no part of it is cut off."""

import re
from collections.abc import Callable

from analysis.lexicons import known_organisations, known_places, look_up, words_of
from analysis.mentions.context import begins_sentence, with_full_stop, with_title, word_before
from analysis.mentions.trim_patterns import (
    GROW_RIGHT,
    LAW,
    PARTY,
)
from analysis.mentions.typed_mentions import Candidate, TypedMention
from analysis.name_forms import (
    fold,
    is_address,
    is_first_name,
    is_never_name,
    is_profession,
    is_rank,
    is_throne_title,
    split_rank,
)
from analysis.rules import rule

MAX_NAME_CHARS = 120
LOOSE_END_CHARS = 12  # looked at before the end of a name for "of the"

_HEAD = re.compile(r" ([^\W\d_a-z]\w{2,})\b(?! [^\W\d_a-z])")
_LOOSE_END = re.compile(r"\s+(?:of|for|and)(?:\sthe)?$")
_REST = re.compile(r"(?: the)?(?: [^\W\d_a-z][\w'’]*){1,4}")
_SURNAME = re.compile(r"[^\W\d_a-z][\w’'-]+")
_ARTICLES = ("the ", "an ")


def trim(text: str, candidate: Candidate) -> TypedMention | None:
    """One name with its right boundaries, or None where nothing is left that names anybody or anything.

    It may grow from `candidate.low` to `candidate.high`.
    """
    for step in STEPS:
        candidate = step(text, candidate)
        if candidate.start >= candidate.end:
            return None
    name = candidate.of(text)
    if (
        len(name) > MAX_NAME_CHARS
        or is_never_name(name)
        or all(map(is_never_name, name.split()))
        or (len(name) == 1 and candidate.type != "person")
    ):
        return None
    if candidate.type == "organisation" and _is_law(text, candidate):
        return None
    start, end, type_, score = candidate[:4]
    if look_up("group", name):
        return TypedMention(start, end, "group", 1.0)
    return TypedMention(start, end, type_, score, candidate.rank)


def _unchanged(text: str, candidate: Candidate) -> Candidate:
    return candidate


def _nothing(candidate: Candidate) -> Candidate:
    return candidate._replace(end=candidate.start)


# ------------------------------------------------------------------------------------------------ what is no part of a name


def _without_leading_signs(text: str, candidate: Candidate) -> Candidate:
    start = candidate.start
    while start < candidate.end and not text[start].isalnum():
        start += 1
    return candidate._replace(start=start)


def _without_trailing_signs(text: str, candidate: Candidate) -> Candidate:
    end = candidate.end
    while end > candidate.start and not text[end - 1].isalnum():
        end -= 1
    return candidate._replace(end=end, abbreviated=text[candidate.end - 1] == ".")


def _without_party(text: str, candidate: Candidate) -> Candidate:
    """The state of "(D-Va.)", which is a place."""
    if candidate.start > 1 and PARTY.behind(text, candidate.start - 2):
        return candidate.becomes("place")
    if candidate.type == "person" and PARTY.behind(text, candidate.start, candidate.end):
        return candidate.becomes("place", start=candidate.start + 2)
    return candidate


@rule("mentions.trim.article", otherwise=_unchanged)
def _without_article(text: str, candidate: Candidate) -> Candidate:
    """Cut "the" off; "The" stays in the middle of a sentence, where it is part of "The Marlow Times"."""
    start, end, type_ = candidate[:3]
    for article in _ARTICLES:
        if text[start : start + len(article)].casefold() == article and end - start > len(article):
            capital = text[start].isupper() and (type_ == "organisation" or text[start:end] in known_places())
            kept = capital and not begins_sentence(text, start)
            return candidate if kept else candidate._replace(start=start + len(article))
    return candidate


@rule("mentions.trim.rank", otherwise=_unchanged)
def _without_rank(text: str, candidate: Candidate) -> Candidate:
    """Cut offices off a person's name, and drop what only names an office: "President Ana Lim", "Danish Ambassador"."""
    if candidate.type != "person":
        return candidate
    name = candidate.of(text)
    owner = max(name.rfind("'s "), name.rfind("’s "))
    rank, name = split_rank(name[owner + len("'s ") :] if owner > 0 else name)
    if not name or is_address(name) or _is_office(name):
        return _nothing(candidate)
    start, end = candidate.start, candidate.end
    start = end - len(name) if text.endswith(name, start, end) else start
    start, before = with_title(text, start, candidate.low)
    return candidate._replace(start=start, rank=rank or before)


@rule("mentions.trim.role", otherwise=_unchanged)
def _without_role(text: str, candidate: Candidate) -> Candidate:
    """Cut what somebody is off a person's name: "baker Ana Lim", and "Deckhand Ana Lim", whose second word is a first name."""
    first, _, rest = candidate.of(text).partition(" ")
    if candidate.type != "person" or candidate.rank or not is_profession(first) or is_throne_title(fold(first)):
        return candidate
    if not first.islower() and not (" " in rest and is_first_name(rest.split()[0])):
        return candidate
    return candidate._replace(start=candidate.end - len(rest), rank=first)


def _is_office(name: str) -> bool:
    """Whether a name only says whose office it is: "Danish Ambassador"."""
    owner, _, last = name.rpartition(" ")
    return is_rank(last) and any(look_up(type_, owner) for type_ in ("group", "place", "organisation"))


def _is_law(text: str, candidate: Candidate) -> bool:
    """Whether a name is that of a law or a treaty, or stands in one: "Clean Harbours Act"."""
    if LAW.behind(text, candidate.end):
        return True
    last = text.rfind(" ", candidate.start, candidate.end)
    match = LAW.behind(text, last, candidate.end) if last > candidate.start else None
    return match is not None and match.end() == candidate.end


# ---------------------------------------------------------------------------------------------- what is missing from a name


@rule("mentions.trim.loose_end", otherwise=_unchanged)
def _with_rest(text: str, candidate: Candidate) -> Candidate:
    """End no organisation in "of": take the capitalised words behind into it, or else cut "of" off."""
    start, end = candidate.start, candidate.end
    loose = _LOOSE_END.search(text, max(start, end - LOOSE_END_CHARS), end)
    if candidate.type != "organisation" or not loose:
        return candidate
    rest = _REST.match(text, end, candidate.high)
    return candidate._replace(end=rest.end() if rest else loose.start())


@rule("mentions.trim.firm_head", otherwise=_unchanged)
def _with_firm_head(text: str, candidate: Candidate) -> Candidate:
    """Take the word that says what a firm does into its name: "Marrow Wireless", but Ana Lim is nobody's wireless."""
    head = _HEAD.match(text, candidate.end, candidate.high)
    full_name = candidate.type == "person" and " " in candidate.of(text)
    if not head or full_name or fold(head[1]) not in words_of("organisation_heads", "firm heads"):
        return candidate
    return candidate.becomes("organisation", end=head.end())


def _grown(text: str, candidate: Candidate) -> Candidate:
    """A name with what belongs to it behind it: "Jr.", ", Inc."."""
    for grow, types in GROW_RIGHT:
        if candidate.type in types and (m := grow.behind(text, candidate.end, candidate.high)):
            candidate = candidate._replace(end=m.end())
    return candidate


@rule("mentions.trim.full_stop", otherwise=_unchanged)
def _with_full_stop(text: str, candidate: Candidate) -> Candidate:
    """Take the full stop of an abbreviation into the name: "U.S.", "Tidewater Corp."."""
    start, end, abbreviated = candidate.start, candidate.end, candidate.abbreviated
    return candidate._replace(end=with_full_stop(text, start, end, candidate.high, abbreviated=abbreviated))


@rule("mentions.trim.first_word", otherwise=_unchanged)
def _with_first_word(text: str, candidate: Candidate) -> Candidate:
    """Take the word before an organisation into its name where it belongs there: "The", inside a sentence; "Burger" King."""
    start, end, low = candidate.start, candidate.end, candidate.low
    if candidate.type != "organisation":
        return candidate
    article = start - len("The ")
    if article >= low and text.startswith("The ", article) and not begins_sentence(text, article):
        return candidate._replace(start=article)
    before = word_before(text, start)
    first = start - len(before) - 1
    listed = before[:1].isupper() and first >= low and before != "The" and text[first:end] in known_organisations()
    return candidate._replace(start=first) if listed else candidate


@rule("mentions.trim.first_name", otherwise=_unchanged)
def _with_first_name(text: str, candidate: Candidate) -> Candidate:
    """Take a first name into the name of a person of whom only the surname was seen: "the engineer Ines" Kowalczyk."""
    start = candidate.start
    if candidate.type != "person" or not _SURNAME.fullmatch(text, start, candidate.end):
        return candidate
    before = word_before(text, start)
    first = start - len(before) - 1
    if first < candidate.low or text[start - 1] != " " or not before[:1].isupper() or begins_sentence(text, first):
        return candidate
    known = is_first_name(before) and fold(before) not in words_of("not_names", "months that are names")
    return candidate._replace(start=first) if known else candidate


Step = Callable[[str, Candidate], Candidate]
STEPS: tuple[Step, ...] = (
    _without_leading_signs,
    _without_trailing_signs,
    _without_party,
    _with_rest,
    _with_firm_head,
    _grown,
    _with_full_stop,
    _without_article,
    _with_first_name,
    _without_rank,
    _without_role,
    _with_first_word,
)
