"""Who is one and the same in several articles. Everybody is invented."""

import random
from pathlib import Path

import pytest

from analysis.cross_document import ArticleEntities, Canonical, Joined, NamedEntity, StoredNames, join_articles, stored

Entities = list[tuple[str, ...]]  # name, then what differs from a person of whom nothing is said


def article(number: int, *entities: NamedEntity, url: str = "", published: str = "") -> ArticleEntities:
    article_id = f"{number:012x}"
    named = (e._replace(id=f"{article_id}-e{n}") for n, e in enumerate(entities, 1))
    return ArticleEntities(article_id, tuple(named), url, published)


def person(name: str, *aliases: str, role: str = "", pronoun: str = "") -> NamedEntity:
    return NamedEntity("", name, "person", aliases, role, pronoun)


def body(name: str, *aliases: str) -> NamedEntity:
    return NamedEntity("", name, "organisation", aliases)


def place(name: str) -> NamedEntity:
    return NamedEntity("", name, "place")


def group(name: str) -> NamedEntity:
    return NamedEntity("", name, "group")


def number_of(joined: Joined, articles: list[ArticleEntities]) -> int:
    """How many there are, once those who are one are counted once."""
    return len({joined.of(e.id, e.name).id for a in articles for e in a.entities})


LIM = person("Ana Lim", "Lim")  # an article that calls her by her surname, too

ONE = {
    "the same name": [person("Ana Lim"), person("Ana Lim")],
    "a middle initial": [person("Ana Lim"), person("Ana B. Lim")],
    "an initial for the first name": [person("Ngozi Okafor"), person("N. Okafor")],
    "a short form of the first name": [person("William Brandt"), person("Bill Brandt")],
    "a generation that one article leaves out": [person("Tomas Brandt Jr."), person("Tomas Brandt")],
    "capitals of a headline": [person("Ana Lim"), person("ANA LIM")],
    "an office in the name": [person("Ana Lim"), person("Sen. Ana Lim")],
    "another transliteration": [person("Dmitri Zelenov"), person("Dmitriy Zelenov")],
    "a letter amiss, where the right name is twice as common": [
        person("Ngozi Okafor"),
        person("Ngozi Okafor"),
        person("Ngozi Okafer"),
    ],
    "a surname alone": [LIM, person("Lim")],
    "a surname with its title": [LIM, person("Mrs Lim")],
    "a first name by which several articles call her": [
        person("Saoirse Vane", "Saoirse"),
        person("Saoirse Vane", "Saoirse"),
        person("Saoirse"),
    ],
    "a surname that nobody says in full": [person("Okonjo"), person("Mr Okonjo")],
    "a man whom one article takes for a woman, by a slip of ours": [
        person("Robert Vane", pronoun=p) for p in ("he", "she")
    ],
    "roles of two fields alone": [person("Ana Lim", role="senator"), person("Ana Lim", role="novelist")],
    "spellings of an organisation": [body("Marrow Harbour Authority"), body("The Marrow Harbour Authority")],
    "British and American spelling": [body("Marrow Labour Organisation"), body("Marrow Labour Organization")],
    "an acronym that an article explains": [body("Kassel Bau", "KB"), body("KB")],
    "an acronym that fits one name alone": [body("Marrow Harbour Authority"), body("MHA")],
    "a short form that an article uses": [body("Goldmark Sachs", "Goldmark"), body("Goldmark")],
    "a short form whose rest says what it is": [body("Harrow Vale School"), body("Harrow Vale")],
    "an organisation with a letter amiss": [body("Tidewater Ropeworks")] * 2 + [body("Tidewater Roepworks")],
    "names of one entry of a lexicon": [body("World Health Organization"), body("WHO")],
    "a place and what it is": [place("Marrow"), place("Marrow Island")],
    "forms of one country": [place("United States"), place("U.S.")],
    "nouns and adjectives of one group": [group("Danes"), group("Danish")],
}
SEVERAL = {
    "relatives": [person("Ana Lim"), person("Bo Lim")],
    "two middle initials": [person("Ana B. Lim"), person("Ana C. Lim")],
    "two generations": [person("Tomas Brandt Jr."), person("Tomas Brandt Sr.")],
    "a letter amiss in two names as common": [person("Jonas Hansen"), person("Jonas Hanson")],
    "he and she, of a first name that goes with neither": [person("Xq Lim", pronoun=p) for p in ("he", "she")],
    "a first name alone, of which nothing is known": [person("Emma Vane"), person("Emma")],
    "first names alone": [person("Emma"), person("Emma")],
    "a surname like a first name, of somebody named once": [person("Mary Kay Henry", "Henry"), person("Henry")],
    "a surname of another pronoun": [person("Ana Lim", "Lim", pronoun="she"), person("Mr. Lim")],
    "a short surname that sounds the same": [person("Dave Caris", "Caris"), person("Karis")],
    "somebody whom an article names in passing": [person("Ines Falk"), person("Falk")],
    "a title that is somebody's surname": [person("Amy Pope", "Pope"), person("pope")],
    "a person and an organisation": [person("Marlow"), body("Marlow")],
    "two acronyms' letters without a word": [body("Voice of Amity"), body("VA")],
    "a part and the whole": [body("Senate"), body("Senate Budget Committee")],
    "a common noun": [body("Union"), body("Union League Club")],
    "a name that begins a longer one": [body("Gable Street"), body("Gable Street Courier")],
    "a first name and a second one": [person("John Paul II"), person("John Paul Stevens")],
}


@pytest.mark.parametrize("entities", ONE.values(), ids=ONE)
def test_one(entities: list[NamedEntity]) -> None:
    articles = [article(n, entity) for n, entity in enumerate(entities)]
    assert number_of(join_articles(articles), articles) == 1


@pytest.mark.parametrize("entities", SEVERAL.values(), ids=SEVERAL)
def test_several(entities: list[NamedEntity]) -> None:
    articles = [article(n, entity) for n, entity in enumerate(entities)]
    assert number_of(join_articles(articles), articles) == len(entities)


def test_two_weak_signs_tell_namesakes_apart_and_are_told() -> None:
    articles = [
        article(1, person("Ana Lim", role="senator"), url="https://courier.example.uk/1"),
        article(2, person("Ana Lim", role="goalkeeper"), url="https://post.example.au/1"),
    ]
    joined = join_articles(articles)
    assert number_of(joined, articles) == 2
    assert [d.sentence for d in joined.doubts] == [
        "More than one person seems to be called Ana Lim (senator; goalkeeper). They are counted apart."
    ]


def test_a_field_and_a_life_between_them_tell_namesakes_apart() -> None:
    articles = [
        article(1, person("Ana Lim", role="senator"), published="1971-03-01"),
        article(2, person("Ana Lim", role="actress"), published="2021-03-01"),
    ]
    assert number_of(join_articles(articles), articles) == 2


def test_a_surname_goes_to_the_one_who_is_by_far_the_commonest() -> None:
    articles = [article(n, LIM) for n in range(8)] + [article(8, person("Bo Lim", "Lim")), article(9, person("Lim"))]
    joined = join_articles(articles)
    assert joined.of("000000000009-e1", "Lim").name == "Ana Lim"
    assert not joined.doubts


def test_a_surname_of_two_stays_alone_and_is_told() -> None:
    articles = [article(1, LIM), article(2, person("Bo Lim", "Lim")), article(3, person("Lim"))]
    joined = join_articles(articles)
    assert number_of(joined, articles) == 3
    assert joined.doubts[0].entity_id == "000000000003-e1"
    assert joined.doubts[0].sentence.startswith("“Lim” may be Ana Lim or Bo Lim: ")


def test_an_office_tells_whose_surname_it_is() -> None:
    mayor, pilot = person("Ana Lim", "Lim", role="mayor of Port Ellery"), person("Bo Lim", "Lim", role="pilot")
    joined = join_articles([article(1, mayor), article(2, pilot), article(3, person("Lim", role="Mayor"))])
    assert joined.of("000000000003-e1", "Lim").name == "Ana Lim"


def test_an_article_that_names_both_knows_better() -> None:
    articles = [article(1, LIM, person("Mrs Lim")), article(2, LIM)]
    assert number_of(join_articles(articles), articles) == 2


def test_one_article_is_left_as_it_is() -> None:
    assert (
        join_articles([article(1, person("Ana Lim"), person("Ana B. Lim"), person("Lim"), group("Danes"))]).canonical
        == {}
    )


def test_who_stands_for_all_is_the_earliest_of_the_commonest_full_name() -> None:
    articles = [
        article(1, person("Ana Lim"), published="2031-05-02"),
        article(2, person("Ana Lim"), published="2031-05-01"),
        article(3, person("Ana Beatriz Lim"), published="2031-04-01"),
        article(4, person("Ana Lim")),
    ]
    assert set(join_articles(articles).canonical.values()) == {Canonical("000000000002-e1", "Ana Lim")}


def test_the_order_of_the_articles_makes_no_difference() -> None:
    entities = [e for examples in (*ONE.values(), *SEVERAL.values()) for e in examples]
    articles = [article(n, entity, published=f"2031-05-{n % 28 + 1:02}") for n, entity in enumerate(entities)]
    joined = join_articles(articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert join_articles(shuffled) == joined


@pytest.mark.parametrize("many", [1, 10_000])  # in a process of its own, and in this one
def test_names_in_a_file_are_joined_like_those_in_memory(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MANY", many)
    entities = [e for examples in (*ONE.values(), *SEVERAL.values()) for e in examples]
    articles = [
        article(n, entity, *entities[:3], published=f"2031-05-{n % 28 + 1:02}") for n, entity in enumerate(entities)
    ]
    names = StoredNames(tmp_path / "names")
    for one in reversed(articles):
        names.add(one)
    joined = names.join()
    assert dict(joined.canonical) == join_articles(articles).canonical
    assert len(joined.canonical) > len(articles)
    assert joined.of("0123456789ab-s2", "residents") == Canonical("0123456789ab-s2", "residents")
    names.close()


def test_whoever_is_in_no_article_stands_for_itself() -> None:
    assert Joined({}).of("0123456789ab-s2", "residents") == Canonical("0123456789ab-s2", "residents")
