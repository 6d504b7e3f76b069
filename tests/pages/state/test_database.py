"""The file in which collections are kept: articles, metadata, corrections, owners; and what is done to it at its opening."""

import os
import pickle
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from factories import make_analysis, make_article, make_harbour

from analysis.corrections import Anchor, Correction, Target, undo
from analysis.records import ArticleError, Skipped
from pages.ui.state.database import (
    analyses,
    articles,
    collections,
    connection,
    corrections,
    imports,
    location,
    old_store,
    owners,
    schema,
    suggestions,
)
from pages.ui.state.database.place import NoSuchCollection, Place

FULL = make_article(
    "The quay. “Ours,” she said.\r\nTwo 🙂 \ud800 \x00 ends",
    [("Two", "by hand")],
    file="news.zip/a.txt",
    title="Quay",
    outlet="Post",
    byline="Ada Quill",
    published="2031-05-03",
    url="https://post.example",
    language="en",
    notes=("One.", "Two."),
    tags=("harbour", "May"),
)
OTHER = make_article("The market.")


def correction(number: str, article_id: str) -> Correction:
    """That the first words of an article are no quotation."""
    return Correction(
        number, article_id, "remove_quotation", Target("", (Anchor(0, 3, "The"),)), when="2031-05-03T09:00:00+00:00"
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def mine() -> Place:
    return collections.find_chosen(owners.enter("local", lasts=True))


@pytest.fixture
def yours() -> Place:
    return collections.find_chosen(owners.enter("login:you", lasts=True))


def loaded(place: Place) -> list:
    return articles.load(place)[1]


# ---------------------------------------------------------------------------------------------------------- articles


def test_articles_come_back_as_they_were(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    assert loaded(mine) == [FULL, OTHER]


def test_changed_article_keeps_its_place(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    changed = make_article(FULL.text, title="Another title", tags=("new",))
    articles.save(mine, [changed])
    assert loaded(mine) == [changed, OTHER]


def test_every_change_is_counted(mine: Place) -> None:
    articles.save(mine, [FULL])
    before = articles.load(mine)[0]
    articles.load(mine)
    assert articles.load(mine)[0] == before
    articles.remove(mine, [FULL.id])
    assert articles.load(mine)[0] > before


def test_removed_articles_come_back_in_their_place(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    articles.remove(mine, [FULL.id])
    assert loaded(mine) == [OTHER]
    assert [one.title for one in articles.list_removed(mine)] == ["Quay"]
    articles.bring_back(mine, [FULL.id])
    assert loaded(mine) == [FULL, OTHER]


# FULL has a NUL and half a character
def test_characters_are_counted(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    articles.remove(mine, [FULL.id])
    assert articles.count_characters(mine) == len(OTHER.text)
    assert articles.count_characters(mine, [FULL.id]) == len(FULL.text)


def test_removed_article_that_is_added_again_is_there_once(mine: Place) -> None:
    articles.save(mine, [FULL])
    articles.remove(mine, [FULL.id])
    articles.save(mine, [FULL])
    assert loaded(mine) == [FULL]
    assert articles.list_removed(mine) == []


def test_deleted_for_good_is_not_in_the_file_any_more(mine: Place, folder: Path) -> None:
    secret = make_article("The harbour office closes at noon, they say. " * 50)
    articles.save(mine, [secret])
    analyses.save([make_analysis(secret)])
    corrections.save(mine, [correction("c1", secret.id), correction("c2", OTHER.id)])
    articles.delete_for_good(mine, [secret.id])
    assert (loaded(mine), [kept.id for kept in corrections.load(mine)]) == ([], ["c2"])
    assert not any(b"harbour office" in path.read_bytes() for path in folder.iterdir())


def test_a_text_stays_as_long_as_one_collection_has_it(mine: Place, yours: Place) -> None:
    articles.save(mine, [FULL])
    articles.save(yours, [FULL])
    analyses.save([make_analysis(FULL)])
    articles.delete_for_good(mine, [FULL.id])
    assert loaded(yours) == [FULL]
    assert analyses.load([FULL]) != []
    articles.delete_for_good(yours, [FULL.id])
    assert connection.connect().execute("SELECT count(*) FROM texts").fetchone() == (0,)
    assert connection.connect().execute("SELECT count(*) FROM analyses").fetchone() == (0,)


# ------------------------------------------------------------------------------------------------------- collections


def test_collections_are_made_named_and_chosen(mine: Place) -> None:
    march = collections.create(mine.owner, "  March \n coverage ")
    assert list(collections.list_names(mine.owner).values()) == ["My articles", "March coverage"]
    collections.rename(march, "April")
    collections.choose(march)
    assert collections.find_chosen(mine.owner) == march
    assert [(c.name, c.articles) for c in collections.list_collections(mine.owner)] == [
        ("My articles", 0),
        ("April", 0),
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("", "needs a name"), (" \n", "needs a name"), ("My articles", "already have")]
)
def test_name_that_can_not_be(mine: Place, name: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        collections.create(mine.owner, name)
    other = collections.create(mine.owner, "Other")
    with pytest.raises(ArticleError, match=said):
        collections.rename(other, name)


def test_copy_has_everything_and_is_its_own(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    corrections.save(mine, [correction("c1", FULL.id)])
    copy = collections.copy(mine, "Copy")
    articles.save(copy, [replace(OTHER, title="Changed")])
    assert loaded(copy) == [FULL, replace(OTHER, title="Changed")]
    assert corrections.load(copy) == [correction("c1", FULL.id)]
    assert loaded(mine) == [FULL, OTHER]


def test_articles_move_with_their_corrections(mine: Place) -> None:
    articles.save(mine, [FULL, OTHER])
    corrections.save(mine, [correction("c1", FULL.id)])
    march = collections.create(mine.owner, "March")
    articles.move(mine, [FULL.id], march)
    assert (loaded(mine), loaded(march)) == ([OTHER], [FULL])
    assert (corrections.load(mine), [kept.id for kept in corrections.load(march)]) == ([], ["c1"])
    assert articles.find_places(mine.owner, FULL.id) == [march]


def test_deleted_collection_comes_back_also_if_its_name_is_taken(mine: Place) -> None:
    articles.save(mine, [FULL])
    collections.delete(mine)
    assert collections.find_chosen(mine.owner) != mine  # a new one, of the same name
    assert collections.bring_back(mine) == "My articles 2"
    assert loaded(mine) == [FULL]


def test_what_was_deleted_goes_for_good_after_some_days(mine: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.save(mine, [FULL, OTHER])
    articles.remove(mine, [OTHER.id])
    march = collections.create(mine.owner, "March")
    collections.delete(march)
    collections.purge()
    assert len(collections.list_deleted(mine.owner)) == len(articles.list_removed(mine)) == 1
    later = time.time() + collections.DAYS * 24 * 3600 + 1
    monkeypatch.setattr(collections.time, "time", lambda: later)
    collections.purge()
    assert collections.list_deleted(mine.owner) == articles.list_removed(mine) == []
    assert loaded(mine) == [FULL]


# ------------------------------------------------------------------------------------------------------------ owners

INTRUSIONS = [
    lambda place: articles.save(place, [OTHER]),
    lambda place: articles.remove(place, [FULL.id]),
    lambda place: articles.bring_back(place, [FULL.id]),
    lambda place: articles.delete_for_good(place, [FULL.id]),
    lambda place: corrections.save(place, [correction("c2", FULL.id)]),
    lambda place: corrections.undo(place, "c1"),
    lambda place: imports.begin(place, [("a.txt", b"a")]),
    lambda place: imports.end(place),
    lambda place: suggestions.decline(place, suggestions.list_suggestions(place)),
    lambda place: collections.copy(place, "Mine now"),
    lambda place: articles.move(
        place, [FULL.id], Place(place.owner, collections.create(place.owner, "Bag").collection)
    ),
]


@pytest.mark.parametrize("intrude", INTRUSIONS)
def test_nobody_reaches_into_anothers_collection(mine: Place, yours: Place, intrude) -> None:
    articles.save(mine, [FULL])
    corrections.save(mine, [correction("c1", FULL.id)])
    forged = Place(yours.owner, mine.collection)
    with suppress(NoSuchCollection):
        intrude(forged)
    assert loaded(mine) == [FULL]
    assert corrections.load(mine) == [correction("c1", FULL.id)]
    assert imports.find(mine) is None
    assert all(loaded(Place(yours.owner, one)) == [] for one in collections.list_names(yours.owner))


def test_nobody_sees_anothers_collection(mine: Place, yours: Place) -> None:
    articles.save(mine, [FULL])
    suggestions.suggest(mine, [FULL])
    forged = Place(yours.owner, mine.collection)
    assert articles.load(forged) == (-1, [])
    assert (articles.count(forged), articles.find_ids(forged), articles.list_removed(forged)) == (0, {}, [])
    assert (corrections.load(forged), suggestions.list_suggestions(forged), imports.find(forged)) == ([], [], None)
    assert (articles.count_characters(forged), articles.find_places(yours.owner, FULL.id)) == (0, [])
    collections.rename(forged, "Yours")
    collections.delete(forged)
    collections.delete_for_good(forged)
    assert collections.list_names(mine.owner) == {mine.collection: "My articles"}
    collections.choose(Place(yours.owner, mine.collection))
    assert collections.find_chosen(yours.owner) == yours


def test_visits_end_and_what_lasts_stays(mine: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.save(mine, [FULL])
    key = owners.key_of_visit("the token of a cookie")
    visit = collections.find_chosen(owners.enter(key, lasts=False))
    articles.save(visit, [OTHER])
    assert not any(b"the token of" in path.read_bytes() for path in folder.iterdir())
    start = time.time()
    monkeypatch.setattr(owners.time, "time", lambda: start + owners.HOURS * 3600 - 1)
    owners.end_visits()
    assert loaded(visit) == [OTHER]
    assert owners.is_still_here(visit.owner)  # seen again: the hours begin anew
    monkeypatch.setattr(owners.time, "time", lambda: start + 2 * owners.HOURS * 3600 + 1)
    owners.end_visits()
    assert (loaded(visit), loaded(mine)) == ([], [FULL])
    assert not owners.is_still_here(visit.owner)


def test_the_longest_unseen_visits_end_when_all_hold_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    places = []
    for number in range(3):
        places.append(collections.find_chosen(owners.enter(f"visit:{number}", lasts=False)))
        articles.save(places[-1], [make_article(f"{number} " * 500)])
        connection.connect().execute("UPDATE owners SET seen_at = seen_at + ? WHERE id = ?", (number, places[-1].owner))
    monkeypatch.setattr(owners, "MAX_VISITS_BYTES", 2_500)
    owners.end_visits()
    assert [len(loaded(place)) for place in places] == [0, 1, 1]


# ------------------------------------------------------------------------------------------------ what else is kept


def test_analyses_are_kept_by_text_parts_left_out_author_and_version(
    mine: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_harbour()
    articles.save(mine, [made.article])
    analyses.save([made, make_analysis(OTHER)])  # the other is in no collection
    assert analyses.load([made.article, OTHER]) == [made]
    titled = replace(made.article, title="Other title", outlet="Other", tags=("a",))
    [again] = analyses.load([titled])
    assert (again.article, again.quotations) == (titled, made.quotations)
    assert analyses.load([replace(made.article, left_out=())]) == []
    assert analyses.load([replace(made.article, byline="Ada Quill")]) == []
    monkeypatch.setattr(analyses, "version", lambda: "another")
    assert analyses.load([made.article]) == []


class _Harm:
    def __reduce__(self) -> tuple:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize(
    "data", [b"", b"x", zlib.compress(b"x"), zlib.compress(pickle.dumps(_Harm())), zlib.compress(pickle.dumps(7))]
)
def test_damaged_or_hostile_analysis_is_none(
    mine: Place, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    articles.save(mine, [OTHER])
    analyses.save([make_analysis(OTHER)])
    connection.connect().execute("UPDATE analyses SET analysis = ?", (data,))
    assert analyses.load([OTHER]) == []
    assert not (tmp_path / "harm").exists()


def test_corrections_are_undone_and_count_again(mine: Place) -> None:
    first, second = correction("c1", FULL.id), correction("c2", OTHER.id)
    corrections.save(mine, [first, undo(second)])
    assert corrections.load(mine) == [first, undo(second)]
    corrections.undo(mine, "c1")
    corrections.undo(mine, "c2", again=True)
    assert corrections.load(mine) == [undo(first), second]


def test_a_correction_that_is_there_already_stays_as_it_is(mine: Place) -> None:
    corrections.save(mine, [correction("c1", FULL.id)])
    corrections.save(mine, [undo(correction("c1", FULL.id))])
    assert corrections.load(mine) == [correction("c1", FULL.id)]


def test_a_correction_that_cannot_be_understood_is_passed_over(mine: Place) -> None:
    corrections.save(mine, [correction("c1", FULL.id), correction("c2", FULL.id)])
    connection.connect().execute("UPDATE corrections SET record = '{}' WHERE id = 'c1'")
    assert [c.id for c in corrections.load(mine)] == ["c2"]


def test_suggestions_go_when_they_are_declined_or_the_fact_is_known(mine: Place) -> None:
    article = make_article("The market.", file="herald_2031-05-03_market-closes.txt")
    articles.save(mine, [article])
    suggestions.suggest(mine, [article])
    found = suggestions.list_suggestions(mine)
    assert {offer.field: offer.value for offer in found} == {
        "title": "Market closes",
        "published": "2031-05-03",
        "outlet": "Herald",
    }
    suggestions.decline(mine, [offer for offer in found if offer.field == "title"])
    articles.save(mine, [replace(article, outlet="The Herald")])
    assert [offer.field for offer in suggestions.list_suggestions(mine)] == ["published"]


def test_an_import_keeps_its_files_until_they_are_read(mine: Place, tmp_path: Path) -> None:
    begun = imports.begin(mine, [("a.txt", b"A"), tmp_path], {"a.csv": {"text": "Copy"}}, [Skipped("x", "why")])
    assert (begun.files, begun.columns, begun.skipped, begun.stopped) == (2, {"a.csv": {"text": "Copy"}}, (Skipped("x", "why"),), False)  # fmt: skip
    assert list(imports.read_files(begun)) == [(1, ("a.txt", b"A")), (2, tmp_path)]
    imports.keep(mine, begun.id, [FULL], done=1)
    assert list(imports.read_files(begun)) == [(2, tmp_path)]
    more = imports.begin(mine, [("b.txt", b"B")])  # goes into the same import
    assert [number for number, _ in imports.read_files(more)] == [2, 3]
    imports.end(mine)
    assert imports.find(mine) is None
    assert loaded(mine) == [FULL]


# ---------------------------------------------------------------------------------------------------------- the file


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_this_user_can_read_it(mine: Place, folder: Path) -> None:
    articles.save(mine, [FULL])
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes.pop(folder.name) == 0o700
    assert set(modes.values()) == {0o600}
    assert location.FILE in modes


def test_settings_of_every_connection(mine: Place) -> None:
    def ask(setting: str) -> object:
        return connection.connect().execute(f"PRAGMA {setting}").fetchone()[0]

    assert [ask(s) for s in ("journal_mode", "foreign_keys", "synchronous", "user_version")] == ["wal", 1, 2, len(schema.MIGRATIONS)]  # fmt: skip


def test_each_thread_has_its_own_connection(mine: Place) -> None:
    found = []
    threads = [threading.Thread(target=lambda: found.append(connection.connect())) for _ in range(2)]
    for thread in threads:
        thread.start()
        thread.join()
    assert len({id(one) for one in (*found, connection.connect())}) == 3


# A thread that opens the file must not free the locks of another: the next process would take the file for unused and tidy it up
@pytest.mark.skipif(os.name == "nt", reason="Windows has other locks")
def test_another_process_sees_that_the_file_is_in_use(mine: Place) -> None:
    articles.save(mine, [FULL])
    thread = threading.Thread(target=connection.connect)
    thread.start()
    thread.join()
    look = f"import sqlite3; c = sqlite3.connect({str(location.data_file())!r}); c.execute('SELECT * FROM owners').fetchall(); c.close()"
    subprocess.run([sys.executable, "-c", look], check=True)
    assert location.data_file().with_name(f"{location.FILE}-wal").exists()
    articles.save(mine, [OTHER])
    assert loaded(mine) == [FULL, OTHER]


def test_writers_wait_for_each_other(mine: Place) -> None:
    def write(number: int) -> None:
        for turn in range(10):
            articles.save(mine, [make_article(f"Text {number} {turn}.")])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert articles.count(mine) == 40


def test_what_fails_leaves_nothing_behind(mine: Place) -> None:
    def fail() -> Iterator[object]:
        yield FULL
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        articles.save(mine, fail())
    assert loaded(mine) == []
    articles.save(mine, [OTHER])
    assert loaded(mine) == [OTHER]


def test_migrations_come_one_after_the_other_each_whole(mine: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.save(mine, [FULL])
    connection.close()
    broken = "CREATE TABLE notes (note TEXT);\n\nCREATE TABLE notes (note TEXT)"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE articles ADD section TEXT", broken))
    with sqlite3.connect(location.data_file()) as raw, pytest.raises(sqlite3.OperationalError):
        schema.migrate(raw)
    assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert raw.execute("SELECT section FROM articles").fetchall() == [(None,)]
    assert raw.execute("SELECT 1 FROM sqlite_schema WHERE name = 'notes'").fetchall() == []
    raw.close()


def _newer(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    raw.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"no database at all " * 100), "is damaged"),
        (_newer, "newer version"),
        (lambda path: path.mkdir(), "can’t be opened"),
    ],
)
def test_file_that_can_not_be_opened_is_left_alone_and_the_app_works_on(folder: Path, spoil, said: str) -> None:
    folder.mkdir()
    spoil(path := location.data_file())
    before = path.read_bytes() if path.is_file() else b""
    place = collections.find_chosen(owners.enter("local", lasts=True))
    articles.save(place, [FULL])
    assert loaded(place) == [FULL]
    assert said in connection.problem() and str(path) in connection.problem()
    connection.close()
    assert loaded(place) == [FULL]
    assert (path.read_bytes() if path.is_file() else b"") == before


# --------------------------------------------------------------------------------------------------------- old files

OLD = """{"added": %d, "article": {"text": %s, "file": "a.txt", "title": "", "outlet": "Post", "byline": "", "published": "",
"url": "", "language": "en", "left_out": [{"start": 0, "end": 3, "reason": "by hand"}], "notes": ["One."]}}"""


@pytest.mark.parametrize("local", [True, False])
def test_articles_of_older_versions_are_taken_over_once(folder: Path, local: bool) -> None:
    browser = owners.key_of_visit("its cookie").removeprefix("visit:")
    own = folder / browser
    own.mkdir(parents=True)
    for number, text in enumerate(('"The market."', '"The quay."')):
        (own / f"{number}.json").write_text(OLD % (9 - number, text))
    (own / "broken.json").write_text("{")
    assert old_store.take_over(local) == 2
    place = collections.find_chosen(owners.enter(owners.LOCAL if local else f"visit:{browser}", lasts=local))
    assert collections.list_names(place.owner)[place.collection] == old_store.NAME
    assert [article.text for article in loaded(place)] == ["The quay.", "The market."]
    assert loaded(place)[0] == make_article("The quay.", [("The", "by hand")], file="a.txt", outlet="Post", language="en", notes=("One.",))  # fmt: skip
    assert not own.exists()
    assert old_store.take_over(local) == 0
