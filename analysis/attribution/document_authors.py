"""Find whose words a document holds: "the letter says" are those of the parents who "sent a letter to the board"."""

import re
from collections.abc import Iterator, Sequence

from analysis.records import EntityMention

# Nouns, and verbs, that an article uses for one and the same document. Reports, studies and polls speak for themselves: their
# findings are not what somebody says.
_SAME = (
    "book memoir memoirs biography autobiography novel",
    "article story piece column editorial op-ed feature profile essay",
    "ruling ruled opinion decision order judgment judgement",
    "letter wrote",
    "statement release",
    "email e-mail emails e-mails message note",
    "tweet tweets tweeted post posts posted",
    "lawsuit suit complaint filing petition",
    "memo memorandum",
)
REACH = 1500  # characters back
_OWNER = re.compile(r"['’]s?\s(?:[\w'’-]+\s){0,3}$")
_BESIDE = re.compile(r"\s(?:[a-z]+\s)?$")
_WROTE = re.compile(
    r"(?:,[^,.;\n]{3,80},)?\s(?:(?:has|had|have|also|later|then|recently)\s){0,2}"
    r"(?:wrote|written|penned|published|released|sent|issued|posted|authored|filed|signed|submitted|drafted)\s(?:[\w'’-]+\s){0,4}$"
)
_BY = re.compile(r"(?:\s(?:by|from)\s)(?:[\w.]+\s){0,3}$")


def read_author(story: str, document: tuple[int, int], mentions: Sequence[EntityMention]) -> EntityMention | None:
    """Who wrote the letter, the book or the ruling whose noun stands here, told by the words beside it.

    "Okafor's book", "Okafor wrote a book", "a book by Ada Okafor", "a Harbour Post article". Not found: an author who is not
    named in the same line.
    """
    start, end = document
    line = max(story.rfind("\n", 0, start), 0)
    before = [m for m in mentions if line <= m.start and m.end <= start]
    after = [m for m in mentions if end <= m.start <= end + 60]
    if after and _BY.fullmatch(story, end, after[0].start):
        return after[0]
    if before:
        gap, type_ = story[before[-1].end : start], before[-1].entity.type
        beside = type_ == "organisation" and _BESIDE.fullmatch(gap)
        if beside or (type_ in ("person", "organisation") and (_OWNER.fullmatch(gap) or _WROTE.fullmatch(gap))):
            return before[-1]
    return None


def find_same_document(story: str, noun: str, at: int) -> Iterator[tuple[int, int]]:
    """Where a document that this noun may mean is named before this place, the nearest first; nowhere for reports and polls."""
    nouns = {word for group in _SAME if noun in group.split() for word in group.split()}
    if not nouns:
        return iter(())
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(nouns)))})\b", re.IGNORECASE)
    found = [m.span() for m in pattern.finditer(story, max(0, at - REACH), at)]
    return reversed(found)
