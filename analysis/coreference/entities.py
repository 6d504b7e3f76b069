"""Put together the mentions that are of one and the same: people, organisations, places and groups of an article."""

from collections import Counter
from collections.abc import Sequence

from analysis.coreference.link_organisations import join_groups, join_things
from analysis.coreference.link_people import join_people
from analysis.coreference.roles_and_pronouns import find_pronouns, find_role
from analysis.document import Document
from analysis.lexicons import look_up
from analysis.mentions import Found, find_mentions
from analysis.name_forms import core_words, courtesy, is_acronym, read_person
from analysis.records import Entity, EntityType, Mention


def find_entities(document: Document) -> tuple[Entity, ...]:
    """Everybody and everything that an article names, in order of first appearance.

    Mentions are joined within one type only: spellings, short forms and acronyms of one name. Two people with one surname
    stay two; a surname alone goes to the one it most likely means. Not joined: names that share no word, unless a list knows
    them ("Burma" and "Myanmar"). Not found: pronouns and descriptions ("the minister").
    """
    story, reading = document.text, document.reading
    found = find_mentions(document)

    def of(type_: EntityType) -> list[Found]:
        return [f for f in found if f.type == type_]

    people = join_people(story, of("person"))
    roles = [find_role(story, mentions) for mentions in people]
    pronouns = find_pronouns(story, reading, people, roles)
    joined = [
        *zip(people, roles, pronouns, strict=True),
        *((mentions, "", "") for mentions in join_things(story, of("organisation"), "organisation")),
        *((mentions, "", "") for mentions in join_things(story, of("place"), "place")),
        *((mentions, "", "") for mentions in join_groups(story, of("group"))),
    ]
    joined.sort(key=lambda entity: entity[0][0].start)
    return tuple(
        _entity(document, mentions, role, pronoun, f"{document.article_id}-e{number}")
        for number, (mentions, role, pronoun) in enumerate(joined, 1)
    )


def _entity(document: Document, mentions: Sequence[Found], role: str, pronoun: str, id_: str) -> Entity:
    story = document.text
    type_ = mentions[0].type
    forms = Counter(" ".join(story[m.start : m.end].split()) for m in mentions)
    name = max(forms, key=lambda form: (*_fullness(form, type_), forms[form]))
    if type_ == "person":
        first, _, rest = name.partition(" ")
        if " " in rest and courtesy(first) is not None:
            name = rest
    return Entity(
        id=id_,
        name=name,
        type=type_,
        mentions=tuple(Mention(m.start, m.end, document.sentence_number(m.start)) for m in mentions),
        aliases=tuple(form for form in forms if form != name),
        role=role,
        pronoun=pronoun,
    )


def _fullness(form: str, type_: EntityType) -> tuple[float, ...]:
    """How full a form of a name is: the greatest is the name of the entity."""
    in_capitals = form.isupper() and len(form) > 4
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
