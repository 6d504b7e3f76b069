"""Archives: written as Parquet, asked in place."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from factories import make_analyses, make_analysis, make_article, make_harbour, make_interview, make_skipped

from analysis.archive import Archive, ArchiveError, Choice, open_archive, write as made, write_archive
from analysis.records import Skipped
from analysis.tables import COLUMNS, Packed, all_tables, pack

EVERYTHING = Choice()


def write(folder: Path, *analyses, skipped=()) -> Archive:
    write_archive(folder, [*map(pack, analyses), *skipped], {}, "m")
    return open_archive(folder)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return write(tmp_path_factory.mktemp("a") / "archive", *make_analyses(), skipped=make_skipped())


def test_tables_are_those_of_the_app(archive: Archive) -> None:
    for name, table in all_tables(make_analyses()).items():
        found = pq.read_table(archive.folder / name).to_pandas()
        assert list(found.columns) == list(COLUMNS[name])
        left = found.astype(object).where(found.notna(), None)
        right = table.astype(object).where(table.notna(), None)
        for column in found.columns:
            if COLUMNS[name][column] is float:
                assert left[column].tolist() == pytest.approx(right[column].tolist(), abs=1e-6, nan_ok=True)
            else:
                assert left[column].tolist() == right[column].tolist(), (name, column)


def test_what_looks_like_a_formula_is_as_it_was(tmp_path: Path) -> None:
    titles = ["=1+1", "'=x", "'quoted'", "-5", "＝1", "plain"]
    analyses = [make_analysis(make_article(f"Rain, number {n}.", title=t)) for n, t in enumerate(titles)]
    write(tmp_path / "a", *analyses)
    assert pq.read_table(tmp_path / "a" / "articles").column("title").to_pylist() == titles


def test_texts_come_back(archive: Archive) -> None:
    articles = {a.article.id: (a.article.text, a.article.left_out) for a in make_analyses()}
    assert {a.id: (a.text, a.left_out) for a in archive.articles(EVERYTHING)} == articles


def test_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "PART_ROWS", 1)
    monkeypatch.setattr(made, "TEXTS_AT_ONCE", 1)
    archive = write(tmp_path / "a", *make_analyses())
    assert len(list((tmp_path / "a" / "texts").iterdir())) == 3
    assert archive.totals(EVERYTHING)["articles"] == 3


def test_an_empty_archive_answers(tmp_path: Path) -> None:
    archive = write(tmp_path / "a")
    assert archive.totals(EVERYTHING)["articles"] == 0
    for ask in (archive.voices, archive.sources, archive.months, archive.unheard):
        assert ask(EVERYTHING).empty


# ---------------------------------------------------------------------------------------------------------- questions


def test_voices_are_those_of_the_tables(archive: Archive) -> None:
    speakers = all_tables(make_analyses())["speakers"]
    sums = speakers[speakers.words > 0].groupby(["canonical_name", "speaker_kind"]).words.sum()
    voices = archive.voices(EVERYTHING)
    assert voices.set_index(["voice", "speaker_kind"]).words.to_dict() == sums.to_dict()
    assert voices.words.tolist() == sorted(voices.words, reverse=True)
    assert voices.share.sum() == pytest.approx(1)


def test_totals_months_and_who_is_not_heard(archive: Archive) -> None:
    articles = all_tables(make_analyses())["articles"]
    totals = archive.totals(EVERYTHING)
    assert totals["words"] == articles.words.sum()
    assert totals["undated"] == (articles.published == "").sum()
    assert archive.months(EVERYTHING).articles.sum() == (articles.published != "").sum()
    assert archive.unheard(EVERYTHING).mentions.tolist() == sorted(archive.unheard(EVERYTHING).mentions, reverse=True)


def test_a_choice_of_outlets_and_dates(tmp_path: Path) -> None:
    one = make_analysis(make_article("Rain.", outlet="Tide", published="2031-05-03"))
    two = make_analysis(make_article("Sun.", outlet="Quay", published="2031-06-03"))
    none = make_analysis(make_article("Fog."))
    archive = write(tmp_path / "a", one, two, none)
    assert archive.outlets() == ["Quay", "Tide"]
    for choice, texts in [
        (Choice(outlets=("Tide",)), ["Rain."]),
        (Choice(since="2031-06-01"), ["Sun."]),
        (Choice(until="2031-06-01"), ["Rain."]),
        (Choice(("Tide", "Quay"), "2031-01-01", "2031-12-31"), ["Sun.", "Rain."]),
    ]:
        assert [a.text for a in archive.articles(choice)] == texts


def test_quotations_are_found_by_speaker_and_words(archive: Archive) -> None:
    name = archive.voices(EVERYTHING).voice[0]
    found = archive.find(EVERYTHING, name[:5].upper())
    assert len(found) and all(name[:5].lower() in s.lower() for s in found.speaker)
    assert archive.find(EVERYTHING, name, "no such words").empty
    assert archive.find(EVERYTHING, "'; DROP TABLE quotes; --").empty
    assert {a.id for a in archive.articles(EVERYTHING, name)} == set(found.article_id)


def test_no_other_file_can_be_read(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        archive._ask("SELECT * FROM read_csv(?)", [str(tmp_path / "secret.csv")])


# -------------------------------------------------------------------------------------------------------------- faults


def test_other_files_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="other files"):
        write_archive(tmp_path, [], {}, "m")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_earlier_archive_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    write(tmp_path / "a", make_harbour())

    def broken() -> Iterator[Packed | Skipped]:
        yield pack(make_interview())
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write_archive(tmp_path / "a", broken(), {}, "m")
    assert [a.id for a in open_archive(tmp_path / "a").articles(EVERYTHING)] == [make_harbour().article.id]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_killed_between_the_two_renames_the_earlier_one_comes_back(tmp_path: Path) -> None:
    write(tmp_path / "a", make_harbour())
    (tmp_path / "a").rename(tmp_path / ".old-archive-a")
    assert open_archive(tmp_path / "a").totals(EVERYTHING)["articles"] == 1


FAULTS = [
    # nothing there; no JSON; another form; a table missing
    (lambda folder: (folder / "about.json").unlink(), "no archive"),
    (lambda folder: (folder / "about.json").write_text("{"), "no archive"),
    (lambda folder: (folder / "about.json").write_text(json.dumps({"form": 99})), "another version"),
    (lambda folder: next((folder / "quotes").iterdir()).unlink(), "quotes is missing"),
    (lambda folder: next((folder / "quotes").iterdir()).write_bytes(b"no parquet"), "damaged"),
]


@pytest.mark.parametrize(("harm", "sentence"), FAULTS)
def test_what_is_no_archive_is_refused_with_a_sentence(tmp_path: Path, harm, sentence: str) -> None:
    write(tmp_path / "a", make_harbour())
    harm(tmp_path / "a")
    with pytest.raises(ArchiveError, match=sentence):
        open_archive(tmp_path / "a")


def test_sources_by_outlet_add_up(archive: Archive) -> None:
    sources = archive.sources(EVERYTHING)
    assert isinstance(sources, pd.DataFrame)
    assert sources.groupby("outlet").share.sum().tolist() == pytest.approx([1.0] * sources.outlet.nunique())
