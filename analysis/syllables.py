"""Count the syllables of a word."""

import gzip
import re
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "syllables.txt.gz"

_RUN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$", re.I)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
# Two capitals are letters (UK, EU) unless the headline is all in capitals and they are one of these.
_SHORT = frozenset("in to of on at by is it be as or an if no so up we he me my do go am ad ax ox oh hi".split())
_ENDINGS = (  # what a word may end in, what may have stood there, and the syllables that the ending adds
    ("ies", ("y",), 0),
    ("ied", ("y",), 0),
    ("ing", ("", "e"), 1),
    ("ers", ("", "e"), 1),
    ("er", ("", "e"), 1),
    ("est", ("", "e"), 1),
    ("ly", ("",), 1),
    ("ness", ("",), 1),
    ("less", ("",), 1),
    ("ful", ("",), 1),
    ("ship", ("",), 1),
    ("like", ("",), 1),
    ("wide", ("",), 1),
    ("ism", ("", "e"), 2),
    ("ist", ("", "e"), 1),
    ("s", ("",), 0),
)
_BEGINNINGS = (
    "anti",
    "counter",
    "inter",
    "micro",
    "multi",
    "over",
    "under",
    "super",
    "ultra",
    "non",
    "out",
    "pre",
    "pro",
    "re",
    "sub",
    "un",
    "de",
    "mis",
    "co",
    "ex",
)
_UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero, one, … nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty … ninety


def count_syllables(word: str) -> int:
    """The syllables of one word (as `analysis.words.find_words` cuts it), at least 1.

    By CMU's dictionary (first pronunciation), with endings and compounds of words that it has; by textstat's hyphenation
    for the rest. Hyphenated words are the sum of their parts; "U.S." and "IMF" are read letter by letter, numbers as they
    are said ("1998" as a year, "000" as "thousand"). Not found: which of two pronunciations is meant.
    """
    return _count(word.replace("’", "'").strip("'"))


@cache
def _table() -> dict[str, int]:
    rows = gzip.decompress(TABLE.read_bytes()).decode().split("\n")
    return {word: max(1, n) for n, row in enumerate(rows) for word in row.split()}


_counted: dict[str, int] = {}


def _count(word: str) -> int:
    found = _counted.get(word)
    if found is None:
        if len(_counted) > 200_000:
            _counted.clear()
        found = _counted[word] = max(1, _count_new(word))
    return found


def _count_new(word: str) -> int:
    lower = word.lower()
    table = _table()
    if lower in table and not (len(word) == 2 and word.isupper() and lower not in _SHORT):
        return table[lower]
    if _DOTTED.match(word):
        return _spelled(word)
    return sum(_part(part) for part in _RUN.findall(_ORDINAL.sub("", word)))


def _part(part: str) -> int:
    if part[0].isdigit():
        return _number(part)
    lower = part.lower()
    base = lower.removesuffix("'s")
    if part.isupper() and _is_spelled(lower) and (lower not in _table() or (len(part) == 2 and lower not in _SHORT)):
        return _spelled(part)
    if lower in _table():
        return _table()[lower]
    if base != lower:
        return _part(part[: len(base)]) + (base[-1:] in "sxz" or base.endswith(("sh", "ch", "ce", "ge")))
    return _derived(lower) or _hyphenated(lower)


def _is_spelled(lower: str) -> bool:
    """Are these capitals read as letters? IMF and GOP and HMRC are, COVID is not."""
    return 1 < len(lower) <= 3 or (len(lower) <= 5 and not re.search("[aeiou]", lower))


def _derived(word: str) -> int:
    """The syllables of a word made from one or two that the table has: "redeploys", "ferryman"; 0 if it is not."""
    table = _table()
    for ending, stems, more in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        for old in stems:
            if count := table.get(stem + old) or (stem[-1] == stem[-2] and table.get(stem[:-1] + old)):
                return count + more
    if word.endswith("ed") and (count := table.get(word[:-1]) or table.get(word[:-2])):
        return count + word.endswith(("ted", "ded"))
    for beginning in _BEGINNINGS:
        if (
            word.startswith(beginning)
            and (count := table.get(word.removeprefix(beginning)))
            and len(word) - len(beginning) > 2
        ):
            return table.get(beginning, 1 + (len(beginning) > 4)) + count
    for cut in range(len(word) - 3, 2, -1):
        if (first := table.get(word[:cut])) and (second := table.get(word[cut:])):
            return first + second
    return 0


@cache
def _hyphenation() -> object:
    from textstat.backend.utils._get_pyphen import get_pyphen  # late: it loads nltk, which most texts can do without

    return get_pyphen("en_US")


def _hyphenated(word: str) -> int:
    """By textstat's means for words that no dictionary holds: one more than the places where the word may be parted."""
    return len(_hyphenation().positions(word)) + 1  # type: ignore[attr-defined]


def _spelled(word: str) -> int:
    return sum(3 if c in "wW" else 1 for c in word if c.isalpha())


def _number(digits: str) -> int:
    """As it is said: 1998 as a year, 2,000 and long ones in groups of three."""
    if not digits.isascii() or len(digits) > 12:
        return len(digits)
    if digits == "000":
        return 2  # the rest of "5,000"
    n = int(digits)
    if (len(digits) == 4 and 1100 <= n < 2000) or 2010 <= n < 2100:
        return _below_thousand(n // 100) + (_below_thousand(n % 100) + (n % 100 < 10) if n % 100 else 2)
    groups, rest = 0, n
    sizes = []
    while rest:
        sizes.append(rest % 1000)
        rest //= 1000
    for power, size in enumerate(sizes):
        if size:
            groups += _below_thousand(size) + (0, 2, 2, 2)[power]
    return groups or 2


def _below_thousand(n: int) -> int:
    count = (_UNITS[n // 100] + 2) if n >= 100 else 0
    n %= 100
    if n >= 20:
        return count + _TENS[n // 10] + (_UNITS[n % 10] if n % 10 else 0)
    return count + (_UNITS[n] if n else 0)
