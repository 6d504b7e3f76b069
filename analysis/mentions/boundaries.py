"""Mend the names that the engine saw: where they begin and end, which belong together, which are lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.lexicons import known_lands, known_organisations, known_places, look_up, words_of
from analysis.mentions.fragments import BROKEN_SIGN, FIRM_END, SURE, join_names
from analysis.mentions.web_addresses import find_addresses, in_address
from analysis.name_forms import courtesy, fold, is_address, is_never_name, is_throne_title, split_rank
from analysis.records import EntityType, Name, Span

LONGEST = 120  # characters of a name
MOST_WORDS = 8  # of a name that is compared with others


class Found(NamedTuple):
    """A name where it stands, as it counts in the tables."""

    start: int
    end: int
    type: EntityType
    score: float  # how sure the engine was, 0 to 1; 1 for what a list knows
    rank: str = ""  # "President", "Lt. Gov.": the office written before a person, which is no part of the mention


def mend_names(story: str, names: Sequence[Name], sentences: Sequence[Span] = ()) -> list[Found]:
    """The engine's names as they count in the tables, in order and without overlap.

    Courtesy titles belong to a name ("Mrs Okafor"), offices do not; nor do "the" before it and "'s" behind it. Towns and their
    states are two names. What stands in a web address names nobody, and a name ends where a sentence does.
    """
    addresses = find_addresses(story)
    cuts = sorted({s.start for s in (*sentences, *addresses)})
    return _apart(
        found
        for name, low, high in join_names(story, names, cuts)
        for found in _mend(story, name, low, high)
        if not in_address(addresses, found.start, found.end)
    )


# ------------------------------------------------------------------------------------------------- where they begin and end

_PARTY_BEFORE = re.compile(r"\b[DRI]-(?=[^\W\d_a-z])")  # "(D-Va.)"
_SMALL_FIRST = re.compile(r"(?:of|and|for|in|at|by|to)\s+")
_LOOSE_END = re.compile(r"\s(?:of|for|and)(?:\sthe)?$")
_REST = re.compile(r"(?: the)?(?: [^\W\d_a-z][\w'’]*){1,4}")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# What may follow "Maddox's" where that is the whole name of a firm, but hardly a possessive.
_NO_OWNER = re.compile(r"\s?(?:[,.;:!?)”\"]|$|(?:and|or|said|says|is|was|has|will)\b)")
_ARTICLES = ("the ", "an ")
_DOTTED = frozenset("inc corp co ltd jr sr jnr snr bros dept st no".split())
_AND = re.compile(r"\s+(?:and|&)\s+(?=[^\W\d_a-z])")
_COMMA = re.compile(r",\s+")


def _mend(story: str, name: Name, low: int, high: int) -> Iterator[Found]:
    """A name of the engine as it counts in the tables; none, or several where it took a list for a name.

    It may grow between `low` and `high`.
    """
    start, end, type_ = name.start, name.end, name.type
    parts = [(start, end)]
    if end - start > LONGEST * 4:
        pass  # no name at all
    elif type_ == "place" and "," in story[start:end]:
        parts = list(_split(story, start, end, _COMMA))
    elif type_ == "place" and " " in story[start:end]:
        parts = list(_split_land(story, start, end))
    elif type_ == "person" and " " in story[start:end]:
        if letter := _two_of_a_letter(story, start, end):
            parts = [(start, letter), (letter + 1, end)]
        elif land := _LAND_BEHIND.search(story, start, end):
            parts = [(start, land.start()), (land.start() + 1, end)]
        else:
            parts = list(_split(story, start, end, _AND))
    for i, (start, end) in enumerate(parts):
        before = low if i == 0 else parts[i - 1][1]
        after = high if i + 1 == len(parts) else parts[i + 1][0]
        as_type: EntityType = "place" if type_ == "person" and _LAND_BEHIND.fullmatch(story, start - 1, end) else type_
        found = trim(story, start, end, as_type, name.score, before, after)
        if found and found.end - found.start <= LONGEST:
            yield found


def _split(story: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for m in at.finditer(story, start, end):
        yield start, m.start()
        start = m.end()
    yield start, end


_LAND_BEHIND = re.compile(r" (?:U\.S\.?|U\.K\.?|US|UK)$")  # "Coast Press/Ana Lim U.S. President"
_ANSWER = re.compile(
    r"[,:] (?:I|We|You|Here|Are|Have|Can|Could|Please|Thanks|Do|Did|What|How|When|As|A|Attached|Currently|While)\b(?!-)"
)
_MAIL = re.compile(r" ?<([\w.+-]{1,64})@")
_SIGNED = re.compile(r"(?:[.?!)]|\b(?:[Tt]hanks|[Rr]egards?|[Bb]est|[Ss]incerely|[Cc]heers),?) $")


def _two_of_a_letter(story: str, start: int, end: int) -> int:
    """Where one person ends and the next begins, if a letter's last word and its answer's first are one name, else 0.

    "Thanks. Ana Luis, I met you there", "See you. Ana Luis Brandt <brandt@tidewater.example>": a mail program left the line
    ends out.
    """
    words = story[start:end].split(" ")
    before = fold(word_before(story, start))
    if (
        not _SIGNED.search(story, max(0, start - 12), start)
        or before in words_of("titles", "ranks")
        or courtesy(before)
    ):
        return 0
    if len(words) == 2 and _ANSWER.match(story, end):
        return start + len(words[0])
    mail = _MAIL.match(story, end) if len(words) == 3 and "." not in words[1] else None
    return start + len(words[0]) if mail and words[2].casefold() in mail[1].casefold() else 0


_NUMBER_END = re.compile(r" \d{2,}$")
_ADJECTIVE = re.compile(r"(?:al|an|ern|ese|ic|ish|\.)$")


def _split_land(story: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A town and the country or state behind it as two names: "Port Amity New Zealand", but "Northern Ireland" is one."""
    text = story[start:end]
    if not (look_up("place", text) or look_up("group", text.split(" ", 1)[0])):
        parts, at = words_of("words", "parts of countries"), text.find(" ")
        while at > 0:
            town = text[:at].rpartition(" ")[2]
            if (
                text[at + 1 :] in known_lands()
                and town[:1].isupper()
                and not _ADJECTIVE.search(town)
                and not all(fold(word) in parts for word in text[:at].split())
            ):
                yield start, start + at
                start += at + 1
                break
            at = text.find(" ", at + 1)
    yield start, end


def trim(story: str, start: int, end: int, type_: EntityType, score: float, low: int, high: int) -> Found | None:
    """One name with its right boundaries, or None where nothing is left that names anybody or anything.

    It may grow between `low` and `high`.
    """
    while start < end and not story[start].isalnum():
        start += 1
    while type_ == "organisation" and (m := _SMALL_FIRST.match(story, start, end)):
        before = word_before(story, start)
        if not before[:1].isupper() or start - len(before) - 1 < low:
            start = m.end()
            break
        start -= len(before) + 1
    if type_ == "person" and (number := _NUMBER_END.search(story, max(start, end - 20), end)):
        end = number.start()  # "Thanks, Ana 2718"
    dotted = story[end - 1 : end] == "."
    while end > start and not story[end - 1].isalnum():
        end -= 1
    if story[end - 2 : end] in _POSSESSIVE and not (type_ == "organisation" and _NO_OWNER.match(story, end)):
        end = start + len(story[start : end - 2].rstrip())
    if start > 1 and _PARTY_BEFORE.match(story, start - 2):
        type_ = "place"
    elif type_ == "person" and _PARTY_BEFORE.match(story, start, end):
        start, type_ = start + 2, "place"
    if type_ == "organisation":
        end = _without_loose_end(story, start, end, high)
    if (firm := _FIRM_REST.match(story, end, high)) and (type_ != "person" or "&" in firm.group()):
        end, type_ = firm.end(), "organisation"
    elif (
        (head := _HEAD.match(story, end, high))
        and fold(head[1]) in words_of("words", "firm heads")
        and not (type_ == "person" and " " in story[start:end])
    ):
        end, type_ = head.end(), "organisation"
    elif type_ != "person" and (school := _SCHOOL.match(story, end, high)):
        end, type_ = school.end(), "organisation"
    if type_ == "organisation" and FIRM_END.fullmatch(story, start, end):
        whole_words = _BEFORE_ENDING.search(story, max(low, start - 80), start)
        start = whole_words.start() if whole_words else start
    start, end = _grow(story, start, end, type_, low, high)
    end = with_dot(story, start, end, dotted, high)
    start = _without_article(story, start, end, type_)
    text = story[start:end]
    rank = ""
    if type_ == "person":
        owner = max(text.rfind("'s "), text.rfind("’s "))
        rank, text = split_rank(text[owner + 3 :] if owner > 0 else text)
        if not text or is_address(text) or _is_office(text):
            return None
        start = end - len(text) if story.endswith(text, start, end) else start
        start, before = with_title(story, start, low)
        rank = rank or before
    elif type_ == "organisation":
        start = _with_first_word(story, start, end, low)
    text = story[start:end]
    if not text or is_never_name(text) or (len(text) < 2 and type_ != "person"):
        return None
    if type_ == "organisation" and _is_law(story, start, end):
        return None
    if look_up("group", text):
        return Found(start, end, "group", 1.0)
    return Found(start, end, type_, score, rank)


# What belongs to a firm behind the name that the engine saw: "Associates" of "Lim & Associates", "Rope Works, LLC".
_FIRM_REST = re.compile(
    r" & (?:Associates|Co|Company|Sons|Partners|Brothers|Bros)\b(?:,? (?:Inc|LLC|LLP|Ltd|PLC|plc|PC)\b)?"
    r"|(?: (?:& )?[^\W\d_a-z][\w'’]*){1,3},? (?:Inc|LLC|LLP|Ltd|Corp|PLC|plc|GmbH)\b"
)
_SCHOOL = re.compile(
    r" (?:School|College|Institute|Faculty|Academy|Court|Museum|Journal) of(?: the)? [^\W\d_a-z][\w'’]*"
    r"(?:(?: and| &)? [^\W\d_a-z][\w'’]*){0,2}"
)
_HEAD = re.compile(r" ([^\W\d_a-z]\w{2,})\b(?! [^\W\d_a-z])")
_BEFORE_ENDING = re.compile(r"(?<!\w)(?:[A-Z]{2,6},? |(?:[^\W\d_a-z][\w'’&-]*,? ){1,3})$")


def _without_loose_end(story: str, start: int, end: int, high: int) -> int:
    """Where an organisation ends that the engine left at "of": behind the capitalised words that follow, or before the "of"."""
    m = _LOOSE_END.search(story, max(start, end - 12), end)
    if not m:
        return end
    rest = _REST.match(story, end, high)
    return rest.end() if rest else m.start()


def _without_article(story: str, start: int, end: int, type_: EntityType) -> int:
    """Where a name starts without "the"; "The" stays in the middle of a sentence, where it is part of "The Marlow Times"."""
    for article in _ARTICLES:
        if story[start : start + len(article)].casefold() == article and end - start > len(article):
            written_so = story[start].isupper() and (type_ == "organisation" or story[start:end] in known_places())
            return start if written_so and not begins_sentence(story, start) else start + len(article)
    return start


def _with_first_word(story: str, start: int, end: int, low: int) -> int:
    """Where an organisation starts with a word before it that belongs to it: "The" in the middle of a sentence, "Republican"."""
    if story[start - 4 : start] == "The " and start - 4 >= low and not begins_sentence(story, start - 4):
        return start - 4
    before = word_before(story, start)
    first = start - len(before) - 1
    if before == "The":
        return start
    return first if before[:1].isupper() and first >= low and story[first:end] in known_organisations() else start


_LAW = re.compile(r" ?(?:Act|Agreement|Treaty|Amendment|Accords|Protocol)\b")


def _is_law(story: str, start: int, end: int) -> bool:
    """Whether a name is that of a law or a treaty, or stands in one: "Clean Harbours Act"."""
    last = story.rfind(" ", start, end)
    return _LAW.match(story, end) is not None or (last > start and _LAW.fullmatch(story, last, end) is not None)


def _is_office(text: str) -> bool:
    """Whether a name only says whose office it is: "Danish Ambassador"."""
    owner, _, last = text.rpartition(" ")
    return fold(last) in words_of("titles", "ranks") and any(
        look_up(t, owner) for t in ("group", "place", "organisation")
    )


_BROKEN_REST = re.compile(BROKEN_SIGN.pattern + r"[^\W\d_][^\W_]*")
_AT_WORK = re.compile(r"@[A-Z][A-Z\d]+(?![\w.-])")  # "Ana Lim@WORK", as some mail programs write it
_ARABIC_ARTICLE = re.compile(r"\b[Aa]l[-‑ ]$")
_GENERATION = re.compile(r",? (?:Jr|Sr|Jnr|Snr|II|III)\b")
_COMPANY_ENDING = re.compile(r",? (?:Inc|LLC|LLP|Ltd|Corp|PLC|plc|GmbH|PC)\b|(?: & [^\W\d_a-z][\w'’]*)+")


def _grow(story: str, start: int, end: int, type_: EntityType, low: int, high: int) -> tuple[int, int]:
    """A name with what belongs to its words: "O’" of "O’Neill", the other half of "Reyes-Holt", "Jr.", "al-", ", Inc."."""
    while (
        start - 2 >= low
        and story[start - 1] == "."
        and story[start - 2].isupper()
        and not story[start - 3 : start - 2].isalnum()
    ):
        start -= 2
    if (
        start - 2 >= low
        and story[start - 1] in "'’"
        and story[start - 2].isupper()
        and not story[start - 3 : start - 2].isalnum()
    ):
        start -= 2
    if type_ != "place" and start - 3 >= low and _ARABIC_ARTICLE.search(story, start - 3, start):
        start -= 3
    if type_ == "person":
        if start - 2 >= low and story[start - 1] in "-‑":
            first = start - 1
            while first > low and story[first - 1].isalnum():
                first -= 1
            if story[first].isupper() and first + 2 < start:
                start = first
        if end + 1 < high and story[end] in "-‑" and story[end + 1].isupper():
            end += 1
            while end < high and story[end].isalnum():
                end += 1
    while m := _BROKEN_REST.match(story, end, high):
        end = m.end()
    if type_ == "person" and (m := _AT_WORK.match(story, end, high)):
        return start, m.end()
    ending = {"person": _GENERATION, "organisation": _COMPANY_ENDING}.get(type_)
    m = ending.match(story, end, high) if ending else None
    return start, m.end() if m else end


def put_together(story: str, found: Sequence[Found]) -> list[Found]:
    """The same names, but those that the engine broke or cut in one place and saw whole, and for sure, in another made whole."""
    whole: dict[str, Found] = {}
    for f in found:
        text = story[f.start : f.end]
        if f.score >= SURE and f.type != "group" and " " in text:
            whole.setdefault(text, f)
    parts = [part for f in found for part in _taken_apart(story, f, whole)]
    longer: dict[str, list[str]] = {}  # by their first words
    for text in dict.fromkeys(story[f.start : f.end] for f in parts):
        words = text.split(" ")[:MOST_WORDS] if text in whole else []
        if words and not words[-1].islower() and fold(words[-1]) not in words_of("titles", "ranks"):
            for size in range(1, len(words)):
                same = longer.setdefault(" ".join(words[:size]), [])
                if len(same) < MOST_WORDS:
                    same.append(text)
    mended: list[Found] = []
    for f in parts:
        if mended and f.start < mended[-1].end:
            continue  # inside the one before, which was made whole
        text = story[f.start : f.end]
        cut = f.type != "group" and not (f.type == "person" and " " in text)
        for name in longer.get(text, ()) if cut else ():
            end, model = f.start + len(name), whole[name]
            if end > f.end and story.startswith(name, f.start) and not story[end : end + 1].isalnum():
                f = Found(f.start, end, model.type, SURE, f.rank if model.type == "person" else "")
        mended.append(_as_listed(story, f))
    return _apart(mended)


_NEXT_WORDS = re.compile(r"[^\s,;:!?()]*((?: [^\s,;:!?()]{1,20}){1,4})")


def _as_listed(story: str, f: Found) -> Found:
    """A name as far as a listed organisation goes: "DC" of "DC Comics"."""
    m = _NEXT_WORDS.match(story, f.end) if f.type != "group" else None
    end = m.end() if m else f.end
    while end > f.end:
        known = known_organisations().get(story[f.start : end].removesuffix("."))
        if known and known.sure:
            return Found(f.start, end - (story[end - 1] == "."), "organisation", max(f.score, SURE))
        end = story.rfind(" ", f.end, end)
    return f


def _taken_apart(story: str, f: Found, whole: dict[str, Found]) -> Iterator[Found]:
    """A name as it is, or as two of which one is named elsewhere: "Port Amity Ana Lim", "Harbour Post Ana Lim"."""
    words = story[f.start : f.end].split(" ")
    for size in range(2, min(len(words) - 1, MOST_WORDS)) if f.type == "person" else ():
        place = " ".join(words[:size])
        if place in whole and whole[place].type == "place":
            yield Found(f.start, f.start + len(place), "place", SURE)
            yield f._replace(start=f.start + len(place) + 1)
            return
    for size in range(2, min(len(words), MOST_WORDS)) if f.type in ("organisation", "place") else ():
        person = " ".join(words[-size:])
        if person in whole and whole[person].type == "person" and words[-size - 1][:1].isupper():
            yield f._replace(end=f.end - len(person) - 1)
            yield Found(f.end - len(person), f.end, "person", SURE)
            return
    yield f


def with_dot(story: str, start: int, end: int, dotted: bool, high: int) -> int:
    """The end of a name with the full stop that belongs to it: "U.S.", "Corp.", "Ala."."""
    if end >= high or story[end] != ".":
        return end
    last = max(story.rfind(" ", start, end), story.rfind(".", start, end), start - 1) + 1
    word = story[last:end]
    if len(word) == 1 and word.isalpha() and (dotted or (last > start and story[last - 1] == ".")):
        return end + 1
    if word.casefold() in _DOTTED or story[start : end + 1] in known_places():
        return end + 1
    return end


def with_title(story: str, start: int, low: int) -> tuple[int, str]:
    """Where a person's name starts with the courtesy title before it, and the office that stands before that."""
    line = story[max(low, start - 60) : start]
    line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
    if not line.endswith((" ", "\u00a0")):
        return start, ""
    words = line.split()
    if words and words[-1][0].isupper() and (courtesy(words[-1]) is not None or is_throne_title(fold(words[-1]))):
        start -= len(line) - line.rstrip().rfind(words[-1])
        words = words[:-1]
    taken = len(words)
    while taken and words[taken - 1][0].isupper():
        size = next(
            (
                n
                for n in (3, 2, 1)
                if n <= taken and fold(" ".join(words[taken - n : taken])) in words_of("titles", "ranks")
            ),
            0,
        )
        if not size:
            break
        taken -= size
    return start, " ".join(words[taken:])


def begins_sentence(story: str, start: int) -> bool:
    """Whether a word seems to begin a sentence, a quotation or a line, from the characters before it."""
    before = story[max(0, start - 4) : start].rstrip(" \u00a0")
    if not before or before[-1] in '\n\r“‘"—–•*:':
        return True
    return before.rstrip(")]”’'")[-1:] in (".", "!", "?", "\n", "\r", "")


def _apart(found: Iterable[Found]) -> list[Found]:
    """Names that do not overlap: of two that do, the longer one."""
    kept: list[Found] = []
    for f in sorted(found):
        if kept and f.start < kept[-1].end:
            if f.end - f.start > kept[-1].end - kept[-1].start:
                kept[-1] = f
        else:
            kept.append(f)
    return kept


_WORD_BEFORE = re.compile(r"[\w.'’]+$")


def word_before(story: str, start: int) -> str:
    """The word before this place with one space or hyphen between, or ""."""
    if start < 2 or story[start - 1] not in " \u00a0-‑":
        return ""
    m = _WORD_BEFORE.search(story, max(0, start - 30), start - 1)
    return m.group() if m else ""
