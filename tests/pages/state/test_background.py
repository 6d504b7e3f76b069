"""Reading and analysing in the background."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import HARBOUR, INTERVIEW, WEATHER, make_analysis, make_article

from analysis import parallel, pipeline
from analysis.intake import files
from analysis.parallel import Pool, Progress
from analysis.records import Analysis, Article, Skipped
from pages.ui.state import background, memory, store
from pages.ui.state.background import Job, find_job, start_job

TEXTS = {"harbour.txt": HARBOUR, "interview.txt": INTERVIEW, "weather.txt": WEATHER}
FILES = [(name, text.encode()) for name, text in TEXTS.items()]


@pytest.fixture(autouse=True)
def _without_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTIENT_DATA", str(tmp_path))
    monkeypatch.setattr(pipeline, "analyse", make_analysis)
    monkeypatch.setattr(pipeline, "analyse_all", lambda articles: [make_analysis(a) for a in articles])


def run(job: Job, owner: str = "me") -> Job:
    start_job(job, owner, patience=30)
    assert job.over.is_set()
    return job


def texts(job: Job) -> list[str]:
    return [analysis.article.text for analysis in job.analyses]


def test_files_are_read_analysed_and_kept() -> None:
    job = run(Job(FILES))
    assert texts(job) == list(TEXTS.values())
    assert [a.file for a in store.load("me")] == list(TEXTS)
    assert (job.skipped, job.broken, job.unsaved) == ([], False, False)


def test_what_is_there_already_is_not_added_again() -> None:
    known = frozenset({make_article(WEATHER).id})
    job = run(Job([*FILES, ("copy.txt", HARBOUR.encode())], known=known))
    assert texts(job) == [HARBOUR, INTERVIEW]
    assert job.doubles == ["weather.txt", "Port Ellery council votes to close fish market"]


def test_what_can_not_be_read_is_skipped_and_the_others_go_on() -> None:
    job = run(Job([("photo.png", b"\x89PNG"), *FILES]))
    assert [skipped.file for skipped in job.skipped] == ["photo.png"]
    assert len(job.analyses) == 3


def test_collection_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "MAX_ARTICLES", 3)
    job = run(Job(FILES, known=frozenset({"0123456789ab"})))
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
def test_characters_have_limits(limit: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "count_characters", lambda: 10)
    most = 10 + len(HARBOUR) + len(INTERVIEW)
    monkeypatch.setattr(background, limit, most)
    job = run(Job(FILES, known_characters=10))
    assert texts(job) == [HARBOUR, INTERVIEW]
    assert job.skipped == [Skipped("weather.txt", reason.format(most))]


def test_what_has_been_read_is_let_go() -> None:
    job = run(Job(FILES))
    assert (job.files, job.named) == ((), 3)


def test_one_that_breaks_does_not_break_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(article: Article) -> Analysis:
        if article.text == INTERVIEW:
            raise ZeroDivisionError
        return make_analysis(article)

    monkeypatch.setattr(pipeline, "analyse", fail)
    monkeypatch.setattr(pipeline, "analyse_all", lambda articles: [fail(a) for a in articles])
    job = run(Job(FILES))
    assert texts(job) == [HARBOUR, WEATHER]
    assert [s.file for s in job.skipped] == ["interview.txt"]
    assert [a.file for a in store.load("me")] == ["harbour.txt", "weather.txt"]


def test_many_go_to_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "QUICK", 100)
    monkeypatch.setattr(parallel, "analyse_batch", _here)
    job = run(Job(FILES))
    assert texts(job) == list(TEXTS.values())
    assert (job.read, job.done) == (3, 3)


def test_stop_keeps_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(FILES)

    def analyse_one(items: Iterator[Article], *_: object, **__: object) -> Iterator[Analysis]:
        first, *_ = items  # all are read
        yield make_analysis(first)
        job.stop.set()

    monkeypatch.setattr(background, "QUICK", 100)
    monkeypatch.setattr(parallel, "analyse_batch", analyse_one)
    assert texts(run(job)) == [HARBOUR]
    assert [a.text for a in store.load("me")] == [HARBOUR]  # what was read and not analysed is not kept


def test_stop_ends_the_reading() -> None:
    job = Job(FILES)
    job.stop.set()
    assert (texts(run(job)), job.read) == ([], 0)


def test_breaking_says_so_and_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> Iterator[Article]:
        raise RuntimeError("no worker can be started")

    old = [make_article(HARBOUR), make_article(INTERVIEW)]
    store.save("me", old)
    monkeypatch.setattr(background, "QUICK", 100)
    monkeypatch.setattr(parallel, "analyse_batch", die)
    job = run(Job(articles=old, restoring=True))
    assert job.broken
    assert store.load("me") == old


def test_refreshed_page_finds_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def read_slowly(*_: object, **__: object) -> Iterator[Article]:
        assert go_on.wait(30)
        yield make_article(WEATHER)

    monkeypatch.setattr(files, "read_files", read_slowly)
    job = Job(FILES)
    start_job(job, "me", patience=0)
    assert find_job("me") is job
    assert find_job("you") is None
    go_on.set()
    assert job.over.wait(30)
    assert find_job("me") is None


def test_without_a_cookie_nobody_finds_it() -> None:
    job = run(Job(FILES), owner="")
    assert len(job.analyses) == 3
    assert job.unsaved
    assert find_job("") is None


def _here(
    items: Iterator[Article | Skipped],
    finish: Callable[[Analysis], Analysis],
    *,
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
    pool: Pool,
) -> Iterator[Analysis | Skipped]:
    """The batch without its processes."""
    for number, item in enumerate(items, 1):
        if stop():
            return
        progress(Progress(number, number, None))
        yield item if isinstance(item, Skipped) else finish(make_analysis(item))
