"""Turn a draft, which names people by their names, into a mark, which has offsets, and back.

A draft is a dictionary:

    {"speakers": {"a1": "Ana Lim", "a2": "unnamed: a clerk", "a3": ["Ana Lim", "Bo Okafor"], "a4": "nobody"},
     "entities": {"Ana Lim": ["person", "she", "Ms. Lim", "Lim@3"], "Bo Okafor": ["person", "he", "Lim@4.2"]},
     "via": {"a1": "on Twitter"}}

The key of an entity is its name, the fullest form; behind it stand type, pronoun and all other forms. A form means its entity
wherever it stands as whole words outside a longer form. `@3` limits it to paragraph 3, `@4.2,7` to its second place in
paragraph 4 and all in 7; a form without `@` takes what is left. Descriptions and `via` may have a place too.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from training.marks import (
    BARE,
    DESCRIBED,
    PRONOUNS,
    TYPES,
    Mark,
    MarkedAttribution,
    MarkedEntity,
    MarkError,
    Party,
    Span,
    faults,
    hash_of,
)
from training.marks.articles import Attribution, GoldArticle

Draft = dict[str, Any]
KEYS = ("speakers", "entities", "via")
UNDECIDED = "?"
_PLAIN = str.maketrans("‘’“”\u00a0\u2009\u202f", "''\"\"   ")
_PLACES = re.compile(r"(.+?)@(\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?)*)", re.S)


class Place(NamedTuple):
    paragraph: int  # counts from 1
    nth: int  # of this form in the paragraph; 0: all of them

    def __str__(self) -> str:
        return f"{self.paragraph}.{self.nth}" if self.nth else str(self.paragraph)


class Occurrence(NamedTuple):
    form: str
    span: Span
    place: Place


# ------------------------------------------------------------------------------------------------- from a draft to a mark


def to_mark(article: GoldArticle, draft: Draft) -> Mark:
    """The mark that a complete draft means. Raises MarkError with all that is wrong or missing."""
    wrong: list[str] = []
    keys, entities = _entities(article.text, draft.get("entities", {}), wrong)
    names = {plain(key): n for n, key in enumerate(keys)}
    for bare, n in Counter(split_form(key)[0] for key in keys).items():
        if n == 1:
            names |= {bare: next(names[plain(k)] for k in keys if split_form(k)[0] == bare)}
    speakers, via = draft.get("speakers", {}), draft.get("via", {})
    known = {f"a{n}" for n in range(1, len(article.attributions) + 1)}
    wrong += [f"There is no {key} in this article." for key in [*speakers, *via] if key not in known]
    attributions = []
    for number, gold in enumerate(article.attributions, 1):
        key = f"a{number}"
        speaker = _speaker(article.text, key, speakers.get(key), names, wrong)
        words = via.get(key, "")
        span = _nearest(article.text, words, gold) if words else None
        if words and not span:
            wrong.append(f"{key}: via {words!r} does not stand in the text.")
        attributions.append(MarkedAttribution(gold.content[0].start, speaker, span))
    wrong += [f"The draft has {key!r}; it may have {', '.join(KEYS)}." for key in draft if key not in KEYS]
    mark = Mark(hash_of(article.text), tuple(entities), tuple(attributions))
    wrong = wrong or faults(mark, article.text, article.starts)
    if wrong:
        raise MarkError("\n".join(wrong))
    return mark


def split_form(form: str) -> tuple[str, tuple[Place, ...]]:
    """The words of a form in plain signs, and the places it is limited to; none: it is not limited."""
    form = plain(form)
    match = _PLACES.fullmatch(form)
    if not match:
        return form, ()
    pairs = (part.split(".") for part in match[2].split(","))
    return match[1], tuple(Place(int(pair[0]), int(pair[1]) if len(pair) > 1 else 0) for pair in pairs)


def paragraphs_of(text: str) -> list[Span]:
    """The lines that are not blank."""
    return [Span(*m.span()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def plain(text: str) -> str:
    """The same length, with typists' signs for the typographic ones: a form is found however it was set."""
    return text.translate(_PLAIN)


def find_forms(text: str, forms: Iterable[str]) -> list[Occurrence]:
    """Where the forms stand as whole words, and which in plain signs; where several could, the first and longest does."""
    longest = sorted({plain(f) for f in forms if f}, key=lambda f: (-len(f), f))
    if not longest:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    found, seen = [], Counter[tuple[str, int]]()
    for number, paragraph in enumerate(paragraphs_of(text), 1):
        for m in pattern.finditer(plain(text), *paragraph):
            seen[m[0], number] += 1
            found.append(Occurrence(m[0], Span(*m.span()), Place(number, seen[m[0], number])))
    return found


def _entities(text: str, given: dict[str, Any], wrong: list[str]) -> tuple[list[str], list[MarkedEntity]]:
    claims: dict[str, list[tuple[str, tuple[Place, ...]]]] = defaultdict(list)  # form: keys and places
    kept = {}
    for key, value in given.items():
        if not _is_entity(value):
            wrong.append(f"{key}: write [type, pronoun, other forms …]; types {', '.join(TYPES)}; pronouns {PRONOUNS}.")
            continue
        kept[key] = value
        for form in dict.fromkeys([key, *value[2:]]):
            words, places = split_form(form)
            claims[words].append((key, places))
    mentions: dict[str, list[tuple[Span, str]]] = {key: [] for key in kept}
    used = set()
    for occurrence in find_forms(text, claims):
        form, span, place = occurrence
        exact = [c for c in claims[form] if {place, Place(place.paragraph, 0)} & set(c[1])]
        takers = exact or [c for c in claims[form] if not c[1]]
        if len({key for key, _ in takers}) > 1:
            wrong.append(
                f"{form!r} in paragraph {place} belongs to {[k for k, _ in takers]}: say where, as {form}@{place}."
            )
        if takers:
            mentions[takers[0][0]].append((span, form))
            used |= {(form, *taker) for taker in takers}
    unused = [(f, key, places) for f, all_ in claims.items() for key, places in all_ if (f, key, places) not in used]
    for form, key, places in unused:
        where = f"@{','.join(map(str, places))}" if places else ""
        wrong.append(f"{key}: {form + where!r} does not stand in the text as whole words outside a longer name.")
    entities = []
    for key, value in kept.items():
        first = next((s for s, form in mentions[key] if form == split_form(key)[0]), None)
        rest = tuple(s for s, _ in mentions[key] if s != first)
        entities.append(MarkedEntity(value[0], value[1], ((first,) if first else ()) + rest))
    return list(kept), entities


def _is_entity(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) > 1
        and all(isinstance(v, str) for v in value)
        and value[0] in TYPES
        and value[1] in PRONOUNS
    )


def _speaker(text: str, key: str, given: Any, names: dict[str, int], wrong: list[str]) -> tuple[Party, ...]:
    parties = []
    for value in given if isinstance(given, list) else [given]:
        kind, _, words = value.partition(":") if isinstance(value, str) else ("", "", "")
        if value is None or value == UNDECIDED:
            wrong.append(f"{key} has no speaker yet.")
        elif not isinstance(value, str):
            wrong.append(f"{key}: a speaker is a text, or a list of texts.")
        elif plain(value) in names:
            parties.append(Party("entity", names[plain(value)]))
        elif value in BARE:
            parties.append(Party(value))
        elif kind in DESCRIBED and (span := _described(text, words.strip())):
            parties.append(Party(kind, span=span))
        elif kind in DESCRIBED:
            wrong.append(f"{key}: {words.strip()!r} does not stand in the text.")
        else:
            wrong.append(f"{key}: {value!r} is no entity of this draft, and none of {', '.join(BARE)}.")
    return tuple(parties)


def _described(text: str, form: str) -> Span | None:
    """The first place of a description, or the one that it is limited to."""
    words, places = split_form(form)
    for occurrence in find_forms(text, [words]):
        if not places or {occurrence.place, Place(occurrence.place.paragraph, 0)} & set(places):
            return occurrence.span
    return None


def _nearest(text: str, form: str, gold: Attribution) -> Span | None:
    words, places = split_form(form)
    if places:
        return _described(text, form)
    found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), plain(text))]
    return min(found, key=lambda f: min(max(f.start - s.end, s.start - f.end, 0) for s in gold.spans), default=None)


# ------------------------------------------------------------------------------------------------- from a mark to a draft


def to_draft(article: GoldArticle, mark: Mark) -> Draft:
    """A draft that means this mark."""
    text = article.text
    entities = spell(text, [(e.type, e.pronoun, e.mentions) for e in mark.entities])
    keys = list(entities)
    draft: Draft = {"speakers": {}, "entities": entities, "via": {}}
    for number, attribution in enumerate(mark.attributions, 1):
        parties = [_spell_party(text, p, keys) for p in attribution.speaker]
        draft["speakers"][f"a{number}"] = parties if len(parties) > 1 else parties[0]
        if attribution.via:
            draft["via"][f"a{number}"] = plain(text[slice(*attribution.via)])
    return draft


def _spell_party(text: str, party: Party, keys: Sequence[str]) -> str:
    if party.kind == "entity":
        return keys[party.entity]
    if not party.span:
        return party.kind
    words = plain(text[slice(*party.span)])
    found = find_forms(text, [words])
    place = next(o.place for o in found if o.span == party.span)
    return f"{party.kind}: {words}" + ("" if found[0].span == party.span else f"@{place}")


def spell(text: str, entities: Sequence[tuple[str, str, Sequence[Span]]], loose: bool = False) -> dict[str, list[str]]:
    """Entities as a draft has them, from their types, pronouns and mentions, the fullest first.

    `loose`: a form that means one entity only gets no places, even if some of them were not mentioned.
    """
    owner = {span: n for n, (_, _, mentions) in enumerate(entities) for span in mentions}
    found = find_forms(text, [text[slice(*span)] for span in owner])
    places: dict[str, dict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for form, span, place in found:
        places[form][owner.get(span, -1)].append(place)

    def write(form: str, n: int) -> str:
        owners = places[form].keys() - ({-1} if loose else set())
        if owners == {n} or n not in owners:
            return form
        return f"{form}@{','.join(map(str, places[form][n]))}"

    out = {}
    for n, (type_, pronoun, mentions) in enumerate(entities):
        name, *forms = dict.fromkeys(write(plain(text[slice(*span)]), n) for span in mentions)
        out[name] = [type_, pronoun, *forms]
    return out


# --------------------------------------------------------------------------------------------------------------- changes


def apply(changes: Draft, draft: Draft) -> Draft:
    """A draft with changes: speakers and via one by one, entities by their name.

    An entity is written whole, or as {"name": …, "type": …, "pronoun": …, "add": [forms], "drop": [forms]} with what
    changes; null takes an entity or a via away.
    """
    out = {key: dict(draft.get(key, {})) for key in KEYS}
    if not isinstance(changes, dict):
        raise MarkError(f"Changes are a dictionary with {', '.join(KEYS)}.")
    for key, values in changes.items():
        if key not in KEYS or not isinstance(values, dict):
            raise MarkError(f"A draft has {', '.join(KEYS)}, each a dictionary; not {json.dumps({key: values})[:80]}.")
        for name, value in values.items():
            if value is None:
                if out[key].pop(name, None) is None:
                    raise MarkError(f"There is no {name!r} in {key} to take away.")
            elif key == "entities" and isinstance(value, dict):
                _change_entity(name, value, out)
            else:
                out[key][name] = value
    return out


def _change_entity(name: str, change: dict[str, Any], draft: Draft) -> None:
    entities = draft["entities"]
    if name not in entities:
        raise MarkError(f"There is no entity {name!r} to change; write it as [type, pronoun, other forms …].")
    if unknown := change.keys() - {"name", "type", "pronoun", "add", "drop"}:
        raise MarkError(f"{name}: {sorted(unknown)} can't be changed; name, type, pronoun, add and drop can.")
    if not all(isinstance(change.get(key, []), list) for key in ("add", "drop")):
        raise MarkError(f"{name}: add and drop are lists of forms.")
    type_, pronoun, *forms = entities[name]
    renamed = change.get("name", name)
    drop = change.get("drop", [])
    if missing := [f for f in drop if f not in [*forms, name]]:
        raise MarkError(f"{name} has no forms {missing} to drop.")
    if renamed != name and name not in drop:
        forms = [name, *forms]
    forms = [f for f in dict.fromkeys([*forms, *change.get("add", [])]) if f not in drop and f != renamed]
    draft["entities"] = {
        (renamed if key == name else key): (
            [change.get("type", type_), change.get("pronoun", pronoun), *forms] if key == name else value
        )
        for key, value in entities.items()
    }
    for key, speaker in draft["speakers"].items():
        if isinstance(speaker, list):
            draft["speakers"][key] = [renamed if s == name else s for s in speaker]
        elif speaker == name:
            draft["speakers"][key] = renamed
