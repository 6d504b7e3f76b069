"""Find the names that the tagger did not see: repeats, groups, well-known places and organisations, "Mr So-and-so"."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.document import Document
from analysis.lexicons import known_groups, known_organisations, known_places, words_of
from analysis.mentions.context import (
    begins_sentence,
    in_headline,
    rank_follows,
    with_full_stop,
    with_title,
    word_after,
    word_before,
)
from analysis.mentions.find_by_pattern import find_by_pattern
from analysis.mentions.known_forms import Form, article_index, lexicon_index
from analysis.mentions.trim_boundaries import trim
from analysis.mentions.typed_mentions import SURE_SCORE, Candidate, TypedMention
from analysis.mentions.web_addresses import in_address
from analysis.name_forms import courtesy, fold, is_never_name, is_rank
from analysis.records import Span
from analysis.rules import rule

TITLED_CHARS = 60  # looked at behind a title for the name

_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"\w+\.")
_TITLED_NAME = re.compile(r"(\.?)[ \u00a0]([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})")
_NO_NOUN_FOLLOWS = re.compile(
    r"""[^\w\s-] | $ | -(?:language|speaking) | [ ](?:and|or|as|at|with|but|to|by|on|for|was|is)\b""", re.VERBOSE
)
_BEFORE_LANGUAGE = frozenset("in into speak speaks spoke speaking learn learning learns fluent from".split())
_AFTER_LANGUAGE = frozenset("language languages pronunciation translation lexicon grammar".split())


class _Occupied:
    """A text and the parts of it that are taken by mentions."""

    def __init__(self, text: str, mentions: Iterable[TypedMention]) -> None:
        self.text = text
        self._taken = bytearray(len(text))
        for mention in mentions:
            self.take(mention)

    def take(self, mention: TypedMention) -> None:
        self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def is_taken(self, offset: int) -> bool:
        return 0 <= offset < len(self._taken) and self._taken[offset] == 1

    def first_taken(self, start: int, end: int) -> int:
        """The first offset in text[start:end] that is taken, or -1."""
        return self._taken.find(1, start, end)


class _Match(NamedTuple):
    """A form that stands at a place in the text."""

    form: Form
    start: int
    end: int
    initial: bool  # it begins a sentence


def find_unseen(document: Document, mentions: Sequence[TypedMention], addresses: Sequence[Span]) -> list[TypedMention]:
    """Names that stand in the text beside the given mentions and overlap none of them.

    Looked for are: the names seen for sure and the surnames of people named in full, as they are written; what the lexicons
    know; whoever is named after a title. A word alone counts only with no other capitalised word beside it that could be part
    of the name. First names alone are not looked for.
    """
    text = document.text
    occupied = _Occupied(text, mentions)
    by_pattern = [m for m in find_by_pattern(text, mentions) if _claim(occupied, m)]
    article, lexicons = article_index(document, [*mentions, *by_pattern]), lexicon_index()
    sentences = {sentence.start for sentence in document.sentences}
    unseen: list[TypedMention] = []
    for m in _WORD.finditer(text):
        start, word = m.start(), m.group()
        if (word not in article and word not in lexicons) or occupied.is_taken(start):
            continue
        for form in (*article.at(text, start, word), *lexicons.at(text, start, word)):
            match = _Match(form, start, start + len(form.text), start in sentences or begins_sentence(text, start))
            if in_address(addresses, match.start, match.end) or not _is_whole_word(text, match):
                continue
            if occupied.first_taken(match.start, match.end) < 0 and (mention := _accept(occupied, match)):
                unseen.append(mention)
                occupied.take(mention)
                break
    return [*by_pattern, *unseen]


def _claim(occupied: _Occupied, mention: TypedMention) -> bool:
    free = occupied.first_taken(mention.start, mention.end) < 0
    if free:
        occupied.take(mention)
    return free


def _is_whole_word(text: str, match: _Match) -> bool:
    """Whether the form ends where a word does, and is no handle or hashtag."""
    inside = text[match.end : match.end + 1].isalnum() and match.form.text[-1].isalnum()
    return not inside and text[match.start - 1 : match.start] not in ("@", "#")


def _accept(occupied: _Occupied, match: _Match) -> TypedMention | None:
    """The mention that a form makes at this place, or None if it seems to be part of something else there."""
    form = match.form
    if form.origin == "title":
        return _after_title(occupied, match)
    if _touches_name(occupied.text, match):
        return None
    if form.origin == "group":
        return _group(occupied, match)
    if form.origin == "article":
        if form.single and (_is_part_of_name(occupied, match) or _is_common_word(match)):
            return None
    elif _is_part_of_name(occupied, match):
        return None
    if _is_unit(occupied.text, match):
        return None
    if form.type == "person":
        return _person(occupied, match)
    end = with_full_stop(occupied.text, match.start, match.end, len(occupied.text))
    return TypedMention(match.start, end, form.type, SURE_SCORE)


def _touches_name(text: str, match: _Match) -> bool:
    """Whether another name touches this one: "Lim" in "Holt-Lim" and in "Lim-Brandt"."""
    touches_before = (
        match.start > 0 and text[match.start - 1] in "-‑’'" and not word_before(text, match.start).islower()
    )
    touches_behind = (
        text[match.end : match.end + 1] in ("-", "‑", "&") and text[match.end + 1 : match.end + 2].isupper()
    )
    return touches_before or touches_behind


@rule("mentions.unseen.common_word", otherwise=lambda match: False)
def _is_common_word(match: _Match) -> bool:
    """Do not take a month, or a word at the beginning of a sentence, for a surname: "In April", "Banks closed early"."""
    word = fold(match.form.text)
    return word in words_of("not_names", "months that are names") or (
        match.initial and word in words_of("not_names", "words that are surnames")
    )


@rule("mentions.unseen.unit", otherwise=lambda text, match: False)
def _is_unit(text: str, match: _Match) -> bool:
    """Do not take a currency for a country, nor a word for a state: "US$ 40", "Miss." without a town before it."""
    currency = text[match.end : match.end + 2].strip(" ").startswith("$")
    abbreviated = _ABBREVIATION.fullmatch(match.form.text) is not None
    return currency or (abbreviated and text[match.start - 2 : match.start] not in (", ", "D-", "R-"))


@rule("mentions.unseen.within_name", otherwise=lambda occupied, match: False)
def _is_part_of_name(occupied: _Occupied, match: _Match) -> bool:
    """Do not take a word for a name that seems to be part of a longer one: "Senate" in "Marlow Senate Square"."""
    return not in_headline(occupied.text, match.start, match.end) and _is_within_name(occupied, match)


def _is_within_name(occupied: _Occupied, match: _Match) -> bool:
    """Whether capitalised words around, which are no name that we know, make this look like a part of some longer name."""
    text, start, end = occupied.text, match.start, match.end
    before, after = word_before(text, start), word_after(text, end)
    free_after = after[:1].isupper() and not occupied.is_taken(end + 1)
    if free_after and not _stands_alone(after) and not rank_follows(text, end):
        return True
    free_before = before[:1].isupper() and not match.initial and not occupied.is_taken(start - 2)
    if free_before and not _stands_alone(before):
        return True
    if before in ("of", "for") and start > len(before) + 1:
        return word_before(text, start - len(before) - 1)[:1].isupper() and not occupied.is_taken(
            start - len(before) - 3
        )
    return False


def _stands_alone(word: str) -> bool:
    """Whether a capitalised word beside a name is no part of it: an office, a group, a well-known name."""
    organisation, place = known_organisations().get(word), known_places().get(word)
    return (
        is_rank(word)
        or courtesy(word) is not None
        or word in known_groups()
        or (organisation is not None and organisation.sure)
        or (place is not None and place.sure)
        or is_never_name(word)
    )


def _person(occupied: _Occupied, match: _Match) -> TypedMention:
    """A person with the particles and the title before the name: "van Dijkman", "Mr Brandt"."""
    text, start = occupied.text, match.start
    before = word_before(text, start)
    while match.form.single and before in words_of("name_particles", "before a surname"):
        if occupied.is_taken(start - 2):
            break
        start -= len(before) + 1
        before = word_before(text, start)
    start, rank = with_title(text, start, 0)
    return TypedMention(start, match.end, "person", SURE_SCORE, rank)


def _no_mention(occupied: _Occupied, match: _Match) -> TypedMention | None:
    return None


@rule("mentions.unseen.group", otherwise=_no_mention)
def _group(occupied: _Occupied, match: _Match) -> TypedMention | None:
    """Find the members of a people, a party or a faith: "the Danes"; but no language and no part of a name ("French Open")."""
    text, start, end = occupied.text, match.start, match.end
    word = match.form.text
    known = known_groups()[word]
    doubtful = not known.sure and (match.initial or in_headline(text, start, end))
    if doubtful or _is_language(text, match):
        return None
    several = word == known.name and word.endswith("s")
    alone = several and not word_after(text, end)[:1].isupper()
    if not alone and _is_within_name(occupied, match._replace(initial=match.initial or several)):
        return None
    return TypedMention(start, end, "group", 1.0)


def _is_language(text: str, match: _Match) -> bool:
    """Whether this is a language: "in French", "the English translation"."""
    word = match.form.text
    if fold(word) not in words_of("not_names", "languages"):
        return False
    before, after = word_before(text, match.start), word_after(text, match.end)
    spoken = before.casefold() in _BEFORE_LANGUAGE or text[match.end : match.end + 1] == ":"
    if spoken and _NO_NOUN_FOLLOWS.match(text, match.end):
        return True
    return (word == "English" and before != "the") or after in _AFTER_LANGUAGE


@rule("mentions.unseen.titled", otherwise=_no_mention)
def _after_title(occupied: _Occupied, match: _Match) -> TypedMention | None:
    """Find the person whose name must follow a title: "Mr. Brandt", "Sen. Ana Lim"."""
    text, title = occupied.text, match.form.text
    m = _TITLED_NAME.match(text, match.end, match.end + TITLED_CHARS)
    if not m or is_never_name(m[2].split()[0]):
        return None
    needs_full_stop = fold(title) in words_of("titles", "before a surname with a full stop")
    if (needs_full_stop and not m[1]) or (title == "Miss" and m[1]):  # "Miss." is Mississippi
        return None
    start, end = m.span(2)
    taken = occupied.first_taken(start, end)
    if taken == start:
        return None
    end = taken if taken > 0 else end
    return trim(text, Candidate(start, end, "person", SURE_SCORE, low=match.start, high=end))
