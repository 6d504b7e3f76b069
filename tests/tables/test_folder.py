import csv
import io

import pytest
from factories import make_analyses, make_analysis, make_article, make_skipped

from analysis.tables.columns import COLUMNS
from analysis.tables.export import to_csv
from analysis.tables.folder import Totals, pack, write_folder
from analysis.tables.frames import TABLES, skipped_table


def read(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


# What is written as it comes is byte for byte what the app saves
@pytest.mark.parametrize("analyses", [make_analyses(), ()], ids=["full", "empty"])
def test_same_tables_as_in_the_app(tmp_path, analyses):
    write_folder(tmp_path / "a" / "b", [*map(pack, analyses), *make_skipped()], {})
    for name, table in TABLES.items():
        assert (tmp_path / "a" / "b" / f"{name}.csv").read_bytes() == to_csv(table(analyses))
    assert (tmp_path / "a" / "b" / "skipped.csv").read_bytes() == to_csv(skipped_table(make_skipped()))


def test_texts_and_totals(tmp_path):
    totals = write_folder(tmp_path, [*map(pack, make_analyses()), *make_skipped()], {})
    assert totals == Totals(articles=3, words=166 + 15 + 51, quotations=16, skipped=2)
    texts = {f"{a.article.id}.txt": a.article.text.encode() for a in make_analyses()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "texts").iterdir()} == texts
    assert {path.name for path in tmp_path.iterdir()} == {"texts", *(f"{name}.csv" for name in COLUMNS)}


# Texts keep their line ends, and half a character its bytes
def test_text_byte_for_byte(tmp_path):
    analysis = make_analysis(make_article("One.\r\nTwo.\rThree.\n\ud83d"))
    write_folder(tmp_path, [pack(analysis)], {})
    assert (tmp_path / "texts" / f"{analysis.article.id}.txt").read_bytes() == b"One.\r\nTwo.\rThree.\n\xed\xa0\xbd"


# Files with the same text that turn up after the article was packed are still named in it
def test_doubles(tmp_path):
    first, *others = make_analyses()
    doubles: dict[str, list[str]] = {}

    def found():
        yield pack(first)
        doubles[first.article.id] = ["copy.txt", "news.xlsx#2"]
        yield from map(pack, others)

    write_folder(tmp_path, found(), doubles)
    notes = [row["notes"].split(" | ") for row in read(tmp_path / "articles.csv")]
    assert notes[0] == [*first.notes, "The same text is in copy.txt.", "The same text is in news.xlsx#2."]
    assert notes[1:] == [[""], [""]]


# A new run replaces tables and texts, and leaves alone what is not its own
def test_replaces_an_earlier_run(tmp_path):
    write_folder(tmp_path, map(pack, make_analyses()), {})
    for name in ("notes.txt", "texts/mine.txt"):
        (tmp_path / name).write_text("Mine.")
    last = make_analyses()[2]
    write_folder(tmp_path, [pack(last)], {})
    assert {path.name for path in (tmp_path / "texts").iterdir()} == {"mine.txt", f"{last.article.id}.txt"}
    assert (tmp_path / "notes.txt").read_text() == "Mine."
    assert len(read(tmp_path / "articles.csv")) == 1


# A run that breaks off leaves the earlier tables as they were, and nothing beside them
def test_breaks_off(tmp_path):
    write_folder(tmp_path, map(pack, make_analyses()), {})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}

    def found():
        yield pack(make_analyses()[1])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, found(), {})
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


# Who is one in all articles is filled in at the end, also in the lines of the first article
def test_canonical_cells(tmp_path):
    write_folder(tmp_path, map(pack, make_analyses()), {})
    rows = [row for row in read(tmp_path / "mentions.csv") if row["entity"] == "Port Ellery"]
    assert len({row["entity_id"] for row in rows}) == 2
    assert len({row["canonical_id"] for row in rows}) == 1
    unnamed = [row for row in read(tmp_path / "quotes.csv") if row["speaker_kind"] == "unnamed"]
    assert unnamed and all(
        (row["canonical_id"], row["canonical_name"]) == (row["speaker_id"], row["speaker"]) for row in unnamed
    )
