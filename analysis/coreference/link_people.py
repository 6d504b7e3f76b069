"""Link the mentions of people: which full names are one person's, and whom a surname or first name alone means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.lexicons import short_names
from analysis.mentions import TypedMention
from analysis.name_forms import (
    MIN_KEY_LETTERS,
    NO_FIT,
    PersonName,
    first_name_pronoun,
    fold,
    may_be_same_person,
    pronoun_of_title,
    read_person,
    same_spelling,
    short_form_fit,
    spelling,
)
from analysis.rules import rule

MAX_NAMESAKES = 40  # people who share a word of their names, or a first letter, that are compared


@dataclass(eq=False)
class _Person:
    """A person in the making."""

    names: list[PersonName] = field(default_factory=list)  # the different full ones, or one surname
    mentions: list[TypedMention] = field(default_factory=list)
    full_at: list[int] = field(default_factory=list)  # where the full name stands
    pronoun: str = ""  # that goes with the courtesy titles
    ranks: set[str] = field(default_factory=set)

    def add(self, mention: TypedMention, name: PersonName) -> None:
        self.mentions.append(mention)
        self.pronoun = self.pronoun or pronoun_of_title(name.title)
        if mention.rank:
            self.ranks.add(fold(mention.rank))

    def last_named_in_full(self, before: int) -> int:
        """Where the person is last named in full before this place, -1 if nowhere."""
        number = bisect_left(self.full_at, before)
        return self.full_at[number - 1] if number else -1


def link_people(text: str, mentions: Sequence[TypedMention]) -> list[list[TypedMention]]:
    """The mentions of each person, given those of all people in order.

    Full names are linked first, wherever they stand, so that a headline's "Okafor" finds its Ngozi Okafor. A short name that
    fits several people, and has no title that tells them apart, goes to the one with its rank, to the one it meant last, or
    to the one named in full most often. Not found: whom the sense demands, and what a shared surname says ("Ana and Luis Okafor").
    """
    named = [(mention, read_person(mention.of(text))) for mention in mentions]
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
    for mention, name in named:
        if name.full:
            continue
        pronoun = pronoun_of_title(name.title)
        fitting = [p for p in index.find_short(name) if _may_go_by(p, pronoun)]
        if fitting:
            person = _choose(mention, fitting, last_meant.get(name.words))
        else:
            people.append(person := _Person())
            index.add(person, name)
        person.add(mention, name)
        last_meant[name.words] = person
    return [sorted(person.mentions) for person in people]


@rule("coreference.people.title", otherwise=lambda person, pronoun: True)
def _may_go_by(person: _Person, pronoun: str) -> bool:
    """Keep "Mr Okafor" apart from Mrs Okafor, and from Ana Okafor, whose first name is a woman's."""
    expected = person.pronoun or next((p for n in person.names if (p := first_name_pronoun(" ".join(n.words)))), "")
    return not (pronoun and expected and pronoun != expected)


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
        for word in {key for w in name.words for key in (w, spelling(w))}:
            if person not in self._by_word[word][-1:]:
                self._by_word[word].append(person)
        last = name.words[-1]
        self._surnames[last[0]][last].append(person)

    def find_full(self, name: PersonName) -> _Person | None:
        """The person who has this full name, the one met last if there are several."""
        if known := self._by_name.get(name):
            return known
        last = name.words[-1]
        for person in (*reversed(self._with_word(last)), *reversed(self._with_similar_surname(last))):
            known_names = person.names[:MAX_NAMESAKES]
            if all(may_be_same_person(name, known) and _may_be_same_generation(known, name) for known in known_names):
                return person
        return None

    def find_short(self, name: PersonName) -> list[_Person]:
        """Everybody whom a short name fits best."""
        best, fitting = NO_FIT, list[_Person]()
        last = name.words[-1]
        people = [p for word in (last, *short_names().get(name.words[0], ())) for p in self._with_word(word)]
        for person in dict.fromkeys(people or self._with_similar_surname(last)):
            fit = max(short_form_fit(name.words, known.words) for known in person.names[:MAX_NAMESAKES])
            if fit > best:
                best, fitting = fit, []
            if fit == best != NO_FIT:
                fitting.append(person)
        same = [p for p in fitting if any(known.suffix == name.suffix for known in p.names)]
        return same or ([] if name.suffix else fitting)

    def _with_word(self, word: str) -> list[_Person]:
        people, key = self._by_word.get(word, [])[-MAX_NAMESAKES:], spelling(word)
        if key == word or len(key) < MIN_KEY_LETTERS:
            return people
        return list(dict.fromkeys([*people, *self._by_word.get(key, [])[-MAX_NAMESAKES:]]))

    def _with_similar_surname(self, word: str) -> list[_Person]:
        near = self._surnames.get(word[0], {})
        if len(near) > MAX_NAMESAKES:
            return []
        return [
            person
            for surname, people in near.items()
            if surname != word and same_spelling(surname, word)
            for person in people[-MAX_NAMESAKES:]
        ]


@rule("coreference.people.generation", otherwise=lambda earlier, later: True)
def _may_be_same_generation(earlier: PersonName, later: PersonName) -> bool:
    """Keep father and son apart: "Jr." may be left out later on, but who gets it only later is somebody else."""
    return earlier.suffix == later.suffix or not later.suffix


# ------------------------------------------------------------------------------------------- whom a short name means


def _choose(mention: TypedMention, people: list[_Person], last: _Person | None) -> _Person:
    """The one of several people whom a short name most likely means."""
    people = _with_rank(mention, people) or people
    people = _last_meant(people, last) or people
    return max(people, key=lambda p: (len(p.full_at), p.last_named_in_full(mention.start)))


@rule("coreference.people.rank", otherwise=lambda mention, people: [])
def _with_rank(mention: TypedMention, people: list[_Person]) -> list[_Person]:
    """Prefer who has the same rank: "Mayor Okafor" is the one who was "Mayor Ngozi Okafor"."""
    return [p for p in people if mention.rank and fold(mention.rank) in p.ranks]


@rule("coreference.people.last_meant", otherwise=lambda people, last: [])
def _last_meant(people: list[_Person], last: _Person | None) -> list[_Person]:
    """Prefer whom the same words meant before: "Okafor" is who "Okafor" was."""
    return [p for p in people if p is last]
