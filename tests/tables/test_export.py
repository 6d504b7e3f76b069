import csv
import io
import zipfile
from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from factories import find, make_analyses, make_analysis, make_article, make_skipped

from analysis import __version__
from analysis.corrections import (
    Named,
    Voice,
    apply,
    leave_out,
    list_corrections,
    rename,
    rename_everywhere,
    set_speaker,
    signed,
    undo,
)
from analysis.records import ArticleError
from analysis.tables import export
from analysis.tables.columns import COLUMNS
from analysis.tables.export import holds_collection, open_corrections, open_zip, to_csv, to_zip
from analysis.tables.frames import TABLES, articles_table, corrections_table, quotes_table

MADE = datetime(2031, 4, 16, 9, 30)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def pack(analyses=None, **changes: bytes | None) -> bytes:
    """A saved collection, with some of its files changed, added or (None) taken out; `texts__a` stands for texts/a.txt."""
    saved = to_zip(make_analyses() if analyses is None else analyses, make_skipped(), model="test", made=MADE)
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, data in changes.items():
        files[f"{name.replace('__', '/')}.{'txt' if '__' in name else 'csv'}"] = data
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(name, data)
    return packed.getvalue()


# Cells as they come, and as they stand in the file
@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["a", 'say "it"', "two\nlines"], b'"a","say ""it""","two\nlines"'),
        # a whole number has no decimal point beside an empty cell
        (pd.array([3, None], dtype="Int64"), b"3,"),
        (np.array([0.25, 1 / 3, 2.0, np.nan, np.inf, -1e-9, 123456789.0]), b"0.25,0.333333,2,,,0,123456789"),
        ([True, None], b"true,"),
        ([pd.Timestamp("2031-04-12")], b'"2031-04-12 00:00:00"'),
        ([""], b'""'),
        (["half \ud83d a face"], "half \ufffd a face".join('""').encode()),
        (["nul \0 and bell \a"], b'"nul \0 and bell \a"'),
    ],
)
def test_cells(cells, line):
    table = pd.concat([pd.Series([cell], dtype=getattr(cells, "dtype", object)) for cell in cells], axis=1)
    table.columns = [f"c{i}" for i in range(len(cells))]
    header, _, rest = to_csv(table).partition(b"\n")
    assert header == b"\xef\xbb\xbf" + ",".join(f'"c{i}"' for i in range(len(cells))).encode()
    assert rest == line + b"\n"


# What a spreadsheet would run gets an apostrophe, in every text column and in the header
@pytest.mark.parametrize("first", list("=+-@＝＋－＠\t\n\r"))
def test_formulas(first):
    data = to_csv(pd.DataFrame({f"{first}c": [f"{first}1+1"]})).decode("utf-8-sig")
    assert data == f'"\'{first}c"\n"\'{first}1+1"\n'


# A negative number is no formula
def test_negative_numbers():
    assert to_csv(pd.DataFrame({"n": [-5], "x": [-0.5]})).endswith(b"\n-5,-0.5\n")


@pytest.mark.parametrize("name", TABLES)
def test_every_table(name):
    full, empty = (rows_of(to_csv(TABLES[name](analyses))) for analyses in (make_analyses(), ()))
    assert full[0] == empty[0] == list(COLUMNS[name])
    assert len(empty) == 1
    assert len(full) == 1 + len(TABLES[name](make_analyses()))
    assert {len(row) for row in full} == {len(COLUMNS[name])}


def test_whole_numbers_beside_empty_cells():
    starts = [row["cue_start"] for row in csv.DictReader(io.StringIO(to_csv(quotes_table(make_analyses())).decode()))]
    assert "" in starts
    assert all(start == "" or start.isdigit() for start in starts)


# The index of a table is not written, and two columns of one name are both
def test_odd_frames():
    table = pd.DataFrame([[1, "x"]], columns=["a", "a"], index=[7])
    assert to_csv(table) == b'\xef\xbb\xbf"a","a"\n1,"x"\n'


def test_zip_holds_everything():
    analyses = make_analyses()
    data = to_zip(analyses, make_skipped(), model="newsreader 3", made=MADE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert set(archive.namelist()) == {
            "about.txt",
            *(f"{name}.csv" for name in COLUMNS),
            *(f"texts/{a.article.id}.txt" for a in analyses),
        }
        for analysis in analyses:
            assert archive.read(f"texts/{analysis.article.id}.txt") == analysis.article.text.encode()
        assert archive.read("articles.csv") == to_csv(articles_table(analyses))
        assert rows_of(archive.read("skipped.csv"))[1][0] == "scan.pdf"
        about = archive.read("about.txt").decode().splitlines()
    assert f"Version: {__version__}" in about
    assert "Model: newsreader 3" in about
    assert "Date: 2031-04-16 09:30" in about
    assert "Corrections: 0" in about


def test_zip_is_the_same_every_time():
    assert to_zip(make_analyses(), model="m", made=MADE) == to_zip(make_analyses(), model="m", made=MADE)


# What comes back is what went in; the notes of the analysis have become notes of the article
def test_round_trip():
    analyses = make_analyses()
    assert open_zip(pack()) == [replace(a.article, notes=a.notes) for a in analyses]


@pytest.mark.parametrize(
    "article",
    [
        # Line ends, marks at the start, characters beyond the first plane and half of one
        make_article("\ufeffone\r\ntwo\rthree\n\n\n🙂 \u2028 four\0 \x1a", [("two", "by hand"), ("four", "credit")]),
        make_article("Half \ud83d a face.\n"),
        # Metadata that is dangerous or difficult in a table
        make_article(
            "Text.", title="=HYPERLINK(1)", outlet='The "Gazette"\r\nof, Port Ellery', byline="＠ola", file="-a/ b.txt"
        ),
        make_article(
            "Text.", title="’Tis", outlet="'quoted'", byline="NA", notes=("-", "null", "One. Two; three, “four”.")
        ),
        make_article("Text.", [("Text.", "by hand")], title="\ttab", url="https://gazette.example/?a=1,2"),
    ],
)
def test_round_trip_of_difficult_articles(article):
    assert open_zip(pack([make_analysis(article)])) == [article]


def test_empty_collection():
    assert open_zip(to_zip([], model="m", made=MADE)) == []


def damaged() -> bytes:
    data = bytearray(pack())
    data[100:120] = bytes(20)
    return bytes(data)


def locked() -> bytes:
    """The first entry says that a password is needed."""
    data = bytearray(pack())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


# A ZIP that is not ours, or no longer, is refused with a sentence
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (pack()[:-200], "damaged"),
        (damaged(), "damaged"),
        (locked(), "locked"),
        (pack(articles=None), "no collection"),
        (pack(left_out=None), "no collection"),
        (pack(articles=b"\xff\xfe\x00"), "damaged"),
        (pack(articles=b"a,b\n1,2\n"), "articles.csv"),
        (pack(articles=b'article_id,file,notes\n"never closed'), "articles.csv"),
        (pack(articles=b""), "articles.csv"),
        (pack(left_out=b"article_id,reason,start,end\nx,weather,1,2\n"), "left_out.csv"),
        (pack(left_out=b"article_id,reason,start,end\nx,credit,-1,2\n"), "left_out.csv"),
        (pack(left_out=b"article_id,reason,start,end\nx,credit,5,2\n"), "left_out.csv"),
        (pack(**{f"texts__{make_analyses()[1].article.id}": None}), "missing"),
        (pack(**{f"texts__{make_analyses()[1].article.id}": b"Other words."}), "changed"),
        (pack(articles=to_csv(articles_table(make_analyses())).replace(b"90059791da25", b"../../etc/pa")), "missing"),
        (
            pack(left_out=f"article_id,reason,start,end\n{make_analyses()[1].article.id},credit,1,99999\n".encode()),
            "changed",
        ),
    ],
)
def test_hostile_zip(data, words):
    with pytest.raises(ArticleError, match=words):
        open_zip(data)


# A small file that unpacks to something huge is refused before it does
def test_zip_bomb():
    with pytest.raises(ArticleError, match="50 MB"):
        open_zip(pack(texts__a=bytes(60 * 2**20)))


# Files that we don't read are not unpacked
def test_other_files_do_not_matter():
    assert len(open_zip(pack(texts=bytes(60 * 2**20)))) == 3


def test_too_many_articles(monkeypatch):
    monkeypatch.setattr(export, "MAX_ARTICLES", 2)
    with pytest.raises(ArticleError, match="3 articles"):
        open_zip(pack())


def test_article_too_long(monkeypatch):
    monkeypatch.setattr(export, "MAX_CHARACTERS", 100)
    with pytest.raises(ArticleError, match="characters"):
        open_zip(pack())


# A date that is none is not taken over
def test_wrong_date():
    data = to_csv(articles_table(make_analyses())).replace(b"2031-04-12", b"2031-04-99")
    assert [a.published for a in open_zip(pack(articles=data))] == ["", "", "2031-04-15"]


def corrected_harbour():
    """The harbour as corrected, its corrections, and which of them hold."""
    base = make_analyses()[0]
    ids = base.article.id
    made = [
        signed(set_speaker(base, f"{ids}-q8", Voice('=Mo "Half \ud83d" Reyes', "person")), "Ines Falk"),
        undo(rename(base, f"{ids}-e3", "Ada Okafor")),
        leave_out(base, *find(base.article.text, "Mrs Okafor, 61,")),
        rename_everywhere(Named("Port Ellery", "place"), "Ellery"),
        set_speaker(make_analyses()[2], f"{make_analyses()[2].article.id}-q1", Voice(kind="unresolved")),
    ]
    done = apply(base, made)
    return done.analysis, made, list_corrections(made, [done])


# Corrections come back as they were, also what is undone; articles come back as they were before them
def test_round_trip_of_corrections():
    analysis, made, listed = corrected_harbour()
    data = to_zip([analysis], model="m", made=MADE, corrections=listed)
    assert open_corrections(data) == made[:4]
    (article,) = open_zip(data)
    assert article == replace(make_analyses()[0].article, notes=article.notes)
    assert [p.reason for p in analysis.article.left_out].count("by hand") == 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("corrections.csv").decode("utf-8-sig"), newline="")))
        assert "Corrections: 3" in archive.read("about.txt").decode().splitlines()
    assert [row["applied"] for row in rows] == ["yes", "undone", "yes", "yes"]
    assert (rows[0]["text"], rows[0]["by"], rows[0]["file"]) == ("Nobody asked us,", "Ines Falk", "coast/harbour.txt")
    assert rows[0]["text"] == analysis.article.text[int(rows[0]["start"]) : int(rows[0]["end"])]
    assert (rows[3]["article_id"], rows[3]["file"], rows[3]["start"]) == ("", "", "")


# A ZIP of a version without corrections has none
def test_zip_without_corrections():
    assert open_corrections(pack(corrections=None)) == []
    assert len(open_zip(pack(corrections=None))) == 3


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("before", "{"),
        ("before", "[]"),
        ("before", "{}"),
        ("after", "[" * 100_000),
        ("after", '{"speaker": 3}'),
        ("what", "guess"),
        ("when", ""),
        ("correction_id", "../../etc"),
    ],
)
def test_hostile_corrections(column, cell):
    analysis, _, listed = corrected_harbour()
    table = corrections_table(listed[:1], [analysis])
    table[column] = [cell]
    data = pack([analysis], corrections=to_csv(table))
    for read in (open_zip, open_corrections):
        with pytest.raises(ArticleError, match=r"corrections\.csv"):
            read(data)


@pytest.mark.parametrize(("data", "ours"), [(pack(), True), (pack(articles=None), False), (b"PK", False), (b"", False)])
def test_holds_collection(data, ours):
    assert holds_collection(data) is ours
