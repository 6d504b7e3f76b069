"""Count the syllables of a word."""

import gzip
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "lexicons" / "syllables.txt.gz"
LONGEST = 40  # letters; what is longer is no word, and only its vowels are counted

_RUN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_TENTH = re.compile(r"[2-9]0th$", re.I)  # "20th" has a syllable more than twenty
_AFTER_DIGIT = re.compile(r"(?<=\d)(?:st|nd|rd|th|'?s)$", re.I)
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_FOLDED = str.maketrans({"’": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "e", "œ": "e", "ß": "ss"})
# Two capitals are letters (UK, EU) unless the headline is all in capitals and they are one of these.
_SHORT = frozenset("in to of on at by is it be as or an if no so up we he me my do go am ad ax ox oh hi".split())

_HISSES = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")  # a further "s" is heard as a syllable of its own
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
)
_BEGINNINGS = {
    "anti": 2, "counter": 2, "inter": 2, "micro": 2, "multi": 2, "over": 2, "under": 2, "super": 2, "ultra": 2,
    "non": 1, "out": 1, "pre": 1, "pro": 1, "re": 1, "sub": 1, "un": 1, "mis": 1, "co": 1, "ex": 1,
}  # fmt: skip
_SHORTEST_PART = 4  # letters of either part of a compound; with 3, more splits are wrong than right

_VOWELS = re.compile("[aeiouy]+")
_SILENT = tuple(
    map(
        re.compile,
        (
            r"(?<=[^aeiouy])e$(?<![^aeiouylr]le)",  # make, but table
            r"(?<=[^aeiouytd])ed$(?<![^aeiouylr]led)(?<![bcdfgkpt]red)",  # walked, but wanted, sacred
            r"(?<=[^aeiouyscgzxj])es$(?<![cs]hes)(?<![^aeiouylr]les)",  # makes, but boxes, tables
            r"(?<=[aeiouy])[^aeiouyhlrw]+e(?:ly|less|ness|ful|ment|man|men|land|wood|ton|field|son|dale|well|town"
            r"|ville|side|house|keep|bud|work|balls?|place|scape|ships?|line|front|bird|force)s?$",  # homeland
            r"(?<=[aeiou])[gq]ue$",  # league, unique
        ),
    )
)
_APART = tuple(
    map(
        re.compile,
        (
            r"(?<![cstgx])i[ao](?!u)",  # the two vowels of piano, but not of nation
            r"[^qg]ua(?!r)",
            r"eo(?!u)",
            r"[aeiou]y[aeio]",
            r"[^cstgx]ien[ct]",
            r"[iy]ing$|[aeou]ing",
            r"i(?:est|ers?)$",
            r"[^aeiouctsgxn]ious|iet",
            r"aic|e[ui]ms?$",
            r"(?:s|th)ms?$",  # prism, rhythm
            r"^mc",
        ),
    )
)

_UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero, one, … nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty … ninety


def count_syllables(word: str) -> int:
    """The syllables of one word (as `analysis.text_spans.find_words` cuts it), at least 1.

    By CMU's dictionary (first pronunciation); by endings, beginnings and compounds of words that it has; by rules of
    spelling for the rest. Hyphenated words are the sum of their parts; "U.S." and "IMF" are read letter by letter, numbers
    as they are said ("1998" as a year, "000" as "thousand"). Not found: which of two pronunciations is meant.
    """
    return _count_short(word) if len(word) <= LONGEST else count_uncached(word)


def is_known(word: str) -> bool:
    """Is a word, in small letters, in CMU's dictionary?"""
    return word in dictionary()


@cache
def dictionary() -> dict[str, int]:
    """The syllables of every word, in small letters, that CMU's dictionary has, by its first pronunciation."""
    rows = gzip.decompress(TABLE.read_bytes()).decode().split("\n")
    return {word: max(1, n) for n, row in enumerate(rows) for word in row.split()}


def count_uncached(word: str) -> int:
    """The same, not remembered: for endless words, which would fill the memory, and for tests on a changed dictionary."""
    word = _folded(word).strip("'")
    lower, table = word.lower(), dictionary()
    if lower in table and not _is_spelled(word):
        return table[lower]
    if _DOTTED.match(word):
        return _spelled(word)
    more = len(_POINT.findall(word)) + bool(_TENTH.search(word))
    return max(1, more + sum(map(_part, _RUN.findall(_AFTER_DIGIT.sub("", word)))))


_count_short = lru_cache(maxsize=100_000)(count_uncached)


def _folded(word: str) -> str:
    """Without accents, and with straight apostrophes."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_FOLDED).replace("é", "ey"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _part(part: str) -> int:
    if part[0].isdigit():
        return _number(part)
    if len(part) > LONGEST:
        return max(1, len(_VOWELS.findall(part.lower())))
    lower = part.lower()
    if _is_spelled(part):
        return _spelled(part)
    if lower in dictionary():
        return dictionary()[lower]
    base = lower.removesuffix("'s")
    if base != lower:
        return _part(part[: len(base)]) + base.endswith(_HISSES)
    if part[:-1].isupper() and part[-1] == "s" and len(part) > 2:  # MPs
        return _part(part[:-1])
    return _derived(lower) or _by_rule(lower)


def _is_spelled(part: str) -> bool:
    """Is this read as letters? IMF and GOP and HMRC and mph are, NATO is not."""
    lower = part.lower()
    if part.isupper():
        known = lower in (_SHORT if len(part) == 2 else dictionary())
        return not known and (1 < len(part) <= 3 or (len(part) <= 5 and not _VOWELS.search(lower)))
    return part.islower() and 1 < len(part) <= 3 and lower not in dictionary() and not _VOWELS.search(lower)


def _derived(word: str) -> int:
    """The syllables of a word made from one or two that the table has: "redeploys", "harbourfront"; 0 if it is not."""
    table = dictionary()
    for ending, stems, more in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        for old in stems:
            if count := table.get(stem + old) or (stem[-1] == stem[-2] and table.get(stem[:-1] + old)):
                return count + more
    if word.endswith("s"):
        if count := table.get(word[:-1]):
            return count + word[:-1].endswith(_HISSES)
        if word.endswith("es") and word[:-2].endswith(_HISSES) and (count := table.get(word[:-2])):
            return count + 1
    if word.endswith("ed") and (count := table.get(word[:-1]) or table.get(word[:-2])):
        return count + word.endswith(("ted", "ded"))
    for beginning, more in _BEGINNINGS.items():
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) > 2 and (count := table.get(rest)):
            return more + count
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if (first := table.get(word[:cut])) and (second := table.get(word[cut:])):
            return first + second
    return 0


def _by_rule(word: str) -> int:
    """Groups of vowels, less those that are silent, and more where two neighbours are heard apart."""
    count = len(_VOWELS.findall(word))
    count -= sum(bool(silent.search(word)) for silent in _SILENT)
    count += sum(len(apart.findall(word)) for apart in _APART)
    return max(1, count)


def _spelled(word: str) -> int:
    return sum(3 if c in "wW" else 1 for c in word if c.isalpha())


def _number(digits: str) -> int:
    """As it is said: 1998 as a year, 2,000 and long ones in groups of three."""
    if not digits.isascii() or len(digits) > 12:
        return len(digits)
    if digits == "000":
        return 2  # the rest of "5,000"
    n = int(digits)
    if len(digits) == 4 and (1100 <= n < 2000 or 2010 <= n < 2100):
        return _below_thousand(n // 100) + (_below_thousand(n % 100) + (n % 100 < 10) if n % 100 else 2)
    count = power = 0
    while n:
        n, size = divmod(n, 1000)
        if size:
            count += _below_thousand(size) + (2 if power else 0)
        power += 1
    return count or 2


def _below_thousand(n: int) -> int:
    count = (_UNITS[n // 100] + 2) if n >= 100 else 0
    n %= 100
    if n >= 20:
        return count + _TENS[n // 10] + (_UNITS[n % 10] if n % 10 else 0)
    return count + (_UNITS[n] if n else 0)
