"""Find whose words a document holds: "the letter says" are those of the parents who "sent a letter to the board"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from analysis.lexicons import words_of
from analysis.records import EntityMention, Span

MAX_CHARS_TO_DOCUMENT = 1500  # from "the letter said" to where the letter was mentioned before
MAX_CHARS_TO_AUTHOR = 60  # from "a book" to the name in "a book by Ada Okafor"
SAME = (
    "book",
    "article",
    "ruling",
    "letter",
    "statement",
    "email",
    "tweet",
    "lawsuit",
    "memo",
    "ad",
)  # sections of the lexicon

_OWNER = re.compile(r"['’]s?\s(?:[\w'’-]+\s){0,3}$")  # Okafor|'s second |book
_BESIDE = re.compile(r"\s(?:[a-z]+\s)?$")  # Harbour Post| |article
_WROTE = re.compile(  # Okafor|, a nurse, has published a |book
    r"""
    (?: , [^,.;\n]{3,80} , )?
    \s (?: (?:has|had|have|also|later|then|recently) \s ){0,2}
    (?: wrote | written | penned | aired | ran | tweeted | published | released | sent | issued | posted | authored | filed | signed | submitted
      | drafted ) \s
    (?: [\w'’-]+ \s ){0,4} $
    """,
    re.VERBOSE,
)
_BY = re.compile(
    r"\s(?:(?:sent|written|issued|signed|released|posted|published|funded|paid\sfor|aired|produced)\s)?(?:by|from)\s(?:[\w.'’-]+,?\s){0,5}$"
)  # book| by the nurse |Ada Okafor


def read_author(line: Span, noun: Span, mentions: Sequence[EntityMention], story: str) -> EntityMention | None:
    """Who wrote the letter, the book or the ruling whose noun stands here, by the words beside it.

    "Okafor's book", "Okafor wrote a book", "a book by Ada Okafor", "a Harbour Post article". `line` is the paragraph that
    holds the noun; the mentions are all of the article, in order. Not found: an author who is not named in that paragraph.
    """
    next_one = bisect_left(mentions, noun.end, key=lambda m: m.start)
    if next_one < len(mentions):
        after = mentions[next_one]
        if after.start <= noun.end + MAX_CHARS_TO_AUTHOR and _BY.fullmatch(story, noun.end, after.start):
            return after
    ended = bisect_right(mentions, noun.start, key=lambda m: m.end)
    before = mentions[ended - 1] if ended else None
    if before is None or before.start < line.start or before.entity.type not in ("person", "organisation"):
        return None
    forms = (_OWNER, _WROTE, *([_BESIDE] if before.entity.type == "organisation" else []))
    return before if any(form.fullmatch(story, before.end, noun.start) for form in forms) else None


def find_same_document(story: str, noun: str, at: int) -> list[Span]:
    """Where a document that this noun may mean is mentioned before this place, the nearest first; nowhere for reports and polls."""
    pattern = _same_document(noun)
    found = pattern.finditer(story, max(0, at - MAX_CHARS_TO_DOCUMENT), at) if pattern else ()
    return [Span(*m.span()) for m in found][::-1]


@cache
def _same_document(noun: str) -> re.Pattern[str] | None:
    """What finds all nouns and verbs for the same document: "letter" and "wrote"."""
    groups = (words_of("documents", f"same as {name}") for name in SAME)
    words = sorted({word for group in groups if noun in group for word in group})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None
