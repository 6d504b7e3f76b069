"""Say of a person what the article says around the name: the role, and the pronoun that it uses."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis.lexicons import words_of
from analysis.mentions import Found
from analysis.name_forms import first_name_pronoun, fold, pronoun_of_title, read_person
from analysis.records import Reading
from analysis.tagger import double_marks
from analysis.text_spans import number_at

REACH = 120  # characters around a name
LONGEST = 12  # words of a role
LONGEST_SHORT = 6  # letters of an abbreviation with its full stop: "Assoc."
LOOKED_AT = 12  # mentions of one person that are looked at for a role

_ARTICLE = re.compile(r"(?:an?|the|his|her|their|its|our|my|one of the)\s+", re.IGNORECASE)
_AFTER = re.compile(
    r"(?: \([^()\n]{1,30}\))?, (?:aged? )?(?:\d{1,3}, )?((?:[^,.;:!?()\[\]“”\"—–\n\r]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\b[DS][rt])\.){3,120})(?=[,.;:)—–\n\r”\"]| [—–-] |$)"
)
_CLOSED = re.compile(r"\s*(?:[,.;:)—–\n\r”\"]|$)")
_CLAUSE = re.compile(r"(?:^|\s)(?:who|which|whose|that|where|when|as|said|says|told)\b.*", re.DOTALL)
_SMALL = frozenset("of at for in on with from to and under who by".split())
_STOP = re.compile(r"[,;:!?()\[\]“”\"—–]['’]*$")
_OWN = frozenset("his her its their my our".split())  # "hugged her daughter"
_VERBS = frozenset("have has had is are was were will would can could be been being do does did not".split())


def find_role(story: str, mentions: Sequence[Found]) -> str:
    """What a person is, in the article's words: "Kremlin spokesman", "professor at Port Amity University", "Sen.".

    It stands right before the name, or beside it between commas. The first that says more than an office's title counts;
    "" where there is none. Not found: what a clause tells ("who leads the union").
    """
    titles: list[str] = []
    for mention in mentions[:LOOKED_AT]:
        for role in (_role_before(story, mention), _role_after(story, mention), _role_before_comma(story, mention)):
            if role and fold(role) not in words_of("titles", "ranks"):
                return role
            if role:
                titles.append(role)
        if mention.rank:
            titles.append(mention.rank)
    return titles[0] if titles else ""


def is_person_noun(word: str) -> bool:
    """Whether a noun says what a person is: an office, a profession, a family tie."""
    plain = fold(word).split("-")[-1]
    return any(
        plain in words_of("roles", f"heads{end}") or fold(word) in words_of("roles", f"heads{end}")
        for end in ("", " he", " she", " family")
    ) or fold(word) in words_of("titles", "ranks")


def _line_before(story: str, start: int) -> str:
    text = story[max(0, start - REACH) : start]
    return text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]


def _role_before(story: str, mention: Found) -> str:
    """What stands right before the name: "Kremlin spokesman" in "the Kremlin spokesman Dmitri Orlov"."""
    words = _line_before(story, mention.start).split()
    if (
        not words
        or not story[mention.start - 1].isspace()
        or not (is_person_noun(words[-1]) and not _STOP.search(words[-1]))
    ):
        return ""
    role: list[str] = []
    for word in reversed(words[-LONGEST:]):
        if _STOP.search(word) or not _belongs(word, role):
            break
        role.insert(0, word)
    while role and fold(role[0]) in ("of", "and"):
        role.pop(0)
    return " ".join(role)


def _belongs(word: str, after: Sequence[str]) -> bool:
    """Whether a word belongs to the role whose other words follow: a modifier, a head, a name, whose it is."""
    plain = fold(word)
    if word.endswith(".") and (word[:-1].islower() or len(word) > LONGEST_SHORT):
        return False  # the end of the sentence before
    if plain in words_of("words", "never names"):
        return plain == "of" and bool(after) and after[0][0].isupper()
    if word[0].isupper():
        return True
    return (
        plain in words_of("roles", "modifiers")
        or is_person_noun(word)
        or plain.split("-")[0] in ("ex", "then", "co", "vice")
    )


def _role_after(story: str, mention: Found) -> str:
    """What follows between commas: "professor at Port Amity" in "Ana Lim, a professor at Port Amity, said"."""
    m = _AFTER.match(story, mention.end, mention.end + REACH + 40)
    return _role_in(m[1]) if m else ""


def _role_before_comma(story: str, mention: Found) -> str:
    """What stands before, parted by a comma: "town's mayor" in "The town's mayor, Tomas Brandt, said"."""
    line = _line_before(story, mention.start)
    if not line.endswith(", ") or not _CLOSED.match(story, mention.end):
        return ""
    words: list[str] = []
    for word in reversed(line[:-2].split()[-LONGEST:]):
        if _STOP.search(word) or word.endswith("."):
            return ""
        words.insert(0, word)
        if _ARTICLE.fullmatch(word + " "):
            return _role_in(" ".join(words))
    return ""


def _role_in(phrase: str) -> str:
    """The role in a phrase, if its main word names what a person can be; "" otherwise."""
    phrase = _CLAUSE.sub("", phrase).strip()
    words = phrase.split()
    small = next((i for i, w in enumerate(words) if w.lower() in _SMALL and i), len(words))
    if (
        not words
        or len(words) > LONGEST
        or not is_person_noun(words[small - 1])
        or not _VERBS.isdisjoint(words[:small])
        or not _OWN.isdisjoint(words[1:small])
    ):
        return ""
    return _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase


# ------------------------------------------------------------------------------------------------------------ pronouns

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers)\b")
_SAYS_SO = re.compile(r"\s\((he|she|they)/")
_HE = frozenset(("he", "his", "him"))

# What speaks for a pronoun, as the logarithm of the odds that it is right, measured on news where "Mr" and "Ms" tell.
TITLE, OWN_WORDS, ROLE_WORD, LINK = 20.0, 40.0, 3.0, 2.0
ALONE_BEFORE, ALONE_IN_SENTENCE, FIRST_OF_SEVERAL = 3.5, 2.5, 1.2
ENOUGH = 3.0
AGAINST = 20.0  # a title, or the person's own words
SURE_LINK = 0.75  # probability from which the engine's link counts

Votes = list[dict[str, float]]


def find_pronouns(story: str, reading: Reading, people: Sequence[Sequence[Found]], roles: Sequence[str]) -> list[str]:
    """The pronoun that an article uses for each person: "he", "she", "they", or "" where it cannot be told.

    From courtesy titles, from words like "spokeswoman", and from the pronouns outside quotation marks that follow a name.
    Never from the first name; but against what it makes expect, a title or the person's own words must say so.
    """
    votes: Votes = [defaultdict(float) for _ in people]
    owner = {m.start: i for i, mentions in enumerate(people) for m in mentions}
    for i, (mentions, role) in enumerate(zip(people, roles, strict=True)):
        for m in mentions:
            if told := pronoun_of_title(read_person(story[m.start : m.end]).title):
                votes[i][told] += TITLE
            if said := _SAYS_SO.match(story, m.end, m.end + 10):
                votes[i][said[1]] += OWN_WORDS
        if told := _told_by(role):
            votes[i][told] += ROLE_WORD
    _count_nearest(story, reading, owner, votes)
    for i, pronoun in _linked(story, reading, owner):
        votes[i][pronoun] += LINK
    names = [max((story[m.start : m.end] for m in mentions), key=len) for mentions in people]
    return [_decide(v, first_name_pronoun(name)) for v, name in zip(votes, names, strict=True)]


def _told_by(role: str) -> str:
    """The pronoun that goes with the main word of a role ("spokeswoman for the port"), or ""."""
    words = role.split()
    small = next((i for i, w in enumerate(words) if w.lower() in _SMALL), len(words))
    main = fold(words[small - 1]).split("-")[-1] if small else ""
    return next((p for p in ("he", "she") if main in words_of("roles", f"heads {p}")), "")


def _decide(votes: dict[str, float], expected: str) -> str:
    """The pronoun with the most votes, if they are enough: more where it goes against what the first name makes expect."""
    best = max(votes, key=lambda p: votes[p], default="")
    enough = AGAINST if expected not in ("", best) else ENOUGH
    return best if best and 2 * votes[best] - sum(votes.values()) >= enough else ""


def _count_nearest(story: str, reading: Reading, owner: dict[int, int], votes: Votes) -> None:
    """Votes of "he" and "she" for whom they can mean: somebody named before in the sentence, or else in the one before it.

    Who by now seems to be "she" is out of question for "he". A name that hangs on a preposition, or that the same pronoun
    stands before already ("when she had met Brandt, she"), says little.
    """
    starts = sorted(owner)
    marks = list(double_marks(story))
    places = [at for at, _ in marks]
    before: dict[tuple[int, str], int] = {}  # the first pronoun of a sentence
    for m in _PRONOUN.finditer(story):
        quoted = bisect_right(places, m.start()) - 1
        if quoted >= 0 and marks[quoted][1]:
            continue
        pronoun, other = ("he", "she") if m.group().lower() in _HE else ("she", "he")
        number = number_at(reading.sentences, m.start())
        at = before.setdefault((number, pronoun), m.start())
        first = reading.sentences[number - 1].start if reading.sentences else 0
        low, high = bisect_right(starts, first - 1), bisect_right(starts, m.start())
        weight = ALONE_IN_SENTENCE
        if low == high and number > 1:
            low, high = bisect_right(starts, reading.sentences[number - 2].start - 1), low
            weight = ALONE_BEFORE
            at = before.get((number - 1, pronoun), at)
        named = {owner[s]: s for s in reversed(starts[low:high])}
        possible = [i for i in reversed(named) if votes[i][pronoun] - votes[i][other] > -ENOUGH]
        if possible and named[possible[0]] < at and not _hangs(story, named[possible[0]]):
            votes[possible[0]][pronoun] += weight if len(possible) == 1 else FIRST_OF_SEVERAL


_HANGING = frozenset(
    "of by for with against to from than as on about at like or and over toward towards between behind after that".split()
)


def _hangs(story: str, start: int) -> bool:
    """Whether a name follows a preposition or the like, offices and other capitalised words before it passed over."""
    words = story[max(0, start - 40) : start].split()
    while words and words[-1][0].isupper():
        words.pop()
    return bool(words) and words[-1] in _HANGING


def _linked(story: str, reading: Reading, owner: dict[int, int]) -> Iterator[tuple[int, str]]:
    """Whom the engine is sure to take for "he" and "she" where they speak."""
    starts = sorted(owner)
    for link in reading.antecedents:
        role, name = reading.roles[link.dependent], reading.names[link.head]
        word = story[role.start : role.end].lower()
        at = bisect_right(starts, name.end - 1) - 1
        if link.score >= SURE_LINK and word in ("he", "she") and at >= 0 and name.start - 30 < starts[at]:
            yield owner[starts[at]], word
