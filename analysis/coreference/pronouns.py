"""Find the pronoun by which an article goes on about a person."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.coreference.roles import main_word
from analysis.document import Document
from analysis.lexicons import words_of
from analysis.mentions import TypedMention
from analysis.name_forms import first_name_pronoun, pronoun_of_title, read_person
from analysis.rules import rule, weight
from analysis.tagger import double_marks

# What speaks for a pronoun, as the logarithm of the odds that it is right, measured on news where "Mr" and "Ms" give it away.
TITLE_VOTE = weight("coreference.pronoun.title", 20.0, "Vote by a courtesy title: Mrs Okafor.")
STATED_VOTE = weight("coreference.pronoun.stated", 40.0, "Vote by the person's own words: (they/them).")
ROLE_VOTE = weight("coreference.pronoun.role", 3.0, "Vote by the word for the role: port spokeswoman.")
TAGGER_VOTE = weight("coreference.pronoun.tagger", 2.0, "Vote by the tagger, where it is sure whom she means.")
ALONE_BEFORE_VOTE = weight("coreference.pronoun.alone_before", 3.5, "Vote for the only name in the sentence before.")
ALONE_HERE_VOTE = weight("coreference.pronoun.alone_here", 2.5, "Vote for the only name before it in its sentence.")
FIRST_VOTE = weight("coreference.pronoun.first", 1.2, "Vote for the first of several names.")

ENOUGH_VOTES = 3.0
UNEXPECTED_VOTES = 20.0  # enough against what the first name makes expect: a title, or the person's own words
SURE_ANTECEDENT = 0.75  # probability from which the tagger's antecedent counts
MAX_ANTECEDENTS = 40  # names of a sentence that a pronoun may mean
MAX_TITLE_CHARS = 30  # of a title that belongs to a mention, but not to the tagger's name
STATED_CHARS = 10  # looked at behind a name for "(they/"
PREPOSITION_CHARS = 40  # looked at before a name for a preposition

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers)\b")
_STATED = re.compile(r"\s\((he|she|they)/")
_HE = frozenset(("he", "his", "him"))
_BEFORE_OBJECT = frozenset(
    "of by for with against to from than as on about at like or and over toward towards between behind after that".split()
)


class Vote(NamedTuple):
    person: int
    pronoun: str
    weight: float


Tally = Sequence[Mapping[str, float]]  # by person, the votes for each pronoun
People = Sequence[Sequence[TypedMention]]  # the mentions of each person


def find_pronouns(document: Document, people: People, roles: Sequence[str]) -> list[str]:
    """The pronoun that an article uses for each person: "he", "she", "they", or "" where it does not show.

    From courtesy titles, from words like "spokeswoman", and from the pronouns outside quotation marks that follow a name.
    Never from the first name; but against what that makes expect, a title or the person's own words must say so.
    """
    tally: list[dict[str, float]] = [defaultdict(float) for _ in people]
    _add(tally, _votes_at_names(document.text, people))
    _add(tally, _votes_of_roles(roles))
    bearers = {m.start: i for i, mentions in enumerate(people) for m in mentions}
    _add(tally, _votes_of_pronouns(document, bearers, tally))
    _add(tally, _votes_of_tagger(document, bearers))
    names = [max((m.of(document.text) for m in mentions), key=len) for mentions in people]
    return [_decide(votes, first_name_pronoun(name)) for votes, name in zip(tally, names, strict=True)]


def _add(tally: Sequence[dict[str, float]], votes: Iterable[Vote]) -> None:
    for vote in votes:
        tally[vote.person][vote.pronoun] = tally[vote.person].get(vote.pronoun, 0.0) + vote.weight


def _decide(votes: Mapping[str, float], expected: str) -> str:
    """The pronoun with the most votes, if it leads by enough: by more where it goes against what the first name makes expect."""
    best = max(votes, key=lambda p: votes[p], default="")
    enough = UNEXPECTED_VOTES if expected not in ("", best) else ENOUGH_VOTES
    return best if best and 2 * votes[best] - sum(votes.values()) >= enough else ""


def _votes_at_names(text: str, people: People) -> list[Vote]:
    """Votes of titles and of what stands behind a name: "Mrs Okafor", "Robin Lim (they/them)"."""
    votes: list[Vote] = []
    for person, mentions in enumerate(people):
        for mention in mentions:
            if pronoun := pronoun_of_title(read_person(mention.of(text)).title):
                votes.append(Vote(person, pronoun, TITLE_VOTE))
            if stated := _STATED.match(text, mention.end, mention.end + STATED_CHARS):
                votes.append(Vote(person, stated[1], STATED_VOTE))
    return votes


def _votes_of_roles(roles: Sequence[str]) -> list[Vote]:
    """Votes of the main words of roles: "spokeswoman for the port"."""
    return [
        Vote(person, pronoun, ROLE_VOTE)
        for person, role in enumerate(roles)
        for pronoun in ("he", "she")
        if main_word(role) in words_of("roles", f"heads {pronoun}")
    ]


def _no_votes(document: Document, bearers: Mapping[int, int], tally: Tally) -> list[Vote]:
    return []


@rule("coreference.pronoun.nearest", otherwise=_no_votes)
def _votes_of_pronouns(document: Document, bearers: Mapping[int, int], tally: Tally) -> list[Vote]:
    """Take "he" and "she" for somebody named before in the sentence, or else in the one before it: "Lim left. She was tired."

    Who by now seems to be "she" is out of question for "he". A name behind a preposition, or one that the same pronoun stands
    before already ("when she had met Brandt, she"), says little. `bearers` gives the person at the start of each mention.
    """
    text = document.text
    starts = sorted(bearers)
    marks = list(double_marks(text))
    mark_offsets = [offset for offset, _ in marks]
    lead = [votes.get("he", 0.0) - votes.get("she", 0.0) for votes in tally]  # how much more speaks for "he"
    first_pronoun: dict[tuple[int, str], int] = {}  # of a sentence
    votes: list[Vote] = []
    for m in _PRONOUN.finditer(text):
        mark = bisect_right(mark_offsets, m.start()) - 1
        if mark >= 0 and marks[mark][1]:
            continue  # inside quotation marks
        pronoun, sign = ("he", 1) if m.group().lower() in _HE else ("she", -1)
        number = document.sentence_number(m.start())
        first = first_pronoun.setdefault((number, pronoun), m.start())
        names, alone_vote = _names_before(document, starts, m.start()), ALONE_HERE_VOTE
        if not names and number > 1:
            names, alone_vote = _names_of_sentence(document, starts, number - 1), ALONE_BEFORE_VOTE
            first = first_pronoun.get((number - 1, pronoun), first)
        named = {bearers[start]: start for start in reversed(names[-MAX_ANTECEDENTS:])}  # by person, where first
        possible = [person for person in reversed(named) if sign * lead[person] > -ENOUGH_VOTES]
        if possible and named[possible[0]] < first and not _is_object(text, named[possible[0]]):
            vote = Vote(possible[0], pronoun, alone_vote if len(possible) == 1 else FIRST_VOTE)
            votes.append(vote)
            lead[vote.person] += sign * vote.weight
    return votes


def _names_before(document: Document, starts: Sequence[int], offset: int) -> Sequence[int]:
    """Those of the names, given by their starts in order, that begin before this place in its sentence."""
    start = document.sentence_at(offset).start if document.sentences else 0
    return starts[bisect_left(starts, start) : bisect_right(starts, offset)]


def _names_of_sentence(document: Document, starts: Sequence[int], number: int) -> Sequence[int]:
    """Those that begin from the sentence with this number on, before the next."""
    sentence, following = document.sentences[number - 1], document.sentences[number]
    return starts[bisect_left(starts, sentence.start) : bisect_left(starts, following.start)]


def _is_object(text: str, start: int) -> bool:
    """Whether a name follows a preposition or the like, offices and other capitalised words before it passed over."""
    words = text[max(0, start - PREPOSITION_CHARS) : start].split()
    while words and words[-1][0].isupper():
        words.pop()
    return bool(words) and words[-1] in _BEFORE_OBJECT


def _votes_of_tagger(document: Document, bearers: Mapping[int, int]) -> list[Vote]:
    """Votes of the tagger where it is sure whom a speaking "he" or "she" means."""
    starts, reading = sorted(bearers), document.reading
    votes: list[Vote] = []
    for link in reading.antecedents:
        role, name = reading.roles[link.dependent], reading.names[link.head]
        pronoun = document.text[role.start : role.end].lower()
        at = bisect_left(starts, name.end) - 1
        if (
            link.score >= SURE_ANTECEDENT
            and pronoun in ("he", "she")
            and at >= 0
            and name.start - MAX_TITLE_CHARS < starts[at]
        ):
            votes.append(Vote(bearers[starts[at]], pronoun, TAGGER_VOTE))
    return votes
