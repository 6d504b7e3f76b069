"""Who speaks: every way in which a source leads to a speaker, in stories that we made up."""

import pytest
from factories import document_of

from analysis.attribution import attribute, explain
from analysis.pipeline import analyse
from analysis.records import Article, Attribution, Entity, Mention, Name, Reading, Role, Span, Stretch
from analysis.text_spans import find_paragraphs

HOLT = "Ben Holt, a fisherman, keeps a boat in the port of Harrow.\n\n"

FOUND = [
    # by the name itself
    ("“We will stay,” said Anna Kirk, the mayor of Harrow.", "Anna Kirk", "person", "name"),
    # by a surname, known by then or later
    (HOLT + "“I have had enough,” said Holt.", "Ben Holt", "person", "surname"),
    ("“The harvest was poor,” Kirk said.\n\nAnna Kirk is the farm minister.", "Anna Kirk", "person", "surname"),
    # by a title before a surname
    (HOLT + "“I have had enough,” said Mr Holt.", "Ben Holt", "person", "title"),
    # by a pronoun
    ("Anna Kirk runs the port.\n\n“We will stay,” she said.", "Anna Kirk", "person", "pronoun"),
    # by the people
    (
        "Ben Holt skated for Harrow. “The ice was soft,” Holt told reporters. “I fell twice,” the Norwegian said.",
        "Ben Holt",
        "person",
        "role",
    ),
    # two as one
    ("Anna Kirk and Ben Holt said they would build it.", "Anna Kirk and Ben Holt", "person", "name"),
    # somebody without a name, or several
    (
        HOLT + "Analysts at the port said it was closed. They added: “It stays so.”",
        "Analysts at the port",
        "unnamed",
        "pronoun",
    ),
    (HOLT + "One resident said it was closed. They added: “It stays so.”", "One resident", "unnamed", "pronoun"),
    # whoever acts right before words without a source
    (
        HOLT + "Anna Kirk said she was busy.\n\nHolt, meanwhile, laughed. “We have built a bridge.”",
        "Ben Holt",
        "person",
        "name",
    ),
    # a body that is not named, and people who are not
    ("“We want people back on the water,” the company said.", "the company", "organisation", "described"),
    ("A senior official said on Monday that the bridge would close.", "A senior official", "unnamed", "described"),
    ("A spokesman for Anna Kirk said that she would not go.", "A spokesman for Anna Kirk", "unnamed", "described"),
    # a body by a word of its name, a paper by what papers are called
    (
        "The Strait Commission met in Harrow.\n\n“The water is safe,” the commission said.",
        "Strait Commission",
        "organisation",
        "role",
    ),
    (
        "The Harbour Post has seen it.\n\n“The water is safe,” the newspaper wrote.",
        "Harbour Post",
        "organisation",
        "role",
    ),
    # but not a body of another sort
    (
        "The Court of Appeals met.\n\n“The water is safe,” the district court said.",
        "the district court",
        "organisation",
        "described",
    ),
    # by an office, with the place that it is of, as its owner, and named only later
    ("Anna Kirk, mayor of Harrow, left.\n\n“We will stay,” Harrow's mayor said.", "Anna Kirk", "person", "role"),
    # an office somewhere is nobody's of whom the article does not say so, nor of whom it says another
    (HOLT + "“We will stay,” Denmark's trade minister said.", "Denmark's trade minister", "unnamed", "described"),
    (
        "Anna Kirk, prime minister of Denmark, left.\n\n“We will stay,” Denmark's defence minister said.",
        "Denmark's defence minister",
        "unnamed",
        "described",
    ),
    (
        HOLT + "“We will stay,” Denmark's prime minister said.\n\nDenmark's prime minister, Anna Kirk, went home.",
        "Anna Kirk",
        "person",
        "role",
    ),
    # a thing is nobody who was named
    ("Anna Kirk came home.\n\n“All trains are late,” the board said.", "the board", "organisation", "described"),
    # a document
    ("“The bridge was unsafe for nine years,” the report said.", "the report", "document", "described"),
    # a letter, whose authors are told, and what it adds
    (
        "A group of angry parents sent a letter to the council urging it to close the school.\n\n“The school is cold,” the letter said.",
        "A group of angry parents",
        "unnamed",
        "role",
    ),
    ("Anna Kirk wrote a book about it.\n\n“The school was cold,” the book said.", "Anna Kirk", "person", "role"),
    # a signature
    ("“We want the bridge open again.” — Anna Kirk", "Anna Kirk", "person", "name"),
    # a letter set out after a colon
    ("In a letter to parents, Anna Kirk wrote:\n\nWe must close the school.", "Anna Kirk", "person", "block"),
]


@pytest.mark.parametrize(("text", "speaker", "kind", "how"), FOUND)
def test_speaker(text: str, speaker: str, kind: str, how: str) -> None:
    last = analyse(Article(text)).quotations[-1]
    assert (last.speaker, last.speaker_kind, last.how) == (speaker, kind, how)
    assert 0.3 < last.confidence < 1


def test_the_official_of_the_next_sentence_is_the_same() -> None:
    text = "A senior official said that the bridge would close. The senior official said that it was old."
    first, second = analyse(Article(text)).quotations
    assert first.speaker_id == second.speaker_id != ""


def test_a_quotation_inside_a_quotation_is_the_outer_speakers() -> None:
    text = "“He told me, ‘Leave the bridge alone,’ and walked off,” Anna Kirk said."
    (quotation,) = analyse(Article(text)).quotations
    assert quotation.speaker == "Anna Kirk"


# ------------------------------------------------------------------------- the same without the tagger, for what it seldom does

KIRK = "Anna Kirk"


def _quoted(text: str, words: str, source: str = "", id: str = "q1") -> Attribution:
    at = text.index(words)
    who = text.index(source) if source else 0
    span = Span(who, who + len(source)) if source else None
    return Attribution(id, "direct", (Stretch(at, at + len(words), "direct"),), source=span)


def _given(text: str, *attributions: Attribution, byline: str = "", people: tuple[str, ...] = (KIRK,)):
    known = [p for p in people if p in text]
    entities = [
        Entity(f"e{n}", p, "person", (Mention(text.index(p), text.index(p) + len(p), 1),)) for n, p in enumerate(known)
    ]
    names = tuple(sorted(Name(e.mentions[0].start, e.mentions[0].end, "person", 1.0) for e in entities))
    lines = find_paragraphs(text)
    roles = tuple(Role(*a.source, "source", 1.0) for a in attributions if a.source)
    document = document_of(text, Reading(lines, names, roles), byline)
    return document, attributions, sorted(entities, key=lambda e: e.mentions[0].start)


def _resolve(text: str, *attributions: Attribution, byline: str = "", people: tuple[str, ...] = (KIRK,)):
    return attribute(*_given(text, *attributions, byline=byline, people=people))


def test_nobody_is_named() -> None:
    text = "“Leave the bridge alone.”"
    (quotation,), (speaker,) = _resolve(text, _quoted(text, "Leave the bridge alone."))
    assert (quotation.speaker, quotation.speaker_id, quotation.speaker_kind) == ("", "", "unattributed")
    assert quotation.confidence == 0 and speaker.kind == "unattributed"


def test_a_pronoun_without_anybody_stays_open() -> None:
    text = "“Leave the bridge alone,” she said."
    (quotation,), (speaker,) = _resolve(text, _quoted(text, "Leave the bridge alone,", "she"))
    assert (quotation.speaker, quotation.speaker_kind, speaker.kind) == ("", "unresolved", "unresolved")


def test_a_pronoun_is_less_sure_where_two_are_named() -> None:
    said = "\n\n“Leave the bridge alone,” he said."
    alone, both = f"Ben Holt came.{said}", f"Ben Holt and Omar Finch came.{said}"
    people = ("Ben Holt", "Omar Finch")
    (one,), _ = _resolve(alone, _quoted(alone, "Leave the bridge alone,", "he"), people=people)
    (two,), _ = _resolve(both, _quoted(both, "Leave the bridge alone,", "he"), people=people)
    assert (one.speaker, one.how) == ("Ben Holt", "pronoun")
    assert two.confidence < one.confidence


def test_a_quotation_by_itself_goes_on_with_the_last_speaker() -> None:
    text = "“Leave the bridge alone,” Anna Kirk said.\n\n“Nobody here listens.”"
    first, second = _quoted(text, "Leave the bridge alone,", KIRK), _quoted(text, "Nobody here listens.", id="q2")
    (_, goes_on), _ = _resolve(text, first, second)
    assert (goes_on.speaker, goes_on.how) == (KIRK, "continued")


def test_a_quotation_two_paragraphs_on_does_not() -> None:
    text = "“Leave the bridge alone,” Anna Kirk said.\n\nIt rained.\n\n“Nobody here listens.”"
    first, second = _quoted(text, "Leave the bridge alone,", KIRK), _quoted(text, "Nobody here listens.", id="q2")
    (_, other), _ = _resolve(text, first, second)
    assert other.speaker_kind == "unattributed"


def test_i_is_the_byline_and_nobody_without_one() -> None:
    text = "I said, “Leave the bridge alone.”"
    (known,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "I"), byline="Edmund Sayle")
    (open_,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "I"))
    assert (known.speaker, known.how) == ("Edmund Sayle", "byline")
    assert open_.speaker_kind == "unresolved"


def test_words_of_a_headline_are_those_of_who_says_them_later() -> None:
    text = "“leave the old bridge alone”\n\nAnna Kirk said: “Leave the old bridge alone.”"
    first = _quoted(text, "leave the old bridge alone")
    (headline, story), (speaker,) = _resolve(text, first, _quoted(text, "Leave the old bridge alone.", KIRK, id="q2"))
    assert headline.speaker == story.speaker == speaker.name == KIRK
    assert headline.confidence < story.confidence


def test_words_of_a_bullet_are_those_of_who_says_them_with_a_name() -> None:
    text = "“Nobody was killed,” a governor said.\n\nThe raid came at night.\n\n“Nobody was killed,” Anna Kirk, the governor of Harrow, wrote."
    assert [q.speaker for q in analyse(Article(text)).quotations] == ["Anna Kirk", "Anna Kirk"]


def test_words_of_a_heading_are_those_of_who_says_them_below() -> None:
    text = "“We regret it,” Ben Holt said.\n\n‘I counted the minutes’\n\n“I counted the minutes,” Anna Kirk said."
    said = [q.speaker for q in analyse(Article(text)).quotations for _ in q.stretches]
    assert said == ["Ben Holt", "Anna Kirk", "Anna Kirk"]


def test_words_after_a_colon_are_those_of_who_is_named_before_it() -> None:
    text = "This is what Anna Kirk wants:\n\n“Leave the old bridge alone.”"
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the old bridge alone."))
    assert quotation.speaker == KIRK and quotation.source == Span(13, 22)


def test_descriptions_that_differ_in_their_article_are_one_speaker() -> None:
    text = "“Stay,” a guard said.\n\n“Go,” the guard said."
    first, second = _quoted(text, "Stay,", "a guard"), _quoted(text, "Go,", "the guard", id="q2")
    quotations, speakers = _resolve(text, first, second)
    assert {q.speaker_id for q in quotations} == {f"{Article(text).id}-s1"} and [s.name for s in speakers] == [
        "a guard"
    ]


def test_my_father_is_whom_the_next_pronoun_means() -> None:
    text = "“Keep bees,” my father said. It rained. “Bees are honest,” he said."
    first, second = _quoted(text, "Keep bees,", "my father"), _quoted(text, "Bees are honest,", "he", id="q2")
    quotations, (speaker,) = _resolve(text, first, second)
    assert {q.speaker for q in quotations} == {"my father"} and speaker.kind == "unnamed"


def test_first_names_tell_two_people_apart() -> None:
    text = "Donald Finch met Stephanie Obi.\n\n“Leave the bridge alone,” she said."
    said = _quoted(text, "Leave the bridge alone,", "she")
    (quotation,), _ = _resolve(text, said, people=("Donald Finch", "Stephanie Obi"))
    assert quotation.speaker == "Stephanie Obi"


def test_whoever_speaks_with_others_is_not_alone() -> None:
    text = "Anna Kirk and her lawyers said, “Leave the bridge alone.”"
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "Anna Kirk and her lawyers"))
    assert (quotation.speaker, quotation.speaker_kind) == ("Anna Kirk and her lawyers", "unnamed")


def test_they_are_the_two_named_together() -> None:
    text = "Ben Holt and Omar Finch came.\n\n“Leave the bridge alone,” they said."
    people = ("Ben Holt", "Omar Finch")
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone,", "they"), people=people)
    assert (quotation.speaker, quotation.how) == ("Ben Holt and Omar Finch", "pronoun")


def test_what_stands_beside_a_name_is_the_named() -> None:
    text = "Anna Kirk, her old opponent, said: “Leave the bridge alone.”"
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "her old opponent"))
    assert (quotation.speaker, quotation.how) == (KIRK, "role")


def test_those_who_say_it_are_as_they_are_described() -> None:
    text = "Nobody spoke to the two old sailors who said, “Leave the bridge alone.”"
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "who"))
    assert (quotation.speaker, quotation.speaker_kind) == ("the two old sailors", "unnamed")


def test_the_woman_is_the_one_who_was_brought_in_before() -> None:
    text = "A young woman met Anna Kirk.\n\n“Leave the bridge alone,” the woman said."
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone,", "the woman"))
    assert (quotation.speaker, quotation.speaker_kind, quotation.how) == ("A young woman", "unnamed", "described")


def test_it_is_no_person_without_a_name() -> None:
    text = "“Leave the bridge alone,” a sailor said.\n\n“It is old,” it said."
    first, second = _quoted(text, "Leave the bridge alone,", "a sailor"), _quoted(text, "It is old,", "it", id="q2")
    (_, other), _ = _resolve(text, first, second)
    assert other.speaker_kind == "unresolved"


def test_an_office_in_a_headline_is_who_holds_it_in_the_story() -> None:
    text = "“Leave the bridge alone,” the mayor said\n\nMayor Anna Kirk left."
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone,", "the mayor"))
    assert (quotation.speaker, quotation.how) == (KIRK, "role")


def test_whose_answer_it_is() -> None:
    text = "Mayor Anna Kirk left. The mayor's answer was: “Leave the bridge alone.”"
    (quotation,), _ = _resolve(text, _quoted(text, "Leave the bridge alone.", "The mayor's"))
    assert (quotation.speaker, quotation.how) == (KIRK, "role")


# ------------------------------------------------------------------------------------------------------ how they are found


def test_a_name_between_many_pronouns_is_found_every_time() -> None:
    quotations = analyse(Article("Obama. " + "She said. " * 80)).quotations
    assert all(0 <= q.confidence < 1 for q in quotations)


def test_a_trace_shows_what_was_asked_and_what_was_likely() -> None:
    text = "Ben Holt met Anna Kirk.\n\n“Leave the bridge alone,” she said.\n\n“Go,” said Ben Holt."
    first, second = _quoted(text, "Leave the bridge alone,", "she"), _quoted(text, "Go,", "Ben Holt", id="q2")
    by_pronoun, by_name = explain(*_given(text, first, second, people=("Ben Holt", "Anna Kirk")))
    ranking = by_pronoun.ranking
    assert ranking is not None
    assert by_pronoun.attribution == first and by_pronoun.phrase.sort == "pronoun" and ranking.kind == "he or she"
    assert [c.party.name for c in ranking.candidates] == ["Ben Holt", "Anna Kirk", ""]
    assert sum(ranking.probabilities) == pytest.approx(1)
    assert ranking.answer is not None and ranking.answer.party.name == by_pronoun.resolution.party.name == "Anna Kirk"
    assert ranking.candidates[0].features["first_name_differs"] == 1.0
    assert 0 < by_pronoun.resolution.probability == ranking.probability < 1
    # a name is not asked about
    assert by_name.ranking is None and by_name.resolution.party.name == "Ben Holt"


def test_quotations_are_those_of_the_traces() -> None:
    text = "Ben Holt met Anna Kirk.\n\n“Leave the bridge alone,” she said.\n\n“Go,” said Ben Holt."
    said = _quoted(text, "Leave the bridge alone,", "she"), _quoted(text, "Go,", "Ben Holt", id="q2")
    given = _given(text, *said, people=("Ben Holt", "Anna Kirk"))
    quotations, _ = attribute(*given)
    assert [(q.id, q.speaker, q.how) for q in quotations] == [
        (t.attribution.id, t.resolution.party.name, t.resolution.how) for t in explain(*given)
    ]


def test_a_document_that_speaks_for_its_author_is_the_way_the_words_came() -> None:
    """The guidelines of the marks say so, too. A report that speaks for itself has no such way."""
    letter, report = (
        analyse(Article(text)).quotations[-1]
        for text in (
            "Anna Kirk sent a letter to the port.\n\n“We want the boats back,” her letter said.",
            "“The bridge was unsafe for nine years,” the report said.",
        )
    )
    assert (letter.speaker, letter.via) == ("Anna Kirk", "her letter")
    assert report.via == ""


@pytest.mark.parametrize(("office", "speaker"), [("Energy", "Ben Holt"), ("Fisheries", "Fisheries minister")])
def test_an_office_without_an_article_in_a_bullet_is_that_of_the_story(office: str, speaker: str) -> None:
    text = (
        f"Minister denies knowing about dam\n\n• {office} minister says report “never reached my desk”\n\n"
        "The energy minister, Ben Holt, denied on Monday that he had known about cracks in the dam.\n\n"
        "“The report never came,” Holt told reporters in Harrow."
    )
    told = {text[q.stretches[-1].start : q.stretches[-1].end]: q.speaker for q in analyse(Article(text)).quotations}
    assert told["never reached my desk"] == speaker
