"""Read the line that says who wrote an article, and tell names, papers and agencies from other words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.intake.dates import is_stamp
from analysis.lexicons import name_particles, outlet_heads

_NO_NAMES = frozenset(
    # "By Monday Night", "By The Numbers", "By Popular Demand", "By Staff Reporter" name nobody.
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december the a an our your my his her their its this that these numbers and or of in on at to"
    " for from with by all any both each every no not new next last one two three staff press news reporter reporters published updated posted"
    " writer writers editor editors correspondent bureau agency agencies team desk associated reuters afp ap media"
    " newsroom night day morning popular law land sea air".split()
)
_ROLES = frozenset(
    "reporter writer editor correspondent columnist contributor journalist producer photographer presenter critic"
    " reporters writers editors correspondents contributors journalists staff bureau freelance".split()
)
_ROLE_TITLES = frozenset(
    "political senior chief deputy assistant associate foreign national local business economics education health"
    " science environment climate city crime legal courts home affairs diplomatic royal sport sports technology data"
    " transport social consumer north south east west regional investigations investigative special contributing"
    " general assignment features arts culture community digital breaking world international guest executive managing"
    " multimedia news".split()
)
# Outlets and agencies that are known without such a word.
_OUTLETS = frozenset("bbc cnn npr pbs nbc cbs abc itv afp ap reuters upi bloomberg politico axios".split())
_SMALL = frozenset("a an and at by for from in of on the to via with & | • · – — -".split())
_BY = re.compile(r"(?:(?:words|story|text|written|reported|analysis|comment|opinion|column)\s)?by:?\s+", re.IGNORECASE)
_BREAK = re.compile(r"\s{1,9}[|•·–—/-]{1,9}\s+|\s{0,9}[|•·]\s*")
_PREPOSITION = re.compile(r"^(?:for|with|of|at|in|from)\s+")
_MONTHS = frozenset("Jan Feb Mar Apr May Jun June Jul July Aug Sep Sept Oct Nov Dec".split())
_LONGEST_NAMEPLATE = 5  # words


class Byline(NamedTuple):
    names: str  # "Jane Doe and John Roe"; empty where only a paper or an agency signs
    outlet: str  # the paper that the byline itself names, or ""


def read_byline(line: str) -> Byline | None:
    """What a line says if it is nothing but a byline, else None.

    Knows "By Jane Doe", "By Jane Doe, John Roe and Ann Poe", "By Jane Doe, Staff Writer", "By Jane Doe | The Harbour
    Post | May 3, 2024", "By Jane Doe for the Harbour Post", "Jane Doe | The Harbour Post", "Jane Doe, Staff Writer",
    "By the Associated Press". Not found: a name of one word, a name alone, a byline inside a paragraph.
    """
    line = line[:240].strip().rstrip(".")
    if len(line) > 200 or not line:
        return None
    signed = _BY.match(line)
    rest = line[signed.end() :] if signed else line
    first, *others = [part.strip(" ,") for part in _BREAK.split(rest)]
    names, left = _leading_names(first)
    if not names:
        return Byline("", "") if signed and not others and _is_agency(first) else None
    parts = [part for part in [*_parts(left), *others] if part]
    if not signed and not any(is_role(part) or is_outlet(part) for part in parts):
        return None
    if not signed and left and not is_role(left.strip(" ,")):
        return None
    if not all(_fits(part) for part in parts):
        return None
    outlets = [part for part in parts if is_outlet(part)]
    return Byline(_joined(names), _without_role(outlets[-1]) if outlets else "")


def read_imprint(line: str) -> str:
    """The paper in a line that holds nothing but it and a date: "The Harbour Post | 15 April 2026"; "" for any other line."""
    parts = [part.strip() for part in _BREAK.split(line[:120])]
    if len(line) > 120 or len(parts) != 2 or not any(is_stamp(part) for part in parts):
        return ""
    return next((part for part in parts if is_outlet(part)), "")


def is_nameplate(lines: Sequence[str], number: int) -> bool:
    """Whether a line, not the first, is a paper's name alone, beside a byline or a date: "The Harbour Post" above "By Jane Doe"."""
    line = lines[number]
    if len(line.split()) > _LONGEST_NAMEPLATE or not is_outlet(line):
        return False
    beside = (lines[number - 1], *lines[number + 1 : number + 2])
    return any(is_stamp(one) or read_byline(one) is not None for one in beside)


_BIO = re.compile(r"(?:is|teaches|works|writes|directs|edits|serves)\s")


def read_bio(line: str) -> str:
    """The name with which a note on its author begins: "Jane Doe is an artist in Port Amity"; "" for any other line."""
    words = line[:400].split()
    for size in (4, 3, 2):
        if is_name(words[:size]) and _BIO.match(" ".join(words[size : size + 2])):
            return " ".join(words[:size])
    return ""


def is_name(words: Sequence[str]) -> bool:
    """Whether these words could be the name of one person: two to five capitalised words, "van" and "de" aside."""
    if not 2 <= len(words) <= 5 or not (_is_name_word(words[0]) and _is_name_word(words[-1])):
        return False
    return all(_is_name_word(word) or word.lower() in name_particles() for word in words)


def is_role(words: str) -> bool:
    """Whether these words are a journalist's job and no more: "Political correspondent", "Staff Writer, Port Amity"."""
    title, *place = words.strip(" .").split(",")
    tokens = title.lower().split()
    if not 1 <= len(tokens) <= 6 or not any(token in _ROLES for token in tokens):
        return False
    known = all(token in _ROLES or token in _ROLE_TITLES or token in _SMALL for token in tokens)
    return known and all(is_capitalised(part) for part in place)


def is_outlet(words: str) -> bool:
    """Whether these words are built like a paper's name: capitalised, one of them "Post", "News", "Times" and so on."""
    tokens = words.replace(",", " ").split()
    if not 1 <= len(tokens) <= 7 or not any(_is_outlet_word(token.lower()) for token in tokens):
        return False
    return not is_role(words) and all(token[0].isupper() or token.lower() in _SMALL for token in tokens)


def _is_outlet_word(word: str) -> bool:
    return word in _OUTLETS or word in outlet_heads()


def is_capitalised(words: str, small: frozenset[str] = _SMALL) -> bool:
    """Whether every word begins with a capital or a digit, or is one of the small words."""
    tokens = words.replace("/", " ").replace(";", " ").split()
    return bool(tokens) and all(
        bare in small or not bare or token.lstrip("(\"'“‘")[:1].isupper() or token[0].isdigit()
        for token in tokens
        for bare in [token.strip(".,:;()[]").lower()]
    )


def _is_name_word(word: str) -> bool:
    if not word or not word[0].isupper() or word.lower() in _NO_NAMES:
        return False
    return all(c.isalpha() or c in "'’.-‐‑" for c in word)


def _leading_names(text: str) -> tuple[list[str], str]:
    """The names that a text begins with and what follows them: "Jane Doe and John Roe, Staff Writers"."""
    tokens = text.replace(",", " , ").split()
    names: list[str] = []
    at = 0
    while at < len(tokens):
        end = at
        while (
            end < len(tokens)
            and end - at < 5
            and (_is_name_word(tokens[end]) or (tokens[end].lower() in name_particles() and end > at))
        ):
            end += 1
        if end < len(tokens) and tokens[end][0].isdigit() and tokens[end - 1].strip(".") in _MONTHS:
            end -= 1  # "By Jane Doe May 3, 2024"
        ahead = " ".join(tokens[at : tokens.index(",", at) if "," in tokens[at:] else len(tokens)])
        if names and ahead.split()[-1:] and ahead.split()[-1].lower() in _ROLES:  # "Jane Doe, City Hall Correspondent"
            break
        if not is_name(tokens[at:end]) or is_role(" ".join(tokens[at:end])) or is_outlet(" ".join(tokens[at:end])):
            break
        names.append(" ".join(tokens[at:end]))
        at = end
        following = [token.lower() for token in tokens[at : at + 2]]
        step = 2 if following == [",", "and"] else 1 if following[:1] in (["and"], ["&"], [","]) else 0
        if not step:
            break
        at += step
    if not names:
        return [], text
    return names, " ".join(tokens[at:]).replace(" ,", ",")


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _parts(left: str) -> list[str]:
    """ "for the Harbour Post" and "Political Editor, Harbour Post" in pieces."""
    return [_PREPOSITION.sub("", part.strip()) for part in left.split(",")]


def _fits(part: str) -> bool:
    return len(part.split()) <= 12 and (is_role(part) or is_capitalised(part) or is_stamp(part))


def _without_role(outlet: str) -> str:
    return outlet.split(",")[-1].strip()


def _is_agency(words: str) -> bool:
    tokens = words.lower().removeprefix("the ").split()
    if " ".join(tokens) in {"associated press", "press association", "canadian press"}:
        return True
    return (bool(tokens) and all(t in _OUTLETS or t in _ROLES or t in _SMALL for t in tokens)) or (
        len(tokens) <= 6 and tokens[-1:] in (["staff"], ["reporter"], ["reporters"], ["desk"], ["correspondent"])
    )
