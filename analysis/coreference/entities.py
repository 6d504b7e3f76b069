"""Group mentions into entities: the people, organisations, places and groups of an article."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analysis.coreference.kin import join_kin
from analysis.coreference.link_organisations import link_groups, link_names
from analysis.coreference.link_people import link_people
from analysis.coreference.pronouns import find_pronouns
from analysis.coreference.roles import find_role
from analysis.document import Document
from analysis.lexicons import MIN_HEADLINE_LETTERS, look_up
from analysis.mentions import TypedMention, find_mentions
from analysis.name_forms import core_words, courtesy, is_acronym, read_person
from analysis.records import Entity, EntityType, Mention


class _Linked(NamedTuple):
    """The mentions of one entity, in order, and what the article says about it."""

    mentions: Sequence[TypedMention]
    role: str = ""
    pronoun: str = ""


def find_entities(document: Document) -> tuple[Entity, ...]:
    """Everybody and everything that an article names, in order of first appearance.

    Mentions are linked within one type only: spellings, short forms and acronyms of one name. Two people with one surname
    stay two; a surname alone goes to the one it most likely means. Not linked: names that share no word, unless a lexicon
    knows them ("Burma" and "Myanmar"). Not found: pronouns and descriptions ("the minister").
    """
    text = document.text
    by_type: dict[EntityType, list[TypedMention]] = defaultdict(list)
    for mention in find_mentions(document):
        by_type[mention.type].append(mention)
    people = join_kin(text, link_people(text, by_type["person"]))
    roles = [find_role(text, mentions) for mentions in people]
    pronouns = find_pronouns(document, people, roles)
    linked = [
        *map(_Linked, people, roles, pronouns),
        *map(_Linked, link_names(text, by_type["organisation"], "organisation")),
        *map(_Linked, link_names(text, by_type["place"], "place")),
        *map(_Linked, link_groups(text, by_type["group"])),
    ]
    linked.sort(key=lambda entity: entity.mentions[0].start)
    return tuple(_entity(document, entity, number) for number, entity in enumerate(linked, 1))


def _entity(document: Document, linked: _Linked, number: int) -> Entity:
    type_ = linked.mentions[0].type
    forms = Counter(" ".join(m.of(document.text).split()) for m in linked.mentions)
    name = max(forms, key=lambda form: (*_fullness(form, type_), forms[form]))
    if type_ == "person":
        first, _, rest = name.partition(" ")
        if courtesy(first) is not None and rest:
            if given := next(
                (form for form in forms if read_person(form).words[-1] != read_person(name).words[-1]), ""
            ):
                name = f"{given} {rest}"  # a relative: "Luis" and "Mr Lim"
            elif " " in rest:
                name = rest
    return Entity(
        id=f"{document.article_id}-e{number}",
        name=name,
        type=type_,
        mentions=tuple(Mention(m.start, m.end, document.sentence_number(m.start)) for m in linked.mentions),
        aliases=tuple(form for form in forms if form != name),
        role=linked.role,
        pronoun=linked.pronoun,
    )


def _fullness(form: str, type_: EntityType) -> tuple[float, ...]:
    """How full a form of a name is: the greatest is the name of the entity."""
    in_capitals = form.isupper() and len(form) >= MIN_HEADLINE_LETTERS
    if type_ == "person":
        person = read_person(form)
        return (
            sum(len(w) > 1 for w in person.words),
            len(person.words),
            bool(person.suffix),
            not in_capitals,
            bool(person.title),
        )
    known = look_up(type_, form)
    if type_ == "group":
        return (-known.rank if known else 0, not in_capitals)
    full = known is not None and known.rank == 0
    return full, not is_acronym(form), len(core_words(form)), len(form.removeprefix("The ").split()), not in_capitals
