"""Join the mentions of people: which full names are one person's, and whom a surname or first name alone means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analysis.lexicons import short_names
from analysis.mentions import Found
from analysis.name_forms import (
    PersonName,
    fold,
    may_be_same_person,
    pronoun_of_title,
    read_person,
    same_spelling,
    short_form_fit,
    spelling,
)

NEAR = 300  # characters: a full name so close before a bare surname is the one it goes back to
TRIES = 40  # people who share a word of their names, or a first letter, that are compared; more are no news article


@dataclass(eq=False)
class _Person:
    """A person in the making."""

    names: list[PersonName] = field(default_factory=list)  # the different full ones, or one surname
    mentions: list[Found] = field(default_factory=list)
    full_at: list[int] = field(default_factory=list)  # where the full name stands
    pronoun: str = ""  # that goes with the courtesy titles
    ranks: set[str] = field(default_factory=set)

    def add(self, mention: Found, name: PersonName) -> None:
        self.mentions.append(mention)
        self.pronoun = self.pronoun or pronoun_of_title(name.title)
        if mention.rank:
            self.ranks.add(fold(mention.rank))


def join_people(story: str, found: Sequence[Found]) -> list[list[Found]]:
    """The mentions of each person; `found` are those of all people, in order.

    Full names are joined first, wherever they stand, so that a headline's "Okafor" finds its Ngozi Okafor. A short name that
    fits several people goes, in this order, to the one with its title, to the one just named in full, to the one it meant
    last, to the one named in full most often.
    """
    named = [(f, read_person(story[f.start : f.end])) for f in found]
    index = _Index()
    people: list[_Person] = []
    for mention, name in named:
        if name.full:
            person = index.find_full(name)
            if not person:
                people.append(person := _Person())
            index.add(person, name)
            person.full_at.append(mention.start)
            person.add(mention, name)
    last_meant: dict[tuple[str, ...], _Person] = {}
    for position, (mention, name) in enumerate(named):
        if name.full:
            continue
        pronoun = pronoun_of_title(name.title)
        fitting = [p for p in index.find_short(name) if not (pronoun and p.pronoun and p.pronoun != pronoun)]
        if not fitting:
            people.append(person := _Person())
            index.add(person, name)
        elif len(fitting) == 1:
            person = fitting[0]
        else:
            after = named[position + 1] if position + 1 < len(named) else None
            shared = after[1].words[-1] if after and story[mention.end : after[0].start] in (" and ", " & ") else ""
            person = _choose(story, mention, fitting, pronoun, shared, last_meant.get(name.words))
        person.add(mention, name)
        last_meant[name.words] = person
    return [sorted(p.mentions) for p in people]


class _Index:
    """People by the words of their names."""

    def __init__(self) -> None:
        self._by_name: dict[PersonName, _Person] = {}
        self._by_word: dict[str, list[_Person]] = defaultdict(list)
        self._surnames: dict[str, dict[str, list[_Person]]] = defaultdict(lambda: defaultdict(list))  # by first letter

    def add(self, person: _Person, name: PersonName) -> None:
        if name in self._by_name:
            return
        self._by_name[name] = person
        person.names.append(name)
        for word in {k for w in name.words for k in (w, spelling(w))}:
            if person not in self._by_word[word][-1:]:
                self._by_word[word].append(person)
        last = name.words[-1]
        self._surnames[last[0]][last].append(person)

    def find_full(self, name: PersonName) -> _Person | None:
        """The person who has this full name, the one met last if there are several."""
        if known := self._by_name.get(name):
            return known
        last = name.words[-1]
        for person in (*reversed(self._with(last)), *reversed(self._similar(last))):
            if all(may_be_same_person(name, other) and _same_generation(other, name) for other in person.names[:TRIES]):
                return person
        return None

    def find_short(self, name: PersonName) -> list[_Person]:
        """Everybody whom a short name fits best."""
        best, fitting = 0, list[_Person]()
        people = [p for word in (name.words[-1], *short_names().get(name.words[0], ())) for p in self._with(word)]
        for person in dict.fromkeys(people or self._similar(name.words[-1])):
            fit = max(short_form_fit(name.words, other.words) for other in person.names[:TRIES])
            if fit > best:
                best, fitting = fit, []
            if fit and fit == best:
                fitting.append(person)
        same = [p for p in fitting if any(n.suffix == name.suffix for n in p.names)]
        return same or ([] if name.suffix else fitting)

    def _with(self, word: str) -> list[_Person]:
        people, key = self._by_word.get(word, [])[-TRIES:], spelling(word)
        if key == word or len(key) < 4:
            return people
        return list(dict.fromkeys([*people, *self._by_word.get(key, [])[-TRIES:]]))

    def _similar(self, word: str) -> list[_Person]:
        near = self._surnames.get(word[0], {})
        if len(near) > TRIES:
            return []
        return [
            p
            for surname, people in near.items()
            if surname != word and same_spelling(surname, word)
            for p in people[-TRIES:]
        ]


def _same_generation(earlier: PersonName, later: PersonName) -> bool:
    """Whether the later name may be the same one: "Jr." may be left out later on, but who gets it only later is somebody else."""
    return earlier.suffix == later.suffix or not later.suffix


def _choose(
    story: str, mention: Found, fitting: list[_Person], pronoun: str, shared: str, last_meant: _Person | None
) -> _Person:
    """The one of several people whom a short name most likely means.

    `shared` is the surname that follows in "Ana and Luis Okafor", `last_meant` whom these words meant before.
    """
    clues: tuple[Callable[[_Person], bool], ...] = (
        lambda p: bool(mention.rank) and fold(mention.rank) in p.ranks,
        lambda p: bool(pronoun) and p.pronoun == pronoun,
        lambda p: bool(shared) and any(name.words[-1] == shared for name in p.names),
    )
    for clue in clues:
        fitting = [p for p in fitting if clue(p)] or fitting
    if len(fitting) == 1:
        return fitting[0]

    def last_full(person: _Person) -> int:
        before = bisect_left(person.full_at, mention.start)
        return person.full_at[before - 1] if before else -1

    latest = max(fitting, key=last_full)
    if (at := last_full(latest)) >= 0 and mention.start - at < NEAR and "\n" not in story[at : mention.start]:
        return latest
    if last_meant in fitting:
        return last_meant
    return max(fitting, key=lambda p: (len(p.full_at), last_full(p)))
