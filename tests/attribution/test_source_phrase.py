"""What the words of a source name."""

import pytest

from analysis.attribution.source_phrase import (
    SourcePhrase,
    complete_source,
    head_noun,
    is_body,
    is_countryman,
    is_definite,
    is_owned,
    is_pair,
    read_source,
)
from analysis.records import Entity, EntityMention, EntityType, Mention, Span

WHO: dict[str, EntityType] = {
    "Anna Kirk": "person",
    "Ben Holt": "person",
    "Kirk": "person",
    "Holt": "person",
    "Obi": "person",
    "Harrow Ferry Company": "organisation",
    "Harrow Council": "organisation",
    "Norrick": "place",
    "Republican": "group",
    "Norricker": "group",
    "Vostria": "place",
}


def _named(text: str) -> list[EntityMention]:
    """Every known name in a text, the longest first where two begin or end together."""
    found: list[EntityMention] = []
    for name in sorted(WHO, key=len, reverse=True):
        at = text.find(name)
        if at >= 0 and not any(m.start < at + len(name) and at < m.end for m in found):
            entity = Entity(f"e-{name}", name, WHO[name], (Mention(at, at + len(name), 1),))
            found.append(EntityMention(at, at + len(name), entity))
    return sorted(found, key=lambda m: m.start)


SOURCES = [
    # a name inside quotation marks, before a noun, is what somebody is described by
    ("The “Harrow Ferry Company” star", "description", []),
    # a name, with a title and with an office
    ("Anna Kirk", "named", ["Anna Kirk"]),
    ("Mrs Kirk", "named", ["Kirk"]),
    ("Anna Kirk, the mayor of Norrick,", "named", ["Anna Kirk"]),
    ("police chief Anna Kirk", "named", ["Anna Kirk"]),
    ("Anna Kirk chimed in on Telegram", "named", ["Anna Kirk"]),
    # an office with a preposition in it before the name, none where somebody else is meant
    ("former secretary of state Anna Kirk, a guest,", "named", ["Anna Kirk"]),
    ("a friend of mayor Anna Kirk", "description", []),
    # one member of a party is nobody's party and no place
    ("the Norrick Republican", "description", []),
    # nor is a compatriot
    ("the Norricker", "description", []),
    # a place or a body before a name belongs to the office
    ("Norrick President Anna Kirk", "named", ["Anna Kirk"]),
    ("Harrow Council leader Ben Holt", "named", ["Ben Holt"]),
    # several with one voice
    ("Kirk and Holt", "named", ["Kirk", "Holt"]),
    ("Kirk, Obi and Holt", "named", ["Kirk", "Obi", "Holt"]),
    # a body, a country
    ("the Harrow Ferry Company", "named", ["Harrow Ferry Company"]),
    ("Norrick", "named", ["Norrick"]),
    ("Norrick and Vostria", "named", ["Norrick", "Vostria"]),
    # pronouns
    ("she", "pronoun", []),
    ("They", "pronoun", []),
    ("I", "pronoun", []),
    ("he himself", "pronoun", []),
    # but not what is theirs
    ("my father", "description", []),
    ("her lawyers", "description", []),
    ("One neighbour", "description", []),
    ("this report", "document", []),
    # what somebody wrote is that person's
    ("Kirk's statement", "named", ["Kirk"]),
    # papers
    ("the report", "document", []),
    ("a study of the bridge", "document", []),
    # people described
    ("a spokesman for Anna Kirk", "description", []),
    ("Kirk’s lawyer", "description", []),
    ("a senior official", "description", []),
    ("the Holt campaign", "description", []),
]


@pytest.mark.parametrize(("text", "sort", "names"), SOURCES)
def test_source(text: str, sort: str, names: list[str]) -> None:
    source = read_source(text, Span(0, len(text)), _named(text))
    assert (source.sort, [m.entity.name for m in source.named]) == (sort, names)


def test_the_owner_of_a_description_is_kept() -> None:
    text = "a spokesman for Anna Kirk"
    source = read_source(text, Span(0, len(text)), _named(text))
    assert source.owner is not None and source.owner.entity.name == "Anna Kirk"
    assert source.head == "spokesman"


def test_names_beyond_the_source_do_not_count() -> None:
    text = "A guard said that Anna Kirk had left."
    assert read_source(text, Span(0, 7), _named(text)).sort == "description"


HEADS = [
    # before a preposition, a comma, a relative
    ("the former secretary of state", "secretary"),
    ("her spokesman", "spokesman"),
    ("a teacher, 41", "teacher"),
    ("the man who rang", "man"),
    # a preposition in first place is passed over
    ("about 20 people", "people"),
    # nothing
    ("", ""),
]


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_head_noun(text: str, head: str) -> None:
    assert head_noun(text) == head


@pytest.mark.parametrize(("text", "body"), [("the company", True), ("police", True), ("the mayor", False)])
def test_bodies(text: str, body: bool) -> None:
    assert is_body(read_source(text, Span(0, len(text)), ())) is body


DEFINITE = [
    # known by its article, or by its owner
    ("the mayor", True, False),
    ("this company", True, False),
    ("Kirk’s lawyer", True, True),
    ("a spokesman for Anna Kirk", False, False),
    ("a mayor", False, False),
    # not what is left of a source that was cut off
    ("the", False, False),
]


@pytest.mark.parametrize(("text", "definite", "owned"), DEFINITE)
def test_definite(text: str, definite: bool, owned: bool) -> None:
    source = read_source(text, Span(0, len(text)), _named(text))
    assert (is_definite(text, source), is_owned(text, source)) == (definite, owned)


COMPLETED = [
    # a name that was cut
    ("Then [Mr]. Obi said no.", "said", "Mr. Obi"),
    ("[Anna] Kirk said no.", "said", "Anna Kirk"),
    # an article alone: the name or the noun that follows
    ("[The] Harrow Council said no.", "said", "The Harrow Council"),
    ("[The] recording shows a boat.", "shows", "The recording"),
    ("[Some of] its neighbours said no.", "said", "Some of its neighbours"),
    # an owner: the source is what follows
    ("[Obi]’s family said no.", "said", "Obi’s family"),
    ("[Obi]’s claim that he left is old.", "claim", "Obi"),
    # a loose end
    ("[two prosecutors in] April charged him.", "charged", "two prosecutors"),
    ("[Anna Kirk,] who left, said no.", "said", "Anna Kirk"),
    # never beyond the sentence
    ("It was [the]. Then they said no.", "said", "the"),
    # what is whole
    ("[the mayor of Norrick] said no.", "said", "the mayor of Norrick"),
    # a description with the name behind it; not a name in a list
    ("[The mayor], Anna Kirk, said no.", "said", "The mayor, Anna Kirk"),
    ("[Her lawyer], Ben Holt, also said no.", "said", "Her lawyer, Ben Holt"),
    ("[The mayor], Anna Kirk and others said no.", "said", "The mayor"),
]


@pytest.mark.parametrize(("marked", "cue", "expected"), COMPLETED)
def test_complete_source(marked: str, cue: str, expected: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    at = text.index(cue)
    named = _named(text)
    if "Mr. Obi" in text:  # a courtesy title belongs to the name
        named = [EntityMention(m.start - 4, m.end, m.entity) for m in named]
    assert complete_source(text, Span(start, end), Span(at, at + len(cue)), named).of(text) == expected


HEADS_OF_MANY = [("a group of angry parents", "parents"), ("one of the lawyers", "lawyers"), ("the group", "group")]


@pytest.mark.parametrize(("text", "head"), HEADS_OF_MANY)
def test_head_of_some_of_many(text: str, head: str) -> None:
    assert head_noun(text) == head


LOOSE = [("a sailor, who", "a sailor"), ("The mayor's", "The mayor"), ("his parents’", "his parents"), ("who", "who")]


@pytest.mark.parametrize(("written", "text"), LOOSE)
def test_what_a_source_is_called(written: str, text: str) -> None:
    assert read_source(written, Span(0, len(written)), []).text == text


PAIRS = [("the two", True), ("The two lawmakers", True), ("both men", True), ("the lawmakers", False), ("", False)]


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_pairs(text: str, pair: bool) -> None:
    assert is_pair(SourcePhrase(Span(0, len(text)), text, "description")) is pair


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        # one person
        ("norwegian", True),
        ("dutchman", True),
        ("scot", True),
        # several people, or nobody in particular
        ("norwegians", False),
        ("dutchmen", False),
        ("dutch", False),
        ("portuguese", False),
        ("mayor", False),
    ],
)
def test_a_person_by_the_people(noun: str, expected: bool) -> None:
    assert is_countryman(noun) is expected


def test_whoever_is_called_by_the_people_is_not_its_spokesman() -> None:
    text = "the Norwegian"
    people = Entity("e1", "Norwegians", "group", (Mention(4, 13, 1),))
    phrase = read_source(text, Span(0, len(text)), [EntityMention(4, 13, people)])
    assert (phrase.sort, phrase.head, phrase.owner) == ("description", "norwegian", None)
