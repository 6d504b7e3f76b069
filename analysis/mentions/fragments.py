"""Put together the names that the engine broke, and part those that it ran together."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from analysis.lexicons import known_groups, known_organisations, known_places, words_of
from analysis.name_forms import PARTICLES, core_words, fold
from analysis.records import Name

SURE = 0.6  # from here on a name is looked for elsewhere in the article
LONGEST_GAP = 12  # characters between two parts of one name

EngineType = Literal["person", "organisation", "place"]


def _parted(story: str, names: Sequence[Name], sentences: Sequence[int]) -> Iterator[Name]:
    """The names cut where the engine also sees a sentence begin: "Thanks, Ana" and "Luis, I met you"."""
    for name in names:
        start = name.start
        at = bisect_right(sentences, start)
        while at < len(sentences) and sentences[at] < name.end:
            end = start + len(story[start : sentences[at]].rstrip())
            if story[end - 1] != ".":  # "Mrs. Okafor", "K. Lim"
                yield name._replace(start=start, end=end)
                start = sentences[at]
            at += 1
        yield name._replace(start=start)


def join_names(story: str, names: Sequence[Name], cuts: Sequence[int]) -> Iterator[tuple[Name, int, int]]:
    """The engine's names, put together where it broke one and parted at the cuts, with the free stretch around each."""
    whole: list[Name] = []
    for name in names:
        if name.start >= name.end:
            continue
        if whole and (joined := _join(story, whole[-1], name)):
            whole[-1] = joined
        else:
            whole.append(name)
    whole = list(_parted(story, whole, cuts))
    for i, name in enumerate(whole):
        yield name, whole[i - 1].end if i else 0, whole[i + 1].start if i + 1 < len(whole) else len(story)


_PARTICLE_FIRST = re.compile(r"(?:al|el|bin|ibn|van|von|de|del|della|di)[-‑ ][^\W\d_a-z]")


def _join(story: str, a: Name, b: Name) -> Name | None:
    """Two names side by side as one, if the engine broke a name in two or changed its mind about the type in the middle of it.

    "Marlow" (place) and "University" (organisation); 'Robert "Bobby' and '" Lindqvist'; "Omar" and "al-Basri"; "U" and ".S.".
    """
    gap = story[a.end : b.start]
    if len(gap) > LONGEST_GAP or "\n" in gap:
        return None
    left, right, whole = story[a.start : a.end], story[b.start : b.end], story[a.start : b.end]
    if not gap or BROKEN_SIGN.fullmatch(gap) or (a.type == b.type and _BROKEN_WORD.fullmatch(gap)):
        return Name(a.start, b.end, max(a, b, key=lambda n: n.score).type, (a.score + b.score) / 2)
    if _of_one_firm(story, left, gap, right, a, b):
        return Name(a.start, b.end, "organisation", (a.score + b.score) / 2)
    doubtful = a.score < SURE and left[0].isupper() and left.isalpha()
    if doubtful and gap == " " and b.type == "person" and _PARTICLE_FIRST.match(story, b.start):
        type_: EngineType | None = "person"
    elif a.type == "person" and _of_one_person(story, left, gap, right, b):
        type_ = "person"
    elif whole in known_places() or whole in known_organisations():
        type_ = "place" if whole in known_places() else "organisation"
    elif not (left[-1].isalnum() and right[0].isupper() and left[0].isupper()):
        return None
    elif gap == " ":
        type_ = _type_of_both(left, right, a, b)
    else:
        type_ = "organisation" if _of_one_organisation(left, gap, right, a, b) else None
    return Name(a.start, b.end, type_, (a.score + b.score) / 2) if type_ else None


# A sign that stands in the middle of a word only where a text was decoded wrongly: "FranÃ§ois".
BROKEN_SIGN = re.compile(r"[^\w\s\x00-\x7f‐-―‘-‟†-•…′-›©®™·«»¡¿\ufffc]{1,4}")
_BROKEN_WORD = re.compile(
    r"[^\w\s!-/:-@\[-`{-~“”‘’–—…•·|][^\s!-/:-@\[-`{-~“”‘’–—…]*\s?"
)  # "Ã§ois " of "FranÃ§ois Marlow"
FIRM_END = re.compile(r"(?:,? )?(?:Inc|LLC|LLP|Ltd|Corp|PLC|plc|GmbH|PC)\b")
_FIRM_PARTNERS = frozenset(("associates", "co", "company", "sons", "partners", "brothers", "bros"))


def _of_one_firm(story: str, left: str, gap: str, right: str, a: Name, b: Name) -> bool:
    """Whether "Holt" and "Marlow" with "&" between them are one firm: "Holt & Marlow, LLP", "Ana Lim & Associates"."""
    if gap == " " and right.startswith("& "):
        gap, right = " & ", right[2:]
    if gap != " & " or not (left[0].isupper() and right[0].isupper()):
        return False
    return fold(right).split()[0] in _FIRM_PARTNERS or FIRM_END.match(story, b.end) is not None


_NICKNAME_END = re.compile(r'\w+["”] ')


def _of_one_person(story: str, left: str, gap: str, right: str, b: Name) -> bool:
    """Whether a person's name goes on: with a nickname between quotation marks, "Jr.", "van" or "al-"."""
    if gap in (".", ". ") and len(left) == 1:
        return b.type == "person" and left.isupper()
    if left[-1] == "." and len(left) == 2 and gap == " ":
        return b.type == "person" and left[0].isupper()
    if gap in ("-", "‑"):
        return b.type == "person" and " " in left
    open_mark = (left.count('"') + left.count("“") - left.count("”")) % 2 == 1
    if open_mark and gap.strip(" ") in ('"', "”"):
        return b.type == "person"
    if not open_mark and gap.strip(" ") in ('"', "“"):
        return (b.type == "person" and ('"' in right or "”" in right)) or story[b.end : b.end + 2] in ('" ', "” ")
    if left[-1] in '"“' and _NICKNAME_END.fullmatch(gap):
        return b.type == "person"
    if gap in (" ", ", ") and fold(right) in words_of("titles", "generations"):
        return True
    particles = [*gap.split(), *re.split(r"[ -]", right)[:1]] if gap == " " else gap.split()
    return b.type == "person" and all(p in PARTICLES for p in particles)


def _type_of_both(left: str, right: str, a: Name, b: Name) -> EngineType | None:
    """The type of two names with a space between if they are one, else None. Two known names stay two."""
    heads = words_of("words", "organisation heads")
    first, last = core_words(right)[:1], core_words(right)[-1:]
    headed = bool(first) and first[0] in heads
    if a.type == b.type == "person" and " " not in left + right and min(a.score, b.score) >= SURE:
        return "person"
    if a.type == b.type:
        return "organisation" if headed and a.type == "organisation" else None
    known = known_organisations().get(right) or known_places().get(right)
    branch = (
        a.type == "place" and bool(last) and last[0] in words_of("words", "what a state has")
    )  # "Amity Liberal Party"
    if (known and known.sure and not branch) or fold(left) in words_of("titles", "ranks"):
        return None
    if left in known_groups() and not headed:
        return None
    if b.type == "organisation" and (a.type == "place" or headed):
        return None if a.type == "person" and " " in left else "organisation"
    if last and last[0] in words_of("words", "place heads"):
        return "place"
    if "organisation" not in (a.type, b.type) and left not in known_places() and " " not in left + right:
        return "person"
    return None


def _of_one_organisation(left: str, gap: str, right: str, a: Name, b: Name) -> bool:
    """Whether "Board" and "Education" with "of" between them are one, or "Ana" and "Luis Okafor Foundation" with "and"."""
    if gap == ", ":
        return a.type == "organisation" and fold(right) in words_of("words", "company endings")
    if gap == " and ":
        return (
            " " not in left
            and b.type == "organisation"
            and fold(right).split()[-1] in ("foundation", "trust", "fund", "library")
        )
    return (
        gap in (" of ", " of the ", " for ")
        and a.type == "organisation"
        and b.type != "person"
        and fold(left).split()[-1] in words_of("words", "organisation heads")
    )
