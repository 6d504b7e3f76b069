"""Suggest an outlet, author, date and title from the name of a file or a web address. A suggestion is not known: people decide."""

import re
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from analysis.intake.boilerplate.bylines import is_name, is_outlet
from analysis.intake.dates import read_date
from analysis.records import Article

Field = Literal["title", "outlet", "byline", "published"]
MAX_NAME_CHARACTERS = 300  # of a file's name or an address; longer ones suggest nothing
MIN_TITLE_WORDS = 2
# "outlet_2024-03-01_title-words", "2024-03-01 Outlet - Title words", "20240301_outlet__title_words"
_DATE = re.compile(r"(?<!\d)(?P<date>(?:19|20)\d\d([-_./]?)[01]\d\2[0-3]\d)(?!\d)")
_BETWEEN = re.compile(r"_+| [-–—|] | {2,}")  # parts of a name
_WITHIN = re.compile(r"[-+ .]+")  # words of a part
_NUMBER = re.compile(r"[\d\W_]*")
_BY = re.compile(r"by[-_ ]+", re.I)
# "https://www.post.example/news/2024/mar/01/title-words-123456": what stands in an address beside a title
_MONTH_NAMES = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3})/(?P<day>\d{1,2})(?=/)", re.I)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|amp)$", re.I)
_IDENTIFIER = re.compile(r"(?:id|art|a)?\d+|[0-9a-f]{8,}", re.I)  # the last words of an address
_DIGIT = re.compile(r"\d")
_DATE_MARKS = re.compile(r"[_.]")
_NO_WORDS = frozenset(
    "article articles story stories document scan text untitled copy final news page img file new".split()
)


class Suggestion(NamedTuple):
    """What an article's title, outlet, author or date may be."""

    field: Field
    value: str
    origin: Literal["file name", "web address"]


def suggest_metadata(article: Article) -> tuple[Suggestion, ...]:
    """Suggestions for what is not known of an article; the file's name goes before the web address.

    `herald_2024-03-01_bridge-stays-open.txt` gives outlet, date and title; `2024-03-01 by Ana Lim.txt` date and author. An
    address gives its host as the outlet. Not found: dates without a year, titles of one word, authors without "by".
    """
    found: dict[Field, Suggestion] = {}
    if "#" not in article.file:  # rows of a table: its name is not that of an article
        for field, value in _read_file_name(article.file).items():
            found[field] = Suggestion(field, value, "file name")
    for field, value in _read_address(article.url).items():
        found.setdefault(field, Suggestion(field, value, "web address"))
    return tuple(suggestion for field, suggestion in found.items() if not getattr(article, field))


def _read_file_name(file: str) -> dict[Field, str]:
    name = file.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    if len(stem) > MAX_NAME_CHARACTERS or not (dated := _DATE.search(stem)):
        return {}
    published = read_date(_DATE_MARKS.sub("-", dated["date"]))
    if not published:
        return {}
    before, after = _parts(stem[: dated.start()]), _parts(stem[dated.end() :])
    suggested: dict[Field, str] = {"published": published}
    for part in (*before, *after):
        if author := _author(part):
            suggested["byline"] = author
    before, after = ([part for part in parts if not _author(part)] for parts in (before, after))
    if not before and len(after) > 1:  # the date comes first
        before, after = after[:1], after[1:]
    if before:
        suggested["outlet"] = _capitalised(before[0])
    title = " ".join(_words(" ".join(after or before[1:])))
    if len(title.split()) >= MIN_TITLE_WORDS:
        suggested["title"] = title[0].upper() + title[1:]
    return suggested


def _read_address(url: str) -> dict[Field, str]:
    if not url or len(url) > MAX_NAME_CHARACTERS:
        return {}
    try:
        address = urlsplit(url)
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:  # "http://["
        return {}
    if address.scheme not in ("http", "https") or "." not in host:
        return {}
    suggested: dict[Field, str] = {"outlet": host}
    path = address.path
    named, numbered = _MONTH_NAMES.search(path), _DATE.search(path)
    published = read_date(f"{named['day']} {named['month']} {named['year']}") if named else ""
    published = published or (read_date(numbered["date"].replace("/", "-")) if numbered else "")
    if published:
        suggested["published"] = published
    last = next((part for part in reversed(path.split("/")) if part), "")
    words = _words(_ENDING.sub("", last))
    while words and _IDENTIFIER.fullmatch(words[-1]) and _DIGIT.search(words[-1]):
        words.pop()
    if len(words) >= MIN_TITLE_WORDS + 1:  # "latest-news" is a section
        title = " ".join(words)
        suggested["title"] = title[0].upper() + title[1:]
    return suggested


def _parts(text: str) -> list[str]:
    """The pieces between underscores and dashes; numbers, and words that say nothing, dropped."""
    parts = (part.strip(" -–—_.") for part in _BETWEEN.split(text))
    return [part for part in parts if not _NUMBER.fullmatch(part) and part.lower() not in _NO_WORDS]


def _words(text: str) -> list[str]:
    return [word for word in _WITHIN.split(text.replace("_", " ")) if word]


def _author(part: str) -> str:
    """The name in "by Ana Lim" or "by-ana-lim"; "by the Harbour Post" is a paper."""
    if not (m := _BY.match(part)):
        return ""
    name = _capitalised(part[m.end() :])
    return name if is_name(name.split()) and not is_outlet(name) else ""


def _capitalised(part: str) -> str:
    """ "harbour-post" as "Harbour Post"; what has capitals keeps them."""
    words = _words(part)
    if any(c.isupper() for word in words for c in word):
        return " ".join(words)
    return " ".join(word.capitalize() for word in words)
