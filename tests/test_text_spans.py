import pytest

from analysis.records import LeftOut, Span
from analysis.text_spans import blank, find_paragraphs, find_words, number_at, runs_of_words, trimmed, words_within


# A word is a run of letters and digits with apostrophes, hyphens and inner dots
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twenty-five boats don’t sail.", ["Twenty-five", "boats", "don’t", "sail"]),
        # An abbreviation keeps its last dot, the end of a sentence doesn't
        ("the U.S. and e.g. Marrow.", ["the", "U.S.", "and", "e.g.", "Marrow"]),
        ("at 5.30 or 1,200", ["at", "5.30", "or", "1", "200"]),
        # A dash between words parts them, whether there is space around it or not
        ("plan—which – then", ["plan", "which", "then"]),
        ("and/or quay.example/news", ["and", "or", "quay.example", "news"]),
        # Lone signs are no words
        ("& $ % * 🙂 … - '", []),
        ("$5 5% #tide @ola", ["5", "5", "tide", "ola"]),
        # Letters of every script
        ("Zürich Олена 東京 naïve", ["Zürich", "Олена", "東京", "naïve"]),
        ("rock 'n' roll ‘tis the boats’ quay", ["rock", "n", "roll", "tis", "the", "boats", "quay"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("\0\ud83d\u202e", []),
    ],
)
def test_find_words(text, words):
    assert [w.of(text) for w in find_words(text)] == words


# A paragraph is a line that is not blank, trimmed
@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\n  Two. \r\nThree.\rFour.", ["One.", "Two.", "Three.", "Four."]),
        ("One.\u2028Two.\u2029Three.", ["One.", "Two.", "Three."]),
        # Other signs that some take for line ends part nothing
        ("One.\x0b\x0cTwo.\x85Three.", ["One.\x0b\x0cTwo.\x85Three."]),
        (" \n\t\n\u3000\n", []),
        ("\u3000Один.\xa0", ["Один."]),
    ],
)
def test_find_paragraphs(text, paragraphs):
    assert [p.of(text) for p in find_paragraphs(text)] == paragraphs


# Long lines of one sign, which slow patterns choke on
@pytest.mark.parametrize("piece", ["a", "a.", "a-", "a'", "'", " ", "\n", "U.S.", "-.", "“"])
def test_long_texts_come_to_an_end(piece):
    text = piece * 300_000
    find_words(text), find_paragraphs(text)


@pytest.mark.parametrize(("offset", "number"), [(0, 1), (4, 1), (5, 2), (9, 2), (12, 2)])
def test_number_at(offset, number):
    assert number_at([Span(2, 4), Span(5, 9)], offset) == number


def test_words_within():
    words = find_words("one two three")
    assert [w.start for w in words_within(words, 4, 9)] == [4, 8]
    assert list(words_within(words, 5, 8)) == []
    assert list(words_within((), 0, 5)) == []


# Trimmed are commas, dashes, spaces and the full stop of a sentence
@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Anna Kirk, the mayor,", "Anna Kirk, the mayor"),
        (" — Anna Kirk — ", "Anna Kirk"),
        ("the council.", "the council"),
        # The full stop of an abbreviation stays
        ("the U.S.", "the U.S."),
        ("Anna Kirk Jr.,", "Anna Kirk Jr."),
        ("Harrow Ferries Inc.", "Harrow Ferries Inc."),
        ("Anna Kirk, D-Tol.", "Anna Kirk, D-Tol."),
        # Brackets stay
        ("Anna Kirk (D)", "Anna Kirk (D)"),
        # Where nothing else is there all stays
        ("—", "—"),
        ("", ""),
    ],
)
def test_trimmed(text, inner):
    assert trimmed(text, Span(0, len(text))).of(text) == inner


# Five words in a row, whatever their letters, apostrophes and the signs between them
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We’ll never leave this town", "“WE'LL NEVER — leave this town!”", True),
        ("Twenty-five boats lay in harbour", "Twenty five boats lay in harbour", False),
        ("never leave this town", "never leave this town", False),
    ],
)
def test_runs_of_words(one, other, same):
    assert bool(set(runs_of_words(one)) & set(runs_of_words(other))) == same


# What is left out goes, the line ends in it stay, so that no sentence runs on over it
@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("One. A quay\r\nat dawn. Two.", "One.       \r\n         Two."),
        ("One. A quay\u2028at dawn. Two.", "One.       \u2028         Two."),
    ],
)
def test_blank(text, blanked):
    start, end = text.index("A"), text.index(" Two")
    assert blank(text, [LeftOut(start, end, "caption")]) == blanked
