from factories import (
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
from analysis.tables.frames import left_out_table, quotes_table, speakers_table

TEXT = "“We sail at dawn, whatever the harbour office says,” said Ana Brill. “Not I,” a voice said."


def speaking(*said: tuple[str, str, str]) -> Analysis:
    """An article in which these speak: words, name and kind each."""
    article = make_article(TEXT)
    speakers = [make_speaker(article, f"e{n}" if name else "", name, kind) for n, (_, name, kind) in enumerate(said)]
    quotations = [make_quotation(article, n, "direct", [words], speakers[n]) for n, (words, _, _) in enumerate(said)]
    return make_analysis(article, speakers=speakers, quotations=quotations)


ANA = ("We sail at dawn, whatever the harbour office says,", "Ana Brill", "person")


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


def test_left_out() -> None:
    assert findings.tell_left_out(left_out_table([make_harbour(), make_harbour()]))[0] == (
        "Photo caption: 22 words in 2 places"
    )
    assert findings.tell_left_out(left_out_table([])) == []
