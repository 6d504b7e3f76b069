from itertools import pairwise

import pytest

from analysis.quotations.quote_marks import find_quoted
from analysis.records import Quoted
from analysis.text_spans import find_paragraphs


def find(text: str) -> tuple[Quoted, ...]:
    return find_quoted(text, find_paragraphs(text))


def texts(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text)]


WHOLE = [
    # Curly marks, one stretch on either side of the cue.
    ("“We will rebuild,” said Anna Kirk. “It takes a year.”", ["We will rebuild,", "It takes a year."]),
    # Straight marks: the direction is in the spaces.
    ('"We will rebuild," said Kirk, "and soon."', ["We will rebuild,", "and soon."]),
    # Two single marks for a double one, and the typesetter's opening backticks.
    ("''We will,'' Ms. Kirk said.", ["We will,"]),
    ("``We will,'' Kirk said. ``Soon.``", ["We will,", "Soon."]),
    # Two curly single marks for a double one.
    ("‘‘We’ll see,’’ said Kirk.", ["We’ll see,"]),
    # A third mark belongs to what is quoted inside.
    ("''I told them, 'Go home,''' he recalled.", ["I told them, 'Go home,'"]),
    ("'''Harbour Lights,' I said,'' he recalled.", ["'Harbour Lights,' I said,"]),
    # Guillemets, French and German way, and with spaces.
    ("«We will», said Kirk.", ["We will"]),
    ("»We will«, said Kirk.", ["We will"]),
    ("« We will », said Kirk.", ["We will"]),
    # Low opening marks with either closing one.
    ("„We will“, said Kirk. „Soon”, she added.", ["We will", "Soon"]),
    # Full-width and ornamental marks, marks of old Windows texts, marks spoilt by a wrong decoding.
    ("＂We will,＂ said Kirk. ❝Soon.❞", ["We will,", "Soon."]),
    ("\x93We will,\x94 said Kirk.", ["We will,"]),
    ("â€œWe will,â€\x9d said Kirk. â€œSoon,â€ she added.", ["We will,", "Soon,"]),
    # Dashes and brackets at the marks.
    ("It was “done”—“over”—and (“quite”) out.", ["done", "over", "quite"]),
    ('"I was—" said Kirk. "—not there."', ["I was—", "—not there."]),
    # A quotation that begins or ends with dots.
    ('"... and so we went ..." he said.', ["... and so we went ..."]),
    # A colon without a space.
    ('She said:"We will."', ["We will."]),
    # Signs and numbers at the marks.
    ('"$5 is a lot," said Kirk of "#NoMoreTolls" and "24".', ["$5 is a lot,", "#NoMoreTolls", "24"]),
    # A question mark after the closing mark.
    ("Is it “fair”? Is it 'right'?", ["fair", "right"]),
    # A footnote and an added word in square brackets.
    ("“[Kirk] went,” he said. “She [left].”[1]", ["[Kirk] went,", "She [left]."]),
]

NESTED = [
    # Single marks within double ones.
    ("“Kirk told me ‘never’ twice,” he said.", ["Kirk told me ‘never’ twice,"]),
    # Both close at once.
    ("“She told me, ‘Go home.’” He left.", ["She told me, ‘Go home.’"]),
    ("\"She told me, 'Go home.'\" He left.", ["She told me, 'Go home.'"]),
    # Both open at once.
    ("“‘Go home’ is what she told me,” he said.", ["‘Go home’ is what she told me,"]),
    # Double marks within double ones of the same sort.
    ('"They called it "awful" and left," she said.', ['They called it "awful" and left,']),
    ("“They called it “awful” and left,” she said.", ["They called it “awful” and left,"]),
    # Straight ones within curly ones.
    ('“They called it "awful" and left,” she said.', ['They called it "awful" and left,']),
    # Guillemets within curly marks.
    ("“They called it «awful»,” she said.", ["They called it «awful»,"]),
]

BRITISH = [
    # Single marks outside, double ones within.
    ("‘She said “go” and I went,’ he said.", ["She said “go” and I went,"]),
    ("'She said \"go\" and I went,' he said.", ['She said "go" and I went,']),
    # Apostrophes inside, also at the end of a word.
    (
        "'I don't think the dogs' owners know,' said Kirk, 'do you?'",
        ["I don't think the dogs' owners know,", "do you?"],
    ),
    ("‘I don’t think the dogs’ owners know,’ said Kirk.", ["I don’t think the dogs’ owners know,"]),
    # A possessive plural before the closing mark of another word.
    ("The Smiths' 'yes' and the council's 'no' vote.", ["yes", "no"]),
    # The quoted word ends with an s.
    ("He called them 'the lads' and 'the girls' again.", ["the lads", "the girls"]),
    # A dropped g.
    ("'Goin' home' and 'Stayin' put' were hits.", ["Goin' home", "Stayin' put"]),
    # A backtick opens, an apostrophe closes.
    ("`We will,' said Kirk.", ["We will,"]),
    # A headline.
    ("Fire at harbour was 'intentional act'", ["intentional act"]),
    ("Kirk: 'We will never yield' to tolls", ["We will never yield"]),
    # A number comes first.
    ("Kirk laments '47 days' of fog", ["47 days"]),
]

APOSTROPHES = [
    "'Tis the season, and ’twas ever thus.",
    "Rock 'n' roll in the ’90s, the '80s and the summer of '08.",
    "Rock ‘n’ roll in the ‘90s, ‘cause we told ‘em.",
    "The dogs' home and the Joneses’ house.",
    "O'Neill's and D’Arcy’s friends don't mind.",
    "Goin' home, said nobody's cousins' friend.",
    "She's the boss's boss, y'all.",
]

MEASURES = [
    # Feet and inches outside a quotation.
    ("He is 6'2\" and 5’10” stands beside him.", []),
    ('A 12" pipe and a 3" nail, then "a hammer," said Kirk.', ["a hammer,"]),
    # Inside one.
    ('"It is a 12" pipe," he said. "Not a 3" one."', ['It is a 12" pipe,', 'Not a 3" one.']),
    ("“He’s like 6’2”,” she said.", ["He’s like 6’2”,"]),
    # A year or a number may well end a quotation.
    ('He spoke of "the flood of 2016" and "the other 12" again.', ["the flood of 2016", "the other 12"]),
]

MIXED = [
    # Opened by one sort, closed by another.
    ('“We will," said Kirk. "Soon,” she added.', ["We will,", "Soon,"]),
    ("''We will,\" said Kirk.", ["We will,"]),
    # A mark of the wrong direction.
    ("“We will,“ said Kirk. “Soon.“", ["We will,", "Soon."]),
    ("”We will,” said Kirk.", ["We will,"]),
    # Marks typed twice.
    ("““We will,” said Kirk. “Soon.””", ["We will,", "Soon."]),
    ('""We will,"" said Kirk.', ["We will,"]),
    # Marks on the wrong side of a space, or without one.
    ('She said, " We will, " and left.', ["We will,"]),
    ('She said," We will."', ["We will."]),
    ('"We will,"said Kirk."Soon," she added.', ["We will,", "Soon,"]),
]

NOTHING = [
    # Empty quotations, lone marks, marks without words.
    '""',
    "“”",
    '"',
    'He typed "" and "..." and “!?”.',
    # Ditto marks in a table.
    'nails\t3\n"\t\t4\n"\t\t5',
    'Oats   5\n  "    6\n  "    7',
    # A line drawn with marks, and a bullet.
    '""""""""""""',
    "''''''''''''",
    "» Read more about the harbour",
    # Attributes of a tag that was left in the text.
    '<a href="http://harbour.example">The harbour</a> opens.',
    "",
    "No marks at all.",
]


@pytest.mark.parametrize(("text", "expected"), WHOLE + NESTED + BRITISH + MEASURES + MIXED)
def test_stretches_without_their_marks(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE + NESTED + BRITISH + MEASURES)
def test_nothing_is_repaired_where_nothing_is_wrong(text, expected):
    assert all(q.opened and q.closed and not q.continues and not q.repaired for q in find(text))


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_are_no_marks(text):
    assert texts(text) == []


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_within_british_quotations(text):
    line = f"‘Well, {text[:-1]},’ said Kirk."
    assert texts(line) == [line[1:-12]]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_quoted(text):
    assert find(text) == ()


def test_quotation_over_three_paragraphs():
    text = "“We began in May.\n\n“We went on in June.\n\n“We won in July,” said Kirk. “Now we rest.”"
    found = find(text)
    assert texts(text) == ["We began in May.", "We went on in June.", "We won in July,", "Now we rest."]
    assert [q.continues for q in found] == [False, True, True, False]
    assert [q.closed for q in found] == [False, False, True, True]
    assert not any(q.repaired for q in found)


@pytest.mark.parametrize(
    "text",
    [
        "'We began in May.\n'We won in July,' said Kirk.",
        "``We began in May.\n``We won in July,'' said Kirk.",
        "«We began in May.\n«We won in July», said Kirk.",
        'Kirk said: "We began in May.\n"We won in July," she added.',
    ],
)
def test_every_sort_of_mark_can_run_on(text):
    first, second = find(text)
    assert (first.closed, second.continues, first.repaired, second.repaired) == (False, True, "", "")


def test_quotation_that_is_not_opened_again():
    text = '"We began in May.\nWe won in July," said Kirk.'
    second = find(text)[1]
    assert texts(text) == ["We began in May.", "We won in July,"]
    assert second.continues and not second.opened
    assert "not repeated" in second.repaired


def test_quotation_that_is_closed_does_not_continue():
    assert [q.continues for q in find('"We began in May."\n"We won in July," said Kirk.')] == [False, False]


def test_unclosed_quotation_with_its_speaker_does_not_run_on():
    first, second = find('"We began in May, said Anna Kirk.\n"We won in July," said Otto Brandt.')
    assert "closing mark is missing" in first.repaired
    assert not second.continues


MISSING_OPENING = [
    # At the beginning of a paragraph.
    ('We will never yield," said Anna Kirk.', "We will never yield,"),
    ("We will never yield,” she added.", "We will never yield,"),
    ("We will never yield,' said Anna Kirk.", "We will never yield,"),
    ("We will never yield,'' said Anna Kirk.", "We will never yield,"),
    # Where somebody begins to say "we".
    ('The talks went on. We will never yield. Not us," said Kirk.', "We will never yield. Not us,"),
    # After a word of saying.
    ('In the hall she said, The tolls are dead."', "The tolls are dead."),
    ('Kirk told the crowd: The tolls are dead."', "The tolls are dead."),
    # After the sentence that named the speaker of another quotation.
    ('"We began," said Kirk. We will never yield," she added.', "We will never yield,"),
    ('"We began," said Kirk, we will never yield," she added.', "we will never yield,"),
    ('"We began." We will never yield," said Kirk.', "We will never yield,"),
    # A word quoted inside it.
    ('We had "so-called" talks and left," said Kirk.', 'We had "so-called" talks and left,'),
    # The end of a paragraph that nobody is said to speak.
    ('The tolls are dead and nobody mourns them."', "The tolls are dead and nobody mourns them."),
]

MISSING_CLOSING = [
    # Before a comma and whoever spoke.
    ('"We will never yield, said Anna Kirk.', "We will never yield,"),
    ("“We will never yield, she added. It rained.", "We will never yield,"),
    ("'We will never yield, said Anna Kirk.", "We will never yield,"),
    ("“Will we yield? asked the minister.", "Will we yield?"),
    ("“We will never yield, according to us. No, according to Anna Kirk.", "We will never yield,"),
    # To the end of the paragraph.
    ("Anna Kirk said: “We will never yield. Not now.", "We will never yield. Not now."),
    # To the next opening mark.
    ("“We will never yield. “Not now,” said Kirk.", "We will never yield."),
    ('"We will never yield, said Kirk. "Not now," she added.', "We will never yield,"),
    # To the end of the sentence, if it began within one.
    ("It was a “reckless plan. The town paid.", "reckless plan."),
    # At a single mark typed for the double one.
    ("“We will never yield.’ The town paid.", "We will never yield."),
]


@pytest.mark.parametrize(("text", "expected"), MISSING_OPENING)
def test_missing_opening_mark(text, expected):
    repaired = [q for q in find(text) if q.repaired]
    assert [text[q.start : q.end] for q in repaired] == [expected]
    assert "opening mark is missing" in repaired[0].repaired
    assert not repaired[0].opened and repaired[0].closed


@pytest.mark.parametrize(("text", "expected"), MISSING_CLOSING)
def test_missing_closing_mark(text, expected):
    repaired = [q for q in find(text) if q.repaired]
    assert [text[q.start : q.end] for q in repaired] == [expected]
    assert "closing mark is missing" in repaired[0].repaired
    assert repaired[0].opened and not repaired[0].closed


STRAY_INSIDE = [
    '“We will" never yield. We go on,” said Kirk.',
    # A quotation inside that is not closed.
    "“He told me, “Go home,” said Kirk.",
]


@pytest.mark.parametrize("text", STRAY_INSIDE)
def test_stray_mark_inside(text):
    (quoted,) = find(text)
    assert text[quoted.start : quoted.end] == text[1:-12]
    assert "stray" in quoted.repaired


STRAY_OUTSIDE = [
    # After the words that name the speaker.
    '“We will never yield,” said Kirk."',
    # After a reported sentence: where the quoted words began, nobody can say.
    '“We will never yield,” said Kirk.\nBrandt said the town would pay the whole bill."',
    # Below a quotation, after the speaker's name.
    '“We will never yield,” said Kirk.\nAnna Kirk, Harbour Watch."',
]


@pytest.mark.parametrize("text", STRAY_OUTSIDE)
def test_stray_mark_outside_is_passed_over(text):
    assert texts(text) == ["We will never yield,"]


PARAGRAPHS = [
    "“We began in May,” said Anna Kirk.",
    'The "old" harbour is 12" deep at the dogs\' beach.',
    '"We won in July," said Otto Brandt. "Now we rest."',
    "Kirk called it 'a day for the ’90s'.",
]


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "''", "«"])
@pytest.mark.parametrize("place", ["{0} The rain went on.", "The rain {0}went on.", "The rain went on.{0}"])
def test_stray_mark_stays_in_its_paragraph(mark, place):
    text = "\n".join([*PARAGRAPHS, place.format(mark), *PARAGRAPHS])
    known = [t for p in PARAGRAPHS for t in texts(p)]
    assert texts(text)[: len(known)] == known
    assert texts(text)[-len(known) :] == known


def test_one_stray_mark_in_an_article_of_one_line():
    line = " ".join(PARAGRAPHS)
    stray = line.replace("Now we rest.", 'Now we" rest.')
    found = texts(stray + " " + line)
    assert found[: len(texts(line)) - 2] == texts(line)[:-2]
    assert found[-len(texts(line)) :] == texts(line)


def test_stretches_are_in_order_and_never_overlap_or_cross_a_paragraph():
    text = "\n".join(t for t, _ in WHOLE + NESTED + BRITISH + MIXED + MISSING_OPENING + MISSING_CLOSING)
    found = find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(p.start <= q.start and q.end <= p.end for p in find_paragraphs(text)) for q in found)


def test_paragraphs_that_are_not_given_have_no_quotations():
    text = "“We began,” said Kirk.\n“We won,” said Brandt."
    assert [text[q.start : q.end] for q in find_quoted(text, find_paragraphs(text)[1:])] == ["We won,"]


@pytest.mark.xfail(
    strict=True, reason="an apostrophe that opens a word, and a possessive plural: nothing tells them apart"
)
def test_dialect_apostrophe_and_possessive_plural():
    assert texts("We saw 'Arry at the boys' club.") == []


@pytest.mark.xfail(strict=True, reason="a possessive plural before the only other single mark ends the quotation")
def test_possessive_plural_within_a_quotation_whose_closing_mark_is_missing():
    assert texts("He called it 'the boys' own club, and left.") == ["the boys' own club,"]


@pytest.mark.xfail(strict=True, reason="a missing mark within a sentence leaves no trace of where the words began")
def test_missing_opening_mark_within_a_sentence():
    assert texts('Kirk called the plan reckless and unfair" on Monday.') == ["reckless and unfair"]


# The opening mark is missing behind the tag: everything behind it is the speaker's
AFTER_TAG = [
    (
        '"We won the vote," he wrote on Telegram. It took a year. The roof leaks. The town will pay."',
        ["We won the vote,", "It took a year. The roof leaks. The town will pay."],
    ),
    # not what a sentence in between reports
    (
        '"We won the vote," he wrote on Telegram. Brandt said the town would pay. The roof leaks."',
        ["We won the vote,", "The roof leaks."],
    ),
    # nor where the tag is another's, or none
    ('"We won the vote." The town was quiet. The roof leaks."', ["We won the vote.", "The roof leaks."]),
]


@pytest.mark.parametrize(("text", "expected"), AFTER_TAG)
def test_everything_behind_the_tag_is_quoted(text, expected):
    assert texts(text) == expected
