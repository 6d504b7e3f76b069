"""Find what an article calls a person beside the name: "Kremlin spokesman", "professor at Port Amity University"."""

import re
from collections.abc import Sequence

from analysis.lexicons import abbreviations, words_of
from analysis.mentions import TypedMention
from analysis.name_forms import fold, is_rank
from analysis.rules import rule

ROLE_CHARS = 120  # looked at on either side of a name
APPOSITION_CHARS = 160  # looked at behind a name, with an age and what stands in brackets
MAX_ROLE_WORDS = 12
MAX_ROLE_MENTIONS = 12  # of one person that are looked at for a role

_ARTICLE = re.compile(r"(?:an?|the|his|her|their|its|our|my|one of the)\s+", re.IGNORECASE)
_APPOSITION = re.compile(
    r"""(?: [ ] \( [^()\n]{1,30} \) )?  # "Ana Lim (D-Va.), a lawyer"
        ,[ ] (?:aged?[ ])? (?:\d{1,3},[ ])?  # "Ana Lim, 61, a lawyer"
        ( (?: [^,.;:!?()\[\]“”"—–\n\r] | (?<=\b[A-Z])\. | (?<=\bM[rs])\. | (?<=\b[DS][rt])\. ){3,120} )
        (?= [,.;:)—–\n\r”"] | [ ][—–-][ ] | $ )""",
    re.VERBOSE,
)
_OWNER = re.compile(r"[A-Z].*['’]s")
_CLOSED = re.compile(r"\s*(?:[,.;:)—–\n\r”\"]|$)")
_CLAUSE = re.compile(r"(?:^|\s)(?:who|which|whose|that|where|when|as|said|says|told)\b.*", re.DOTALL)
_PREPOSITIONS = frozenset("of at for in on with from to and under who by".split())
_STOP = re.compile(r"[,;:!?()\[\]“”\"—–]['’]*$")
_POSSESSIVES = frozenset("his her its their my our".split())  # "hugged her daughter"
_VERBS = frozenset("have has had is are was were will would can could been be being do does did not".split())
_LETTERS = re.compile(r"(?:[A-Z]\.)+")  # "U.S."
_PREFIXES = frozenset("ex then co vice".split())


def find_role(text: str, mentions: Sequence[TypedMention]) -> str:
    """What a person is, in the article's words: "Kremlin spokesman", "professor at Port Amity University", "Sen.".

    It stands right before the name, or beside it between commas. The first that says more than an office's title counts;
    "" where there is none. Not found: what a clause says ("who leads the union").
    """
    ranks: list[str] = []
    for mention in mentions[:MAX_ROLE_MENTIONS]:
        for find in (_role_before, _apposition_after, _apposition_before):
            role = find(text, mention)
            if role and not is_rank(role):
                return role
            if role:
                ranks.append(role)
        if mention.rank:
            ranks.append(mention.rank)
    return ranks[0] if ranks else ""


def is_person_noun(word: str) -> bool:
    """Whether a noun says what a person is: an office, a profession, a family tie."""
    nouns = words_of("roles", "heads", "heads he", "heads she", "heads family")
    folded = fold(word)
    return folded in nouns or folded.split("-")[-1] in nouns or is_rank(word)


def main_word(role: str) -> str:
    """The main word of a role, folded: "spokeswoman" of "spokeswoman for the port", "minister" of "ex-minister"."""
    words = role.split()
    end = next((i for i, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))
    return fold(words[end - 1]).split("-")[-1] if end else ""


def _nothing(text: str, mention: TypedMention) -> str:
    return ""


def _line_before(text: str, start: int) -> str:
    line = text[max(0, start - ROLE_CHARS) : start]
    return line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]


@rule("coreference.role.before", otherwise=_nothing)
def _role_before(text: str, mention: TypedMention) -> str:
    """Find what stands right before the name: "Kremlin spokesman" in "the Kremlin spokesman Dmitri Orlov"."""
    words = _line_before(text, mention.start).split()
    if not words or not text[mention.start - 1].isspace() or not is_person_noun(words[-1]) or _STOP.search(words[-1]):
        return ""
    role: list[str] = []
    for word in reversed(words[-MAX_ROLE_WORDS:]):
        if _STOP.search(word) or not _belongs(word, role):
            break
        role.insert(0, word)
    while role and fold(role[0]) in ("of", "and"):
        role.pop(0)
    return " ".join(role)


def _belongs(word: str, after: Sequence[str]) -> bool:
    """Whether a word belongs to the role whose other words follow: a modifier, a head, a name, whose it is."""
    folded = fold(word)
    if word.endswith(".") and not (is_rank(word) or word[:-1] in abbreviations() or _LETTERS.fullmatch(word)):
        return False  # the end of the sentence before
    if folded in words_of("not_names", "never names"):
        return folded == "of" and bool(after) and after[0][0].isupper()
    return (
        word[0].isupper()
        or folded in words_of("roles", "modifiers")
        or is_person_noun(word)
        or folded.split("-")[0] in _PREFIXES
    )


@rule("coreference.role.apposition_after", otherwise=_nothing)
def _apposition_after(text: str, mention: TypedMention) -> str:
    """Find what follows between commas: "professor at Port Amity" in "Ana Lim, a professor at Port Amity, said"."""
    m = _APPOSITION.match(text, mention.end, mention.end + APPOSITION_CHARS)
    return _role_in(m[1]) if m else ""


@rule("coreference.role.apposition_before", otherwise=_nothing)
def _apposition_before(text: str, mention: TypedMention) -> str:
    """Find what stands before, with a comma between: "town's mayor" in "The town's mayor, Tomas Brandt, said", "Norrick's mayor"."""
    line = _line_before(text, mention.start)
    if not line.endswith(", ") or not _CLOSED.match(text, mention.end, mention.end + ROLE_CHARS):
        return ""
    words: list[str] = []
    for word in reversed(line[:-2].split()[-MAX_ROLE_WORDS:]):
        if _STOP.search(word) or word.endswith("."):
            return ""
        words.insert(0, word)
        if _ARTICLE.fullmatch(word + " ") or _OWNER.fullmatch(word):
            return _role_in(" ".join(words))
    return ""


def _role_in(phrase: str) -> str:
    """The role in a phrase, if its main word names what a person can be; "" otherwise."""
    phrase = _CLAUSE.sub("", phrase).strip()
    words = phrase.split()
    main = next((i for i, word in enumerate(words) if word.lower() in _PREPOSITIONS and i), len(words))
    if not 0 < len(words) <= MAX_ROLE_WORDS or not is_person_noun(words[main - 1]):
        return ""
    if not _VERBS.isdisjoint(words[:main]) or not _POSSESSIVES.isdisjoint(words[1:main]):
        return ""
    return _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
