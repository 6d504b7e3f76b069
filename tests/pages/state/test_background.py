"""Reading and analysing in the background."""

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from factories import HARBOUR, INTERVIEW, WEATHER, make_analysis, make_article

from analysis import parallel, pipeline
from analysis.intake import files
from analysis.parallel import Pool
from analysis.records import Analysis, Article, Skipped
from pages.ui.state import background, memory, room
from pages.ui.state.background import Job, analyse_now, find_job, serve_others, start_job
from pages.ui.state.database import articles, collections, imports, owners
from pages.ui.state.database.connection import connect
from pages.ui.state.database.place import Place

TEXTS = {"harbour.txt": HARBOUR, "interview.txt": INTERVIEW, "weather.txt": WEATHER}
FILES = [(name, text.encode()) for name, text in TEXTS.items()]


@pytest.fixture(autouse=True)
def _without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "analyse", make_analysis)
    monkeypatch.setattr(pipeline, "analyse_all", lambda articles: [make_analysis(a) for a in articles])


@pytest.fixture
def place() -> Place:
    return collections.find_chosen(owners.enter("local", lasts=True))


def begin(place: Place, files: Sequence[tuple[str, bytes]] = FILES) -> Job:
    return Job(place, imports.begin(place, files))


def run(job: Job) -> Job:
    start_job(job, patience=30)
    assert job.over.is_set()
    return job


def texts(job: Job) -> list[str]:
    return [analysis.article.text for analysis in job.analyses]


def files_in(place: Place) -> list[str]:
    return [article.file for article in articles.load(place)[1]]


def test_files_are_read_analysed_and_kept(place: Place) -> None:
    job = run(begin(place))
    assert texts(job) == list(TEXTS.values())
    assert files_in(place) == list(TEXTS)
    assert (job.read, job.done, job.skipped, job.broken, job.unsaved) == (3, 3, [], False, False)
    assert imports.find(place) is None


def test_what_is_there_already_is_not_added_again(place: Place) -> None:
    articles.save(place, [make_article(WEATHER)])
    job = run(begin(place, [*FILES, ("copy.txt", HARBOUR.encode())]))
    assert texts(job) == [HARBOUR, INTERVIEW]
    assert job.doubles == ["weather.txt", "Port Ellery council votes to close fish market"]


def test_what_can_not_be_read_is_skipped_and_the_others_go_on(place: Place) -> None:
    job = run(begin(place, [("photo.png", b"\x89PNG"), *FILES]))
    assert [skipped.file for skipped in job.skipped] == ["photo.png"]
    assert len(job.analyses) == 3


def test_collection_has_a_limit(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_ARTICLES", 3)
    articles.save(place, [make_article("One.")])
    job = run(begin(place))
    assert len(job.analyses) == 2
    assert [(s.file, s.reason) for s in job.skipped] == [("weather.txt", "A collection holds up to 3 articles.")]


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (
            "MAX_COLLECTION_CHARACTERS",
            "A collection holds up to {:,} characters. Remove some of the articles, and try again.",
        ),
        ("MAX_SERVER_CHARACTERS", "This server is full: others have many articles open. Try again later."),
    ],
)
def test_characters_have_limits(place: Place, limit: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.save(place, [make_article("Ten signs.")])
    monkeypatch.setattr(memory, "count_characters", lambda: len("Ten signs."))
    most = len("Ten signs.") + len(HARBOUR) + len(INTERVIEW)
    monkeypatch.setattr(room, limit, most)
    job = run(begin(place))
    assert texts(job) == [HARBOUR, INTERVIEW]
    assert job.skipped == [Skipped("weather.txt", reason.format(most))]


# No window holds them yet
def test_articles_that_wait_count_on_the_server(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "count_characters", lambda: 0)
    monkeypatch.setattr(room, "MAX_SERVER_CHARACTERS", len(HARBOUR) + len(INTERVIEW))
    articles.save(place, [make_article(WEATHER)])
    job = begin(place, FILES[:2])
    job.waiting = [make_article(WEATHER)]
    assert [s.file for s in run(job).skipped] == ["interview.txt"]


def test_what_has_been_read_is_let_go(place: Place) -> None:
    job = run(begin(place))
    rows = connect().execute("SELECT * FROM import_files").fetchall()
    assert (rows, job.named) == ([], 3)


def test_one_that_breaks_does_not_break_the_others(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(article: Article) -> Analysis:
        if article.text == INTERVIEW:
            raise ZeroDivisionError
        return make_analysis(article)

    monkeypatch.setattr(pipeline, "analyse", fail)
    monkeypatch.setattr(pipeline, "analyse_all", lambda articles: [fail(a) for a in articles])
    job = run(begin(place))
    assert texts(job) == [HARBOUR, WEATHER]
    assert [s.file for s in job.skipped] == ["interview.txt"]
    assert files_in(place) == ["harbour.txt", "weather.txt"]


def test_many_go_to_other_processes(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "QUICK", 100)
    monkeypatch.setattr(parallel, "analyse_batch", _here)
    job = run(begin(place))
    assert texts(job) == list(TEXTS.values())
    assert (job.read, job.done, job.all_read) == (3, 3, True)


def test_once_others_have_come_all_goes_to_other_processes(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, elsewhere = threading.Event(), list[Article]()

    class Processes:
        def stay(self) -> None:
            ready.set()

    def analyse_batch(articles: Iterator[Article], *_: object, **__: object) -> Iterator[Analysis]:
        for article in articles:
            elsewhere.append(article)
            yield make_analysis(article)

    monkeypatch.setattr(background, "_pool", Processes)
    monkeypatch.setattr(parallel, "analyse_batch", analyse_batch)
    analyse_now([make_article(HARBOUR)])
    assert not elsewhere
    serve_others()
    assert ready.wait(30)
    analyse_now([make_article(HARBOUR)])
    run(begin(place))
    assert [article.text for article in elsewhere] == [HARBOUR, *TEXTS.values()]


def test_stopped_import_keeps_what_is_done_and_goes_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    job = begin(place)

    def analyse_one(items: Iterator[Article], *_: object, **__: object) -> Iterator[Analysis]:
        yield make_analysis(next(items))
        job.stop.set()

    with monkeypatch.context() as patch:
        patch.setattr(background, "QUICK", 100)
        patch.setattr(parallel, "analyse_batch", analyse_one)
        assert texts(run(job)) == [HARBOUR]
    begun = imports.find(place)
    assert begun and begun.stopped
    _, kept = articles.load(place)
    assert kept[0].text == HARBOUR
    imports.go_on(place)
    rest = run(Job(place, imports.find(place), kept[1:]))
    assert {*texts(rest), HARBOUR} == set(TEXTS.values())
    assert rest.doubles == []
    assert files_in(place) == list(TEXTS)


def test_stop_ends_the_reading(place: Place) -> None:
    job = begin(place)
    job.stop.set()
    assert (texts(run(job)), job.read) == ([], 0)
    begun = imports.find(place)
    assert begun and (begun.files, begun.stopped) == (3, True)


# The members of an archive that were read before the interruption are no doubles
def test_file_that_was_half_read_is_read_again_in_silence(place: Place) -> None:
    table = b"title,text\n" + b"".join(
        f'"{name}","{text}"\n'.encode() for name, text in (("One", WEATHER), ("Two", "The quay closes at noon today."))
    )
    job = begin(place, [("news.csv", table)])
    assert job.begun
    imports.keep(place, job.begun.id, [make_article(WEATHER.strip(), file="news.csv#2")])
    run(job)
    assert job.doubles == []
    assert len(articles.load(place)[1]) == 2


def test_breaking_says_so_and_takes_nothing_away(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> Iterator[Article]:
        raise RuntimeError("no worker can be started")

    old = [make_article(HARBOUR), make_article(INTERVIEW)]
    articles.save(place, old)
    monkeypatch.setattr(background, "QUICK", 100)
    monkeypatch.setattr(parallel, "analyse_batch", die)
    assert run(Job(place, waiting=old)).broken
    assert articles.load(place)[1] == old


def test_refreshed_page_finds_its_work(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def read_slowly(*_: object, **__: object) -> Iterator[Article]:
        assert go_on.wait(30)
        yield make_article(WEATHER)

    monkeypatch.setattr(files, "read_files", read_slowly)
    job = begin(place)
    start_job(job, patience=0)
    assert find_job(place) is job
    assert find_job(Place(place.owner, place.collection + 1)) is None
    go_on.set()
    assert job.over.wait(30)
    assert find_job(place) is None


def test_time_that_is_left() -> None:
    job = Job(Place(1, 1), read=400, done=background.ENOUGH_TO_TELL - 1, since=background.time.monotonic() - 10)
    job.all_read = True
    assert job.seconds_left() is None  # too few to tell from
    job.done = 100
    assert job.seconds_left() == pytest.approx(30, abs=1)
    job.all_read = False
    assert job.seconds_left() is None


def _here(
    items: Iterator[Article], finish: Callable[[Analysis], Analysis], *, stop: Callable[[], bool], pool: Pool
) -> Iterator[Analysis]:
    """The batch without its processes."""
    for item in items:
        if stop():
            return
        yield finish(make_analysis(item))
