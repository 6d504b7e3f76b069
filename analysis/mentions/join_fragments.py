"""Join the names that the tagger broke, and cut those that run over the end of a sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from analysis.lexicons import (
    company_endings,
    known_groups,
    known_organisations,
    known_places,
    pattern_of,
    words_of,
)
from analysis.mentions.typed_mentions import SURE_SCORE, Candidate
from analysis.name_forms import core_words, fold, is_rank
from analysis.records import Name
from analysis.rules import rule

TaggedType = Literal["person", "organisation", "place"]

MAX_GAP_CHARS = 12  # between two parts of one name

# A sign that stands in the middle of a word only where a text was decoded wrongly: "FranÃ§ois".
MOJIBAKE = r"[^\w\s\x00-\x7f‐-―‘-‟†-•…′-›©®™·«»¡¿\ufffc]{1,4}"
_MOJIBAKE = re.compile(MOJIBAKE)
# The same with the rest of the word: "Ã§ois " of "FranÃ§ois Marlow".
_MOJIBAKE_WORD = re.compile(r"[^\w\s!-/:-@\[-`{-~“”‘’–—…•·|][^\s!-/:-@\[-`{-~“”‘’–—…]*\s?")
LEGAL_FORM = re.compile(rf"(?:,?[ ])?(?:{pattern_of('company_endings', 'legal forms')})\b")
_NICKNAME_END = re.compile(r'\w+["”] ')


class _Pair(NamedTuple):
    """Two names side by side."""

    text: str
    a: Name
    b: Name

    @property
    def left(self) -> str:
        return self.text[self.a.start : self.a.end]

    @property
    def gap(self) -> str:
        return self.text[self.a.end : self.b.start]

    @property
    def right(self) -> str:
        return self.text[self.b.start : self.b.end]


def join_fragments(text: str, names: Sequence[Name], cuts: Sequence[int]) -> list[Candidate]:
    """The tagger's names, joined where it broke one and cut at `cuts` (offsets in order), with the free text around each."""
    joined: list[Name] = []
    for name in names:
        if name.start >= name.end:
            continue
        if joined and (whole := _join(_Pair(text, joined[-1], name))):
            joined[-1] = whole
        else:
            joined.append(name)
    parts = [part for name in joined for part in _cut_at_sentences(text, name, cuts)]
    lows = [0, *(part.end for part in parts)]
    highs = [*(part.start for part in parts[1:]), len(text)]
    return [Candidate.from_name(*free) for free in zip(parts, lows, highs, strict=False)]


@rule("mentions.cut_at_sentence", otherwise=lambda text, name, cuts: [name])
def _cut_at_sentences(text: str, name: Name, cuts: Sequence[int]) -> list[Name]:
    """Cut a name where a sentence begins: "Thanks, Ana" and "Luis, I met you"."""
    parts, start = [], name.start
    for cut in cuts[bisect_right(cuts, name.start) :]:
        if cut >= name.end:
            break
        end = start + len(text[start:cut].rstrip())
        if text[end - 1] != ".":  # "Mrs. Okafor", "K. Lim"
            parts.append(name._replace(start=start, end=end))
            start = cut
    return [*parts, name._replace(start=start)]


def _join(pair: _Pair) -> Name | None:
    """Two names side by side as one, if the tagger broke a name or changed its mind about the type in the middle of it."""
    if len(pair.gap) > MAX_GAP_CHARS or "\n" in pair.gap:
        return None
    for type_of in JOINS:
        if type_ := type_of(pair):
            return pair.a._replace(end=pair.b.end, type=type_, score=(pair.a.score + pair.b.score) / 2)
    return None


def _apart(pair: _Pair) -> TaggedType | None:
    return None


@rule("mentions.join.broken_word", otherwise=_apart)
def _broken_word(pair: _Pair) -> TaggedType | None:
    """Join the parts of a word that the tagger broke, or a wrong decoding did: "U" and ".S.", "FranÃ" and "ois"."""
    a, b = pair.a, pair.b
    broken = a.type == b.type and _MOJIBAKE_WORD.fullmatch(pair.gap)
    if pair.gap and not broken and not _MOJIBAKE.fullmatch(pair.gap):
        return None
    return max(a, b, key=lambda n: n.score).type


@rule("mentions.join.partners", otherwise=_apart)
def _partners(pair: _Pair) -> TaggedType | None:
    """Join the partners of a firm: "Holt & Marlow, LLP", "Ana Lim & Associates"."""
    gap, right = pair.gap, pair.right
    if gap == " " and right.startswith("& "):
        gap, right = " & ", right[2:]
    if gap != " & " or not (pair.left[0].isupper() and right[:1].isupper()):
        return None
    partners = fold(right).split()[0] in words_of("company_endings", "partners")
    return "organisation" if partners or LEGAL_FORM.match(pair.text, pair.b.end) else None


@rule("mentions.join.initial", otherwise=_apart)
def _initial(pair: _Pair) -> TaggedType | None:
    """Join an initial with the name behind it: "K." and "Michael Brandt"."""
    left, gap = pair.left, pair.gap
    alone = len(left) == 1 and left.isupper() and gap in (".", ". ")
    dotted = len(left) == 2 and left[0].isupper() and left[1] == "." and gap == " "
    return "person" if pair.a.type == pair.b.type == "person" and (alone or dotted) else None


@rule("mentions.join.nickname", otherwise=_apart)
def _nickname(pair: _Pair) -> TaggedType | None:
    """Join a name with the nickname in quotation marks inside it: 'Robert "Bobby' and 'Lindqvist'."""
    text, a, b = pair
    left, gap, right = pair.left, pair.gap, pair.right
    if a.type != "person":
        return None
    opened = (left.count('"') + left.count("“") - left.count("”")) % 2 == 1
    if opened and gap.strip(" ") in ('"', "”"):
        joined = b.type == "person"
    elif not opened and gap.strip(" ") in ('"', "“"):
        closed = '"' in right or "”" in right
        joined = (b.type == "person" and closed) or text[b.end : b.end + 2] in ('" ', "” ")
    else:
        joined = b.type == "person" and left[-1] in '"“' and _NICKNAME_END.fullmatch(gap) is not None
    return "person" if joined else None


@rule("mentions.join.listed", otherwise=_apart)
def _listed(pair: _Pair) -> TaggedType | None:
    """Join what a lexicon knows as one name: "Trinidad" and "Tobago" with "and" between."""
    whole = pair.text[pair.a.start : pair.b.end]
    return "place" if whole in known_places() else "organisation" if whole in known_organisations() else None


def _is_capitalised(pair: _Pair) -> bool:
    """Whether both names begin with a capital and the first does not end in a sign."""
    return pair.left[-1].isalnum() and pair.right[0].isupper() and pair.left[0].isupper()


@rule("mentions.join.side_by_side", otherwise=_apart)
def _side_by_side(pair: _Pair) -> TaggedType | None:
    """Join two names with a space between if their words say that they are one: "Marlow" and "University"."""
    if pair.gap != " " or not _is_capitalised(pair):
        return None
    a, b = pair.a, pair.b
    words = core_words(pair.right)
    headed = bool(words) and words[0] in words_of("organisation_heads", "organisation heads")
    single = " " not in pair.left + pair.right
    if a.type == b.type == "person" and single and min(a.score, b.score) >= SURE_SCORE:
        return "person"
    if a.type == b.type:
        return "organisation" if headed and a.type == "organisation" else None
    if _stand_apart(pair) or (pair.left in known_groups() and not headed):
        return None
    if b.type == "organisation" and (a.type == "place" or headed):
        return None if a.type == "person" and " " in pair.left else "organisation"
    if words and words[-1] in words_of("place_heads", "place heads"):
        return "place"
    person = "organisation" not in (a.type, b.type) and pair.left not in known_places() and single
    return "person" if person else None


def _stand_apart(pair: _Pair) -> bool:
    """Whether the first is an office, or the second a well-known name of its own, which no state has: "Amity Burger King"."""
    known = known_organisations().get(pair.right) or known_places().get(pair.right)
    words = core_words(pair.right)
    state_body = bool(words) and words[-1] in words_of("organisation_heads", "state bodies")  # "Amity Liberal Party"
    return bool(known and known.sure and not (pair.a.type == "place" and state_body)) or is_rank(pair.left)


@rule("mentions.join.organisation", otherwise=_apart)
def _parts_of_organisation(pair: _Pair) -> TaggedType | None:
    """Join the parts of an organisation: "Board" and "Education" with "of" between, "Tidewater" and "Inc." with a comma."""
    if not _is_capitalised(pair):
        return None
    a, b = pair.a, pair.b
    left, right = fold(pair.left).split()[-1:], fold(pair.right).split()
    if pair.gap == ", ":
        joined = a.type == "organisation" and fold(pair.right) in company_endings()
    elif pair.gap == " and ":
        endowed = right[-1:] and right[-1] in words_of("organisation_heads", "endowments")
        joined = bool(endowed) and " " not in pair.left and b.type == "organisation"
    else:
        headed = bool(left) and left[0] in words_of("organisation_heads", "organisation heads")
        joined = (
            pair.gap in (" of ", " of the ", " for ") and a.type == "organisation" and b.type != "person" and headed
        )
    return "organisation" if joined else None


JOINS = (
    _broken_word,
    _partners,
    _initial,
    _nickname,
    _listed,
    _side_by_side,
    _parts_of_organisation,
)
