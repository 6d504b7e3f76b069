"""Find out whom a pronoun or a description means, from what stands around it and from what the engine thinks."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from analysis.attribution.source_phrase import HE, SHE
from analysis.coreference import find_unnamed, is_unnamed
from analysis.name_forms import first_name_pronoun
from analysis.records import Entity, EntityMention, Link, Reading, Span
from analysis.text_spans import number_at

_OWNER = re.compile(r"['’]s?(?!\w)")
_AND = re.compile(r"(?:,[^,.;:\n]{3,40},|\s\([^()\n]{1,20}\),?)?\s(?:and|&)\s(?:[\w.'’-]+\s){0,3}")
FAR = 30_000  # characters; nobody is "he" who was named before that
RECENT = 4.0  # sentences
DOUBTFUL = 0.6  # how much surer than that one is of somebody whom the story itself names
LESS = 0.5  # for somebody without a name, or named within quotation marks alone
SURE = 0.45  # of the best candidate's weight among all


class Context:
    """What has been said so far in one article: read with `find_person` and `find_role`, told with `note_speaker`."""

    def __init__(self, story: str, mentions: Sequence[EntityMention], reading: Reading, paragraphs: Sequence[Span]):
        self.story, self.mentions, self.reading, self.paragraphs = story, mentions, reading, paragraphs
        self.spoke: list[tuple[int, str]] = []  # where and who
        people = [*(m for m in mentions if m.entity.type == "person"), *find_unnamed(story)]
        self.people = sorted(people, key=lambda m: m.start)
        self.pronouns = {m.entity.id: m.entity.pronoun for m in self.people}
        self.links: dict[int, list[Link]] = defaultdict(list)
        for link in reading.antecedents:
            self.links[reading.roles[link.dependent].start].append(link)
        self.heard = _of_names(reading, mentions)

    def note_speaker(self, at: int, entity_id: str, pronoun: str = "") -> None:
        self.spoke.append((at, entity_id))
        if pronoun and not self.pronouns.get(entity_id):
            self.pronouns[entity_id] = pronoun

    def just_before(self, at: int) -> EntityMention | None:
        """The last name that begins before this place."""
        number = bisect_left(self.mentions, at, key=lambda m: m.start)
        return self.mentions[number - 1] if number else None

    def engine_says(self, at: int) -> dict[str, float]:
        """How likely the engine holds each entity to be meant by the source that begins here."""
        chances: dict[str, float] = defaultdict(float)
        for link in self.links[at]:
            if entity_id := self.heard.get(link.head):
                chances[entity_id] += link.score
        return chances

    def find_person(
        self, at: int, pronoun: str, quoted: Sequence[Span], beside: str = ""
    ) -> tuple[EntityMention, float] | None:
        """The person that "he" or "she" at this offset means, and how sure that is; None if it could be several.

        `pronoun` is empty for a description; `beside` is an entity that cannot be meant.
        """
        wanted = "he" if pronoun in HE else "she" if pronoun in SHE else ""
        chances = self.engine_says(at)
        sentence = number_at(self.reading.sentences, at)
        paragraph = number_at(self.paragraphs, at)
        last: dict[str, EntityMention] = {}
        subjects: dict[int, str] = {}  # by sentence: the first person in it who is not only somebody's owner
        counts: dict[str, int] = defaultdict(int)
        outside: set[str] = set()  # of quotation marks
        for m in _before(self.people, at):
            if m.entity.id == beside:
                continue
            near = max(0, bisect_left(quoted, (m.start,)) - 1)
            inside = any(q.start <= m.start < q.end for q in quoted[near : near + 2])
            counts[m.entity.id] += 1
            if inside and m.entity.id in last:
                continue
            last[m.entity.id] = m
            if not inside:
                outside.add(m.entity.id)
            if not inside and not _OWNER.match(self.story, m.end):
                subjects.setdefault(number_at(self.reading.sentences, m.start), m.entity.id)
        speaker_at = {entity_id: where for where, entity_id in self.spoke}
        recent_speaker = self.spoke[-1][1] if self.spoke else ""
        scores = {}
        for entity_id, m in last.items():
            if wanted and self.pronouns.get(entity_id) not in ("", None, wanted):
                continue
            own = number_at(self.reading.sentences, m.start)
            away = sentence - number_at(self.reading.sentences, max(m.start, speaker_at.get(entity_id, 0)))
            score = (
                2.5 * chances.get(entity_id, 0.0) + 1.5 * math.exp(-away / RECENT) + 0.25 * math.log(counts[entity_id])
            )
            if entity_id == recent_speaker and paragraph - number_at(self.paragraphs, self.spoke[-1][0]) <= 1:
                score += 1.0
            if subjects.get(own) == entity_id:
                score += 1.4 if own == sentence else 0.4
            if wanted and self.pronouns.get(entity_id) == wanted:
                score += 0.4
            elif wanted and (likely := first_name_pronoun(m.entity.name)):
                score += 0.2 if likely == wanted else -1.0
            if is_unnamed(m.entity) or entity_id not in outside:
                score -= LESS
            scores[entity_id] = score
        found = _surest(scores, last)
        if found and found[0].entity.id not in outside:
            return found[0], found[1] * DOUBTFUL
        return found

    def find_body(self, at: int, types: frozenset[str]) -> tuple[EntityMention, float] | None:
        """The organisation (or whatever the types say) that "it" means: the engine's choice, else the one just named first."""
        chances = self.engine_says(at)
        sentence = number_at(self.reading.sentences, at)
        scores: dict[str, float] = {}
        last: dict[str, EntityMention] = {}
        for m in _before(self.mentions, at):
            if m.entity.type not in types:
                continue
            own = number_at(self.reading.sentences, m.start)
            if sentence - own > 3:
                continue
            begins = m.start - self.reading.sentences[own - 1].start <= 5
            spoke = bool(self.spoke) and self.spoke[-1][1] == m.entity.id
            score = 2.5 * chances.get(m.entity.id, 0.0) + math.exp(-(sentence - own) / 2) + 0.5 * begins + 0.8 * spoke
            scores[m.entity.id] = max(scores.get(m.entity.id, 0.0), score)
            last[m.entity.id] = m
        return _surest(scores, last)

    def find_pair(self, at: int) -> tuple[EntityMention, ...]:
        """The people named last as one, "Lim and Okafor", in this sentence or the two before it; empty if there are none."""
        number = number_at(self.reading.sentences, at)
        first = self.reading.sentences[max(0, number - 3)].start
        named = [m for m in self.mentions if first <= m.start < at and m.entity.type == "person"]
        for a, b in reversed(list(pairwise(named))):
            if a.entity.id != b.entity.id and _AND.fullmatch(self.story, a.end, b.start):
                return a, b
        return ()

    def find_role(self, at: int, text: str, head: str, types: frozenset[str]) -> tuple[EntityMention, float] | None:
        """The entity that a description such as "the mayor" means: the one of that role, else the one the engine is sure of.

        `text` is the whole description, `head` the noun on which it turns.
        """
        chances = self.engine_says(at)
        sentence = number_at(self.reading.sentences, at)
        best: tuple[float, EntityMention] | None = None
        for m in self.mentions:
            if m.entity.type not in types or (m.start > at and best):
                continue
            score = chances.get(m.entity.id, 0.0)
            if m.entity.type == "person" and head in _role_words(self.story, m):
                score += 1.2 if m.start < at else 0.7
            elif m.entity.type == "organisation" and m.start < at and _is_such(text, head, m.entity):
                score += 0.7
            if score and m.start < at:  # of several with this role, the one just named
                score += 0.4 * math.exp(-(sentence - number_at(self.reading.sentences, m.start)) / RECENT)
            if score > 0.6 and (best is None or score >= best[0]):
                best = (score, m)
        return (best[1], min(0.9 if best[1].entity.type == "person" else 0.7, best[0])) if best else None


def _before(mentions: Sequence[EntityMention], at: int) -> Sequence[EntityMention]:
    """Those of the mentions that begin before this place and not too far from it."""
    first = bisect_left(mentions, at - FAR, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, at, key=lambda m: m.start)]


def _surest(scores: dict[str, float], last: dict[str, EntityMention]) -> tuple[EntityMention, float] | None:
    """The candidate with the highest score and its share of all weights, if that is enough to believe it."""
    if not scores:
        return None
    weights = {k: math.exp(2.0 * v) for k, v in scores.items()}
    best = max(weights, key=lambda k: weights[k])
    sure = weights[best] / sum(weights.values())
    return (last[best], sure) if sure > SURE else None


def _of_names(reading: Reading, mentions: Sequence[EntityMention]) -> dict[int, str]:
    """The entity of each of the engine's names, by its number."""
    found: dict[int, str] = {}
    at = 0
    for n, name in enumerate(reading.names):
        while at < len(mentions) and mentions[at].end <= name.start:
            at += 1
        if at < len(mentions) and mentions[at].start < name.end:
            found[n] = mentions[at].entity.id
    return found


# What "the newspaper", "the network" and "the company" are called, besides those that have the noun in their names.
_PRINTED = frozenset(
    "post times news herald tribune gazette journal guardian observer mail star chronicle courier telegraph independent magazine review "
    "weekly daily dispatch mirror express globe".split()
)
_SENT = frozenset("news radio tv television network cnn bbc nbc cbs abc fox npr msnbc".split())
_FIRMS = frozenset("inc corp corporation company co ltd limited llc plc holdings group".split())
_CALLED = {
    **dict.fromkeys("newspaper paper magazine publication".split(), _PRINTED),
    **dict.fromkeys("network broadcaster station channel".split(), _SENT),
    **dict.fromkeys("outlet website site".split(), _PRINTED | _SENT),
    **dict.fromkeys("company firm developer manufacturer maker retailer airline".split(), _FIRMS),
}
_PLAIN = frozenset("the this that news nonpartisan independent local national federal state".split())


def _is_such(text: str, head: str, entity: Entity) -> bool:
    """Does an organisation's name say that it is such a body: "the commission" of the Strait Commission, "the paper" of the Post?

    "The district court" is no Court of Appeals.
    """
    words = {w.casefold().strip(".,") for name in (entity.name, *entity.aliases) for w in name.split()}
    if {w.casefold() for w in text.split()} - words - _PLAIN - {head}:
        return False
    return (head in words and len(words) > 1) or not words.isdisjoint(_CALLED.get(head, ()))


def _role_words(story: str, m: EntityMention) -> set[str]:
    """The words of somebody's role, and those right before this mention: "Mayor Ana Lim"."""
    near = story[max(0, m.start - 40) : m.start].rpartition(".")[2].rpartition(",")[2].split()[-4:]
    return {w.casefold().strip(".,") for w in (*m.entity.role.split(), *near)}


def named_before(
    mentions: Iterable[EntityMention], start: int, end: int, quoted: Sequence[Span]
) -> list[EntityMention]:
    """The people named in story[start:end], outside quotation marks, in order."""
    return [
        m
        for m in mentions
        if start <= m.start
        and m.end <= end
        and m.entity.type == "person"
        and not any(q.start <= m.start < q.end for q in quoted)
    ]
