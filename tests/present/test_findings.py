import pandas as pd
import pytest
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_speaker,
    make_weather,
)

from analysis.present import findings
from analysis.records import Analysis
from analysis.tables import summaries
from analysis.tables.frames import entities_table, left_out_table, quotes_table, readability_table, speakers_table

TEXT = "“We sail at dawn, whatever the harbour office says,” said Ana Brill. “Not I,” a voice said."


def told(*analyses: Analysis) -> str:
    return findings.tell_speakers(summaries.join_speakers(speakers_table(analyses), quotes_table(analyses)))


def speaking(*said: tuple[str, str, str]) -> Analysis:
    """An article in which these speak: words, name and kind each."""
    article = make_article(TEXT)
    speakers = [make_speaker(article, f"e{n}" if name else "", name, kind) for n, (_, name, kind) in enumerate(said)]
    quotations = [make_quotation(article, n, "direct", [words], speakers[n]) for n, (words, _, _) in enumerate(said)]
    return make_analysis(article, speakers=speakers, quotations=quotations)


ANA = ("We sail at dawn, whatever the harbour office says,", "Ana Brill", "person")


def test_who_speaks_most() -> None:
    assert told(make_harbour()) == (
        "Nkechi Okafor speaks most: 23 quoted words (47%). 6 speakers are quoted or reported in all. "
        "12 quoted words (24%) have no known speaker."
    )


def test_only_one() -> None:
    assert told(speaking(ANA)) == "Only Ana Brill is quoted: 9 quoted words (100%)."


def test_nobody() -> None:
    assert told(make_weather()) == "Nobody is quoted."


def test_only_the_unknown() -> None:
    assert told(speaking(("Not I,", "", "unresolved"))) == "No quoted words have a known speaker."


def test_only_reported_words() -> None:
    article = make_article("Ana Brill said that the ship would sail.")
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "indirect", ["that the ship would sail"], ana)
    assert told(make_analysis(article, speakers=[ana], quotations=[quotation])) == (
        "One speaker is reported, but not in their own words."
    )


def sources(*analyses: Analysis) -> str:
    voices = summaries.join_speakers(speakers_table(analyses), quotes_table(analyses))
    return findings.tell_sources(summaries.join_sources(voices))


def test_kinds_of_sources() -> None:
    # few words: their number; more: their share
    assert sources(make_harbour()) == (
        "Of 49 quoted words, 30 come from named people, 3 from unnamed people and groups, 2 from organisations, "
        "2 from documents and 12 have no known speaker."
    )
    assert sources(make_harbour(), speaking(ANA)).startswith("Of 58 quoted words, 67% come from named people, 5% from")


def test_only_one_kind_of_source() -> None:
    assert sources(speaking(ANA)) == "All 9 quoted words come from named people."
    assert sources(speaking(("Not I,", "a voice", "unnamed"), ("We", "", "unresolved"))) == (
        "Of 3 quoted words, 2 come from unnamed people and groups and 1 has no known speaker."
    )
    assert sources(speaking(("We", "a note", "document"))) == "Of 1 quoted word, 1 comes from documents."


def test_only_unknown_sources() -> None:
    assert sources(speaking(("Not I,", "", "unresolved"))) == "Of 2 quoted words, 2 have no known speaker."


def test_kinds_of_sources_of_reported_words() -> None:
    article = make_article("Ana Brill said that the ship would sail.")
    ana = make_speaker(article, "e1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "indirect", ["that the ship would sail"], ana)
    assert sources(make_analysis(article, speakers=[ana], quotations=[quotation])) == (
        "Of 1 quotation, 1 comes from named people."
    )
    assert sources(make_weather()) == "Nobody is quoted."


def test_names() -> None:
    def names(*analyses: Analysis) -> str:
        return findings.tell_names(summaries.join_entities(entities_table(analyses)))

    assert names(*make_analyses()) == "3 people, 3 organisations and 3 places are named."
    assert names(make_weather()) == "1 place is named."
    assert names() == "Nobody and nothing is named."


@pytest.mark.parametrize(
    ("grade", "sentence"),
    [
        (-2.0, "US school grade 1, ages 6 to 7"),
        (7.3, "US school grade 7, ages 12 to 13"),
        (13.0, "about right for college students"),
        (19.0, "beyond most college reading"),
        (float("nan"), "at least 20 words"),
    ],
)
def test_grade(grade: float, sentence: str) -> None:
    assert sentence in findings.tell_grade(grade)


def test_parts() -> None:
    sentence = findings.tell_parts(summaries.join_scores(readability_table([make_harbour()])))
    assert "Sentences average" in sentence and "its quotations grade" in sentence
    assert findings.tell_parts(summaries.join_scores(readability_table([make_weather()]))) == ""


def test_left_out() -> None:
    assert findings.tell_left_out(left_out_table([make_harbour(), make_harbour()]))[0] == (
        "Photo caption: 22 words in 2 places"
    )
    assert findings.tell_left_out(left_out_table([])) == []


@pytest.mark.parametrize(
    ("grade", "note", "figure"),
    [
        (7.34, "", "7.3"),
        (7.34, "rough", "about 7"),
        (0.5, "rough", "under 1"),
        (-2.0, "", "under 1"),
        (float("nan"), "Fewer than 20 words: too few to score.", "–"),
    ],
)
def test_grade_as_a_figure(grade: float, note: str, figure: str) -> None:
    assert findings.show_grade(grade, note) == figure


def scored(article: float, narration: float, quotations: float) -> pd.DataFrame:
    """The scores of the three parts, by their grades; sentences are twice as long in words."""
    grades = {"article": article, "narration": narration, "quotations": quotations}
    return pd.DataFrame({"flesch_kincaid_grade": grades, "words_per_sentence": {k: 2 * v for k, v in grades.items()}})


# "The ferry, said Lim, 'will not sail', and so …" is one long sentence of the whole, and two short ones of its parts
def test_why_the_whole_is_harder_than_its_parts() -> None:
    said = findings.explain_whole(scored(12, 10.5, 8.5))
    assert "24 words a sentence" in said and "have 21 and the quotations 17." in said
    assert said in findings.tell_parts(scored(12, 10.5, 8.5))


@pytest.mark.parametrize("grades", [(10, 10.5, 8.5), (10, 8.5, 10.5), (10, float("nan"), float("nan"))])
def test_where_the_whole_lies_between_its_parts_there_is_nothing_to_explain(grades: tuple[float, ...]) -> None:
    assert findings.explain_whole(scored(*grades)) == ""


# Narration in short sentences of long words, quotations the other way round
def test_parts_that_differ_in_opposite_ways() -> None:
    whole = scored(9.0, 10.6, 9.3).assign(words_per_sentence=[12.8, 3.2, 15.1])
    assert findings.explain_whole(whole).startswith("The whole reads easier than either part because they differ")
