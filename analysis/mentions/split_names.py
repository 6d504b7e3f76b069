"""Split a name that the tagger ran together from several: a list, a town with its country, a letter with its answer."""

import re
from collections.abc import Iterable

from analysis.lexicons import known_lands, look_up, words_of
from analysis.mentions.context import word_before
from analysis.mentions.pattern_rules import PatternRule
from analysis.mentions.typed_mentions import Candidate
from analysis.name_forms import courtesy, fold, is_rank
from analysis.rules import rule

COUNTRY_SHORT_FORMS = r"(?:U\.S\.?|U\.K\.?|US|UK)"

_ADJECTIVE = re.compile(r"(?:al|an|ern|ese|ic|ish|\.)$")
_ADDRESS_BEHIND = re.compile(r" ?<([\w.+-]{1,64})@")

COUNTRY_BEHIND_PERSON = PatternRule(
    "mentions.split.country_behind_person",
    "Split the photographer from the country with which the caption begins.",
    rf"[ ]{COUNTRY_SHORT_FORMS}$",
    "Ana Lim U.S.| ships left.",
    "Ana Lim Us| said so.",
)
LETTER_END = PatternRule(
    "mentions.split.letter_end",
    "Know the end of a letter, behind which the writer's name stands.",
    r"(?: [.?!)] | \b(?:[Tt]hanks|[Rr]egards?|[Bb]est|[Ss]incerely|[Cc]heers) ,? ) [ ]$",
    "Can you come? Thanks, |Ana Luis, I met you there.",
    "Then we met |Ana Luis, I think.",
)
ANSWER = PatternRule(
    "mentions.split.answer",
    "Know the beginning of an answer behind the name of the person whom it addresses.",
    r"""[,:] [ ] (?:I|We|You|Here|Are|Have|Can|Could|Please|Thanks|Do|Did|What|How|When|As|A|Attached|Currently|While) \b
        (?!-)  # "Brandt, I-Va., there" """,
    "Thanks Ana Luis|, I met you there.",
    "We met Ana Luis|, who left.",
)


def split_name(text: str, candidate: Candidate) -> list[Candidate]:
    """A name, or the several names that it is made of."""
    for split in SPLITS:
        parts = split(text, candidate)
        if len(parts) > 1:
            return parts
    return [candidate]


def _cut(candidate: Candidate, ends_and_starts: Iterable[tuple[int, int]]) -> list[Candidate]:
    """A name cut in several places, at each of which one part ends and the next begins."""
    cuts = list(ends_and_starts)
    starts = [candidate.start, *(start for _, start in cuts)]
    ends = [*(end for end, _ in cuts), candidate.end]
    lows = [candidate.low, *ends[:-1]]
    highs = [*starts[1:], candidate.high]
    return [
        candidate._replace(start=start, end=end, low=low, high=high)
        for start, end, low, high in zip(starts, ends, lows, highs, strict=True)
    ]


def _unsplit(text: str, candidate: Candidate) -> list[Candidate]:
    return [candidate]


@rule("mentions.split.town_and_country", otherwise=_unsplit)
def _town_and_country(text: str, candidate: Candidate) -> list[Candidate]:
    """Split a town from the country or state behind it: "Port Amity New Zealand", but "Northern Ireland" is one."""
    name = candidate.of(text)
    if candidate.type != "place" or look_up("place", name) or look_up("group", name.split(" ", 1)[0]):
        return [candidate]
    directions = words_of("place_heads", "parts of countries")
    words = name.split(" ")
    for size in range(1, len(words)):
        town = words[:size]
        if (
            " ".join(words[size:]) in known_lands()
            and town[-1][:1].isupper()
            and not _ADJECTIVE.search(town[-1])
            and not all(fold(word) in directions for word in town if word)
        ):
            end = candidate.start + len(" ".join(town))
            return _cut(candidate, [(end, end + 1)])
    return [candidate]


@rule("mentions.split.letter_and_answer", otherwise=_unsplit)
def _letter_and_answer(text: str, candidate: Candidate) -> list[Candidate]:
    """Split the writer of a letter from whom the answer addresses, where a mail program left the line ends out.

    "Thanks. Ana Luis, I met you there", "See you. Ana Luis Brandt <brandt@tidewater.example>".
    """
    words = candidate.of(text).split(" ")
    if candidate.type != "person" or len(words) not in (2, 3) or not LETTER_END.before(text, candidate.start):
        return [candidate]
    before = fold(word_before(text, candidate.start))
    if is_rank(before) or courtesy(before):
        return [candidate]
    if len(words) == 2:
        answered = ANSWER.behind(text, candidate.end) is not None
    else:
        address = None if "." in words[1] else _ADDRESS_BEHIND.match(text, candidate.end)
        answered = address is not None and words[2].casefold() in address[1].casefold()
    end = candidate.start + len(words[0])
    return _cut(candidate, [(end, end + 1)] if answered else [])


def _country_behind_person(text: str, candidate: Candidate) -> list[Candidate]:
    """A photographer and the country with which the caption begins: "Ana Lim U.S."."""
    country = COUNTRY_BEHIND_PERSON.before(text, candidate.end, candidate.start)
    if candidate.type != "person" or not country:
        return [candidate]
    person, place = _cut(candidate, [(country.start(), country.start() + 1)])
    return [person, place.becomes("place")]


SPLITS = (_town_and_country, _letter_and_answer, _country_behind_person)
