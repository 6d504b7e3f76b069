"""Read the words that name a source: what they name, and whether they are a pronoun, a description or a document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.records import EntityMention, Span

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves", "both"})
SELF = frozenset({"i", "me", "my", "we", "us", "our", "myself"})
IT = frozenset({"it", "its", "itself"})
WHO = frozenset({"who", "whom", "which", "that", "whose"})
YOU = frozenset({"you", "your", "one", "this", "these", "those", "there"})
_EMPHATIC = frozenset(
    "himself herself itself themselves myself ourselves both all too also alone each then later".split()
)

_PREPOSITIONS = frozenset(
    "of for to from with by at in on against behind near between under over about than like including and among alongside "
    "after before beside besides without within via through per versus".split()
)
_DOCUMENTS = frozenset(
    "statement report study survey poll letter memo memorandum email emails e-mail e-mails mail article story piece essay op-ed editorial column "
    "book memoir indictment lawsuit suit complaint filing filings affidavit documents document records record papers transcript tweet "
    "tweets post posts message messages release ruling opinion order bill law policy rule rules contract agreement charter constitution "
    "guidelines website site page advertisement ad ads video film documentary headline note notes audit review analysis paper figures "
    "data statistics polls surveys reports studies testimony speech notice warrant resolution draft plan proposal brief invitation "
    "petition manifesto platform press release caption sign banner placard text texts dossier assessment forecast index".split()
)
_OWN_DOCUMENTS = frozenset(
    "statement letter memo memorandum email emails e-mail e-mails tweet tweets post posts message messages testimony speech column editorial op-ed remarks release note text texts".split()
)
_BODIES = frozenset(
    "administration agency army association authority bank board body bureau business campaign cabinet charity church club coalition "
    "commission committee company congress corporation council court department firm foundation fund government group hospital institute "
    "ministry network newspaper office organisation organization paper parliament party police regime school senate service station "
    "team trust union university watchdog panel jury prosecution defence defense outlet magazine site".split()
)
_LOWER = re.compile(r"\s+([a-z][\w'’-]*)")
_TITLE_BETWEEN = re.compile(r"(?:\s+(?!and\b|or\b)[\w.'’-]+){0,4}\s+")
_POSSESSIVE = re.compile(r"['’]s?(?![\w])")
# What may follow a name in lower case without making it the attribute of another noun.
_AFTER_NAME = frozenset(
    "and or who himself herself themselves itself also of in at from for on the a an was is has had as when while with to then later both".split()
)

Sort = Literal["named", "pronoun", "document", "described"]


@dataclass(frozen=True, slots=True)
class Source:
    """What a source phrase says."""

    text: str
    sort: Sort
    named: tuple[EntityMention, ...] = ()  # who is the source, several if they speak with one voice
    owner: EntityMention | None = None  # whose spokesman, letter, office it is
    head: str = ""  # the noun that a description turns on, in small letters: "spokesman"


def read_source(story: str, span: Span, mentions: Sequence[EntityMention]) -> Source:
    """What the words of a source say, given every mention of the article in order.

    "Harbour police chief Ana Lim" names Ana Lim; "a spokesman for Ana Lim" describes a spokesman; "her" is a pronoun.
    """
    text = _LOOSE.sub("", span.of(story).strip(" ,"))
    inside = _touching(mentions, span.start, span.end)
    heads = [m for m in inside if _is_head(story, span, m, inside)]
    people = [m for m in heads if m.entity.type == "person"]
    words = re.findall(r"[\w'’-]+", text.casefold())
    pronoun = len(words) == 1 or (len(words) == 2 and words[1] in _EMPHATIC)  # not "my father", "this report"
    if not heads and pronoun and words[0] in HE | SHE | THEY | SELF | IT | WHO | YOU:
        return Source(text, "pronoun", head=words[0])
    if people:
        return Source(text, "named", tuple(_together(story, people)))
    head = head_noun(text)
    attribute = next((m for m in inside if m not in heads), None)
    if head in _DOCUMENTS and not (heads and heads[0].start <= span.start + 4):
        if head in _OWN_DOCUMENTS and inside:
            return Source(text, "named", (inside[0],))
        return Source(text, "document", owner=attribute, head=head)
    if heads:
        return Source(text, "named", tuple(_together(story, heads)))
    return Source(text, "document" if head in _DOCUMENTS else "described", owner=attribute, head=head)


_OPEN_END = re.compile(r"(?:^|\s)(?:the|an?|of|for|to|from|with|by|in|on|at|and|or)$", re.I)
_LOOSE = re.compile(
    r"(?:(?<=[a-z])['’]s|(?<=s)['’]|,? (?:who|which))$"
)  # "The mayor's answer was …", "a sailor, who says …"
_PART_OF = re.compile(r"(?:^|\s)(?:the|an?|\w+ of|his|her|their|its)$", re.I)
_OWNED = re.compile(r"['’]s?(?:\s[a-z][\w’-]*){1,4},?\s")  # "'s family " of "Okafor's family said"
_SENTENCE_END = re.compile(r"[.!?;:“”\"\n\r]")
FAR = 60  # characters from a cut-off source to its cue


def complete_source(story: str, span: Span, cue: Span | None, mentions: Sequence[EntityMention]) -> Span:
    """The words of a source with the whole of the names that they begin or end in, and no loose end.

    "Mr" of "Mr. Okafor"; "the" of "the recording shows"; "prosecutors in" of "prosecutors in April charged".
    """
    start, end = span
    for m in _touching(mentions, start, end + 2):
        if m.start < start < m.end:
            start = m.start
        if m.start < end < m.end or (m.start == end + 1 and _PART_OF.search(story[start:end])):
            end = m.end
    text = story[start:end]
    if cue and (owned := _OWNED.fullmatch(story, end, cue.start)):
        end += len(owned.group().rstrip(" ,"))
    if _PART_OF.search(text) and cue and 0 < cue.start - end <= FAR and not _SENTENCE_END.search(story, end, cue.start):
        end = cue.start
    while loose := _OPEN_END.search(story[start:end]):
        if loose.start() == 0:
            return Span(start, end)
        end = start + loose.start()
    return Span(start, start + len(story[start:end].rstrip(" ,")))


def _touching(mentions: Sequence[EntityMention], start: int, end: int) -> Sequence[EntityMention]:
    """Those of the mentions, which are in order and never overlap, that share a character with this stretch."""
    return mentions[
        bisect_right(mentions, start, key=lambda m: m.end) : bisect_left(mentions, end, key=lambda m: m.start)
    ]


_SOME_OF = re.compile(
    r"^(?:an?|the|this|that|some|any|each|most)?\s*(?:\w+\s)?"
    r"(?:groups?|number|majority|handful|couple|dozens?|hundreds|thousands|chorus|pair|trio|crowd|bunch|some|many|most|several|one|two|three)\sof\s"
)


def head_noun(text: str) -> str:
    """The noun on which a description turns: "the former secretary of state" on "secretary", "her spokesman" on "spokesman"."""
    words: list[str] = []
    for word in re.findall(r"[\w'’-]+|,", _SOME_OF.sub("", text.casefold())):
        if word in _PREPOSITIONS | {",", "who", "that", "which", "whose"} and words:
            break
        words.append(word)
    return words[-1] if words else ""


def is_body(source: Source) -> bool:
    """Does a description mean an organisation: "the company", "the council"?"""
    return source.head in _BODIES


def _is_head(story: str, span: Span, m: EntityMention, inside: Sequence[EntityMention]) -> bool:
    """Is this name the source, and not just part of a phrase that describes it?"""
    if _POSSESSIVE.match(story, m.end) and m.end < span.end - 2:
        return False  # "Okafor's lawyer"
    after = _LOWER.match(story, m.end, span.end)
    verb = after is not None and after[1].endswith("ed") and " " in story[m.start : m.end]  # "Ana Lim chimed in"
    if after and after[1] not in _AFTER_NAME and not verb and not any(n.start == after.start(1) for n in inside):
        return False  # "the Okafor campaign", "Coast police"
    if any(
        n.start >= m.end and n.entity.type == "person" and _TITLE_BETWEEN.fullmatch(story, m.end, n.start)
        for n in inside
    ):
        return False  # "Democrat Ana Lim", "Norrish President Ana Lim"
    before = story[span.start : m.start].rpartition(",")[2].split()
    # "a spokesman for Okafor"
    return m.start == span.start or not any(w.casefold() in _PREPOSITIONS - {"and"} for w in before)


def _together(story: str, heads: Sequence[EntityMention]) -> list[EntityMention]:
    """The first name, and those tied to it by "and" or by a comma before one: "Lim and Okafor", "Lim, Obi and Okafor"."""
    gaps = [story[a.end : b.start] for a, b in pairwise(heads)]
    last_and = max((i for i, gap in enumerate(gaps) if "and" in gap.split()), default=-1)
    together = list(heads[:1])
    for i, gap in enumerate(gaps[: last_and + 1]):
        if i < last_and and gap.strip() != ",":
            break
        together.append(heads[i + 1])
    return together if len({m.entity.id for m in together}) > 1 else together[:1]
