"""Find the names that the engine missed: repeats, groups, well-known places and organisations, "Mr So-and-so"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from analysis.lexicons import Known, known_groups, known_organisations, known_places, words_of
from analysis.mentions.boundaries import Found, begins_sentence, trim, with_dot, with_title, word_before
from analysis.mentions.fragments import SURE
from analysis.mentions.web_addresses import find_addresses, in_address
from analysis.name_forms import acronyms, courtesy, fold, is_acronym, is_never_name, read_person, split_rank
from analysis.records import EntityType, Reading

LOOKED_THROUGH = 50_000  # characters; an article is shorter, and a whole book would take too long

_Sort = Literal["place", "organisation", "group", "title", "name"]

_WORD = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[\W_]")
_TITLED = frozenset("Mr Mrs Ms Miss Mx Dr Sen Rep Gov Prof Rev Capt Sgt Col Lt Gen".split())


class _Form(NamedTuple):
    """Something to look for: what stands in the text, from its first capitalised word on."""

    text: str
    type: EntityType
    sort: _Sort


class _Forms(NamedTuple):
    """All forms that begin with the same word."""

    by_text: dict[str, _Form]
    sizes: tuple[int, ...]  # their lengths, the longest first


def _by_first_word(forms: Iterable[_Form]) -> dict[str, _Forms]:
    by_word: dict[str, dict[str, _Form]] = defaultdict(dict)
    for form in forms:
        by_word[_NO_WORD.split(form.text, maxsplit=1)[0]].setdefault(form.text, form)
    return {w: _Forms(same, tuple(sorted({len(t) for t in same}, reverse=True))) for w, same in by_word.items()}


def _forms_at(story: str, start: int, forms: _Forms | None) -> Iterator[_Form]:
    """The forms that stand at this place, the longest first."""
    if forms:
        for size in forms.sizes:
            if form := forms.by_text.get(story[start : start + size]):
                yield form


@cache
def _listed() -> dict[str, _Forms]:
    """What the lists know for sure, as it is written and in capitals, by the first word."""
    forms: list[_Form] = []
    lists: tuple[tuple[dict[str, Known], Literal["place", "organisation", "group"]], ...] = (
        (known_places(), "place"),
        (known_organisations(), "organisation"),
        (known_groups(), "group"),
    )
    for table, type_ in lists:
        forms += [_Form(text, type_, type_) for text, known in table.items() if known.sure or type_ == "group"]
    in_capitals = [f._replace(text=f.text.upper()) for f in forms if f.sort != "group" and "." not in f.text]
    titles = [_Form(title, "person", "title") for title in _TITLED]
    return _by_first_word([*forms, *titles, *(f for f in in_capitals if len(f.text) > 4)])


def _wanted(story: str, found: Sequence[Found]) -> dict[str, _Forms]:
    """The names of this article that were found with certainty, and the surnames of its people, by their first word."""
    sure: dict[str, EntityType] = {}
    for f in found:
        if f.score >= SURE and f.type != "group":
            text = story[f.start : f.end]
            sure.setdefault(text, f.type)
            if f.type == "person" and (surname := _surname(text)):
                sure.setdefault(surname, "person")
    return _by_first_word(
        _Form(text, type_, "name")
        for text, type_ in sure.items()
        if text[0].isupper() and len(text) > 1 and not (" " not in text and _is_word(story, text))
    )


def _surname(text: str) -> str:
    """The last word of a full name, if it can stand alone, else ""."""
    last = text.rpartition(" ")[2]
    name = read_person(text)
    if (
        not name.full
        or name.suffix
        or len(last) < 3
        or split_rank(last)[0]
        or fold(last) in words_of("words", "never names")
    ):
        return ""
    return last


def _is_word(story: str, text: str) -> bool:
    """Whether the article also has this as a plain word in small letters ("iodine"), by its first occurrence."""
    at = story.find(small := text.lower(), 0, LOOKED_THROUGH)
    return (
        at >= 0
        and small != text
        and not (story[at - 1 : at].isalnum() or story[at + len(text) : at + len(text) + 1].isalnum())
    )


def find_missed(story: str, reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """Names that stand in the text beside those that were found, in order, overlapping none.

    Looked for are: the names found with certainty and the surnames of people named in full, as they are written; what the lists
    know; whoever is named after a title. A word alone counts only with no other capitalised word beside it that could be part
    of the name. First names alone are not looked for, unless the engine found them elsewhere.
    """
    taken = bytearray(len(story))
    for f in found:
        taken[f.start : f.end] = b"\1" * (f.end - f.start)
    told = list[Found]()
    for extra in (*_defined(story, found), *_in_letters(story), *_in_mail(story)):
        if taken.find(1, extra.start, extra.end) < 0:
            told.append(extra)
            taken[extra.start : extra.end] = b"\1" * (extra.end - extra.start)
    yield from told
    found = [*found, *told]
    wanted, listed = _wanted(story, found), _listed()
    sentences, addresses = {s.start for s in reading.sentences}, find_addresses(story)
    for m in _WORD.finditer(story):
        start = m.start()
        word = m.group()
        if taken[start]:
            continue
        for form in (*_forms_at(story, start, wanted.get(word)), *_forms_at(story, start, listed.get(word))):
            end = start + len(form.text)
            if taken.find(1, start, end) >= 0:
                continue
            if story[end : end + 1].isalnum() and form.text[-1].isalnum():
                continue
            if story[start - 1 : start] in ("@", "#") or in_address(addresses, start, end):
                continue
            if mention := _accept(story, form, start, end, taken, start in sentences):
                yield mention
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                break


_IN_BRACKETS = re.compile(r" ?\([\"“'‘]?([A-Z][A-Za-z&.-]{1,9})[\"”'’]?\)")


def _defined(story: str, found: Sequence[Found]) -> Iterator[Found]:
    """The acronyms that an article explains: "MHA" in "Marrow Harbour Authority (MHA)"."""
    for f in found:
        m = _IN_BRACKETS.match(story, f.end, f.end + 20) if f.type == "organisation" else None
        if m and is_acronym(m[1]) and fold(m[1]) in acronyms(story[f.start : f.end]):
            yield Found(*m.span(1), "organisation", SURE)


_TOWN_IN_LETTER = re.compile(
    r"(?:(?<=[\s,;:|])([^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?), )?(?<!\w)([A-Z]{2}) \d{5}(?!\d)"
)


def _in_letters(story: str) -> Iterator[Found]:
    """Towns and states in addresses as letters bear them in the United States: "Port Amity, OH 44001"."""
    for m in _TOWN_IN_LETTER.finditer(story):
        if m[2] in known_places():
            if m[1]:
                yield Found(*m.span(1), "place", SURE)
            yield Found(*m.span(2), "place", SURE)


_BEFORE_MAIL = re.compile(
    r"(?<![^\s\"“:,;>])([^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][\w'’.-]{0,20}){0,2})[\"”]? ?<[\w.+-]{1,64}@"
)


def _in_mail(story: str) -> Iterator[Found]:
    """Whom the head of a mail names: "Ana Lim <lim@tidewater.example>"."""
    for m in _BEFORE_MAIL.finditer(story):
        if found := trim(story, m.start(1), m.end(1), "person", SURE, m.start(1), m.end(1)):
            yield found


def _accept(story: str, form: _Form, start: int, end: int, taken: bytearray, initial: bool) -> Found | None:
    """The mention that a form makes at this place, or none if it seems to be part of something else there."""
    if form.sort == "title":
        return _after_title(story, start, end, taken)
    before = word_before(story, start)
    initial = initial or begins_sentence(story, start)
    if start and story[start - 1] in "-‑’'" and not before.islower():
        return None
    if story[end : end + 1] in ("-", "‑", "&") and story[end + 1 : end + 2].isupper():
        return None
    single = " " not in form.text
    if form.sort == "group":
        free = _is_group(story, form.text, start, end, taken, initial)
        return Found(start, end, "group", 1.0) if free else None
    if single or form.sort != "name":
        if not _in_capitals(story, start, end) and _within_name(story, start, end, taken, initial):
            return None
        if form.sort == "name" and fold(form.text) in words_of("words", "months that are names"):
            return None
        if form.sort == "name" and initial and fold(form.text) in words_of("words", "words that are surnames"):
            return None
    if story[end : end + 2].strip(" ").startswith("$"):
        return None  # "US$ 40"
    if _ABBREVIATION.fullmatch(form.text) and story[start - 2 : start] not in (", ", "D-", "R-"):
        return None  # "Miss.", "Mass." and "Del." are states only behind their towns and politicians
    if form.type != "person":
        return Found(start, with_dot(story, start, end, False, len(story)), form.type, SURE)
    while single and before in _SURNAME_PARTICLES and not taken[start - 2]:
        start -= len(before) + 1
        before = word_before(story, start)
    start, rank = with_title(story, start, 0)
    return Found(start, end, "person", SURE, rank)


_ABBREVIATION = re.compile(r"\w+\.")
_SURNAME_PARTICLES = frozenset("de van von der den bin ibn al del della di da".split())
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W_][\w.'’]*)")


def _word_after(story: str, end: int) -> str:
    """The word after this place with one space between, or ""."""
    m = _WORD_AFTER.match(story, end, end + 30)
    return m[1] if m else ""


def _within_name(story: str, start: int, end: int, taken: bytearray, initial: bool) -> bool:
    """Whether capitalised words around, which are no name that we know, make this look like a part of some longer name."""
    before, after = word_before(story, start), _word_after(story, end)
    if after[:1].isupper() and not taken[end + 1] and not _stands_alone(after) and not _office_follows(story, end):
        return True
    if before[:1].isupper() and not initial and not taken[start - 2] and not _stands_alone(before):
        return True
    if before in ("of", "for") and start > len(before) + 1:
        return word_before(story, start - len(before) - 1)[:1].isupper() and not taken[start - len(before) - 3]
    return False


def _office_follows(story: str, end: int) -> bool:
    words = story[end : end + 40].split()
    return any(fold(" ".join(words[:n])) in words_of("titles", "ranks") for n in (1, 2, 3))


def _stands_alone(word: str) -> bool:
    """Whether a capitalised word beside a name is no part of it: an office, a group, a well-known name."""
    plain = fold(word)
    return (
        plain in words_of("titles", "ranks")
        or courtesy(plain) is not None
        or word in known_groups()
        or (word in known_organisations() and known_organisations()[word].sure)
        or (word in known_places() and known_places()[word].sure)
        or is_never_name(word)
    )


def _in_capitals(story: str, start: int, end: int) -> bool:
    """Whether a headline Writes Most Words Like This, so that capitals around say nothing."""
    window = story[max(0, start - 60) : end + 60]
    at = min(start, 60)
    first = max(window.rfind("\n", 0, at), window.rfind("\r", 0, at)) + 1
    line = re.split(r"[\n\r]", window[first:], maxsplit=1)[0]
    words = [w for w in line.split() if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


_NO_NOUN = re.compile(r"[^\w\s-]|$|-(?:language|speaking)| (?:and|or|as|at|with|but|to|by|on|for|was|is)\b")
_OF_LANGUAGE = frozenset("language languages pronunciation translation lexicon grammar".split())
_INTO_LANGUAGE = frozenset("in into speak speaks spoke speaking learn learning learns fluent from".split())


def _is_group(story: str, text: str, start: int, end: int, taken: bytearray, initial: bool) -> bool:
    """Whether a word for a group is one here, and not a language ("in French") or part of a name ("French Open")."""
    before, after = word_before(story, start), _word_after(story, end)
    if fold(text) in words_of("words", "languages"):
        if (before.casefold() in _INTO_LANGUAGE or story[end : end + 1] == ":") and _NO_NOUN.match(story, end):
            return False
        if (text == "English" and before != "the") or after in _OF_LANGUAGE:
            return False
    known = known_groups()[text]
    if not known.sure and (initial or _in_capitals(story, start, end)):
        return False
    many = text == known.name and text.endswith("s")
    if many and not after[:1].isupper():
        return True
    return not _within_name(story, start, end, taken, initial or many)


_TITLED_NAME = re.compile(r"(\.?)[ \u00a0]([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2})")
_NEED_DOT = frozenset("Sen Rep Gov Rev Capt Sgt Col Lt Gen".split())


def _after_title(story: str, start: int, end: int, taken: bytearray) -> Found | None:
    """The person whose name must follow a title: "Mr. Brandt", "Sen. Ana Lim"."""
    m = _TITLED_NAME.match(story, end, end + 60)
    title = story[start:end]
    if not m or (title in _NEED_DOT and not m[1]) or (title == "Miss" and m[1]) or is_never_name(m[2].split()[0]):
        return None
    first, last = m.span(2)
    cut = taken.find(1, first, last)
    if cut == first:
        return None
    if cut > 0:
        last = cut
    return trim(story, first, last, "person", SURE, start, last)
