import re
from pathlib import Path

import pandas as pd
import pytest
from factories import (
    make_analyses,
    make_analysis,
    make_article,
    make_harbour,
    make_quotation,
    make_skipped,
    make_speaker,
    make_weather,
)

from analysis.records import Stretch
from analysis.tables.columns import COLUMNS
from analysis.tables.frames import (
    TABLES,
    articles_table,
    corrections_table,
    entities_table,
    left_out_table,
    mentions_table,
    quotes_table,
    readability_table,
    skipped_table,
    speakers_table,
)
from analysis.tables.rows import ROWS

DOCS = Path(__file__).parents[2] / "docs" / "tables.md"


def by(table: pd.DataFrame, column: str, value: object) -> dict[str, object]:
    """The one row with this value."""
    rows = table[table[column] == value]
    assert len(rows) == 1
    return rows.iloc[0].to_dict()


# Every table has its columns, in order, and each column its type, also with nothing in it
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("analyses", [(), make_analyses()], ids=["empty", "full"])
def test_columns(name, analyses):
    table = TABLES[name](analyses)
    assert list(table.columns) == list(COLUMNS[name])
    types = {str: "str", int: "Int64", float: "float64", bool: "bool"}
    assert [str(t) for t in table.dtypes] == [types[kind] for kind in COLUMNS[name].values()]


# A new table stands everywhere that it has to
def test_every_table_can_be_made():
    assert set(TABLES) == set(ROWS) == set(COLUMNS) - {"corrections", "skipped"}


def test_skipped_columns():
    assert list(skipped_table([]).columns) == ["file", "reason"]
    assert skipped_table(make_skipped())["file"].tolist() == ["scan.pdf", "news.xlsx#7"]


def test_correction_columns():
    table = corrections_table([])
    assert list(table.columns) == list(COLUMNS["corrections"])
    assert str(table.start.dtype) == "Int64"


# The page that users read names the same columns in the same order
@pytest.mark.parametrize("name", COLUMNS)
def test_documented(name):
    text = DOCS.read_text(encoding="utf-8")
    assert f"### `{name}.csv`" in text, f"docs/tables.md has no section for {name}.csv"
    section = text.split(f"### `{name}.csv`")[1].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.M) == list(COLUMNS[name])


# `text` always is what stands between `start` and `end`, and so are cue and source
@pytest.mark.parametrize("name", ["mentions", "quotes", "left_out"])
@pytest.mark.parametrize("analysis", make_analyses(), ids=lambda a: a.article.file or "pasted")
def test_text_stands_at_its_offsets(name, analysis):
    text = analysis.article.text
    for row in TABLES[name]([analysis]).to_dict("records"):
        assert row["text"] == text[row["start"] : row["end"]]
        for part in ("cue", "source") if name == "quotes" else ():
            if row[part]:
                assert row[part] == text[row[f"{part}_start"] : row[f"{part}_end"]]


def test_article():
    row = by(articles_table(make_analyses()), "file", "coast/harbour.txt")
    text = make_harbour().article.text
    assert row["article_id"] == make_harbour().article.id
    assert row["characters"] == len(text)
    assert (row["words"], row["left_out_words"], row["sentences"], row["paragraphs"]) == (166, 26, 16, 12)
    assert (row["quotations"], row["quoted_words"]) == (12, 49)
    assert row["quoted_share"] == pytest.approx(49 / 166)
    assert (row["speakers"], row["people"], row["organisations"], row["places"]) == (6, 2, 3, 3)
    assert row["flesch_kincaid_grade"] == pytest.approx(6.583, abs=0.001)
    assert row["notes"] == "A quotation runs on into the next paragraph without a closing mark."


# Nothing known is an empty cell; nothing there is a nought
def test_silent_article():
    row = by(articles_table([make_weather()]), "file", "weather.txt")
    assert row["title"] == row["published"] == ""
    assert (row["quotations"], row["quoted_words"], row["quoted_share"]) == (0, 0, 0.0)
    assert pd.isna(row["flesch_kincaid_grade"])
    assert quotes_table([make_weather()]).empty and speakers_table([make_weather()]).empty


def test_article_without_a_word():
    row = articles_table([make_analysis(make_article("— —"))]).iloc[0]
    assert row["words"] == 0
    assert pd.isna(row["quoted_share"])


def test_mentions_are_in_the_order_of_the_text():
    table = mentions_table([make_harbour()])
    assert table["start"].is_monotonic_increasing
    assert table["text"].tolist()[:4] == ["Port Ellery", "Port Ellery", "Marrowshire", "Nkechi Okafor"]
    assert table["sentence"].tolist()[:4] == [1, 3, 3, 4]


def test_entities():
    row = by(entities_table([make_harbour()]), "entity", "Nkechi Okafor")
    assert (row["mentions"], row["sentences"], row["aliases"]) == (2, 2, "Mrs Okafor")
    assert row["share_of_mentions"] == pytest.approx(2 / 3)
    assert row["first_start"] == make_harbour().article.text.index("Nkechi Okafor")
    # direct words of her first two quotations without the repeat, and those of the mixed one
    assert (row["quotations"], row["quoted_words"]) == (4, 8 + 5 + 5 + 5)


# Shares of mentions are those within a type
def test_shares_of_mentions_add_up():
    shares = entities_table(make_analyses()).groupby(["article_id", "type"])["share_of_mentions"].sum()
    assert shares.tolist() == pytest.approx([1.0] * len(shares))


# The whole quotation stands on its first row only; everything about its source on all of them
def test_quotation_of_several_stretches():
    rows = quotes_table([make_harbour()])
    mixed = rows[rows["quotation_id"].str.endswith("-q3")]
    assert mixed["kind"].tolist() == ["indirect", "mixed", "indirect"]
    assert mixed["quotation"].tolist() == ["the plan was … an insult to every family … that lives from the sea", "", ""]
    assert mixed["source"].tolist() == ["Mrs Okafor"] * 3
    assert mixed["quotation_kind"].tolist() == ["mixed"] * 3
    assert mixed["words"].tolist() == [3, 5, 5]
    assert mixed["confidence"].tolist() == [0.96] * 3
    assert (rows["quotation"] != "").sum() == rows["quotation_id"].nunique() == 12


def test_quotation_over_paragraphs():
    rows = quotes_table([make_harbour()])
    running_on = rows[rows["quotation_id"].str.endswith("-q2")]
    assert running_on["paragraph"].tolist() == [4, 4, 5]
    assert running_on["sentence"].tolist() == [4, 5, 6]


# A repeat is marked, has words of its own, and is out of everybody's words and shares
def test_repeat():
    rows = quotes_table([make_harbour()])
    repeat = rows[rows["repeat"]]
    assert repeat["how"].tolist() == ["name"]
    assert repeat["words"].tolist() == [8]
    speaker = by(speakers_table([make_harbour()]), "speaker", "Nkechi Okafor")
    assert (speaker["words"], speaker["direct_words"]) == (23, 18)


def test_repeat_without_a_way():
    article = make_article("“A b c d e f,” it read.")
    repeat = Stretch(1, 12, "direct", repeat=True)
    analysis = make_analysis(article, quotations=[make_quotation(article, 1, "direct", [repeat])])
    table = quotes_table([analysis])
    assert table["how"].tolist() == [""] and table["repeat"].tolist() == [True]
    row = by(speakers_table([analysis]), "speaker_kind", "unattributed")
    assert (row["quotations"], row["words"]) == (1, 0)
    assert pd.isna(row["share_of_words"]) and pd.isna(row["share_of_quotations"]) and pd.isna(row["first_rank"])


def test_unattributed_quotation():
    row = by(quotes_table([make_harbour()]), "speaker_kind", "unattributed")
    assert (row["source"], row["cue"], row["how"], row["speaker_id"], row["speaker"]) == ("",) * 5
    assert all(pd.isna(row[n]) for n in ("source_start", "source_end", "cue_start", "cue_end", "confidence"))


def test_speakers():
    table = speakers_table([make_harbour()])
    assert table["speaker_kind"].tolist()[-2:] == ["unresolved", "unattributed"]
    assert table["share_of_words"].sum() == pytest.approx(1)
    assert table["share_of_quotations"].sum() == pytest.approx(1)
    brandt = by(table, "speaker", "Tomas Brandt")
    assert (brandt["quotations"], brandt["words"], brandt["direct_words"], brandt["indirect_words"]) == (2, 7, 7, 5)
    assert brandt["share_of_words"] == pytest.approx(7 / 49)
    assert brandt["share_of_quotations"] == pytest.approx(2 / 12)
    assert brandt["first_rank"] == 2
    assert brandt["role"] == "mayor"
    document = by(table, "speaker", "the town clerk’s notice")  # only reported: it has no first quoted word
    assert (document["words"], document["indirect_words"]) == (0, 7)
    assert pd.isna(document["first_start"]) and pd.isna(document["first_rank"])


# Words without a known speaker stand last, also when they come first
def test_unresolved_stand_last():
    article = make_article("“One,” she said. “Two,” said Ola.")
    ola, she = make_speaker(article, "e1", "Ola", "person"), make_speaker(article, "", "", "unresolved")
    quotations = [
        make_quotation(article, 1, "direct", ["One,"], she, "she", "said"),
        make_quotation(article, 2, "direct", ["Two,"], ola, "Ola"),
    ]
    table = speakers_table([make_analysis(article, quotations=quotations, speakers=[she, ola])])
    assert table["speaker_kind"].tolist() == ["person", "unresolved"]
    assert table["first_rank"].tolist() == [2, 1]


# Two voices of one name stay two
def test_speakers_are_told_apart_by_their_ids():
    article = make_article("“One,” said a nurse. “Two three,” said a nurse.")
    nurses = [make_speaker(article, f"s{n}", "a nurse", "unnamed") for n in (1, 2)]
    quotations = [
        make_quotation(article, n, "direct", [words], nurses[n - 1]) for n, words in ((1, "One"), (2, "Two three"))
    ]
    table = speakers_table([make_analysis(article, quotations=quotations, speakers=nurses)])
    assert table["words"].tolist() == [1, 2]


def test_readability():
    table = readability_table([make_harbour()])
    article = by(table, "scope", "article")
    assert (article["words"], article["sentences"]) == (166, 16)
    assert article["words_per_sentence"] == pytest.approx(166 / 16)
    assert pd.isna(article["smog_index"])
    assert article["linsear_write"] == 10.4
    okafor = by(table[table["scope"] == "speaker"], "name", "Nkechi Okafor")
    assert okafor["speaker_id"].endswith("-e3")
    assert okafor["note"] == "rough"
    assert table[["words", "sentences", "syllables"]].notna().all().all()


def test_left_out():
    table = left_out_table([make_harbour()])
    assert table["reason"].tolist() == ["caption", "credit", "promotion"]
    assert table["words"].tolist() == [11, 5, 10]


# Words where two stretches overlap are left out once
def test_left_out_words_overlapping():
    analysis = make_analysis(make_article("one two three four", [("one two", "caption"), ("two three", "by hand")]))
    assert articles_table([analysis])["left_out_words"].tolist() == [3]
    assert articles_table([analysis])["words"].tolist() == [1]


# No table is broken by half a character, which text from elsewhere can hold
def test_lone_surrogate():
    article = make_article("“Half \ud83d a face,” said Ola.", title="\udc00")
    analysis = make_analysis(article, quotations=[make_quotation(article, 1, "direct", ["Half \ud83d a face,"])])
    assert quotes_table([analysis])["text"].tolist() == ["Half \ufffd a face,"]
    assert articles_table([analysis])["title"].tolist() == ["\ufffd"]
