"""Read a date as English-language newspapers write it."""

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
        rf"^{_YEAR}(?P<month>\d\d)(?P<day>\d\d)$",
        rf"(?<![\d.:/-]){_DAY}(?: of)?[ -]{{1,2}}{_MONTH},?[ -]{{1,2}}{_YEAR}(?!\d)",
        rf"\b{_MONTH}[ -]{{1,2}}{_DAY},?[ -]{{1,2}}{_YEAR}(?!\d)",
        rf"(?<![\d.:/-])(?P<day>\d{{1,2}})(?P<unclear>[/.-])(?P<month>\d{{1,2}})(?P=unclear){_YEAR}(?!\d)",
    )
)


def read_date(text: str) -> str:
    """The first whole date in a short text, as YYYY-MM-DD, or "" if there is none.

    Knows "3 May 2024", "3rd of May, 2024", "Fri., May 3, 2024", "Sept. 9 2024", "2024-05-03T10:31Z", "2024/5/3",
    "20240503", "3.5.2024" and "31/05/2024". Not found: dates without a year or with one of two digits, "yesterday", and
    dates like "03/05/2024", which is May in London and March in Washington.
    """
    text = " ".join(text[:300].split())
    found = [m for form in _FORMS if (m := form.search(text))]
    if not found:
        return ""
    parts = min(found, key=lambda m: m.start()).groupdict()
    name = parts["month"]
    day, month = int(parts["day"]), int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
    if parts.get("unclear") in ("/", "-"):
        if day != month and max(day, month) <= 12:
            return ""
        day, month = max(day, month), min(day, month)
    try:
        return date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return ""


_STAMP_WORD = re.compile(
    r"(?:first|last|originally|most|recently|article|story|date|time|published|updated|posted|modified|on|at|the|of|and|to"
    r"|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|\d{1,4}(?:st|nd|rd|th)?|\d{1,4}[-/.:h]\d\d?(?:[-/.:]\d{1,4})?(?:[ap]\.?m)?|\d{1,2}[ap]\.?m"
    r"|\d{4}-\d\d-\d\dt[\d:.+z-]{3,20}|[ap]\.?m|[ecmp][sd]?t|gmt|utc|bst|aest|ist|cet|eastern|hours?|hrs?|minutes?|mins?"
    r"|days?|weeks?|months?|years?|ago|about|an?|yesterday|today|read"
)
_LABEL = re.compile(
    r"(?:first |last |originally |most recently |article |story |date )?(?:published|updated|posted|modified)\b"
)


def is_stamp(line: str) -> bool:
    """Whether a line holds a date or a time and nothing else: "Published 3 May 2024, 10:31 BST", "2 hours ago", "5 min read".

    A label ("Updated"), a year or "ago" is needed: "5:20 p.m." and "May 3" may well be sub-headings of a live report.
    """
    line = line[:160].lower()
    tokens = [token.strip(".,:;|•·()[]–—-/") for token in line.replace("•", " ").replace("|", " ").split()]
    if not 1 < len(tokens) <= 18 and not read_date(line):
        return False
    if not all(not token or _STAMP_WORD.fullmatch(token) for token in tokens) or not any(c.isdigit() for c in line):
        return False
    return bool(_LABEL.match(line) or not {"ago", "read"}.isdisjoint(tokens) or read_date(line))


def is_labelled_stamp(line: str) -> bool:
    """Whether a stamp says itself that it is one ("Published …", "… ago"), so that no other line need vouch for it."""
    line = line[:160].lower()
    return is_stamp(line) and bool(_LABEL.match(line) or line.rstrip(" .").endswith((" ago", " read")))
