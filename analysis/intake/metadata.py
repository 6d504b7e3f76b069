"""Find what a text says of itself: its title, outlet, author, date and address."""

import re
from typing import NamedTuple

from analysis.intake.boilerplate.bylines import (
    is_name,
    is_nameplate,
    is_outlet,
    read_bio,
    read_byline,
    read_imprint,
)
from analysis.intake.boilerplate.captions import is_credit
from analysis.intake.boilerplate.furniture import is_kicker
from analysis.intake.boilerplate.small_print import find_reason
from analysis.intake.dates import is_stamp, read_date
from analysis.text_spans import find_paragraphs, find_words

_TOP, _FOOT = 15, 8  # lines in which an article speaks of itself
_STOP = re.compile(r"[.;:,][\"”’')\]]*$")
_OUTLET = r"(?P<outlet>(?:[Tt]he )?[A-Z][\w&’'-]*(?:\.\w+)*(?: (?:of |and |& |the )?[A-Z][\w&’'-]*){0,5})"
_ORIGINAL = re.compile(
    r"\b(?i:read the (?:original|full|whole) (?:article|story|piece|report) (?:on|at|in)"
    r"|(?:first|originally) (?:appeared|published|ran) (?:on|at|in|by)"
    r"|(?:was|is) (?:first |originally )?published (?:on|at|in|by)|republished (?:from|with (?:the )?permission (?:of|from)))\s+"
    + _OUTLET
)
_SMALL_THE = re.compile(r"^the (?=[A-Z])")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ,]*(?:(?:©|\(c\))[ ,]*)?(?:19|20)\d\d[ ,]+(?P<outlet>(?:The )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,4})",
    re.I,
)
_DATELINE = re.compile(r"^[A-Z][\w.,’' -]{1,50} \((?P<outlet>[A-Z][\w ]{1,30})\) ?[-–—]{1,2} ")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")  # a column, whose last line may say who writes: "Jane Doe is an artist"
_URL = re.compile(r"https?://[^\s<>\"]{4,500}")


class Metadata(NamedTuple):
    """What is known, "" where nothing is sure."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""


def find_metadata(text: str) -> Metadata:
    """What the first and last lines of an article say of it. Not found: a title that is not the first line of the story."""
    lines = [p.of(text) for p in find_paragraphs(text)]
    top, foot = lines[:_TOP], lines[max(_TOP, len(lines) - _FOOT) :]
    title = outlet = byline = published = url = ""
    for i, line in enumerate(top):
        if signed := read_byline(line):
            byline, outlet = byline or signed.names, outlet or signed.outlet
            published = published or read_date(line)
        elif is_stamp(line):
            published = published or read_date(line)
        elif signed_by := read_imprint(line):
            outlet, published = outlet or signed_by, published or read_date(line)
        elif not outlet and title and is_nameplate(top, i):
            outlet = line
        elif not outlet and (m := _DATELINE.match(line)):
            outlet = m["outlet"]
        elif not title and i < 6 and i + 1 < len(lines) and _is_title(line) and not is_kicker(line, lines[i + 1]):
            title = line
    for line in [*foot, *top]:
        short = line[:400]
        if (m := _ORIGINAL.search(short)) and not _is_author(m):
            outlet = _SMALL_THE.sub("The ", m["outlet"]).rstrip(".")
        elif not outlet and (m := _COPYRIGHT.search(short)):
            outlet = m["outlet"]
        if (
            not url
            and len(line) < 600
            and (m := _URL.search(line))
            and (m.end() - m.start() > len(line) / 2 or _ORIGINAL.search(short))
        ):
            url = m.group().rstrip(".,)")
    if not byline and len(lines) > 3 and _FIRST_PERSON.search(text) and (name := read_bio(lines[-1])):
        byline = "" if any(name in line for line in lines[:-1]) else name
    return Metadata(title, outlet, byline, published, url)


def _is_author(m: re.Match[str]) -> bool:
    """ "This story was first published by Ana Lim" names nobody's paper."""
    name = m["outlet"]
    signed = m.string[: m.start("outlet")].lower().split()[-1] == "by"
    return signed and is_name(name.split()) and not is_outlet(name)


def _is_title(line: str) -> bool:
    words = len(find_words(line[:300]))
    return (
        3 <= words <= 25
        and len(line) <= 200
        and not _STOP.search(line)
        and find_reason(line) is None
        and not is_credit(line)
    )
