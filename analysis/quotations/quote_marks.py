"""Find what stands between quotation marks: typed pairs, paragraph by paragraph, a missing or stray mark mended.

Every mark may open, close or mean nothing (an apostrophe, an inch, a slip of the finger). Each reading has a cost, by
the mark's shape and by what stands on either side of it, and the cheapest reading of a whole paragraph wins. So a stray
mark costs something once and does not turn the rest of the paragraph inside out.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from math import inf
from typing import NamedTuple

from analysis.records import Quoted, Span
from analysis.text_spans import WORD

# Tags (<a href="…">) and long runs of marks are passed over; an apostrophe in a word is no mark.
_MARK = re.compile(
    r"</?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,500})?>|['\"]{4,}|[“”„\"'‘’«»`]{5,}"
    r"|'''?|``|‘‘|’’|[“”„‟\"＂❝❞\x93\x94«»]|â€(?:œ|\x9d|�|(?=[\s.,]|$))"
    r"|(?<![^\W_])['’]|['’](?![^\W_])|(?<![^\W_])[‘‚`\x91]|[‘`´\x91\x92](?![^\W_])"
)
_LONGEST = 3  # characters of a mark
_SAME = {
    "＂": '"', "❝": "“", "❞": "”", "‟": "“", "\x93": "“", "\x94": "”", "â€œ": "“", "â€\x9d": "”", "â€�": "”", "â€": "”",
    "‘‘": "“", "’’": "”", "'''": "''", "\x91": "‘", "\x92": "’", "´": "’",
}  # fmt: skip
_SINGLE_MARKS = frozenset("'‘’‚`")
_PAIRS = frozenset(
    ["“”", "„“", "„”", "«»", "»«", '""', "''''", "``''", "````", "''", "‘’", "`'", "`’", "‚‘", "‚’"],
)
_WRONG_TO_OPEN = {"”": 3.0, "»": 2.0, "’": 3.0}
_WRONG_TO_CLOSE = {"“": 3.0, "‘": 3.0, "„": 8.0, "‚": 8.0, "«": 2.0, "``": 3.0, "`": 3.0}

# Costs: 0 is the plain case, 1 a doubt, 4 a mistake of the writer.
_MIXED = 1.0  # two marks of different sorts as a pair
_MISSING = 4.0  # a mark that ought to be there
_STRAY = 4.2  # a mark that ought not
_INCH = 1.5  # a mark after a number that is an inch mark
_NEVER = 99.0

# What stands on either side: white space or nothing, a dash, a point or comma, anything else.
_SPACE, _DASH, _POINT, _WORD = range(4)
_BEFORE = {**dict.fromkeys("([{</|", _SPACE), **dict.fromkeys("-–—―‒", _DASH), **dict.fromkeys(".,;:!?…", _POINT)}
_AFTER = {**dict.fromkeys("-–—―‒/|", _DASH), **dict.fromkeys(".,;:!?…)]}>", _POINT)}
_OPENS = (  # by what stands before (rows) and after (columns)
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

# Apostrophes that look like opening marks: 'tis, 'em, ’90s, the '08 race, rock 'n' roll.
_ELIDED = re.compile(
    r"(?:t(?:is|was|wasn|will|were|ween|il|ill)|em|cause|cuz|cos|bout|round|neath|nuff|kay|ere|n|s|re|ve|ll|d)\b"
    r"|\d0s|[012789]\d\b",
    re.IGNORECASE,
)
_FEET = re.compile(r"\d ?['’′‘] ?\d{1,2}[½¼¾]?$")

_SAYING = (
    r"(?:said|says|say|saying|added|adds|asked|asks|told|tells|wrote|writes|tweeted|replied|replies|responded|responds|"
    r"explained|explains|noted|notes|argued|argues|insisted|insists|continued|continues|recalled|recalls|warned|warns|"
    r"declared|declares|announced|stated|remarked|remarks|observed|concluded|concludes|admitted|agreed|agrees|"
    r"claimed|claims|joked|quipped|exclaimed|shouted|complained|confirmed|acknowledged|conceded|suggested|predicted|"
    r"posted|testified|countered|mused|lamented|urged|read|reads)"
)
_NAME = r"(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{0,30}"
_NOUN = r"(?:the|an?|one|another|his|her|its|their) (?:\w{1,30} ){0,2}\w{1,30}"
_WHO = rf"(?:he|she|they|it|(?:the |an? )?{_NAME}|{_NOUN})"
_CUE = rf"(?:{_SAYING} {_WHO}|{_WHO} (?:\w{{1,20}}ly |also |has |had |then )?{_SAYING}(?! that\b)|according to)\b"
_CUE_NEXT = re.compile(rf"[ \xa0'’\"”»]{{0,4}}(?:{_CUE}|(?:I|we) {_SAYING}\b)")
_REPORTED = re.compile(rf"\b{_WHO} (?:\w{{1,20}}ly |also |has |had |then )?{_SAYING}\b")
_SAID_SOON = re.compile(rf"[^.!?]{{0,60}}\b{_SAYING}\b")
_CUE_AFTER_COMMA = re.compile(rf"[,?!—–-](?= {{1,3}}{_CUE})")
_CUE_BEFORE_COMMA = re.compile(rf"(?:\b{_SAYING},|:) {{1,3}}(?=[^\W\d_a-z])")
_CUE_AND_COMMA = re.compile(r"\b(?:said|says|added|adds|asked|asks|replied|wrote|writes|continued|tweeted),$")
_SENTENCE_END = re.compile(  # not after Mr. or an initial
    r"(?<!\bMr|\bMs|\bDr|\bSt)(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)(?<!\b[A-Z])"
    r"[.!?…][\])'’\"”»]{0,2}[ \xa0]{1,3}(?=[“\"‘'«„]?[^\W_a-z])"
)
_CLOSED_BY_SINGLE = re.compile(r"[.,!?]['’](?=[\s.)]|$)")
_OPENED_BY_SINGLE = re.compile(r"(?<![^\W_])['‘](?=[^\W_])")
_LETTER = re.compile(r"[^\W_]")
_LAST_STOP = re.compile(r"[.!?…]\W*$")
_ADDRESS = re.compile(r"\b(?:I|we|us|our|my|me|you|your)\b", re.IGNORECASE)
_FAR = 1000  # characters from a mark, about as long as a paragraph of news can be
_SIGNATURE = 8  # words of a name with a function, at most
_SCARE_WORDS = 4  # words that are quoted within a sentence for their sound, at most

_OPENING_MISSING = "The opening mark is missing; where the quotation begins is a guess."
_CLOSING_MISSING = "The closing mark is missing; where the quotation ends is a guess."
_NOT_RE_OPENED = "The quotation goes on from the paragraph before, but its opening mark is not repeated."
_STRAY_PASSED = "A stray quotation mark inside it was passed over."

_TERM_BEFORE = re.compile(
    r"\b(?:(?:the|a|an|this|that) (?:\w{1,20} )?(?:word|term|phrase|expression|slogan|hashtag|headline|title|nickname"
    r"|label)|nicknamed|titled|entitled|headlined|subtitled|so-called)[,:]? $",
    re.IGNORECASE,
)
_WORK_BEFORE = re.compile(
    r"\b(?:called|named|dubbed|known as|film|movie|book|novel|memoir|song|album|single|show|series|play|musical|essay"
    r"|article|column|documentary|podcast|poem|painting|programme|program|exhibition|episode|sitcom|drama|opera|ballet"
    r"|report),? $"
)
# "Lim has read … to her class", but not "a sign read … in red letters".
_PERFORMED_BEFORE = re.compile(
    r"\b(?:read|reads|reading|sang|sings|sing|sung|singing|recited|recites|reciting|performed|performs|performing|watched|watches"
    r"|watching) $"
)
_PERFORMED_AFTER = re.compile(r" (?:to|aloud|at|in|for|with|on|before|after|every|again)\b")
_BEARER = re.compile(
    r"\b(?:sign|banner|shirt|poster|placard|hat|cap|card|note|message|sticker|button|headline|text|letter|tweet|post|caption|flag|e-?mail"
    r"|plaque|statement|label|display|screen)s?\b",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]* $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'-]*")
_SAYING_BEFORE = re.compile(
    rf"\b(?:{_SAYING}|shouting|chanting|chanted|answered|yelled|chants? of|cr(?:y|ies) of)[,:]? $"
)
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "and", "or", "nor", "but", "in", "on", "at", "to", "for", "by", "with", "from", "as"]
)


def find_quoted(story: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Every stretch between quotation marks, in order: only the outermost, none crossing a paragraph, marks left out.

    `paragraphs` are those of `find_paragraphs`. A quotation over several paragraphs, each opened and only the last
    closed, comes as one stretch a paragraph, all but the first with `continues`. `repaired` is a sentence where a mark
    had to be supplied or passed over, else "". Not found: stretches without a letter or digit, quotations without any
    mark, what is quoted inside a quotation. Which stretches are speech is not decided here.
    """
    found: list[Quoted] = []
    groups = [_marks_of(story, paragraph) for paragraph in paragraphs]
    runs_on = False
    for number, paragraph in enumerate(paragraphs):
        opening = ""  # the mark with which the next paragraph begins
        if number + 1 < len(groups) and (following := groups[number + 1]):
            first = following[0]
            if first.start == paragraphs[number + 1].start and first.costs.opens < 1.0:
                opening = first.glyph
        stretches, unclosed = _pair(groups[number], opening)
        re_opened = unclosed and opening != ""
        quoted = _cut(story, paragraph, groups[number], stretches, re_opened=re_opened, runs_on=runs_on)
        found += quoted
        runs_on = unclosed and bool(quoted) and quoted[-1].end == paragraph.end
    return tuple(found)


def is_term(story: str, quoted: Quoted) -> bool:
    """Whether a quoted stretch is by its form alone a name for something (title, nickname, term) and nobody's words.

    True after "the word", "a film", "titled" and the like; for one to three capitalised words between two capitalised
    names (Maria "Mimi" Torres); and for a title: up to twelve words in Title Case in a sentence that is not all in it,
    without a word of saying before it. Not found: titles that are not capitalised. Scare quotes and a speaker's words
    quoted singly (a "reckless" plan) look the same and cannot be told apart by form: they are no terms here.
    """
    words = [m.group() for m in islice(WORD.finditer(story, quoted.start, quoted.end), 13)]
    if not words or len(words) > 12 or not _LETTER.match(words[0]):
        return False
    before = story[max(0, quoted.start - 60) : quoted.start].rpartition("\n")[2].rstrip("'\"“„‘«»`")
    after = story[quoted.end : quoted.end + 60].partition("\n")[0].lstrip("'\"”“’»«`")
    capital = not words[0][0].islower()
    if (len(words) <= 6 and _TERM_BEFORE.search(before)) or (capital and _WORK_BEFORE.search(before)):
        return True
    if not capital or not all(w in _SMALL_WORDS or not w[0].islower() for w in words):
        return False
    around = [w for w in WORD.findall(before)[-4:] + WORD.findall(after)[:4] if len(w) > 3]
    if not any(w[0].islower() for w in around) or _SAYING_BEFORE.search(before):
        return False
    if len(words) <= 3 and _NAME_BEFORE.search(before) and _NAME_AFTER.match(after):
        return True
    if before.endswith(" ") and before.rstrip()[-1:].isalnum():  # within a sentence
        return len(words) > 1 or story[quoted.end - 1] not in "!?"
    return len(words) > 1 and story[quoted.end - 1] not in ".,!?" and after[:1] not in (",", ".")


def is_performed(story: str, quoted: Quoted) -> bool:
    """Whether a quoted stretch is what somebody reads, sings or watches: two to twelve words in Title Case after such a verb.

    Not found: titles of one word, and those with which a sentence ends, for a sign may read so.
    """
    words = [m.group() for m in islice(WORD.finditer(story, quoted.start, quoted.end), 13)]
    if not 2 <= len(words) <= 12 or not all(w in _SMALL_WORDS or not w[0].islower() for w in words):
        return False
    before = story[max(0, quoted.start - 60) : quoted.start].rpartition("\n")[2].rstrip("'\"“„‘«»`")
    after = story[quoted.end : quoted.end + 20].lstrip("'\"”“’»«`")
    return bool(
        story[quoted.end - 1] not in ".,!?"
        and _PERFORMED_BEFORE.search(before)
        and _PERFORMED_AFTER.match(after)
        and not _BEARER.search(before)
    )


# ------------------------------------------------------------------------------------------------- weighing the marks


class _Costs(NamedTuple):
    """What it costs to read a mark"""

    opens: float  # as an opening mark,
    closes: float  # as a closing mark, its shape apart,
    outside: float  # as nothing, outside a quotation,
    inside: float  # as nothing, inside a quotation of its own sort,
    lost: float  # as a closing mark whose opening one is missing,
    again: float  # as an opening mark after a quotation whose closing mark is missing,
    nested: float  # as an opening mark within a quotation of its own sort.


_TO_OPEN, _TO_CLOSE, _OUTSIDE, _INSIDE, _IF_LOST, _IF_AGAIN, _IF_NESTED = range(7)


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str  # one of a few shapes, to which the rest are mapped
    costs: _Costs

    @property
    def opening(self) -> bool:
        return self.costs.opens < self.costs.closes


def _marks_of(story: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph. Those that touch are seen through: all four in «"'No'"» stand at a word's edge."""
    raw = [m.span() for m in _MARK.finditer(story, *paragraph) if m.end() - m.start() <= _LONGEST]
    marks: list[_Mark] = []
    after = [end for _, end in raw]
    for i in range(len(raw) - 2, -1, -1):
        if raw[i][1] == raw[i + 1][0]:
            after[i] = after[i + 1]
    before = -1
    for i, (start, end) in enumerate(raw):
        touches = i > 0 and raw[i - 1][1] == start
        if not touches:
            before = start
        doubled = (touches and story[slice(*raw[i - 1])] == story[start:end]) or (
            i + 1 < len(raw) and raw[i + 1][0] == end and story[slice(*raw[i + 1])] == story[start:end]
        )
        mark = _weigh(story, paragraph, start, end, before, after[i], doubled=doubled)
        if marks and marks[-1].opening and mark.opening:
            # Of two opening marks the first was never closed in «"We go on, said Anna Kirk. "We win."», but the second
            # opens a quotation inside the first in «"They called it "awful," she said.»
            costs = mark.costs
            if _CUE_AFTER_COMMA.search(story, marks[-1].end, start):
                costs = costs._replace(nested=costs.nested + 2.0)
            elif _LAST_STOP.search(story, max(marks[-1].end, start - 4), before):
                costs = costs._replace(nested=costs.nested + 1.0)
            else:
                costs = costs._replace(again=costs.again + 1.2)
            mark = mark._replace(costs=costs)
        marks.append(mark)
    return marks


def _weigh(story: str, paragraph: Span, start: int, end: int, before: int, after: int, *, doubled: bool) -> _Mark:
    """What a mark may mean, seen from what stands before offset `before` and from `after` on."""
    glyph = story[start:end]
    glyph = _SAME.get(glyph, glyph)
    left = story[before - 1] if before > paragraph.start else " "
    right = story[after] if after < paragraph.end else " "
    at_left = _SPACE if left.isspace() else _BEFORE.get(left, _WORD)
    at_right = _SPACE if right.isspace() else _AFTER.get(right, _WORD)
    opens, closes = _OPENS[at_left][at_right], _CLOSES[at_left][at_right]
    if left == ":" and at_right == _WORD:
        opens, closes = 0.2, 4.0
    elif at_left == _SPACE and right in ".…" and story[after : after + 2] in ("..", "……", "… "):
        opens = 0.3
    elif at_left == _POINT and right.islower():
        opens, closes = 1.5, 0.7
    at_start = before == paragraph.start
    if at_start:
        closes += 4.0
    if after == paragraph.end:
        opens += 4.0
    opens += _WRONG_TO_OPEN.get(glyph, 0.0)
    if glyph in _SINGLE_MARKS:
        return _weigh_single(story, paragraph, start, end, glyph, left, right, after, opens, closes)
    inside = 0.8 if doubled else _STRAY
    outside = inside + 1.3 if at_start and right.isupper() and not doubled else inside
    lost = _NEVER
    if at_left == at_right == _SPACE and not at_start and after < paragraph.end:
        ditto = story[before - 2 : before].isspace() or story[after : after + 2].isspace()
        outside = inside = 0.5 if ditto and glyph not in "«»" else 2.5
    elif glyph == "»" and at_start and at_right == _SPACE:
        outside = 0.2  # a bullet: » Read more
    elif left.isnumeric() and at_right != _WORD:
        feet = _FEET.search(story, max(paragraph.start, before - 6), before)
        outside, inside, closes = (0.5, 0.2, closes + 1.0) if feet else (0.5, _INCH, closes)
    if left == "," and at_right == _SPACE and _CUE_AND_COMMA.search(story, max(paragraph.start, before - 16), before):
        opens, closes = 1.0, 3.0  # She said," We go on."
    elif not at_start and (at_left == _POINT or _CUE_NEXT.match(story, after)):
        lost = _MISSING - 0.5 + closes + _WRONG_TO_CLOSE.get(glyph, 0.0)
    return _Mark(start, end, glyph, _Costs(opens, closes, outside, inside, lost, _MISSING + opens, 1.5 + opens))


def _weigh_single(
    story: str,
    paragraph: Span,
    start: int,
    end: int,
    glyph: str,
    left: str,
    right: str,
    after: int,
    opens: float,
    closes: float,
) -> _Mark:
    """A single mark is an apostrophe unless something says otherwise."""
    lost = _NEVER
    opens += 0.5
    if opens <= closes:
        elided = _ELIDED.match(story, end) is not None
        at_start = start == paragraph.start and right.isupper()
        outside = 0.0 if elided or glyph == "’" else 5.0 if at_start else 2.0 if glyph == "‘" else 1.0
        inside = 0.0 if elided or glyph == "’" else 1.5
        opens += 2.0 if elided else 0.0
    elif left.isnumeric():
        outside, inside, closes = 0.0, 1.0, closes + 0.3
    elif left.isalpha():
        outside, inside = 0.0, 2.0
        if left in "sSzZxX" and right == " ":
            inside, closes = 0.7, closes + 0.3  # the dogs' owners
        elif story[start - 2 : start] == "in" and story[max(0, start - 4) : start - 2].isalpha():
            inside, closes = 0.0, closes + 0.2  # goin' home
    else:
        outside, inside = 1.5, 2.0
        if left in ".,!?" and _CUE_NEXT.match(story, after):
            outside, lost = _STRAY, _MISSING
    return _Mark(start, end, glyph, _Costs(opens, closes, outside, inside, lost, _NEVER, _NEVER))


# -------------------------------------------------------------------------------------------------- pairing the marks

_OUT, _DOUBLE, _DOUBLE_IN_DOUBLE, _SINGLE, _DOUBLE_IN_SINGLE = range(5)  # where the text is after a mark
_OPENING, _CLOSING, _LOST, _AGAIN, _PASSED, _NOTHING = range(6)  # what the mark does

# From where to where, which cost of the mark and what is added to it, what the mark does.
_Move = tuple[int, int, int, float, int]
_DOUBLE_MOVES: tuple[_Move, ...] = (
    (_OUT, _OUT, _OUTSIDE, 0.0, _NOTHING),
    (_OUT, _DOUBLE, _TO_OPEN, 0.0, _OPENING),
    (_OUT, _OUT, _IF_LOST, 0.0, _LOST),
    (_DOUBLE, _OUT, _TO_CLOSE, 0.0, _CLOSING),
    (_DOUBLE, _DOUBLE, _INSIDE, 0.0, _PASSED),
    (_DOUBLE, _DOUBLE, _IF_AGAIN, 0.0, _AGAIN),
    (_DOUBLE, _DOUBLE_IN_DOUBLE, _IF_NESTED, 0.0, _NOTHING),
    (_DOUBLE_IN_DOUBLE, _DOUBLE, _TO_CLOSE, 0.0, _NOTHING),
    (_DOUBLE_IN_DOUBLE, _DOUBLE_IN_DOUBLE, _INSIDE, 0.0, _NOTHING),
    (_SINGLE, _SINGLE, _INSIDE, 0.0, _NOTHING),
    (_SINGLE, _DOUBLE_IN_SINGLE, _TO_OPEN, 0.3, _NOTHING),
    (_DOUBLE_IN_SINGLE, _SINGLE, _TO_CLOSE, 0.0, _NOTHING),
    (_DOUBLE_IN_SINGLE, _DOUBLE_IN_SINGLE, _INSIDE, 0.0, _NOTHING),
)
_SINGLE_MOVES: tuple[_Move, ...] = (
    (_OUT, _OUT, _OUTSIDE, 0.0, _NOTHING),
    (_OUT, _SINGLE, _TO_OPEN, 0.0, _OPENING),
    (_OUT, _OUT, _IF_LOST, 0.0, _LOST),
    (_SINGLE, _OUT, _TO_CLOSE, 0.0, _CLOSING),
    (_SINGLE, _SINGLE, _INSIDE, 0.0, _NOTHING),
)

_Path = tuple["_Path", int, int] | None  # the path so far, what the last mark did, its number


class _Stretch(NamedTuple):
    opener: int  # the number of its opening mark, -1 if that is missing
    closer: int  # the number of its closing mark, -1 if that is missing
    limit: int  # without a closing mark: the number of the next opening mark, -1 if there is none in the paragraph
    repaired: str


def _pair(marks: Sequence[_Mark], opening: str) -> tuple[list[_Stretch], bool]:
    """The cheapest reading of a paragraph's marks (Viterbi's algorithm), and whether it ends within a quotation.

    `opening` is the mark with which the next paragraph begins: where there is one, a quotation may run on.
    """
    costs = [0.0, inf, inf, inf, inf]
    paths: list[_Path] = [None] * 5
    openers = [""] * 5
    for number, mark in enumerate(marks):
        wrong = _WRONG_TO_CLOSE.get(mark.glyph, 0.0)
        if mark.glyph in _SINGLE_MARKS:  # it means nothing within double marks
            table, best = _SINGLE_MOVES, [inf, costs[_DOUBLE], costs[_DOUBLE_IN_DOUBLE], inf, costs[_DOUBLE_IN_SINGLE]]
        else:
            table, best = _DOUBLE_MOVES, [inf] * 5
        moves = [(state, _NOTHING) for state in range(5)]
        for here, there, field, more, does in table:
            cost = costs[here] + mark.costs[field] + more
            if field == _TO_CLOSE and cost < best[there]:
                outermost = does != _NOTHING
                cost += (wrong + _MIXED if openers[here] + mark.glyph not in _PAIRS else 0.0) if outermost else wrong
            if cost < best[there]:
                best[there] = cost
                moves[there] = (here, does)
        costs = best
        paths = [(paths[here], does, number) if does != _NOTHING else paths[here] for here, does in moves]
        openers = [mark.glyph if does in (_OPENING, _AGAIN) else openers[here] for here, does in moves]
    single_opening = opening in _SINGLE_MARKS
    double_end = 0.3 if opening and not single_opening else _MISSING
    single_end = 0.3 if single_opening else _MISSING
    ends = (0.0, double_end, double_end + 1.0, single_end, single_end + 1.0)
    last = min(range(5), key=lambda state: costs[state] + ends[state])
    return _stretches_of(marks, paths[last]), last != _OUT


def _stretches_of(marks: Sequence[_Mark], path: _Path) -> list[_Stretch]:
    events = []
    while path is not None:
        path, does, number = path
        events.append((does, number))
    stretches: list[_Stretch] = []
    opener, repaired = -1, ""
    for does, number in reversed(events):
        if does == _PASSED:
            repaired = _STRAY_PASSED if marks[number].costs.inside > _INCH else repaired
        elif does == _LOST:
            stretches.append(_Stretch(-1, number, -1, _OPENING_MISSING))
        elif does == _CLOSING:
            stretches.append(_Stretch(opener, number, -1, repaired))
            opener, repaired = -1, ""
        else:
            if does == _AGAIN:
                stretches.append(_Stretch(opener, -1, number, _CLOSING_MISSING))
            opener, repaired = number, ""
    if opener >= 0:
        stretches.append(_Stretch(opener, -1, -1, _CLOSING_MISSING))
    return stretches


# --------------------------------------------------------------------------------------------------- cutting them out


def _cut(
    story: str,
    paragraph: Span,
    marks: Sequence[_Mark],
    stretches: Sequence[_Stretch],
    *,
    re_opened: bool,
    runs_on: bool,
) -> list[Quoted]:
    """The stretches of a paragraph as spans.

    `re_opened`: the last runs on into the next paragraph, which opens again. `runs_on`: that of the one before does.
    """
    quoted: list[Quoted] = []
    for opener, closer, limit, repaired in stretches:
        continues = False
        if opener >= 0:
            start = marks[opener].end
            if story[start - 3 : start] == "'''":
                start -= 1  # '''No,' I said,'' she recalled: the third mark belongs to what is quoted inside
            continues = runs_on and marks[opener].start == paragraph.start
        else:
            if runs_on and not quoted:
                start, continues, repaired = paragraph.start, True, _NOT_RE_OPENED
            else:
                start = _begin(story, paragraph, quoted, marks[closer])
            if start == paragraph.start and _is_signature(story, start, marks[closer], paragraph):
                continue
        if closer >= 0:
            end = marks[closer].start
            if story[end : end + 3] == "'''":
                end += 1
        else:
            last = limit < 0 and re_opened
            end = _end(story, start, marks[limit].start if limit >= 0 else paragraph.end, runs_on=last)
            if last and end == paragraph.end:
                repaired = ""
        start, end = _trim(story, start, end)
        if _LETTER.search(story, start, end):
            quoted.append(Quoted(start, end, opener >= 0, closer >= 0, continues, repaired))
    return quoted


def _begin(story: str, paragraph: Span, quoted: list[Quoted], mark: _Mark) -> int:
    """Where a quotation begins whose opening mark is missing; at the mark itself if it rather is a stray one.

    After the last "she said:" since the quotation before, else with the first sentence since then that says "I", "we"
    or "you", else with the last one, if somebody is said to speak or it ends here. Where no sentence begins since then,
    what looked like a quotation before (a "so-called" one) is part of this one, and is taken out of `quoted`.
    """
    limit = mark.start
    while True:
        floor = quoted[-1].end if quoted else paragraph.start
        said = [m.end() for m in _CUE_BEFORE_COMMA.finditer(story, floor, limit)]
        if said:
            return said[-1]
        sentences = [] if quoted else [floor]
        sentences += [m.end() for m in _SENTENCE_END.finditer(story, max(paragraph.start, floor - 1), limit)]
        if sentences:
            begin = sentences[-1]
            if address := _ADDRESS.search(story, max(sentences[0], mark.start - _FAR), mark.start):
                begin = sentences[bisect_right(sentences, address.start()) - 1]
            if _is_said(story, mark):
                return begin
            whole = story[mark.start - 1] in ".!?…" and not _REPORTED.search(story, begin, mark.start)
            return begin if whole else mark.start
        if cue := _CUE_NEXT.match(story, floor):
            comma = story.find(", ", cue.end(), mark.start)
            return comma + 1 if comma >= 0 else mark.start
        before = quoted.pop()
        if len(WORD.findall(story, before.start, before.end)) > _SCARE_WORDS:
            return before.start
        limit = before.start + 1


def _is_said(story: str, mark: _Mark) -> bool:
    """Whether a closing mark is followed by ' said Anna Kirk', or at least by a word of saying after a comma."""
    if _CUE_NEXT.match(story, mark.end):
        return True
    return story[mark.start - 1] == "," and _SAID_SOON.match(story, mark.end) is not None


def _end(story: str, start: int, limit: int, *, runs_on: bool) -> int:
    """Where a quotation ends whose closing mark is missing.

    At a single mark typed for a double one, before ", said Anna Kirk", else at the limit; but with its sentence if it
    begins within a sentence (a "reckless plan) or the limit is far off. One that `runs_on` has a right to end unclosed.
    """
    typo = _CLOSED_BY_SINGLE.search(story, start, limit)
    if typo and not _OPENED_BY_SINGLE.search(story, start, typo.start()):
        return typo.start() + 1
    cue = _CUE_AFTER_COMMA.search(story, start, limit)
    if cue and not (runs_on and _SENTENCE_END.search(story, cue.end(), limit)):
        return cue.end()
    if not runs_on and (story[start].islower() or limit - start > _FAR):
        sentence = _SENTENCE_END.search(story, start, limit)
        return sentence.start() + 1 if sentence else limit
    return limit


def _is_signature(story: str, start: int, mark: _Mark, paragraph: Span) -> bool:
    """Whether all that stands before a paragraph's last mark is a name: «Anna Kirk."» below a quotation."""
    words = WORD.findall(story, start, mark.start)
    if mark.end < paragraph.end or not 2 <= len(words) <= _SIGNATURE:
        return False
    return sum(not w[0].islower() for w in words) > len(words) / 2


def _trim(story: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the ends, and without a mark typed twice (““We go on.”)."""
    while start < end and story[start].isspace():
        start += 1
    while end > start and story[end - 1].isspace():
        end -= 1
    twice_before = start < end and story[start] in '“"' and story[start - 1] == story[start]
    twice_after = start < end and story[end - 1] in '”"' and story[end : end + 1] == story[end - 1]
    if twice_before and twice_after:
        return start + 1, max(start + 1, end - 1)
    if twice_before and _more(story, start, end, story[start]):
        start += 1
    if twice_after and _more(story, start, end, story[end - 1]):
        end -= 1
    return start, end


def _more(story: str, start: int, end: int, mark: str) -> bool:
    """Whether a stretch has a mark of this shape without a partner."""
    partner = {"“": "”", "”": "“"}.get(mark)
    count = story.count(mark, start, end)
    return count > story.count(partner, start, end) if partner else count % 2 == 1
