"""Find what stands between quotation marks: typed pairs, paragraph by paragraph, a missing or stray mark mended.

Every mark may open, close or mean nothing (an apostrophe, an inch, a slip of the finger). Each reading has a cost, from the
mark's shape and from what stands on either side of it, and the cheapest reading of a whole paragraph wins. So a stray
mark costs something once and cannot turn the rest inside out.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from analysis.records import Quoted, Span
from analysis.words import WORD

# Four straight or more in a row are a line drawn with the keyboard; an apostrophe between two letters is no mark.
_MARK = re.compile(
    r"['\"]{4,}|'''?|``|‘‘|’’|[“”„‟\"＂❝❞\x93\x94«»]|â€(?:œ|\x9d|�)"
    r"|(?<![^\W_])['’]|['’](?![^\W_])|(?<![^\W_])[‘‚`\x91]|[‘`´\x91\x92](?![^\W_])"
)
_SAME = {
    "＂": '"', "❝": "“", "❞": "”", "‟": "“", "\x93": "“", "\x94": "”", "â€œ": "“", "â€\x9d": "”", "â€�": "”",
    "‘‘": "“", "’’": "”", "'''": "''", "\x91": "‘", "\x92": "’", "´": "’",
}  # fmt: skip
_SINGLES = frozenset("'‘’‚`")
_PAIRS = frozenset(
    ["“”", "„“", "„”", "«»", "»«", '""', "''''", "``''", "````", "''", "‘’", "`'", "`’", "‚‘", "‚’", "''”", "“''"]
)
_WRONG_TO_OPEN = {"”": 3.0, "»": 2.0, "’": 3.0}
_WRONG_TO_CLOSE = {"“": 3.0, "‘": 3.0, "„": 8.0, "‚": 8.0, "«": 2.0, "``": 3.0, "`": 3.0}
_MIXED = 0.7  # two marks of different sorts as a pair
_MISSING = 4.0  # a mark that ought to be there
_STRAY = 4.2  # a mark that ought not
_NESTED = 1.5  # double marks directly within double marks
_NEVER = 99.0

# What stands on either side: white space or nothing, a dash, a point or comma, anything else.
_SPACE, _DASH, _POINT, _WORD = range(4)
#            right:    space  dash  point  word
_OPENS = {
    _SPACE: (1.0, 0.0, 2.0, 0.0),
    _DASH: (3.0, 2.0, 3.0, 0.3),
    _POINT: (5.0, 3.0, 4.0, 1.0),
    _WORD: (5.0, 4.0, 5.0, 2.0),
}
_CLOSES = {
    _SPACE: (1.0, 3.0, 1.0, 5.0),
    _DASH: (0.3, 1.0, 0.0, 2.0),
    _POINT: (0.0, 0.0, 0.0, 1.0),
    _WORD: (0.0, 0.3, 0.0, 2.0),
}
_BEFORE = {**dict.fromkeys("([{</|", _SPACE), **dict.fromkeys("-–—―‒", _DASH), **dict.fromkeys(".,;:!?…", _POINT)}
_AFTER = {**dict.fromkeys("-–—―‒/|", _DASH), **dict.fromkeys(".,;:!?…)]}>", _POINT)}

# Apostrophes that look like opening marks: 'tis, 'em, ’90s, the '08 race, rock 'n' roll.
_ELIDED = re.compile(
    r"(?:t(?:is|was|wasn|will|were|ween|il|ill)|em|cause|cuz|cos|bout|round|neath|nuff|kay|ere|n|s|re|ve|ll|d)\b|\d{2}(?:s|\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d ?['’′‘] ?\d{1,2}(?:[.½¼¾]\d?)? ?$|\d$|[½¼¾]$")
_FEET = re.compile(r"\d ?['’′‘] ?\d{1,2}[½¼¾]? ?$")

_SAYING = (
    r"(?:said|says|say|saying|added|adds|asked|asks|told|tells|wrote|writes|tweeted|replied|replies|responded|responds|"
    r"explained|explains|noted|notes|argued|argues|insisted|insists|continued|continues|recalled|recalls|warned|warns|"
    r"declared|declares|announced|stated|states|remarked|remarks|observed|concluded|concludes|admitted|agreed|agrees|"
    r"claimed|claims|joked|quipped|exclaimed|shouted|complained|confirmed|acknowledged|conceded|suggested|predicted|"
    r"posted|testified|countered|mused|lamented|urged|read|reads)"
)
_WHO = r"(?:he|she|they|it|I|we|(?:the |an? )?(?:[A-Z][\w.’'-]{0,30} ){0,4}[A-Z][\w.’'-]{0,30}|the (?:\w{1,30} ){0,2}\w{1,30})"
_CUE = rf"(?:{_SAYING} {_WHO}|{_WHO} (?:\w{{1,20}}ly |also |has |had |then )?{_SAYING}|according to )\b"
_CUE_NEXT = re.compile(rf" {{1,3}}{_CUE}")
_CUE_AFTER = re.compile(rf"[,?!—–-](?= {{1,3}}{_CUE})")
_CUE_BEFORE = re.compile(rf"(?:\b{_SAYING},|:) {{1,3}}(?=[^\W\d_a-z])")
_SENTENCE_END = re.compile(r"[.!?…][\])]? {1,3}(?=[^\W_])")
_LETTER = re.compile(r"[^\W_]")

_TERM_BEFORE = re.compile(
    r"\b(?:(?:the|a|an|this|that) (?:\w{1,20} )?(?:word|words|term|phrase|expression|slogan|hashtag|headline|title|nickname|label)"
    r"|nicknamed|titled|entitled|headlined|subtitled|so-called)[,:]? $"
)
_WORK_BEFORE = re.compile(
    r"\b(?:called|named|dubbed|known as|film|movie|book|novel|memoir|song|album|single|show|series|play|musical|essay|article"
    r"|column|documentary|podcast|poem|painting|programme|program|exhibition|episode|sitcom|drama|opera|ballet|report),? $"
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]* $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'-]*")
_SAYING_BEFORE = re.compile(rf"\b(?:{_SAYING}|shouting|chanting|chanted|answered|yelled)[,:]? $")
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "and", "or", "nor", "but", "in", "on", "at", "to", "for", "by", "with", "from", "as", "into"]
)


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str  # one of a few shapes; the rest are mapped to these
    opens: float  # what it costs to read it as an opening mark …
    closes: float  # … as a closing one, glyph apart
    outside: float  # … as nothing, outside a quotation
    inside: float  # … as nothing, inside one of its own sort
    lost: float  # … as a closing mark whose opening one is missing


def find_quoted(story: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Every stretch between quotation marks, in order: only the outermost, none crossing a paragraph, the marks left out.

    `paragraphs` are those of `find_paragraphs`. A quotation over several paragraphs, each opened and only the last closed,
    comes as one stretch a paragraph, all but the first with `continues`. `repaired` is a sentence where a mark had to be
    supplied or passed over, else "". Not found: stretches without a letter or digit, quotations without marks, single
    marks within double ones (and the reverse). Which stretches are speech is not decided here.
    """
    found: list[Quoted] = []
    groups = _marks_by_paragraph(story, paragraphs)
    runs_on = False
    for number, (paragraph, marks) in enumerate(zip(paragraphs, groups, strict=True)):
        if not marks:
            runs_on = False
            continue
        next_mark = groups[number + 1][0] if number + 1 < len(groups) and groups[number + 1] else None
        re_opened = next_mark is not None and next_mark.start == paragraphs[number + 1].start and next_mark.opens < 1.0
        single_next = re_opened and next_mark is not None and next_mark.glyph in _SINGLES
        stretches, open_end = _pair(
            marks, _MISSING if not re_opened or single_next else 0.3, 0.3 if single_next else _MISSING
        )
        quoted = _cut(story, paragraph, marks, stretches, re_opened, runs_on)
        found += quoted
        runs_on = open_end and bool(quoted) and quoted[-1].end == paragraph.end
    return tuple(found)


def is_term(story: str, quoted: Quoted) -> bool:
    """Whether a quoted stretch is by its form alone a name for something (title, nickname, term) and nobody's words.

    True after "the word", "a film", "titled" and the like; for one to three capitalised words between two capitalised
    names (Maria "Mimi" Torres); and for a title: up to twelve words in Title Case in a sentence that is not all in it,
    without a word of saying before it. Not found: titles that are not capitalised. Scare quotes and a speaker's words quoted
    singly (a "reckless" plan) look the same and cannot be told apart by form: they are no terms here.
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
    stopped = story[quoted.end - 1] in ".,!?" or after[:1] in (",", ".")
    inside_sentence = before.endswith(" ") and before.rstrip()[-1:].isalnum()
    if len(words) == 1 or not inside_sentence:
        return not stopped and (inside_sentence or len(words) > 1)
    return True


# ----------------------------------------------------------------------------------------------------- reading the marks


def _marks_by_paragraph(story: str, paragraphs: Sequence[Span]) -> list[list[_Mark]]:
    groups: list[list[_Mark]] = []
    for paragraph in paragraphs:
        raw = [m.span() for m in _MARK.finditer(story, paragraph.start, paragraph.end)]
        groups.append(_weigh_all(story, paragraph, raw) if raw else [])
    return groups


def _weigh_all(story: str, paragraph: Span, raw: list[tuple[int, int]]) -> list[_Mark]:
    """What each mark may mean. Marks that touch are seen through: in «he said "'No'"» all four stand at a word's edge."""
    edges = [start for start, _ in raw]
    reach = [0] * len(raw)
    for i in range(len(raw) - 1, -1, -1):
        reach[i] = reach[i + 1] if i + 1 < len(raw) and raw[i][1] == raw[i + 1][0] else raw[i][1]
    marks = []
    origin = -1
    for i, (start, end) in enumerate(raw):
        if i == 0 or raw[i - 1][1] != start:
            origin = edges[i]
        if end - start > 3:
            continue
        marks.append(_weigh(story, paragraph, start, end, origin, reach[i], doubled=_doubled(story, raw, i)))
    return marks


def _doubled(story: str, raw: list[tuple[int, int]], i: int) -> bool:
    """Whether the same mark stands directly before or after this one: ““Yes.”"""
    start, end = raw[i]
    glyph = story[start:end]
    return (i > 0 and raw[i - 1][1] == start and story[raw[i - 1][0] : start] == glyph) or (
        i + 1 < len(raw) and raw[i + 1][0] == end and story[end : raw[i + 1][1]] == glyph
    )


def _weigh(story: str, paragraph: Span, start: int, end: int, before: int, after: int, *, doubled: bool) -> _Mark:
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
    elif at_left == _POINT and at_right == _WORD and right.islower():
        opens, closes = 1.5, 0.7
    if before == paragraph.start:
        closes += 4.0
    if after == paragraph.end:
        opens += 4.0
    opens += _WRONG_TO_OPEN.get(glyph, 0.0)
    if glyph in _SINGLES:
        return _weigh_single(story, paragraph, start, end, glyph, left, right, after, opens, closes)
    outside = inside = 0.8 if doubled else _STRAY
    if at_left == at_right == _SPACE and before > paragraph.start and after < paragraph.end:
        wide = story[before - 2 : before].isspace() or story[after : after + 2].isspace()
        outside = inside = 0.5 if wide and glyph not in "«»" else 2.5
    if glyph == "»" and before == paragraph.start and at_right == _SPACE:
        outside = 0.2
    if left.isnumeric() and at_right != _WORD and _MEASURE.search(story, max(paragraph.start, before - 8), before):
        feet = _FEET.search(story, max(paragraph.start, before - 8), before)
        outside, inside = 0.5, 0.2 if feet else 1.5
        closes += 1.0 if feet else 0.0
    lost = _NEVER
    if before > paragraph.start and (at_left == _POINT or _CUE_NEXT.match(story, after)):
        lost = _MISSING + closes + _WRONG_TO_CLOSE.get(glyph, 0.0) - 0.5
    return _Mark(start, end, glyph, opens, closes, outside, inside, lost)


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
    if opens <= closes:
        elided = glyph != "‘" and _ELIDED.match(story, end) is not None
        at_start = start == paragraph.start and right.isupper() and not elided
        outside = 4.5 if at_start else 0.0 if elided or glyph == "’" else 2.0 if glyph == "‘" else 1.0
        inside = 0.0 if elided or glyph == "’" else 1.5
        return _Mark(start, end, glyph, opens + (2.5 if elided else 0.5), closes, outside, inside, lost)
    if left.isalnum():
        if left.isnumeric():
            return _Mark(start, end, glyph, opens + 0.5, closes + 0.5, 0.0, 1.0, lost)
        plural = left in "sSzZxX"
        inside = 0.7 if plural else 1.0 if story[start - 2 : start] == "in" else 2.0
        return _Mark(start, end, glyph, opens + 0.5, closes + (0.3 if plural and right == " " else 0.0), 0.0, inside, lost)
    outside = 1.5
    if left in ".,!?" and _CUE_NEXT.match(story, after):
        outside, lost = _STRAY, _MISSING
    return _Mark(start, end, glyph, opens + 0.5, closes, outside, 2.0, lost)


# ------------------------------------------------------------------------------------------------------ pairing the marks

_OUT, _DOUBLE, _DOUBLE2, _SINGLE, _SINGLE2 = range(5)
_OPEN, _CLOSE, _LOST, _AGAIN, _PASS = range(5)  # what a mark can do

_Path = tuple | None  # (earlier path, what, number of the mark)


class _Stretch(NamedTuple):
    opener: int  # the number of the mark, -1 if it is missing
    closer: int  # the number of the mark, -1 if it is missing
    before: int  # the number of the mark before which it ends, if `closer` is missing; -1: the end of the paragraph
    stray: bool  # a mark within it was passed over


def _pair(marks: Sequence[_Mark], open_double: float, open_single: float) -> tuple[list[_Stretch], bool]:
    """The cheapest reading of a paragraph's marks (Viterbi), and whether it ends within a quotation.

    The last two arguments are the costs of ending within double and within single marks.
    """
    inf = _NEVER * 1e6
    cost = [0.0, inf, inf, inf, inf]
    path: list[_Path] = [None] * 5
    opener = [""] * 5
    for i, mark in enumerate(marks):
        out, double, double2, single, single2 = cost
        if mark.glyph in _SINGLES:
            # Outside: an apostrophe, or it opens, or its partner is missing. Within double marks it means nothing.
            open_it = out + mark.opens
            stay, lost = out + mark.outside, out + mark.lost
            close_it = single + mark.closes + _wrong(opener[_SINGLE], mark.glyph)
            pass_it = single + mark.inside
            new_out = min(stay, lost, close_it)
            if new_out == close_it and close_it < stay:
                path_out: _Path = (path[_SINGLE], _CLOSE, i)
            elif lost < stay:
                path_out = (path[_OUT], _LOST, i)
            else:
                path_out = path[_OUT]
            if open_it < pass_it:
                path[_SINGLE], opener[_SINGLE] = (path[_OUT], _OPEN, i), mark.glyph
            path[_OUT] = path_out
            cost[_OUT], cost[_SINGLE] = new_out, min(open_it, pass_it)
            continue
        wrong = _WRONG_TO_CLOSE.get(mark.glyph, 0.0)
        # Out of every quotation after this mark.
        stay, lost = out + mark.outside, out + mark.lost
        close_it = double + mark.closes + _wrong(opener[_DOUBLE], mark.glyph)
        new_out = min(stay, lost, close_it)
        path_out = (
            (path[_DOUBLE], _CLOSE, i)
            if close_it == new_out
            else (path[_OUT], _LOST, i)
            if lost == new_out
            else path[_OUT]
        )
        # Within double marks after this mark.
        open_it, again = out + mark.opens, double + mark.opens + _MISSING
        pass_it, leave = double + mark.inside, double2 + mark.closes + wrong
        new_double = min(open_it, again, pass_it, leave)
        path_double = path[_DOUBLE]
        opener_double = opener[_DOUBLE]
        if new_double == open_it:
            path_double, opener_double = (path[_OUT], _OPEN, i), mark.glyph
        elif new_double == again:
            path_double, opener_double = (path[_DOUBLE], _AGAIN, i), mark.glyph
        elif new_double == leave:
            path_double, opener_double = path[_DOUBLE2], opener[_DOUBLE2]
        elif mark.inside > 0.5:
            path_double = (path[_DOUBLE], _PASS, i)
        # Within double marks that stand within double marks.
        nest, pass_it = double + mark.opens + _NESTED, double2 + mark.inside
        if nest < pass_it:
            path[_DOUBLE2], opener[_DOUBLE2] = path[_DOUBLE], opener[_DOUBLE]
        cost[_DOUBLE2] = min(nest, pass_it)
        # Within single marks, and within double ones within them.
        nest, pass_it = single + mark.opens + 0.3, single2 + mark.inside
        leave, stay = single2 + mark.closes + wrong, single + mark.inside
        came_from, stayed = path[_SINGLE], path[_SINGLE2]
        opener_single, opener_single2 = opener[_SINGLE], opener[_SINGLE2]
        if leave < stay:
            path[_SINGLE], opener[_SINGLE] = stayed, opener_single2
        if nest < pass_it:
            path[_SINGLE2], opener[_SINGLE2] = came_from, opener_single
        cost[_SINGLE], cost[_SINGLE2] = min(leave, stay), min(nest, pass_it)
        cost[_OUT], path[_OUT] = new_out, path_out
        cost[_DOUBLE], path[_DOUBLE], opener[_DOUBLE] = new_double, path_double, opener_double
    ends = [0.0, open_double, open_double + _MISSING, open_single, open_single + _MISSING]
    best = min(range(5), key=lambda s: cost[s] + ends[s])
    return _unroll(path[best]), best != _OUT


def _wrong(opener: str, closer: str) -> float:
    if opener + closer in _PAIRS:
        return 0.0
    return _WRONG_TO_CLOSE.get(closer, 0.0) + _MIXED


def _unroll(path: _Path) -> list[_Stretch]:
    events = []
    while path is not None:
        path, what, number = path
        events.append((what, number))
    stretches: list[_Stretch] = []
    opener, stray = -1, False
    for what, number in reversed(events):
        if what == _PASS:
            stray = True
            continue
        if what == _CLOSE:
            stretches.append(_Stretch(opener, number, -1, stray))
            opener = -1
        elif what == _LOST:
            stretches.append(_Stretch(-1, number, -1, False))
        else:
            if what == _AGAIN:
                stretches.append(_Stretch(opener, -1, number, stray))
            opener = number
        stray = False
    if opener >= 0:
        stretches.append(_Stretch(opener, -1, -1, stray))
    return stretches


# ------------------------------------------------------------------------------------------------------- cutting them out


def _cut(
    story: str,
    paragraph: Span,
    marks: Sequence[_Mark],
    stretches: Sequence[_Stretch],
    re_opened: bool,
    runs_on: bool,
) -> list[Quoted]:
    """The stretches of one paragraph as spans. `re_opened`: the next paragraph opens; `runs_on`: the one before never closed."""
    quoted: list[Quoted] = []
    floor = paragraph.start
    for stretch in stretches:
        opened, closed = stretch.opener >= 0, stretch.closer >= 0
        repaired = "A stray quotation mark inside it was passed over." if stretch.stray else ""
        continues = False
        if opened:
            start = marks[stretch.opener].end
            if story[start - 3 : start] == "'''":
                start -= 1  # '''Yes,' he said'': the third mark belongs to what is quoted inside
            continues = runs_on and marks[stretch.opener].start == paragraph.start
        elif runs_on and not quoted:
            start, continues = paragraph.start, True
            repaired = "The quotation goes on from the paragraph before; its opening mark is not repeated."
        else:
            start = _begin(story, floor, marks[stretch.closer].start, first=floor == paragraph.start)
            repaired = "The opening mark is missing; where the quotation begins is a guess."
        if closed:
            end = marks[stretch.closer].start
            if story[end : end + 3] == "'''":
                end += 1
        else:
            ceiling = marks[stretch.before].start if stretch.before >= 0 else paragraph.end
            cue = _CUE_AFTER.search(story, start, ceiling)
            last = stretch.before < 0 and re_opened
            if cue and not (last and _SENTENCE_END.search(story, cue.end(), ceiling)):
                end = cue.end()
                repaired = "The closing mark is missing; the quotation is taken to end where a speaker is named."
            else:
                end = ceiling
                if not last:
                    repaired = "The closing mark is missing; where the quotation ends is a guess."
        floor = marks[stretch.closer].end if closed else end
        start, end = _trim(story, start, end)
        if _LETTER.search(story, start, end):
            quoted.append(Quoted(start, end, opened, closed, continues, repaired))
    return quoted


def _begin(story: str, floor: int, mark: int, *, first: bool) -> int:
    """Where a quotation begins whose opening mark is missing: after the last "she said:", else with a sentence."""
    cues = list(_CUE_BEFORE.finditer(story, floor, mark))
    if cues:
        return cues[-1].end()
    if first:
        return floor
    sentence = _SENTENCE_END.search(story, floor, mark)
    return sentence.end() if sentence else floor


def _trim(story: str, start: int, end: int) -> tuple[int, int]:
    while start < end and story[start].isspace():
        start += 1
    while end > start and story[end - 1].isspace():
        end -= 1
    return start, end
