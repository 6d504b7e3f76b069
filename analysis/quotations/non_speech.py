"""Tell what is quoted but not said: names of works, nicknames and terms that are talked about."""

import re
from itertools import islice
from typing import NamedTuple

from analysis.quotations.saying import SAYING_BEFORE
from analysis.records import Quoted
from analysis.rules import rule
from analysis.text_spans import WORD

MAX_TITLE_WORDS = 12
MAX_TERM_WORDS = 6
MAX_NICKNAME_WORDS = 3
MAX_CONTEXT = 60  # characters read before and behind
_CONTEXT_WORDS = 4  # on either side, by whose small letters a headline in capitals is told from a sentence
_MIN_CONTEXT_LETTERS = 4  # of such a word: "of" is in small letters in a headline, too

_TERM_BEFORE = re.compile(
    r"""\b(?:
        (?:the|a|an|this|that)\ (?:\w{1,20}\ )?
        (?:word|term|phrase|expression|slogan|hashtag|headline|title|nickname|label)
      | nicknamed | titled | entitled | headlined | subtitled | so-called
    )[,:]?\ $""",
    re.IGNORECASE | re.VERBOSE,
)
_WORK_BEFORE = re.compile(
    r"""\b(?:
        called|named|dubbed|known\ as
      | film|movie|book|novel|memoir|song|album|single|show|series|play|musical|essay|article|column|documentary|podcast
      | poem|painting|programme|program|exhibition|episode|sitcom|drama|opera|ballet|report
    ),?\ $""",
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]* $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'-]*")
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "and", "or", "nor", "but", "in", "on", "at", "to", "for", "by", "with", "from", "as"]
)


class _Place(NamedTuple):
    """Quoted words and what stands beside them in their paragraph, the marks left out."""

    words: tuple[str, ...]  # at most one more than a title has
    last: str  # the last character
    before: str
    after: str

    @property
    def begins_with_capital(self) -> bool:
        return not self.words[0][0].islower()

    @property
    def in_title_case(self) -> bool:
        return self.begins_with_capital and all(w in _SMALL_WORDS or not w[0].islower() for w in self.words)

    @property
    def amid_small_letters(self) -> bool:
        """Not in a headline in which every word is capitalised."""
        around = WORD.findall(self.before)[-_CONTEXT_WORDS:] + WORD.findall(self.after)[:_CONTEXT_WORDS]
        return any(w[0].islower() for w in around if len(w) >= _MIN_CONTEXT_LETTERS)


def is_term(text: str, quoted: Quoted) -> bool:
    """Whether a quoted stretch is by its form alone a name for something (title, nickname, term) and nobody's words.

    Not found: titles that are not capitalised. Scare quotes and a speaker's words quoted singly (a "reckless" plan) look the
    same and cannot be told apart by form: they are no terms here.
    """
    place = _place_of(text, quoted)
    if not 0 < len(place.words) <= MAX_TITLE_WORDS or not place.words[0][0].isalnum():
        return False
    return is_named_term(place) or is_named_work(place) or is_nickname(place) or is_title(place)


def _place_of(text: str, quoted: Quoted) -> _Place:
    words = tuple(m.group() for m in islice(WORD.finditer(text, quoted.start, quoted.end), MAX_TITLE_WORDS + 1))
    before = text[max(0, quoted.start - MAX_CONTEXT) : quoted.start].rpartition("\n")[2].rstrip("'\"“„‘«»`")
    after = text[quoted.end : quoted.end + MAX_CONTEXT].partition("\n")[0].lstrip("'\"”“’»«`")
    return _Place(words, text[quoted.end - 1], before, after)


@rule("quotations.named_term", otherwise=lambda place: False)
def is_named_term(place: _Place) -> bool:
    """See a term where the text calls it one: `The so-called “harbour tax” rose.`"""
    return len(place.words) <= MAX_TERM_WORDS and _TERM_BEFORE.search(place.before) is not None


@rule("quotations.named_work", otherwise=lambda place: False)
def is_named_work(place: _Place) -> bool:
    """See a title after what it is the title of: `Her book “Salt” sold well.`"""
    return place.begins_with_capital and _WORK_BEFORE.search(place.before) is not None


@rule("quotations.nickname", otherwise=lambda place: False)
def is_nickname(place: _Place) -> bool:
    """See a nickname between two names: `Later Otto “The Boat” Brandt spoke.`"""
    return (
        len(place.words) <= MAX_NICKNAME_WORDS
        and _may_be_title(place)
        and _NAME_BEFORE.search(place.before) is not None
        and _NAME_AFTER.match(place.after) is not None
    )


@rule("quotations.title", otherwise=lambda place: False)
def is_title(place: _Place) -> bool:
    """See a title by its capitals: `“The Long Road Home” opens on Friday.`"""
    if not _may_be_title(place):
        return False
    if place.before.endswith(" ") and place.before.rstrip()[-1:].isalnum():  # within a sentence
        return len(place.words) > 1 or place.last not in "!?"
    return len(place.words) > 1 and place.last not in ".,!?" and place.after[:1] not in (",", ".")


def _may_be_title(place: _Place) -> bool:
    return place.in_title_case and place.amid_small_letters and not SAYING_BEFORE.search(place.before)
