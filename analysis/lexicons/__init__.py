"""What words mean in names: places, organisations, groups, titles, roles, and the words that names are made of.

One file for each concept; its first line says what it holds, where that comes from and under which licence. Lines that begin
with "#" are comments. A file is read when it is first asked for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from analysis.rules import RULES, SWITCHED_OFF, rule

_POSTAL = re.compile(r", ~?[A-Z]{2}$")  # "Ohio, ~OH"
_HERE = Path(__file__).parent
_NO_WORD = frozenset({"\0"})  # stands in no text; a pattern made of no words at all would match everywhere
_SIBILANT = re.compile("(?:s|x|z|ch|sh)$")  # "stresses"
_CONSONANT_Y = re.compile("[^aeiou]y$")  # "denies"
_ONE_CONSONANT = re.compile("[^aeiou][aeiou][^aeiouwxy]$|[^aeiou]u[aeiou][^aeiouwxy]$")  # "admitted", "quipping"
MIN_HEADLINE_LETTERS = 5  # of a name in capitals from which it seems to be a headline's, and no acronym


class Known(NamedTuple):
    """What the lists know of one form of a name."""

    name: str  # the full form that it stands for
    rank: int  # 0 for the full form, 1 for the next
    sure: bool  # it hardly ever means anything else, so it is a name wherever it stands


class ReportingVerb(NamedTuple):
    """A verb that reports what somebody said."""

    lemma: str  # its base form: "say"
    stance: str  # the writer's, by the name of its section: "neutral"


@cache
@rule("lexicon.places", otherwise=dict[str, Known])
def known_places() -> dict[str, Known]:
    """Every form of a country, region or city."""
    return _known([line.split("|")[0] for line in _lines("countries.txt")] + list(_lines("places.txt")))


@cache
@rule("lexicon.lands", otherwise=frozenset[str])
def known_lands() -> frozenset[str]:
    """The names of countries and of the states of the United States, not their abbreviations."""
    lines = [line.split("|")[0] for line in _lines("countries.txt")]
    lines += [line for line in _lines("places.txt") if _POSTAL.search(line)]
    return frozenset(
        form for form, known in _known(lines).items() if known.sure and form[-1] != "." and not form.isupper()
    )


@cache
@rule("lexicon.organisations", otherwise=dict[str, Known])
def known_organisations() -> dict[str, Known]:
    """Every form of a well-known organisation."""
    return _known(_lines("organisations.txt"))


@cache
@rule("lexicon.groups", otherwise=dict[str, Known])
def known_groups() -> dict[str, Known]:
    """Every form of a nationality, a religion, the members of a party or a people: "Danes" and "Danish"."""
    return _known([line.split("|")[1] for line in _lines("countries.txt") if "|" in line] + list(_lines("groups.txt")))


def look_up(type_: Literal["organisation", "place", "group"], text: str) -> Known | None:
    """What the lists know of a name of this type, also in a headline in capitals, in small letters and with "The"."""
    table = {"organisation": known_organisations, "place": known_places, "group": known_groups}[type_]()
    if known := table.get(text):
        return known
    text = text.removeprefix("The ")
    if known := table.get(text):
        return known
    known = (
        table.get(text.title()) if len(text) >= MIN_HEADLINE_LETTERS and (text.isupper() or text.islower()) else None
    )
    return known if known and (known.sure or text.isupper()) else None


@cache
@rule("lexicon.nicknames", otherwise=dict[str, frozenset[str]])
def short_names() -> dict[str, frozenset[str]]:
    """For a first name, in small letters, all that it may be short or long for: "bill" has "william", "billy", "will"…"""
    names: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        same = [name.lower() for name in _split(line)]
        for name in same:
            names.setdefault(name, set()).update(same)
    return {name: frozenset(same) for name, same in names.items()}


@cache
def words_of(file: str, *sections: str) -> frozenset[str]:
    """The words of one or more sections of a lexicon, in small letters: `words_of("titles", "ranks")`."""
    words: set[str] = set()
    for section in sections:
        list_id = f"lexicon.{file}/{section}"
        RULES[list_id] = f"The words under [{section}] in {file}.txt"
        words.update(_NO_WORD if list_id in SWITCHED_OFF else (word.lower() for word in _sections(file)[section]))
    return frozenset(words)


def pattern_of(file: str, section: str) -> str:
    """A pattern that matches each entry of a section as it is written there, the longest first: "Incorporated|Inc|LLC"."""
    return "|".join(re.escape(word) for word in sorted(_sections(file)[section], key=len, reverse=True))


@cache
def company_endings() -> frozenset[str]:
    """The words that end a company's name, in small letters: "inc", "limited", "holdings"."""
    return words_of("company_endings", "legal forms", "other endings")


@cache
def abbreviations() -> frozenset[str]:
    """Words in small letters that are written with a full stop inside a sentence, without it: "sen", "inc", "calif"."""
    return words_of("abbreviations", "titles", "names", "companies and bodies", "places", "dates and references")


@cache
def name_particles() -> frozenset[str]:
    """The small words inside people's names: "van", "de", "al"."""
    return words_of("name_particles", "before a surname", "inside a name")


@cache
def outlet_heads() -> frozenset[str]:
    """The words by which the name of an outlet is known, in small letters: "post", "times", "radio"."""
    return words_of("outlet_heads", "newspapers", "local newspapers", "broadcasters", "agencies")


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Every form of a reporting verb, in small letters, with its base form and stance: "quipped" → quip, emotional.

    Regular forms are made by rule, with and without a doubled consonant: "admited" is in no text and does no harm. Of a verb with
    an adverb, the verb bends: "points out".
    """
    verbs: dict[str, ReportingVerb] = {}
    for stance, entries in _sections("reporting_verbs").items():
        for entry in entries:
            lemma, *irregular = entry.split("/")
            for form in (*irregular, *_inflect(lemma)):
                verbs.setdefault(form, ReportingVerb(lemma, stance))
    return verbs


def _inflect(lemma: str) -> Iterator[str]:
    """The forms of a verb if it is regular, the base form first."""
    verb, space, adverb = lemma.partition(" ")
    stem = verb.removesuffix("e")
    endings = [verb, f"{verb}s", f"{stem}ed", f"{verb if stem.endswith('e') else stem}ing"]
    if _SIBILANT.search(verb):
        endings.append(f"{verb}es")
    if _CONSONANT_Y.search(verb):
        endings += [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    if _ONE_CONSONANT.search(verb):
        endings += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return (form + space + adverb for form in endings)


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    """The entries of each section, as written, in order."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in _lines(f"{file}.txt"):
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        else:
            entries.extend(_split(line))
    return {name: tuple(entries) for name, entries in sections.items()}


def _known(lines: Iterable[str]) -> dict[str, Known]:
    forms: dict[str, Known] = {}
    for line in lines:
        for entry in line.split(";"):
            names = list(_split(entry))
            for rank, name in enumerate(names):
                plain = name.lstrip("?~+")
                sure = name[0] not in "?~" and names[0][0] != "?"
                known = Known(names[0].lstrip("?~+"), rank, sure)
                forms.setdefault(plain, known)
                if "'" in plain:
                    forms.setdefault(plain.replace("'", "’"), known)
    return forms


def _lines(file: str) -> Iterator[str]:
    for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _split(line: str) -> Iterator[str]:
    return (part.strip() for part in line.split(",") if part.strip())
