"""Join the mentions of organisations, places and groups: spellings, short forms and acronyms of one name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.lexicons import look_up
from analysis.mentions import Found
from analysis.name_forms import (
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

TRIES = 40  # longer names that begin or end with the same word; more are no news article


@dataclass(eq=False)
class _Form:
    """One way of writing a name."""

    text: str
    words: tuple[str, ...]
    known: str  # the full form, if a list has the name
    mentions: list[Found]
    same: "_Form | None" = None  # a form that means the same

    def root(self) -> "_Form":
        form = self
        while form.same:
            form = form.same
        if form is not self:
            self.same = form
        return form


def join_things(story: str, found: Sequence[Found], type_: Literal["organisation", "place"]) -> list[list[Found]]:
    """The mentions of each organisation or place; `found` are those of all of them, in order.

    A short form or an acronym is joined only where one longer name alone fits, except after "World Health Organization (WHO)",
    which says it. Two names that the lists know as different stay apart.
    """
    forms: dict[str, _Form] = {}
    for f in found:
        text = story[f.start : f.end]
        form = forms.get(text)
        if not form:
            known = look_up(type_, text)
            form = forms[text] = _Form(text, core_words(text), known.name if known else "", [])
        form.mentions.append(f)
    every = list(forms.values())
    _join_alike(every)
    _join_defined(story, found, forms)
    _join_acronyms(every)
    _join_short(every, type_)
    joined: dict[_Form, list[Found]] = defaultdict(list)
    for form in every:
        joined[form.root()].extend(form.mentions)
    return [sorted(mentions) for mentions in joined.values()]


def join_groups(story: str, found: Sequence[Found]) -> list[list[Found]]:
    """The mentions of each group: "Danes" and "Danish"."""
    joined: dict[str, list[Found]] = defaultdict(list)
    for f in found:
        text = story[f.start : f.end]
        known = look_up("group", text)
        joined[known.name if known else text].append(f)
    return list(joined.values())


def _join(a: _Form, b: _Form) -> None:
    a, b = a.root(), b.root()
    if a is not b and not (a.known and b.known and a.known != b.known):
        b.same = a
        a.known = a.known or b.known


def _join_alike(forms: Sequence[_Form]) -> None:
    """The same words but for spelling, article, company ending and order; the same name for the lists."""
    first: dict[object, _Form] = {}
    for form in forms:
        keys: list[object] = [
            form.words,
            tuple(spelling(w) if len(w) > 3 else w for w in form.words),
            sorted_words(form.words),
        ]
        if form.known:
            keys.append(form.known)
        if is_acronym(form.text):
            keys.append(fold(form.text).replace(" ", ""))
        for key in keys:
            _join(first.setdefault(key, form), form)
    # one word spelled differently, the others the same
    near: dict[object, list[_Form]] = defaultdict(list)
    for form in forms:
        for i, word in enumerate(form.words):
            if len(word) > 5:
                others = near[i, word[:2], form.words[:i], form.words[i + 1 :]]
                for other in others[:TRIES]:
                    if not (form.known and other.known) and same_spelling(word, other.words[i]):
                        _join(other, form)
                others.append(form)


def _join_defined(story: str, found: Sequence[Found], forms: dict[str, _Form]) -> None:
    """What an article says itself: "Marrow Harbour Authority (MHA)"."""
    for a, b in pairwise(found):
        if story[a.end : b.start].strip("\"“”' ") == "(" and story[b.end : b.end + 1] in ")”\"'":
            long, short = story[a.start : a.end], story[b.start : b.end]
            if is_acronym(short) and could_stand_for(short, long):
                _join(forms[long], forms[short])


def _join_acronyms(forms: Sequence[_Form]) -> None:
    long: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        for acronym in acronyms(form.text):
            long[acronym].append(form)
    for form in forms:
        if is_acronym(form.text):
            _join_one(form, long.get(fold(form.text).replace(" ", ""), []))


def _join_short(forms: Sequence[_Form], type_: Literal["organisation", "place"]) -> None:
    fits = is_short_organisation if type_ == "organisation" else is_short_place
    by_end: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        if len(form.words) > 1:
            for word in {spelling(form.words[0]), spelling(form.words[-1])}:
                by_end[word].append(form)
    for form in sorted(forms, key=lambda f: -len(f.words)):
        near = dict.fromkeys(f for w in (form.words[0], form.words[-1]) for f in by_end.get(spelling(w), [])[:TRIES])
        _join_one(
            form,
            [
                f
                for f in near
                if fits(form.words, f.words, bool(form.known))
                and not f.text.endswith((f", {form.text}", f" of {form.text}"))
            ],
        )


def _join_one(form: _Form, others: Sequence[_Form]) -> None:
    """Join with the others if they are all one thing."""
    roots = {o.root() for o in others if o is not form}
    if len(roots) == 1:
        _join(roots.pop(), form)
