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

FULL_NAME_REACH = 300  # characters: a full name so close before a bare surname is the one it goes back to
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


@dataclass(frozen=True, slots=True)
class _ShortName:
    """A surname or first name alone, and what may say whose it is."""

    mention: TypedMention
    pronoun: str  # that goes with its courtesy title, or ""
    shared_surname: str  # the one that follows in "Ana and Luis Okafor", or ""
    last_meant: _Person | None  # whom these words meant before


def link_people(text: str, mentions: Sequence[TypedMention]) -> list[list[TypedMention]]:
    """The mentions of each person, given those of all people in order.

    Full names are linked first, wherever they stand, so that a headline's "Okafor" finds its Ngozi Okafor. A short name that
    fits several people goes, in this order, to the one with its title, to the one just named in full, to the one it meant
    last, to the one named in full most often.
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
    for number, (mention, name) in enumerate(named):
        if name.full:
            continue
        pronoun = pronoun_of_title(name.title)
        fitting = [p for p in index.find_short(name) if _may_go_by(p, pronoun)]
        if fitting:
            following = named[number + 1] if number + 1 < len(named) else None
            joined = following is not None and text[mention.end : following[0].start] in (" and ", " & ")
            shared = following[1].words[-1] if following and joined else ""
            person = _choose(text, _ShortName(mention, pronoun, shared, last_meant.get(name.words)), fitting)
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


def _choose(text: str, short: _ShortName, people: list[_Person]) -> _Person:
    """The one of several people whom a short name most likely means."""
    for narrow in (_with_rank, _with_pronoun, _with_shared_surname):
        people = narrow(short, people) or people
    if len(people) > 1:
        people = _just_named(text, short, people) or people
    if len(people) > 1:
        people = _last_meant(short, people) or people
    return max(people, key=lambda p: (len(p.full_at), p.last_named_in_full(short.mention.start)))


def _nobody(short: _ShortName, people: list[_Person]) -> list[_Person]:
    return []


@rule("coreference.people.rank", otherwise=_nobody)
def _with_rank(short: _ShortName, people: list[_Person]) -> list[_Person]:
    """Prefer who has the same rank: "Mayor Okafor" is the one who was "Mayor Ngozi Okafor"."""
    return [p for p in people if short.mention.rank and fold(short.mention.rank) in p.ranks]


@rule("coreference.people.pronoun", otherwise=_nobody)
def _with_pronoun(short: _ShortName, people: list[_Person]) -> list[_Person]:
    """Prefer who has a title of the same sort: "Mrs Okafor" is the one who was "Ms Ngozi Okafor"."""
    return [p for p in people if short.pronoun and p.pronoun == short.pronoun]


@rule("coreference.people.shared_surname", otherwise=_nobody)
def _with_shared_surname(short: _ShortName, people: list[_Person]) -> list[_Person]:
    """Prefer who has the surname that follows: "Ana" in "Ana and Luis Okafor"."""
    return [p for p in people if short.shared_surname and any(n.words[-1] == short.shared_surname for n in p.names)]


def _nobody_named(text: str, short: _ShortName, people: list[_Person]) -> list[_Person]:
    return []


@rule("coreference.people.just_named", otherwise=_nobody_named)
def _just_named(text: str, short: _ShortName, people: list[_Person]) -> list[_Person]:
    """Prefer who was just named in full, in the same paragraph: "Ngozi Okafor met Chidi Okafor. Okafor laughed"."""
    start = short.mention.start
    latest = max(people, key=lambda p: p.last_named_in_full(start))
    at = latest.last_named_in_full(start)
    return [latest] if at >= 0 and start - at < FULL_NAME_REACH and "\n" not in text[at:start] else []


@rule("coreference.people.last_meant", otherwise=_nobody)
def _last_meant(short: _ShortName, people: list[_Person]) -> list[_Person]:
    """Prefer whom the same words meant before: "Okafor" is who "Okafor" was."""
    return [p for p in people if p is short.last_meant]
