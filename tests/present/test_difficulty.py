"""How hard a text is, in words and shades."""

import pandas as pd
import pytest
from factories import make_analysis, make_article, make_harbour

from analysis.present import difficulty
from analysis.tables import summaries

LONG = "The harbour master of the old town said on Monday that the ferry would sail again in May."


@pytest.mark.parametrize(
    ("grade", "note", "sentence"),
    [
        (-2.0, "", "Easy to read: about right for ages 6 to 7."),
        (7.3, "", "Readable for general audiences: about right for ages 12 to 13."),
        (11.0, "rough", "Seems as hard as the quality press: about right for ages 16 to 17."),
        (13.0, "", "As hard as academic texts: about right for college students."),
        (19.0, "", "As hard as scientific papers: beyond most college reading."),
        (float("nan"), "", "Too short to score: readability needs at least 20 words."),
    ],
)
def test_for_whom_a_text_is_right(grade: float, note: str, sentence: str) -> None:
    assert difficulty.tell_difficulty(grade, note) == sentence


@pytest.mark.parametrize(
    ("grades", "sentence"),
    [
        ([4.0, 6.0, 6.0, 9.0], "The typical article is easy to read: grade 6.0; half of the 4 articles lie between 5.5 and 6.8."),
        ([11.0, 12.0], "The typical article is as hard as the quality press: grade 11.5."),  # two are no distribution
        ([], "Too short to score: readability needs at least 20 words."),
    ],
)  # fmt: skip
def test_how_hard_many_articles_are(grades: list[float], sentence: str) -> None:
    assert difficulty.tell_spread(pd.Series(grades, dtype="float64")) == sentence


@pytest.mark.parametrize(
    ("grade", "note", "figure"),
    [
        (7.34, "", "7.3"),
        (7.34, "rough", "about 7"),
        (0.5, "rough", "about 1 or less"),
        (-2.0, "", "under 1"),
        (float("nan"), "Fewer than 20 words: too few to score.", "–"),
    ],
)
def test_grade_as_a_figure(grade: float, note: str, figure: str) -> None:
    assert difficulty.show_grade(grade, note) == figure


def scored(article: float, narration: float, quotations: float) -> pd.DataFrame:
    """The scores of the three parts, by their grades; sentences are twice as long in words."""
    grades = {"article": article, "narration": narration, "quotations": quotations}
    return pd.DataFrame({"flesch_kincaid_grade": grades, "words_per_sentence": {k: 2 * v for k, v in grades.items()}})


# "The ferry, said Lim, 'will not sail', and so …" is one long sentence of the whole, and two short ones of its parts
def test_why_the_whole_is_harder_than_its_parts() -> None:
    said = difficulty.explain_whole(scored(12, 10.5, 8.5))
    assert "24 words a sentence" in said and "have 21 and the quotations 17." in said


@pytest.mark.parametrize("grades", [(10, 10.5, 8.5), (10, 8.5, 10.5), (10, float("nan"), float("nan"))])
def test_where_the_whole_lies_between_its_parts_there_is_nothing_to_explain(grades: tuple[float, ...]) -> None:
    assert difficulty.explain_whole(scored(*grades)) == ""


# Narration in short sentences of long words, quotations the other way round
def test_parts_that_differ_in_opposite_ways() -> None:
    whole = scored(9.0, 10.6, 9.3).assign(words_per_sentence=[12.8, 3.2, 15.1])
    assert difficulty.explain_whole(whole).startswith("The whole reads easier than either part because they differ")


def test_the_text_is_whole_and_its_sentences_are_shaded() -> None:
    analysis = make_analysis(make_article(f"Fog again.\n{LONG} It was cold."))
    shaded = difficulty.shade_sentences(analysis, summaries.list_sentences(analysis))
    first, second = shaded.html.split("\n")
    assert first == "<p>Fog again.</p>"  # too short to have a grade
    assert second.startswith('<p><span class="band') and second.endswith(f"{LONG}</span> It was cold.</p>")
    assert "Grade" in second and "18 words" in second and shaded.left_away == 0


def test_what_does_not_count_is_not_shown() -> None:
    analysis = make_harbour()
    html = difficulty.shade_sentences(analysis, summaries.list_sentences(analysis)).html
    assert "newsletter" not in html and "My grandmother sold herring here." in html


def test_text_is_no_markup() -> None:
    text = "The <b>harbour</b> & its <script>alert(1)</script> ferry would sail again in the month of May, said Lim."
    analysis = make_analysis(make_article(text))
    html = difficulty.shade_sentences(analysis, summaries.list_sentences(analysis)).html
    assert "<b>" not in html and "<script" not in html and "&lt;script&gt;" in html


def test_a_text_of_any_length_is_cut_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difficulty, "MAX_SENTENCES", 2)
    analysis = make_analysis(make_article("\n".join([LONG] * 5)))
    shaded = difficulty.shade_sentences(analysis, summaries.list_sentences(analysis))
    assert shaded.html.count(LONG) == 2 and shaded.left_away == 3
