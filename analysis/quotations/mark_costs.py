"""What each quotation mark of a paragraph may mean, and what each reading of it costs.

A cost of 0 is the plain case, 1 a doubt, 4 a mistake of the writer. Costs are set by hand and only their order matters much.
"""

import re
from typing import NamedTuple

from analysis.quotations.saying import COMMA_AND_CUE, CUE_AND_COMMA_BEFORE, CUE_NEXT
from analysis.records import Span
from analysis.rules import rule

# What may be a mark. Tags (<a href="…">) and long runs of marks are passed over; an apostrophe in a word is no mark.
_MARK = re.compile(
    r"""
      </?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,500})?>      # a tag
    | ['"]{4,} | [“”„"'‘’«»`]{5,}                     # a line drawn with marks
    | '''? | `` | ‘‘ | ’’ | [“”„‟"＂❝❞\x93\x94«»]      # double marks, also typed as two single ones
    | â€(?:œ|\x9d|�|(?=[\s.,]|$))                     # curly ones after a wrong decoding
    | (?<![^\W_])['’] | ['’](?![^\W_])                # single ones at the edge of a word
    | (?<![^\W_])[‘‚`\x91] | [‘`´\x91\x92](?![^\W_])
    """,
    re.VERBOSE,
)
_MAX_MARK = 3  # characters of a mark; what is longer is a tag or a line
_SAME = {
    "＂": '"', "❝": "“", "❞": "”", "‟": "“", "\x93": "“", "\x94": "”", "â€œ": "“", "â€\x9d": "”", "â€�": "”", "â€": "”",
    "‘‘": "“", "’’": "”", "'''": "''", "\x91": "‘", "\x92": "’", "´": "’",
}  # fmt: skip
SINGLE_MARKS = frozenset("'‘’‚`")

# Costs of a shape that rather does the other.
WRONG_TO_CLOSE = {"“": 3.0, "‘": 3.0, "„": 8.0, "‚": 8.0, "«": 2.0, "``": 3.0, "`": 3.0}
_WRONG_TO_OPEN = {"”": 3.0, "»": 2.0, "’": 3.0}

# What stands on either side: white space or nothing, a dash, a point or comma, anything else.
_SPACE, _DASH, _POINT, _WORD = range(4)
_BEFORE = {**dict.fromkeys("([{</|", _SPACE), **dict.fromkeys("-–—―‒", _DASH), **dict.fromkeys(".,;:!?…", _POINT)}
_AFTER = {**dict.fromkeys("-–—―‒/|", _DASH), **dict.fromkeys(".,;:!?…)]}>", _POINT)}
_OPENS = (  # costs by what stands before (rows) and after (columns)
    (1.0, 0.0, 2.0, 0.0),
    (3.0, 2.0, 3.0, 0.3),
    (5.0, 3.0, 4.0, 1.0),
    (5.0, 4.0, 5.0, 2.0),
)
_CLOSES = (
    (1.0, 3.0, 1.0, 5.0),
    (0.3, 1.0, 0.0, 2.0),
    (0.0, 0.0, 0.0, 1.0),
    (0.0, 0.3, 0.0, 2.0),
)

# Further costs, by what they are for.
MISSING = 4.0  # a mark that ought to be there
STRAY = 4.2  # a mark that ought not
NEVER = 99.0
_AT_EDGE = 4.0  # to close where a paragraph begins, to open where it ends
_AFTER_COLON = (0.2, 4.0)  # to open, to close: She said:"We go."
_BEFORE_DOTS = 0.3  # to open: "... and so we went
_BEFORE_SMALL = (1.5, 0.7)  # to open, to close: "We go,"said Kirk
_AFTER_SAYING = (1.0, 3.0)  # to open, to close: She said," We go."
_TYPED_TWICE = 0.8  # as nothing: ""We go,"" said Kirk
_BEFORE_CAPITAL = 1.3  # more, as nothing, at the beginning of a paragraph
_DITTO, _BETWEEN_SPACES = 0.5, 2.5  # as nothing
_BULLET = 0.2  # as nothing: » Read more
INCH = 1.5  # as nothing inside a quotation
_INCH_OUTSIDE = 0.5
_FEET_INSIDE, _FEET_CLOSE = 0.2, 1.0
_TAG_BEHIND = -0.5  # a missing opening mark is likelier where somebody is said to speak
_NESTED = 1.5  # to open within a quotation
_NESTED_AFTER_CUE, _NESTED_AFTER_STOP, _AGAIN_WITHIN = 2.0, 1.0, 1.2

# A single mark is an apostrophe unless something says otherwise.
_SINGLE_OPENS = 0.5  # more than a double one
_APOSTROPHE = 0.0
_ELIDED_OPENS = 2.0
_OPENS_PARAGRAPH, _OPENS_CURLY, _OPENS_PLAIN, _OPENS_INSIDE = 5.0, 2.0, 1.0, 1.5  # as nothing
_AFTER_NUMBER = (1.0, 0.3)  # as nothing inside a quotation; to close
_AFTER_LETTER = 2.0  # as nothing inside a quotation
_POSSESSIVE = (0.7, 0.3)
_DROPPED_G = (0.0, 0.2)
_AFTER_POINT = (1.5, 2.0)  # as nothing outside and inside a quotation

# Apostrophes that look like opening marks: 'tis, 'em, ’90s, the '08 race, rock 'n' roll.
_ELIDED = re.compile(
    r"(?:t(?:is|was|wasn|will|were|ween|il|ill)|em|cause|cuz|cos|bout|round|neath|nuff|kay|ere|n|s|re|ve|ll|d)\b"
    r"|\d0s|[012789]\d\b",
    re.IGNORECASE,
)
_FEET = re.compile(r"\d ?['’′‘] ?\d{1,2}[½¼¾]?$")  # 6'2
_LAST_STOP = re.compile(r"[.!?…]\W*$")


class Costs(NamedTuple):
    """What it costs to read a mark"""

    opens: float  # as an opening mark,
    closes: float  # as a closing mark, its shape apart,
    outside: float  # as nothing, outside a quotation,
    inside: float  # as nothing, inside a quotation of its own sort,
    lost: float = NEVER  # as a closing mark whose opening one is missing,
    again: float = NEVER  # as an opening mark after a quotation whose closing mark is missing,
    nested: float = NEVER  # as an opening mark within a quotation of its own sort.


class Mark(NamedTuple):
    start: int
    end: int
    glyph: str  # one of a few shapes, to which the rest are mapped
    costs: Costs

    @property
    def opening(self) -> bool:
        return self.costs.opens < self.costs.closes


class _Place(NamedTuple):
    """A mark and what stands beside it; marks that touch it are seen through."""

    text: str
    paragraph: Span
    start: int
    end: int
    before: int  # where what stands before ends
    after: int  # where what stands behind begins
    doubled: bool  # the same mark stands right beside it

    @property
    def glyph(self) -> str:
        glyph = self.text[self.start : self.end]
        return _SAME.get(glyph, glyph)

    @property
    def left(self) -> str:
        return self.text[self.before - 1] if self.before > self.paragraph.start else " "

    @property
    def right(self) -> str:
        return self.text[self.after] if self.after < self.paragraph.end else " "

    @property
    def at_left(self) -> int:
        return _SPACE if self.left.isspace() else _BEFORE.get(self.left, _WORD)

    @property
    def at_right(self) -> int:
        return _SPACE if self.right.isspace() else _AFTER.get(self.right, _WORD)

    @property
    def begins(self) -> bool:
        return self.before == self.paragraph.start

    @property
    def ends(self) -> bool:
        return self.after == self.paragraph.end

    def left_text(self, length: int) -> tuple[int, int]:
        """The offsets of the last characters before it."""
        return max(self.paragraph.start, self.before - length), self.before


def find_marks(text: str, paragraph: Span) -> list[Mark]:
    """The marks of a paragraph with their costs. Those that touch are seen through: all four in «"'No'"» stand at a word's edge."""
    spans = [m.span() for m in _MARK.finditer(text, *paragraph) if m.end() - m.start() <= _MAX_MARK]
    after = [end for _, end in spans]
    for i in range(len(spans) - 2, -1, -1):
        if spans[i][1] == spans[i + 1][0]:
            after[i] = after[i + 1]
    marks: list[Mark] = []
    before = -1
    for i, (start, end) in enumerate(spans):
        beside = [s for s in spans[max(0, i - 1) : i + 2] if s[1] == start or s[0] == end]
        if not any(s[1] == start for s in beside):
            before = start
        doubled = any(text[slice(*s)] == text[start:end] for s in beside)
        place = _Place(text, paragraph, start, end, before, after[i], doubled)
        mark = Mark(
            start, end, place.glyph, _weigh_single(place) if place.glyph in SINGLE_MARKS else _weigh_double(place)
        )
        if marks and marks[-1].opening and mark.opening:
            mark = mark._replace(costs=_weigh_second_opening(mark.costs, text, marks[-1].end, start, before))
        marks.append(mark)
    return marks


def _weigh_second_opening(costs: Costs, text: str, end: int, start: int, before: int) -> Costs:
    """Of two opening marks the first was never closed in «"We go on, said Kirk. "We win."», not in «"They called it "awful," she said.»"""
    if COMMA_AND_CUE.search(text, end, start):
        return costs._replace(nested=costs.nested + _NESTED_AFTER_CUE)
    if _LAST_STOP.search(text, max(end, start - 4), before):
        return costs._replace(nested=costs.nested + _NESTED_AFTER_STOP)
    return costs._replace(again=costs.again + _AGAIN_WITHIN)


def _open_and_close(place: _Place) -> tuple[float, float]:
    """What it costs a mark to open and to close, by what stands beside it."""
    opens, closes = _besides_punctuation(place)
    if place.begins:
        closes += _AT_EDGE
    if place.ends:
        opens += _AT_EDGE
    return opens + _WRONG_TO_OPEN.get(place.glyph, 0.0), closes


def _by_sides(place: _Place) -> tuple[float, float]:
    return _OPENS[place.at_left][place.at_right], _CLOSES[place.at_left][place.at_right]


@rule("quotations.marks_at_punctuation", otherwise=_by_sides)
def _besides_punctuation(place: _Place) -> tuple[float, float]:
    """See that a mark opens after a colon and before dots, and closes before small letters: `She said:"We go."`"""
    opens, closes = _by_sides(place)
    text, after, right = place.text, place.after, place.right
    if place.left == ":" and place.at_right == _WORD:
        return _AFTER_COLON
    if place.at_left == _SPACE and right in ".…" and text[after : after + 2] in ("..", "……", "… "):
        return _BEFORE_DOTS, closes
    if place.at_left == _POINT and right.islower():
        return _BEFORE_SMALL
    return opens, closes


def _weigh_double(place: _Place) -> Costs:
    """What a double mark may mean."""
    opens, closes = _open_and_close(place)
    inside = _TYPED_TWICE if place.doubled else STRAY
    outside = inside + (_BEFORE_CAPITAL if place.begins and place.right.isupper() and not place.doubled else 0.0)
    costs = Costs(opens, closes, outside, inside, again=MISSING + opens, nested=_NESTED + opens)
    costs = _spare_inches(_spare_lone_marks(costs, place), place)
    if _is_after_saying_and_comma(place):
        opens, closes = _AFTER_SAYING
        return costs._replace(opens=opens, closes=closes, again=MISSING + opens, nested=_NESTED + opens)
    if not place.begins and (place.at_left == _POINT or CUE_NEXT.match(place.text, place.after)):
        lost = MISSING + _TAG_BEHIND + costs.closes + WRONG_TO_CLOSE.get(place.glyph, 0.0)
        return costs._replace(lost=lost)
    return costs


@rule("quotations.lone_marks", otherwise=lambda costs, place: costs)
def _spare_lone_marks(costs: Costs, place: _Place) -> Costs:
    """Read marks between spaces as ditto marks of a table, and » before a line as a bullet: `» Read more`."""
    text, before, after = place.text, place.before, place.after
    if place.at_left == place.at_right == _SPACE and not place.begins and not place.ends:
        ditto = (text[before - 2 : before].isspace() or text[after : after + 2].isspace()) and place.glyph not in "«»"
        cost = _DITTO if ditto else _BETWEEN_SPACES
        return costs._replace(outside=cost, inside=cost)
    if place.glyph == "»" and place.begins and place.at_right == _SPACE:
        return costs._replace(outside=_BULLET)
    return costs


@rule("quotations.inches", otherwise=lambda costs, place: costs)
def _spare_inches(costs: Costs, place: _Place) -> Costs:
    """Read a mark behind a number as an inch mark: `He is 6'2" and stands beside a 12" pipe.`"""
    if not place.left.isnumeric() or place.at_right == _WORD:
        return costs
    if _FEET.search(place.text, *place.left_text(6)):
        return costs._replace(outside=_INCH_OUTSIDE, inside=_FEET_INSIDE, closes=costs.closes + _FEET_CLOSE)
    return costs._replace(outside=_INCH_OUTSIDE, inside=INCH)


@rule("quotations.mark_behind_comma", otherwise=lambda place: False)
def _is_after_saying_and_comma(place: _Place) -> bool:
    """See that a mark on the wrong side of a space opens: `She said," We go on."`"""
    return (
        place.left == ","
        and place.at_right == _SPACE
        and CUE_AND_COMMA_BEFORE.search(place.text, *place.left_text(16)) is not None
    )


def _weigh_single(place: _Place) -> Costs:
    """What a single mark may mean: it is an apostrophe unless something says otherwise."""
    opens, closes = _open_and_close(place)
    opens += _SINGLE_OPENS
    if opens <= closes:
        return _weigh_single_opening(place, opens, closes)
    if place.left.isnumeric():
        inside, more = _AFTER_NUMBER
        return Costs(opens, closes + more, _APOSTROPHE, inside)
    if place.left.isalpha():
        inside, more = _word_end(place)
        return Costs(opens, closes + more, _APOSTROPHE, inside)
    if place.left in ".,!?" and CUE_NEXT.match(place.text, place.after):
        return Costs(opens, closes, STRAY, _AFTER_POINT[1], lost=MISSING)
    return Costs(opens, closes, *_AFTER_POINT)


def _weigh_single_opening(place: _Place, opens: float, closes: float) -> Costs:
    elided = _is_elided(place)
    if elided or place.glyph == "’":
        return Costs(opens + (_ELIDED_OPENS if elided else 0.0), closes, _APOSTROPHE, _APOSTROPHE)
    if place.start == place.paragraph.start and place.right.isupper():
        outside = _OPENS_PARAGRAPH
    else:
        outside = _OPENS_CURLY if place.glyph == "‘" else _OPENS_PLAIN
    return Costs(opens, closes, outside, _OPENS_INSIDE)


@rule("quotations.elided", otherwise=lambda place: False)
def _is_elided(place: _Place) -> bool:
    """See that an apostrophe stands for letters left out: `’Twas the summer of ’08, and we told 'em so.`"""
    return _ELIDED.match(place.text, place.end) is not None


@rule("quotations.apostrophe_at_word_end", otherwise=lambda place: (_AFTER_LETTER, 0.0))
def _word_end(place: _Place) -> tuple[float, float]:
    """Cheapen an apostrophe in `the dogs' owners` and `goin' home`: as nothing inside a quotation, and more to close."""
    text, start = place.text, place.start
    if place.left in "sSzZxX" and place.right == " ":
        return _POSSESSIVE
    if text[start - 2 : start] == "in" and text[max(0, start - 4) : start - 2].isalpha():
        return _DROPPED_G
    return _AFTER_LETTER, 0.0
