"""Who and what an article names, from the names that the engine found, which stand here between braces: {Ana Lim/p}."""

import re
from itertools import pairwise, product

import pytest
from factories import document_of, make_sentences

from analysis.coreference.entities import find_entities
from analysis.records import Entity, Link, Name, Reading, Role, Span

TYPES = {"p": "person", "o": "organisation", "l": "place"}
MARK = re.compile(r"\{([^{}]*)/([pol])(0\.\d+)?\}")


def read(marked: str) -> tuple[str, Reading]:
    """A story and its reading from a text with marks; the engine is sure (0.9) unless a score stands in the mark."""
    story, names, at = "", [], 0
    for m in MARK.finditer(marked):
        story += marked[at : m.start()]
        names.append(Name(len(story), len(story) + len(m[1]), TYPES[m[2]], float(m[3] or 0.9)))
        story += m[1]
        at = m.end()
    story += marked[at:]
    return story, Reading(make_sentences(story), tuple(names), ())


def find(marked: str) -> tuple[Entity, ...]:
    return find_entities(document_of(*read(marked)))


def named(marked: str, type_: str = "") -> dict[str, list[str]]:
    """The mentions of every entity (of one type), as written, by its name."""
    story, reading = read(marked)
    entities = [e for e in find_entities(document_of(story, reading)) if type_ in ("", e.type)]
    assert len({e.name for e in entities}) == len(entities), "two entities of one name"
    return {e.name: [story[m.start : m.end] for m in e.mentions] for e in entities}


# ---------------------------------------------------------------------------------------------------------- boundaries


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        # offices stay outside, courtesy titles inside, whatever the engine thinks
        ("The {President Ana Lim/p} spoke.", "Ana Lim"),
        ("A letter to Sen. {Lim/p} came back.", "Lim"),
        ("{Prime Minister Lim/p} spoke.", "Lim"),
        ("We met Mrs {Okafor/p} there.", "Mrs Okafor"),
        ("We met {Mrs. Okafor/p} there.", "Mrs. Okafor"),
        ("We met Pope {Linus/p} there.", "Pope Linus"),
        # the article stays outside, and so does what follows an owner
        ("He left {the Marlow Group/o} in May.", "Marlow Group"),
        ("It was {Ana Lim's/p} idea.", "Ana Lim"),
        ("It was {Ana Lim’s/p} idea.", "Ana Lim"),
        # but "The" belongs to a name that is written so, and "'s" to a firm that says something
        ("He told The {Marlow Times/o} so.", "The Marlow Times"),
        ("The {Marlow Times/o} said so.", "Marlow Times"),
        ("Bread from {Maddox's/o}, they say.", "Maddox's"),
        # full stops of abbreviations belong to the name, those of sentences do not
        ("She works for {Tidewater Corp/o}. in Port Ellery.", "Tidewater Corp."),
        ("She lives in the {U.S/l}.", "U.S."),
        ("She met {Ana Lim./p} It rained.", "Ana Lim"),
        # what belongs to the words of a name
        ("He is {Neill/p}.".replace("{", "O’{"), "O’Neill"),
        ("He met Ana {Reyes/p}-Holt there.", "Reyes-Holt"),
        ("He met {Ted Coll/p} Jr. there.", "Ted Coll Jr."),
        ("It is {Tidewater Paper/o}, Inc. that pays.", "Tidewater Paper, Inc."),
        ("The men of al-{Tawhid/o} fled.", "al-Tawhid"),
        ("The {Marlow School of/o} Economics opened.", "Marlow School of Economics"),
        ("He left the {Marlow School of/o} in May.", "Marlow School"),
        # what belongs to a firm or a school, and what the engine left of one
        ("{Ana Lim/p} & Associates, PC sent it.", "Ana Lim & Associates, PC"),
        ("{Holt/l} & {Marlow/p}, LLP sent it.", "Holt & Marlow, LLP"),
        ("We asked Tidewater Rope Works, {LLC/o} then.", "Tidewater Rope Works, LLC"),
        ("She taught at {Harrow/o} School of Medicine then.", "Harrow School of Medicine"),
        ("We chose {Port Amity/l} Computers then.", "Port Amity Computers"),
        ("We chose {Marrow/p} Wireless, then.", "Marrow Wireless"),
        ("We met {Ana Lim/p} Wireless, then.", "Ana Lim"),
        # initials before a name
        ("It was {K./p} {Michael Brandt/p}.", "K. Michael Brandt"),
        # who writes, with what some mail programs append, but no number
        ("{Ana Lim@WORK/p} on Friday", "Ana Lim@WORK"),
        ("{Ana Lim/p}@WORK on Friday", "Ana Lim@WORK"),
        ("Thanks, {Ana 2718/p}", "Ana"),
        # a sign that stands in a word by a mistake of decoding
        ("It was {FranÃÂ/p}§{ois Lim/p} then.", "FranÃÂ§ois Lim"),
        ("It was {FranÃ/p}§ois then.", "FranÃ§ois"),
        # quotation marks and dashes at the edges do not
        ("Her “{“Ana Lim”/p}” was read.", "Ana Lim"),
    ],
)
def test_boundaries_are_mended(text: str, mention: str) -> None:
    assert [m for mentions in named(text).values() for m in mentions] == [mention]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # a list is taken apart
        ("{Kirk Barr and Celeste Holt/p} came.", ["Kirk Barr", "Celeste Holt"]),
        ("She lives in {Port Ellery, Marrowshire/l}.", ["Port Ellery", "Marrowshire"]),
        # a name that the engine broke is put together
        ("{Marlow/l} {University/o} opened.", ["Marlow University"]),
        ("The {Board/o} of {Education/o} met.", ["Board of Education"]),
        ("{Barbra/l} {Lindqvist/p} sang.", ["Barbra Lindqvist"]),
        ('Rep. {Robert "Bobby/p}" {Lindqvist/p} spoke.', ['Robert "Bobby" Lindqvist']),
        ("{Omar/p} {al-Basri/p} spoke.", ["Omar al-Basri"]),
        ("{Jan/p} van {Dijkman/p} spoke.", ["Jan van Dijkman"]),
        ("{U/l}{.S./l} troops left.", ["U.S."]),
        ("He is with {Tidewater/o}, {Inc./o} since May.", ["Tidewater, Inc."]),
        ("{Ana Reyes/p}-{Holt/p} spoke.", ["Ana Reyes-Holt"]),
        # a name whose letters went wrong on the way
        ("{FranÃ/p}\x83Â§ois {Marlow/p} spoke.", ["FranÃ\x83Â§ois Marlow"]),
        # a town and its country without a comma, but not the south of one
        ("He is from {Port Ellery Norway/l} now.", ["Port Ellery", "Norway"]),
        ("He is from {Port Ellery New Zealand/l} now.", ["Port Ellery", "New Zealand"]),
        ("He is from {Rural Norway/l} now.", ["Rural Norway"]),
        ("{Omar/o0.4} {al/p}{-/o}{Basri/p} spoke.", ["Omar al-Basri"]),
        ("{Barr/p} {Lindqvist/p} sang.", ["Barr Lindqvist"]),
        ("The {U.S./l} {Army/o} came.", ["U.S. Army"]),
        # a town and its country behind it, but not parts of a country
        ("She lives in {Port Amity New Zealand/l}.", ["Port Amity", "New Zealand"]),
        ("She lives in {Northern Ireland/l}.", ["Northern Ireland"]),
        ("She lives in {Upper Kenya/l}.", ["Upper Kenya"]),
        ("She studied {Roman Spain/l}.", ["Roman Spain"]),
        # a photographer and the country that the caption begins with
        ("It is peaceful. {Ana Lim U.S./p} ships left.", ["Ana Lim", "U.S."]),
        # the end of a letter and the beginning of its answer, with the line ends gone
        ("Can you come? {Ana Luis/p}, I met you there.", ["Ana", "Luis"]),
        ("Thanks {Ana Luis/p}, Here it is.", ["Ana", "Luis"]),
        ("It is late. {Ana Luis Brandt/p} <brandt@tidewater.example> wrote", ["Ana", "Luis Brandt"]),
        ("He met Sen. {Ana Brandt/p}, I-Va., there.", ["Ana Brandt"]),
        # what is named whole elsewhere is made whole, or taken apart
        ("{Marrow Electric/o} pays. He likes {Marrow/p} {Electric/o}.", ["Marrow Electric", "Marrow Electric"]),
        ("{Marrow Electric/o} pays. He likes {Marrow/o} Electric.", ["Marrow Electric", "Marrow Electric"]),
        (
            "{Ana Lim/p} came. By {Harbour Post Ana Lim/o} from {Port Amity/l}. {Port Amity Kirk Barr/p} left.",
            ["Ana Lim", "Harbour Post", "Ana Lim", "Port Amity", "Port Amity", "Kirk Barr"],
        ),
        ("{Ana Lim/p} came. {Ana Lim Foundation/o} pays.", ["Ana Lim", "Ana Lim Foundation"]),
        ("He reads {Washington/l} Post. It is late.", ["Washington Post"]),
        ("The {Amity/l} {Liberal Party/o} met.", ["Amity Liberal Party"]),
        # two names side by side stay two
        ("The {Amity/l} {Burger King/o} shut.", ["Amity", "Burger King"]),
        ("The {Lim/p}-{Brandt/p} debate began.", ["Lim", "Brandt"]),
        ("{Google/o} {Ana Lim/p} left.", ["Google", "Ana Lim"]),
        # politicians' states are places
        ("Ana {D-Va/p0.7}. spoke.", ["Va."]),
    ],
)
def test_names_are_parted_and_joined(text: str, mentions: list[str]) -> None:
    story, reading = read(text)
    found = sorted((m.start, m.end) for e in find_entities(document_of(story, reading)) for m in e.mentions)
    assert [story[a:b] for a, b in found] == mentions


@pytest.mark.parametrize(
    "text",
    [
        # descriptions, offices and forms of address
        "The {President/p} spoke.",
        "{Mr. President/p}, sit down.",
        "The {Danish Ambassador/p} left.",
        # days, pronouns, numerals
        "On {Monday/o} it rained.",
        "And {He/p} spoke.",
        "See part {III/p} of it.",
        # parts of addresses
        "Write to {ana/p}.{lim/p}@harbour.example today.",
        "See www.{Marlow/o}.example and {Tidewater/o}.com for more.",
        "{Title VII/l}, {Parts II/p} and {III-B/p} hold.",
        # laws and storms
        "The {Clean Harbours Act/o} and the {CHIME/o} Act passed.",
        "Hurricane {Odile/l} came. {Odile/p} went.",
        # what stands in an address
        "Write to {ana/p}.{lim/p}@{tidewater/o}.example.org, or see www.{Tidewater/o}.example/{Lim/p}.",
        # what the engine is not sure of, and sees only once
        "Some {Thing/o0.3} happened.",
        "",
        "   \n\n ",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert [e for e in find(text) if e.type != "group"] == []


# --------------------------------------------------------------------------------------------------------------- types


def test_a_name_has_one_type_in_an_article() -> None:
    found = find(
        "{McKinley/o0.75} was late. {McKinley/p} spoke. Later {McKinley/p} left. {Kevin McKinley/p} was tired."
    )
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [("Kevin McKinley", "person", 4)]


def test_a_surname_has_the_type_of_its_bearer() -> None:
    found = find("{Ana Marlow/p} came. {Marlow/l0.6} spoke.")
    assert [(e.name, e.type) for e in found] == [("Ana Marlow", "person")]


def test_lists_help_with_countries_and_institutions() -> None:
    found = find("{China/p0.6} and the {Senate/l0.6} disagreed.")
    assert [(e.name, e.type) for e in found] == [("China", "place"), ("Senate", "organisation")]


def test_lists_know_companies() -> None:
    found = find(
        "Shares of {Lufthansa/p0.6} fell, those of Volkswagen rose, and al-Shabaab was blamed. {Apple/p0.5} is closed."
    )
    assert [(e.name, e.type) for e in found] == [
        ("Lufthansa", "organisation"),
        ("Volkswagen", "organisation"),
        ("al-Shabaab", "organisation"),
        ("Apple", "organisation"),
    ]


def test_words_that_are_companies_too_add_no_name() -> None:
    assert find("The Target was missed. An Apple a day. Shell and stone.") == ()


def test_what_is_hardly_ever_anything_else_outweighs_the_engine() -> None:
    assert [(e.name, e.type) for e in find("They ate at {burger king/l} and {Taco Bell/l}.")] == [
        ("burger king", "organisation"),
        ("Taco Bell", "organisation"),
    ]


LANDS = [
    # where one mention stands as places do, all are the place
    ("{Vostra/p} was silent. In {Vostra/p}, nobody spoke.", "place"),
    ("{Norrick/p} was silent. {Norrick/p}'s coastguard was not.", "place"),
    ("{Vostria/p} was silent. The Vostrian ships were not.", "place"),
    # nor is who stands beside it a person
    ("In {Vostra/p}, nobody spoke. {Norrick/p} and {Vostra/p} were silent.", "place"),
    # but nobody with a first name or a title, or in whom one believes
    ("{Ana Norrick/p} was silent. In {Norrick/p}, nobody believed.", "person"),
    ("They believe in {Norrick/p}. {Norrick/p} was silent.", "person"),
    ("In {Norrick/p}'s view it was late. {Norrick/p} was silent.", "person"),
]


@pytest.mark.parametrize(("text", "type_"), LANDS)
def test_lands(text: str, type_: str) -> None:
    assert {e.type for e in find(text)} == {type_}


def test_a_people_that_no_list_knows_is_no_name() -> None:
    assert [e.name for e in find("{Vostrian/p} ships left {Vostria/l}.")] == ["Vostria"]


def test_a_list_decides_where_it_is_sure_and_an_office_helps() -> None:
    found = find("The {White House/l} said so. They dealt with Prime Minister {Tomas Brandt/l0.6}.")
    assert [(e.name, e.type) for e in found] == [("White House", "organisation"), ("Tomas Brandt", "person")]


def test_a_storm_leaves_people_of_its_name_alone() -> None:
    assert named("Hurricane {Ana/p} came. {Ana Lim/p} stayed. {Ana/p} was safe.") == {"Ana Lim": ["Ana Lim", "Ana"]}


def test_a_town_and_a_person_of_one_name_stay_two() -> None:
    found = find("{Ellen Washington/p} lives in {Washington/l}. {Washington/p} paints. {Washington/l} is large.")
    assert [(e.name, e.type, len(e.mentions)) for e in found] == [
        ("Ellen Washington", "person", 2),
        ("Washington", "place", 2),
    ]


def test_a_name_ends_where_a_sentence_begins() -> None:
    story, reading = read("Thanks {Ana Luis/p}, I met you there.")
    at = story.index("Luis")
    cut = Reading((Span(0, at - 1), Span(at, len(story))), reading.names, ())
    assert [e.name for e in find_entities(document_of(story, cut))] == ["Ana", "Luis"]


def test_a_doubtful_name_counts_if_it_is_certain_elsewhere() -> None:
    assert named("{Tidewater/o0.3} pays. They asked {Tidewater/o} for more.") == {
        "Tidewater": ["Tidewater", "Tidewater"]
    }


# -------------------------------------------------------------------------------------------------------------- misses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # repeats of a name, and the surname of somebody named in full
        (
            "{Ngozi Okafor/p} spoke. Then Okafor left, and Ngozi Okafor came back.",
            {"Ngozi Okafor": ["Ngozi Okafor", "Okafor", "Ngozi Okafor"]},
        ),
        ("{Ngozi Okafor/p} spoke. Okafor’s hat fell.", {"Ngozi Okafor": ["Ngozi Okafor", "Okafor"]}),
        ("{Jan van Dijkman/p} spoke. Then van Dijkman left.", {"Jan van Dijkman": ["Jan van Dijkman", "van Dijkman"]}),
        # people named after a title
        ("Dr. Ana Lim spoke, and Mr Brandt left.", {"Ana Lim": ["Ana Lim"], "Mr Brandt": ["Mr Brandt"]}),
        # well-known places and institutions
        (
            "It rained in New Zealand and at the White House.",
            {"New Zealand": ["New Zealand"], "White House": ["White House"]},
        ),
        ("Snow fell in Herndon, Va., on Friday.", {"Va.": ["Va."]}),
        (
            "It rained on Burger King and at McDonald’s, says Agence France-Presse.",
            {
                "Burger King": ["Burger King"],
                "McDonald’s": ["McDonald’s"],
                "Agence France-Presse": ["Agence France-Presse"],
            },
        ),
        # in small letters where nothing else can be meant
        ("we met at starbucks, i saw it on facebook.", {"starbucks": ["starbucks"], "facebook": ["facebook"]}),
        # the same in capitals
        (
            "RAIN FALLS ON NEW ZEALAND AND THE WHITE HOUSE",
            {"NEW ZEALAND": ["NEW ZEALAND"], "WHITE HOUSE": ["WHITE HOUSE"]},
        ),
        # what an article explains
        (
            "The {Marrow Harbour Authority/o} (MHA) pays. He asked MHA again.",
            {"Marrow Harbour Authority": ["Marrow Harbour Authority", "MHA", "MHA"]},
        ),
        # in addresses of letters, and at the head of a mail
        ("12 Quay Road, Port Ellery, OH 44001", {"Port Ellery": ["Port Ellery"], "OH": ["OH"]}),
        ('From: "Ana Lim" <lim@tidewater.example>', {"Ana Lim": ["Ana Lim"]}),
        # the same in a headline that Writes Words Like This
        (
            "{Ngozi Okafor/p} spoke.\nNobody Believes What Okafor Says About Boats",
            {"Ngozi Okafor": ["Ngozi Okafor", "Okafor"]},
        ),
    ],
)
def test_missed_names_are_found(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # not in small letters, not in the middle of a word
        ("{Ana Rush/p} spoke. In a rush, Rushford left.", "Ana Rush"),
        # not as a part of a longer name
        ("{Ngozi Okafor/p} spoke. The Okafor Foundation pays.", "Ngozi Okafor"),
        ("{Ana Lim/p} left. She read the China Reader at the Mint of China.", "Ana Lim"),
        # a common word at the beginning of a sentence
        ("{Ana Rice/p} cooks. Rice is cheap.", "Ana Rice"),
        # the month
        ("{Theo May/p} resigned. It was in May.", "Theo May"),
        # in an address or a handle
        ("{Ana Lim/p} left. Write to desk@netflix.example or see https://www.google.example/okafor.", "Ana Lim"),
        ("{Ana Lim/p} left. See twitter.example.com, she told @reuters and @Reuters.", "Ana Lim"),
        # money, and titles that are words
        ("{Ana Lim/p} paid US$ 40. Miss. That was all.", "Ana Lim"),
    ],
)
def test_what_is_not_a_missed_name(text: str, name: str) -> None:
    assert {n: len(m) for n, m in named(text).items()} == {name: 1}


# ------------------------------------------------------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most Democrats and one Democrat agreed.", {"Democrats": ["Democrats", "Democrat"]}),
        ("The Danish fleet and the Danes won.", {"Danes": ["Danish", "Danes"]}),
        ("Muslim voters and Jewish ones met.", {"Muslim": ["Muslim"], "Jewish": ["Jewish"]}),
        ("MANY {AMERICANS/p} vote.", {"AMERICANS": ["AMERICANS"]}),
        # also where the engine takes them for something else
        ("The {Danes/p} won.", {"Danes": ["Danes"]}),
        # not in the name of a party, a firm, or as a language
        ("The {Democratic Party/o} met.", {}),
        ("The Russian Orthodox Church met.", {}),
        ("She speaks Danish, and he wrote it in French.", {}),
        # before an office it is one
        ("Danish Prime Minister {Ana Lim/p} met them.", {"Danish": ["Danish"]}),
        # a word like any other at the beginning of a sentence
        ("Democratic ways are slow. The Democratic nominee was not.", {"Democratic": ["Democratic"]}),
    ],
)
def test_groups(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "group") == expected


# ------------------------------------------------------------------------------------------------------------- people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # spellings of a foreign name
        (
            "{Oleh Zaretsky/p} came. {Zaretskyy/p} spoke. {Oleh Zaretskiy/p} left.",
            {"Oleh Zaretsky": ["Oleh Zaretsky", "Zaretskyy", "Oleh Zaretskiy"]},
        ),
        # titles, surname, first name, initials
        (
            "{Okafor/p} wins. {Ngozi Okafor/p} spoke. {Mrs Okafor/p} left. {Ngozi/p} was tired.",
            {"Ngozi Okafor": ["Okafor", "Ngozi Okafor", "Mrs Okafor", "Ngozi"]},
        ),
        ("{J. K. Marlow/p} writes. {Joanne Marlow/p} reads.", {"Joanne Marlow": ["J. K. Marlow", "Joanne Marlow"]}),
        ("{William Tarrant/p} came. {Bill/p} left.", {"William Tarrant": ["William Tarrant", "Bill"]}),
        # accents, particles, two surnames, hyphens
        ("{José Pérez/p} came. {Perez/p} left.", {"José Pérez": ["José Pérez", "Perez"]}),
        ("{Bill de Brouwer/p} came. {De Brouwer/p} left.", {"Bill de Brouwer": ["Bill de Brouwer", "De Brouwer"]}),
        (
            "{Andrés Manuel López Arana/p} came. {López Arana/p} left. {López/p} sang.",
            {"Andrés Manuel López Arana": ["Andrés Manuel López Arana", "López Arana", "López"]},
        ),
        ("{Ana Reyes-Holt/p} came. {Reyes-Holt/p} left.", {"Ana Reyes-Holt": ["Ana Reyes-Holt", "Reyes-Holt"]}),
        # a slip of the pen
        ("{Lydia Buchtmann/p} came. {Ms Bauchtman/p} left.", {"Lydia Buchtmann": ["Lydia Buchtmann", "Ms Bauchtman"]}),
        # only surnames
        ("{Mr Brandt/p} came. {Brandt/p} left.", {"Mr Brandt": ["Mr Brandt", "Brandt"]}),
        # capitals in a headline
        ("{OKAFOR/p} WINS\n{Ngozi Okafor/p} won.", {"Ngozi Okafor": ["OKAFOR", "Ngozi Okafor"]}),
    ],
)
def test_one_person_has_many_names(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by title
        (
            "{Mr Brandt/p} and {Mrs Brandt/p} came. {Mr Brandt/p} left.",
            {"Mr Brandt": ["Mr Brandt", "Mr Brandt"], "Mrs Brandt": ["Mrs Brandt"]},
        ),
        # by first name, the bare surname going back to the one just named in full
        (
            "{Ana Holt/p} met {Kirk Holt/p}. {Holt/p} paid.\nThen {Ana Holt/p} spoke. {Holt/p} left.",
            {"Ana Holt": ["Ana Holt", "Ana Holt", "Holt"], "Kirk Holt": ["Kirk Holt", "Holt"]},
        ),
        # to the one it meant last, with nobody named in full nearby
        (
            "{Ana Holt/p} won.\n{Holt/p} is 40.\nHer brother, {Kirk Holt/p}, was there.\n{Holt/p} will go to court.",
            {"Ana Holt": ["Ana Holt", "Holt", "Holt"], "Kirk Holt": ["Kirk Holt"]},
        ),
        # in a headline, to the one who is named most
        (
            "{Holt/p} wins\n{Kirk Holt/p} lost. {Ana Holt/p} won, and {Ana Holt/p} is glad.",
            {"Ana Holt": ["Holt", "Ana Holt", "Ana Holt"], "Kirk Holt": ["Kirk Holt"]},
        ),
        # by office
        (
            "President {Kirk Holt/p} met Mayor {Ana Holt/p}.\nPresident {Holt/p} left.\nMayor {Holt/p} stayed.",
            {"Kirk Holt": ["Kirk Holt", "Holt"], "Ana Holt": ["Ana Holt", "Holt"]},
        ),
        # a couple
        (
            "{Bill Tarrant/p} is old. {Bill Ek/p} is not. {Bill/p} and {Helen Tarrant/p} left.",
            {"Bill Tarrant": ["Bill Tarrant", "Bill"], "Bill Ek": ["Bill Ek"], "Helen Tarrant": ["Helen Tarrant"]},
        ),
        # father and son
        (
            "{Ted Coll/p} came. {Ted Coll Jr./p} too. {Coll Jr./p} left, {Ted Coll/p} did not.",
            {"Ted Coll": ["Ted Coll", "Ted Coll"], "Ted Coll Jr.": ["Ted Coll Jr.", "Coll Jr."]},
        ),
        # who is Jr. from the beginning may be called without it
        ("{Ted Coll Jr./p} came. {Ted Coll/p} left.", {"Ted Coll Jr.": ["Ted Coll Jr.", "Ted Coll"]}),
        # a queen is not everybody who has her first name
        ("{Queen Maud/p} met {Maud Holt/p}.", {"Queen Maud": ["Queen Maud"], "Maud Holt": ["Maud Holt"]}),
        # a family is not one of its members
        ("{Ana Holt/p} left. The {Holts/p} stayed.", {"Ana Holt": ["Ana Holt"], "Holts": ["Holts"]}),
    ],
)
def test_two_people_of_one_surname_stay_two(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected


@pytest.mark.xfail(strict=True, reason="only the text around says that Holt is the brother, who was quoted all along")
def test_a_surname_goes_to_whom_the_sense_demands() -> None:
    found = named("{Ana Holt/p} won. {Kirk Holt/p}, her brother, cried. {Holt/p} will take the crown next week.")
    assert found["Ana Holt"] == ["Ana Holt", "Holt"]


# ---------------------------------------------------------------------------------------- organisations and places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # acronyms, by their letters or because the article says so
        (
            "The {World Health Organization/o} ({WHO/o}) met. The {WHO/o} agreed.",
            {"World Health Organization": ["World Health Organization", "WHO", "WHO"]},
        ),
        (
            "{MHA/o} pays. The {Marrow Harbour Authority/o} does.",
            {"Marrow Harbour Authority": ["MHA", "Marrow Harbour Authority"]},
        ),
        (
            "The {Kasseler Bauverein/o} ({KBV/o}) pays. {KBV/o} does.",
            {"Kasseler Bauverein": ["Kasseler Bauverein", "KBV", "KBV"]},
        ),
        # company endings, articles, spelling, order of words
        ("{Tidewater Corp./o} pays. {Tidewater/o} does.", {"Tidewater Corp.": ["Tidewater Corp.", "Tidewater"]}),
        (
            "The {Fishing Organisation/o} met. The {Fishing Organization/o} left.",
            {"Fishing Organisation": ["Fishing Organisation", "Fishing Organization"]},
        ),
        (
            "The {Department of Fisheries/o} met. The {Fisheries Department/o} left.",
            {"Department of Fisheries": ["Department of Fisheries", "Fisheries Department"]},
        ),
        # short forms
        ("{Harrow School/o} won. {Harrow/o} is old.", {"Harrow School": ["Harrow School", "Harrow"]}),
        ("The {Marrow Gazette/o} said so. The {Gazette/o} knew.", {"Marrow Gazette": ["Marrow Gazette", "Gazette"]}),
        # lists know some names
        ("The {GOP/o} met. The {Republican Party/o} met.", {"Republican Party": ["GOP", "Republican Party"]}),
        # an ampersand
        ("{Holt & Holt/o} pays. {Holt/o} pays too.", {"Holt & Holt": ["Holt & Holt"], "Holt": ["Holt"]}),
        # a part is not the whole, and two are not one
        (
            "The {Senate/o} met. The {Senate Budget Committee/o} met.",
            {"Senate": ["Senate"], "Senate Budget Committee": ["Senate Budget Committee"]},
        ),
        (
            "{Marlow Bank/o} and {Ellery Bank/o} met. The {Bank/o} paid.",
            {"Marlow Bank": ["Marlow Bank"], "Ellery Bank": ["Ellery Bank"], "Bank": ["Bank"]},
        ),
    ],
)
def test_organisations(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The {U.S./l} and the {United States/l}. {America/l}, the {US/l}.",
            {"United States": ["U.S.", "United States", "America", "US"]},
        ),
        ("{Kiev/l} is {Kyiv/l}.", {"Kyiv": ["Kiev", "Kyiv"]}),
        ("{Fallujah/l} is {Falluja/l}.", {"Fallujah": ["Fallujah", "Falluja"]}),
        ("{Marrow Island/l} is far. {Marrow/l} is old.", {"Marrow Island": ["Marrow Island", "Marrow"]}),
        # what the lists know as two stays two, however alike
        ("{Austria/l} is not {Australia/l}.", {"Austria": ["Austria"], "Australia": ["Australia"]}),
        ("{Mexico/l} is not {Mexico City/l}.", {"Mexico": ["Mexico"], "Mexico City": ["Mexico City"]}),
        ("{Marrow/l} is not {Marrow Bay/l}.", {"Marrow": ["Marrow"], "Marrow Bay": ["Marrow Bay"]}),
    ],
)
def test_places(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text, "place") == expected


def test_types_are_never_joined() -> None:
    found = find("{Marlow/l} is a town. The {Marlow Group/o} pays. {Ana Marlowe/p} does not.")
    assert [(e.name, e.type) for e in found] == [
        ("Marlow", "place"),
        ("Marlow Group", "organisation"),
        ("Ana Marlowe", "person"),
    ]


# ------------------------------------------------------------------------------------------------- the entity as such


def test_an_entity_has_id_name_aliases_and_sentences() -> None:
    ana, port = find("In {Port Ellery/l} it rained. {Okafor/p} spoke. {Ngozi Okafor/p} and {Okafor/p} left.")[::-1]
    article_id = port.id.partition("-")[0]
    assert (port.id, port.name, [m.sentence for m in port.mentions]) == (f"{article_id}-e1", "Port Ellery", [1])
    assert (ana.id, ana.name, ana.aliases) == (f"{article_id}-e2", "Ngozi Okafor", ("Okafor",))
    assert [m.sentence for m in ana.mentions] == [2, 3, 3]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a title gives way to a first name, but not to nothing
        ("{Mrs Ngozi Okafor/p} came. {Mrs Okafor/p} left.", "Ngozi Okafor"),
        ("{Okafor/p} came. {Mrs Okafor/p} left.", "Mrs Okafor"),
        # a first name counts more than initials
        ("{J. K. Marlow/p} came. {Joanne Marlow/p} left.", "Joanne Marlow"),
        # of two spellings the more frequent one
        ("{Oleh Zaretskyy/p} came. {Oleh Zaretsky/p} spoke. {Oleh Zaretsky/p} left.", "Oleh Zaretsky"),
        # capitals are for headlines
        ("{NGOZI OKAFOR/p} WINS\n{Ngozi Okafor/p} won.", "Ngozi Okafor"),
    ],
)
def test_the_fullest_form_is_the_name(text: str, name: str) -> None:
    assert [e.name for e in find(text)] == [name]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # right before the name
        ("The Kremlin spokesman {Dmitri Orlov/p} left.", "Kremlin spokesman"),
        ("On Monday former deputy mayor {Ana Lim/p} left.", "former deputy mayor"),
        ("Okafor’s campaign manager {Ana Lim/p} left.", "Okafor’s campaign manager"),
        ("She met Mayor {Tomas Brandt/p}.", "Mayor"),
        ("She met Sen. {Ana Lim/p}.", "Sen."),
        # beside it, between commas
        ("{Ana Lim/p}, a professor at Port Amity University, left.", "professor at Port Amity University"),
        ("{Ana Lim/p}, 61, a retired teacher who lives in Ellery, left.", "retired teacher"),
        ("“No,” said {Ana Lim/p}, the union’s president.", "union’s president"),
        ("The town’s mayor, {Tomas Brandt/p}, left.", "town’s mayor"),
        # what says more than a title comes first
        (
            "Sen. {Ana Lim/p} left.\n{Ana Lim/p}, chairwoman of the ports committee, spoke.",
            "chairwoman of the ports committee",
        ),
        # the sentence before is no part of it
        ("It was up to the Ports Committee. Harbour chief {Ana Lim/p} left.", "Harbour chief"),
        # no role
        ("{Ana Lim/p}, hugged her daughter, wept.", ""),
        ("Mr {Brandt/p} left.", ""),
        ("{Ana Lim/p}, the wind had turned, left.", ""),
        ("According to {Ana Lim/p}, the mayor is corrupt.", ""),
        ("The old {Ana Lim/p} left.", ""),
        ("{Ana Lim/p}, who leads the union, left.", ""),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert find(text)[-1].role == role


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        # titles and words that tell
        ("{Mrs Okafor/p} left.", "she"),
        ("{Mx Okafor/p} left.", "they"),
        ("Port spokesman {Robin Lim/p} left.", "he"),
        ("{Robin Lim/p}, mother of two, left.", "she"),
        ("{Robin Lim/p} (they/them) left.", "they"),
        # the only person whom a pronoun can mean
        ("{Robin Lim/p} left. She was tired.", "she"),
        ("{Robin Lim/p} said he was tired, and his dog too.", "he"),
        # not by the first name, not by one weak sign
        ("{Mary Lim/p} left.", ""),
        ("{Robin Lim/p} took her hat.", ""),
        # not between two people, not what somebody else says
        ("{Robin Lim/p} met {Kit Brandt/p}. She was tired.", ""),
        ("{Robin Lim/p} left. “She was tired, she was old.”", ""),
        # who is named only as an object does not count
        ("It was about {Robin Lim/p}. She would not hear of it.", ""),
        # against the first name only what says so outright
        ("{Donald Finch/p} met her. She left. {Donald Finch/p} sold her boat. She wept.", ""),
        ("Mrs {Donald Finch/p} left.", "she"),
    ],
)
def test_pronouns(text: str, pronoun: str) -> None:
    assert find(text)[0].pronoun == pronoun


def test_the_engine_helps_with_pronouns() -> None:
    story, reading = read("{Robin Lim/p} and {Kit Brandt/p} left.\n“No,” she said.\n“Yes,” she said.")
    at = [m.start() for m in re.finditer("she", story)]
    roles = tuple(Role(a, a + 3, "source", 0.9) for a in at)
    links = tuple(Link(i, 1, 0.9) for i in range(2))
    sure = Reading(reading.sentences, reading.names, roles, antecedents=links)
    assert [e.pronoun for e in find_entities(document_of(story, sure))] == ["", "she"]


# --------------------------------------------------------------------------------------------------------- hostile text


@pytest.mark.parametrize(
    "text",
    [
        "\x00{Ana\x00Lim/p}\ud800 \u202eMr \u202eBrandt",
        "Mr Mr Mr. Dr. {Mr/p} {Mrs. Dr./p}",
        "{A/p}{B/o}{C/l}{D/p}",
        "{’s/p} {“/o} {the/l} {The /o} {, /l} {of/o} {Jr./p}",
        "{Ana " + "Lim " * 200 + "/p}",
        '"' * 2000 + "{Ana Lim/p}" + "(" * 2000,
        "U.S." * 500 + "O’" * 500 + "D-" * 500,
        "{Ana Lim/p}, " + "a " * 500 + "president",
        "{" + "Ana " * 2000 + "/l} {" + "Ana " * 2000 + "/p} {Inc/o}{LLC/o} & & {&/o} {Ana/o}@@WORK@",
        "a." * 2000 + "a@" * 2000 + "www." * 2000 + "http://" * 500 + "{Ana/p}§" * 50,
    ],
)
def test_hostile_text_does_no_harm(text: str) -> None:
    story, reading = read(text)
    spans = sorted((m.start, m.end) for e in find_entities(document_of(story, reading)) for m in e.mentions)
    assert all(a < b <= len(story) and story[a:b].strip() for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_thousands_of_names_that_begin_alike_are_read_in_time() -> None:
    story = " ".join(f"{{Ana Lim{number}/o}} Tide{number}" for number in range(20_000))
    assert len(find(story)) > 10_000


def test_nine_thousand_people_of_one_surname_are_told_apart() -> None:
    consonants, vowels = "bdfgklmnpr", "aio"
    first_names = map("".join, product(consonants, vowels, consonants, vowels, consonants))
    assert len(find(" ".join(f"{{{name.title()} Smith/p}} came." for name in first_names))) == 9000
