"""What stands around a name: the words beside it, a title before it, whether a sentence begins there."""

import re

from analysis.lexicons import known_places
from analysis.name_forms import LONGEST_RANK, courtesy, fold, is_rank, is_throne_title
from analysis.rules import rule

WORD_CHARS = 30  # looked at beside a name for one word
TITLE_CHARS = 60  # looked at before a name for titles and offices
RANK_CHARS = 40  # looked at behind a name for an office
HEADLINE_CHARS = 60  # looked at on either side of a name for a headline
MIN_HEADLINE_WORDS = 4  # of more than three letters
HEADLINE_CAPITALS = 0.8  # the share of them that is capitalised in a headline Like This

# What has a full stop at its end wherever it stands in a name; the lexicons have the places ("Ala.").
ABBREVIATIONS = frozenset("inc corp co ltd jr sr jnr snr bros dept st no".split())

_WORD_BEFORE = re.compile(r"[\w.'’]+$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W_][\w.'’]*)")
_LINE_END = re.compile(r"[\n\r]")


def word_before(text: str, start: int) -> str:
    """The word before this place with one space or hyphen between, or ""."""
    if start < 2 or text[start - 1] not in " \u00a0-‑":
        return ""
    m = _WORD_BEFORE.search(text, max(0, start - WORD_CHARS), start - 1)
    return m.group() if m else ""


def word_after(text: str, end: int) -> str:
    """The word after this place with one space between, or ""."""
    m = _WORD_AFTER.match(text, end, end + WORD_CHARS)
    return m[1] if m else ""


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word seems to begin a sentence, a quotation or a line, from the characters before it."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0")
    if not before or before[-1] in '\n\r“‘"—–•*:':
        return True
    return before.rstrip(")]”’'")[-1:] in (".", "!", "?", "\n", "\r", "")


def in_headline(text: str, start: int, end: int) -> bool:
    """Whether a headline Writes Most Words Like This, so that capitals around a name say nothing."""
    at = max(0, start - HEADLINE_CHARS)
    window = text[at : end + HEADLINE_CHARS]
    line_start = max(window.rfind("\n", 0, start - at), window.rfind("\r", 0, start - at)) + 1
    line = _LINE_END.split(window[line_start:], maxsplit=1)[0]
    words = [w for w in line.split() if len(w) > 3]
    capitalised = sum(w[0].isupper() for w in words)
    return len(words) >= MIN_HEADLINE_WORDS and capitalised >= HEADLINE_CAPITALS * len(words)


def rank_follows(text: str, end: int) -> bool:
    """Whether an office follows: "Marlow" in "Marlow Mayor Ana Lim"."""
    words = text[end : end + RANK_CHARS].split()
    return any(is_rank(" ".join(words[:size])) for size in range(1, LONGEST_RANK + 1))


@rule("mentions.title", otherwise=lambda text, start, low: (start, ""))
def with_title(text: str, start: int, low: int) -> tuple[int, str]:
    """Take the courtesy title before a person's name into it, and tell the office before that: "Mayor Mrs Okafor".

    Returns where the name starts, not before `low`, and the office, or "".
    """
    line = text[max(low, start - TITLE_CHARS) : start]
    line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
    if not line.endswith((" ", "\u00a0")):
        return start, ""
    words = line.split()
    if words and words[-1][0].isupper() and (courtesy(words[-1]) is not None or is_throne_title(fold(words[-1]))):
        start -= len(line) - line.rstrip().rfind(words[-1])
        words = words[:-1]
    first = len(words)
    while first and words[first - 1][0].isupper():
        sizes = range(min(LONGEST_RANK, first), 0, -1)
        size = next((n for n in sizes if is_rank(" ".join(words[first - n : first]))), 0)
        if not size:
            break
        first -= size
    return start, " ".join(words[first:])


def with_full_stop(text: str, start: int, end: int, high: int, *, abbreviated: bool = False) -> int:
    """The end of a name with the full stop that belongs to it: "U.S.", "Corp.", "Ala."; not behind `high`.

    `abbreviated` says that the tagger took the full stop for part of the name.
    """
    if end >= high or text[end] != ".":
        return end
    last = max(text.rfind(" ", start, end), text.rfind(".", start, end), start - 1) + 1
    word = text[last:end]
    in_initials = last > start and text[last - 1] == "."
    if len(word) == 1 and word.isalpha() and (abbreviated or in_initials):
        return end + 1
    listed = word.casefold() in ABBREVIATIONS or text[start : end + 1] in known_places()
    return end + 1 if listed else end
