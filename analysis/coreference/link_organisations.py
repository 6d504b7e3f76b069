"""Link the mentions of organisations, places and groups: spellings, short forms and acronyms of one name.

A multi-pass sieve: each pass links what the ones before left apart, the surest pass first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.lexicons import look_up
from analysis.mentions import TypedMention
from analysis.name_forms import (
    MIN_KEY_LETTERS,
    ONE_SLIP_LETTERS,
    acronyms,
    core_words,
    could_stand_for,
    fold,
    is_acronym,
    is_short_organisation,
    is_short_place,
    same_spelling,
    sorted_words,
    spelling,
)
from analysis.rules import rule

MAX_COMPARED_FORMS = 40  # names that begin or end with the same word, that are compared
MAX_BRACKET_CHARS = 40  # between a name and its acronym in brackets


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a name."""

    text: str
    words: tuple[str, ...]
    known: str  # the full form, if a lexicon has the name


# A form and those of which it may be another form: they are linked only where these are all one entity.
_Link = tuple[_Form, Sequence[_Form]]


class _Clusters:
    """Forms linked so far. Two names that the lexicons know as different stay apart."""

    def __init__(self, forms: Iterable[_Form]) -> None:
        self._parents: dict[_Form, _Form] = {}
        self._known = {form: form.known for form in forms}

    def root(self, form: _Form) -> _Form:
        root = form
        while root in self._parents:
            root = self._parents[root]
        if form is not root:
            self._parents[form] = root
        return root

    def link(self, links: Iterable[_Link]) -> None:
        for form, others in links:
            roots = {self.root(other) for other in others if other is not form}
            if len(roots) == 1:
                self._unite(roots.pop(), self.root(form))

    def _unite(self, a: _Form, b: _Form) -> None:
        known, other = self._known[a], self._known[b]
        if a is not b and not (known and other and known != other):
            self._parents[b] = a
            self._known[a] = known or other


def link_names(
    text: str, mentions: Sequence[TypedMention], type_: Literal["organisation", "place"]
) -> list[list[TypedMention]]:
    """The mentions of each organisation or place, given those of all of them in order.

    A short form or an acronym is linked only where one longer name alone fits, except after "World Health Organization (WHO)",
    which says it.
    """
    mentions_of: dict[str, list[TypedMention]] = defaultdict(list)
    for mention in mentions:
        mentions_of[mention.of(text)].append(mention)
    forms = {name: _form(name, type_) for name in mentions_of}
    every = list(forms.values())
    clusters = _Clusters(every)
    clusters.link(_alike(every))
    clusters.link(_misspelled(every))
    clusters.link(_defined_acronyms(text, mentions, forms))
    clusters.link(_acronyms(every))
    clusters.link(_short_forms(every, type_))
    linked: dict[_Form, list[TypedMention]] = defaultdict(list)
    for form in every:
        linked[clusters.root(form)].extend(mentions_of[form.text])
    return [sorted(same) for same in linked.values()]


def link_groups(text: str, mentions: Sequence[TypedMention]) -> list[list[TypedMention]]:
    """The mentions of each group: "Danes" and "Danish"."""
    linked: dict[str, list[TypedMention]] = defaultdict(list)
    for mention in mentions:
        name = mention.of(text)
        known = look_up("group", name)
        linked[known.name if known else name].append(mention)
    return list(linked.values())


def _form(name: str, type_: Literal["organisation", "place"]) -> _Form:
    known = look_up(type_, name)
    return _Form(name, core_words(name), known.name if known else "")


def _unlinked(forms: Sequence[_Form]) -> list[_Link]:
    return []


@rule("coreference.names.alike", otherwise=_unlinked)
def _alike(forms: Sequence[_Form]) -> list[_Link]:
    """Link the same words but for spelling, article, company ending and order, and the names of one entry of a lexicon."""
    first: dict[object, _Form] = {}
    links: list[_Link] = []
    for form in forms:
        keys: list[object] = [
            form.words,
            tuple(spelling(word) if len(word) >= MIN_KEY_LETTERS else word for word in form.words),
            sorted_words(form.words),
        ]
        if form.known:
            keys.append(form.known)
        if is_acronym(form.text):
            keys.append(_letters(form))
        links += [(form, [first.setdefault(key, form)]) for key in keys]
    return links


@rule("coreference.names.misspelled", otherwise=_unlinked)
def _misspelled(forms: Sequence[_Form]) -> list[_Link]:
    """Link names of which one word is spelled differently: "Tidewater Ropeworks" and "Tidewater Roepworks"."""
    near: dict[object, list[_Form]] = defaultdict(list)
    links: list[_Link] = []
    for form in forms:
        for i, word in enumerate(form.words):
            if len(word) < ONE_SLIP_LETTERS:
                continue
            others = near[i, word[:2], form.words[:i], form.words[i + 1 :]]
            links += [(form, [other]) for other in others[:MAX_COMPARED_FORMS] if same_spelling(word, other.words[i])]
            others.append(form)
    return links


def _none_defined(text: str, mentions: Sequence[TypedMention], forms: dict[str, _Form]) -> list[_Link]:
    return []


@rule("coreference.names.defined_acronym", otherwise=_none_defined)
def _defined_acronyms(text: str, mentions: Sequence[TypedMention], forms: dict[str, _Form]) -> list[_Link]:
    """Link the acronym that an article explains: "Marrow Harbour Authority (MHA)"."""
    links: list[_Link] = []
    for a, b in pairwise(mentions):
        between, behind = text[a.end : min(b.start, a.end + MAX_BRACKET_CHARS)], text[b.end : b.end + 1]
        if between.strip("\"“”' ") == "(" and behind in tuple(")”\"'"):
            long, short = a.of(text), b.of(text)
            if is_acronym(short) and could_stand_for(short, long):
                links.append((forms[short], [forms[long]]))
    return links


@rule("coreference.names.acronym", otherwise=_unlinked)
def _acronyms(forms: Sequence[_Form]) -> list[_Link]:
    """Link an acronym with the one name whose letters it has: "MHA" and "Marrow Harbour Authority"."""
    long: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        for acronym in acronyms(form.text):
            long[acronym].append(form)
    return [(form, long[_letters(form)]) for form in forms if is_acronym(form.text) and _letters(form) in long]


def _letters(form: _Form) -> str:
    return fold(form.text).replace(" ", "")


def _none_short(forms: Sequence[_Form], type_: Literal["organisation", "place"]) -> list[_Link]:
    return []


@rule("coreference.names.short", otherwise=_none_short)
def _short_forms(forms: Sequence[_Form], type_: Literal["organisation", "place"]) -> list[_Link]:
    """Link a short form with the one longer name that it fits, long ones first: "Harrow" and "Harrow School"."""
    fits = is_short_organisation if type_ == "organisation" else is_short_place
    longer: dict[str, list[_Form]] = defaultdict(list)  # by their first and last words
    for form in forms:
        if len(form.words) > 1:
            for word in {spelling(form.words[0]), spelling(form.words[-1])}:
                longer[word].append(form)
    links: list[_Link] = []
    for form in sorted(forms, key=lambda f: -len(f.words)):
        ends = (form.words[0], form.words[-1])
        near = dict.fromkeys(f for word in ends for f in longer.get(spelling(word), [])[:MAX_COMPARED_FORMS])
        others = [
            other
            for other in near
            if fits(form.words, other.words, bool(form.known))
            and not other.text.endswith((f", {form.text}", f" of {form.text}"))
        ]
        links.append((form, others))
    return links
