"""Read the words that name a source: what they name, and whether they are a pronoun, a description or a document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.coreference import is_person_noun
from analysis.lexicons import known_groups, words_of
from analysis.name_forms import is_rank
from analysis.records import EntityMention, Span
from analysis.rules import rule

PRONOUNS = ("he", "she", "they", "it", "I", "who", "nobody")  # by whom they may mean: sections of the lexicon
MAX_NAMES_IN_SOURCE = 40  # "Okafor, Lim, Brandt and …": the names after these are not looked at

_PREPOSITIONS = frozenset(
    "of for to from with by at in on against behind near between under over about than like including and among alongside "
    "after before beside besides without within via through per versus".split()
)
_WORD = re.compile(r"[\w'’-]+")
_LOWER = re.compile(r"\s+([a-z][\w'’-]*)")
_TITLE_BETWEEN = re.compile(r"(?:\s+(?!and\b|or\b)[\w.'’-]+){0,4}\s+")
POSSESSIVE = re.compile(r"['’]s?(?!\w)")  # after a name: "Okafor|'s lawyer"
# What may follow a name in lower case without making it the attribute of another noun.
_AFTER_NAME = frozenset(
    "and or who himself herself themselves itself also of in at from for on the a an was is has had as when while with to then later both".split()
)

Sort = Literal["named", "pronoun", "description", "document", "nothing"]


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """What the words of a source say; `sort` is "nothing" where an attribution has no source."""

    span: Span
    text: str = ""  # without what hangs loose at its end
    sort: Sort = "nothing"
    named: tuple[EntityMention, ...] = ()  # who is the source, several if they speak together
    owner: EntityMention | None = None  # whose spokesman, letter, office it is
    head: str = ""  # the pronoun, or the noun that a description turns on, in small letters: "spokesman"


def read_source(story: str, span: Span, mentions: Sequence[EntityMention]) -> SourcePhrase:
    """What the words of a source say, given every mention of the article in order.

    "Harbour police chief Ana Lim" names Ana Lim; "a spokesman for Ana Lim" describes a spokesman; "her" is a pronoun.
    """
    text = _LOOSE.sub("", span.of(story).strip(" ,"))
    inside = _touching(mentions, span.start, span.end)[:MAX_NAMES_IN_SOURCE]
    heads = [m for m in inside if _is_head(story, span, m, inside)]
    if not heads and (pronoun := _read_pronoun(text)):
        return SourcePhrase(span, text, "pronoun", head=pronoun)
    if people := [m for m in heads if m.entity.type == "person"]:
        return SourcePhrase(span, text, "named", tuple(_together(story, people)))
    head = head_noun(text)
    is_document = head in words_of("documents", "documents")
    opens_with_name = bool(heads) and heads[0].start <= span.start + len("the ")
    if inside and is_document and not opens_with_name and head in words_of("documents", "spoken for"):
        return SourcePhrase(span, text, "named", (inside[0],))
    if heads and (opens_with_name or not is_document):
        return SourcePhrase(span, text, "named", tuple(_together(story, heads)))
    owner = next((m for m in inside if m not in heads and not (is_countryman(head) and m.end == span.end)), None)
    return SourcePhrase(span, text, "document" if is_document else "description", owner=owner, head=head)


def _read_pronoun(text: str) -> str:
    """The pronoun that a source is ("she", "he himself"), in small letters; "" for "my father" and "this report"."""
    words = _WORD.findall(text.casefold())
    alone = len(words) == 1 or (len(words) == 2 and words[1] in words_of("pronouns", "after a pronoun"))
    return words[0] if alone and any(words[0] in words_of("pronouns", sort) for sort in PRONOUNS) else ""


_OPEN_END = re.compile(r"(?:^|\s)(?:the|an?|of|for|to|from|with|by|in|on|at|and|or)$", re.I)
_LOOSE = re.compile(
    r"(?:(?<=[a-z])['’]s|(?<=s)['’]|,? (?:who|which))$"
)  # "The mayor's answer was …", "a sailor, who says …"
_IN_MARKS = re.compile(r"[”\"’'] [a-z]")
_PART_OF = re.compile(r"(?:^|\s)(?:the|an?|\w+ of|his|her|their|its)$", re.I)
_OWNED = re.compile(r"['’]s?(?:\s[a-z][\w’-]*){1,4},?\s")  # "'s family " of "Okafor's family said"
_NAMED_BEHIND = re.compile(r", \|,\s(?:also\s|later\s)?")  # around the name in "the mayor|, Ana Okafor, |said"
_SENTENCE_END = re.compile(r"[.!?;:“”\"\n\r]")
MAX_CHARS_TO_CUE = 60  # from a source that is cut off to its cue


@rule("attribution.complete_source", otherwise=lambda story, span, cue, mentions: span)
def complete_source(story: str, span: Span, cue: Span | None, mentions: Sequence[EntityMention]) -> Span:
    """Complete the names that a source is cut off in, and drop its loose end.

    "Mr" of "Mr. Okafor"; "the" of "the recording shows"; "prosecutors in" of "prosecutors in April charged"; "the mayor" of "the
    mayor, Ana Okafor, said".
    """
    start, end = span
    for m in _touching(mentions, start, end + 3):
        if m.start < start < m.end:
            start = m.start
        if m.start < end < m.end or (m.start == end + 1 and _PART_OF.search(story[start:end])):
            end = m.end
        if (
            cue
            and m.start == end + 2
            and _NAMED_BEHIND.fullmatch(story[end : m.start] + "|" + story[m.end : cue.start])
        ):
            end = m.end
    text = story[start:end]
    if cue and (owned := _OWNED.fullmatch(story, end, cue.start)):
        end += len(owned.group().rstrip(" ,"))
    if (
        _PART_OF.search(text)
        and cue
        and 0 < cue.start - end <= MAX_CHARS_TO_CUE
        and not _SENTENCE_END.search(story, end, cue.start)
    ):
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


@rule("attribution.countryman", otherwise=lambda noun: False)
def is_countryman(noun: str) -> bool:
    """Know one person by the people: "the Norwegian said"; "the Dutch" are many, and so may "the Portuguese" be."""
    name = noun.title()
    plural = f"{name[:-3]}men" if name.endswith("man") else f"{name}s"
    return name in known_groups() and plural in known_groups()


_PAIRS = (["the", "two"], ["the", "pair"], ["the", "duo"], ["the", "couple"])
_DEFINITE = frozenset({"the", "this", "that"})


_BARE = re.compile(  # "Police chief", but not "One resident"
    r"(?!(?:The|This|That|An?|Another|One|Two|Some|Every|Each|Many|Any|No|Local|Former|His|Her|Their|My|Our)\b)[A-Z][a-z-]{0,30}(?: [a-z-]{1,30}){0,2}"
)


def is_body(source: SourcePhrase) -> bool:
    """Whether a description means an organisation: "the company", "the council"."""
    return source.head in words_of("bodies", "bodies")


def is_pair(source: SourcePhrase) -> bool:
    """Whether a description means two who are known by now: "the two", "the two lawmakers", "both men"."""
    words = source.text.casefold().split()
    return source.sort == "description" and (words[:1] == ["both"] or words[:2] in _PAIRS)


def is_definite(story: str, source: SourcePhrase) -> bool:
    """Whether a description means one who is known by now: "the mayor", "this company", "Harrow's mayor"."""
    opening = first_word(source.text)
    return (opening in _DEFINITE and opening != source.head) or is_owned(story, source)


def is_bare(story: str, source: SourcePhrase) -> bool:
    """Whether a description is an office without an article, as in a headline: "Mayor calls plan a promise", "Police chief quits"."""
    alone = source.text == source.head.capitalize() and is_person_noun(source.head)
    return alone or is_headline_office(story, source)


def is_headline_office(story: str, source: SourcePhrase) -> bool:
    """Whether it is one of several words that begin a line without a full stop, a headline or a bullet: "Police chief quits"."""
    if " " not in source.text or not _BARE.fullmatch(source.text) or not is_person_noun(source.head):
        return False
    start, end = story.rfind("\n", 0, source.span.start) + 1, story.find("\n", source.span.end)
    line = story[start : end if end >= 0 else len(story)].rstrip()
    begins = not any(map(str.isalnum, story[start : source.span.start]))
    return source.text.split()[-1] == source.head and begins and not line.endswith(".")


def first_word(text: str) -> str:
    """The first word of a text in small letters, "" if there is none."""
    return next(iter(text.casefold().split(maxsplit=1)), "")


def is_owned(story: str, source: SourcePhrase) -> bool:
    """Whether a description begins with whose it is: "Okafor's lawyer"."""
    return source.owner is not None and POSSESSIVE.match(story, source.owner.end, source.span.end) is not None


_SINGLE_MEMBER = re.compile(
    r"[Tt]he\s(?:[\w.-]+\s){0,3}(?:Democrat|Republican|Conservative|Liberal|Libertarian|Socialist|Texan|Independent)"
)

_COMPATRIOT = re.compile(r"[Tt]he\s(?:\d\d-year-old\s)?[A-Z]\w+(?<!s)(?<!ese)(?<!sh)(?<!ch)")

# What is said of a source within its words, up to a name: "Ana Lim, wearing a shirt and “|Okafor” pins", "the activist, who backs |Okafor"
_ASIDE = re.compile(r"(?:,\s+\w{2,20}ing|[,\s](?:who|whose|whom|which))\b[^,]*\Z")


def _is_head(story: str, span: Span, m: EntityMention, inside: Sequence[EntityMention]) -> bool:
    """Whether this name is the source, not a part of a phrase that describes it."""
    if POSSESSIVE.match(story, m.end) and m.end < span.end - 2:
        return False  # "Okafor's lawyer"
    if _ASIDE.search(story[span.start : m.start]):
        return False
    if _IN_MARKS.match(story, m.end, span.end):
        return False  # "the “Glass River” star"
    if m.entity.type in ("place", "group") and _SINGLE_MEMBER.fullmatch(story, span.start, span.end):
        return False  # "the Norrick Republican"
    if m.entity.type == "group" and _COMPATRIOT.fullmatch(story, span.start, span.end):
        return False  # "the Swede", but not "the British"
    after = _LOWER.match(story, m.end, span.end)
    verb = after is not None and after[1].endswith("ed") and " " in story[m.start : m.end]  # "Ana Lim chimed in"
    if after and after[1] not in _AFTER_NAME and not verb and not any(n.start == after.start(1) for n in inside):
        return False  # "the Okafor campaign", "Coast police"
    office = m.entity.type != "person" or is_person_noun(story[m.start : m.end].casefold())
    behind = (n for n in inside if n.start >= m.end and n.entity.type == "person")
    if any(
        (office and _TITLE_BETWEEN.fullmatch(story, m.end, n.start)) or is_rank(story[m.end : n.start].strip())
        for n in behind
    ):
        return (
            False  # "Democrat Ana Lim", "Norrish President Ana Lim", "Spokeswoman Ana Lim", "Union President Ana Lim"
        )
    before = story[span.start : m.start].rpartition(",")[2].split()
    if m.entity.type == "person" and before and before[-1].islower() and before[-1] not in _PREPOSITIONS:
        # "former secretary of state Ana Lim", but not "a friend of senator Ana Lim"
        last = max((i for i, w in enumerate(before) if w.casefold() in _PREPOSITIONS), default=-1)
        if last > 0 and before[last] == "of" and not is_person_noun(before[-1]):
            return True
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
