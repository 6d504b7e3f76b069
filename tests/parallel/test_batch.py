import threading
import time
from pathlib import Path

import fates
import pytest

from analysis.parallel import Pool, analyse_batch, batch, keep, process
from analysis.parallel.process import DIED, TOO_LONG
from analysis.pipeline import analyse_all
from analysis.records import Article, Skipped

SENTENCE = "“The ferry leaves at noon,” said the harbour master of Port Ellery, Ada Brook. "


@pytest.fixture(autouse=True)
def _workers_find_fates(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))


@pytest.fixture(params=[2])
def workers(request, monkeypatch):
    """The number of processes that a batch starts of its own."""
    monkeypatch.setattr(batch, "count_cores", lambda: request.param)
    return request.param


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    processes = []

    def start(*arguments, **options):
        processes.append(Popen(*arguments, **options))
        return processes[-1]

    Popen = process.subprocess.Popen
    monkeypatch.setattr(process.subprocess, "Popen", start)
    return processes


def make_articles(*sizes: int) -> list[Article]:
    """An article of so many sentences each, named by its number; none is like another."""
    return [Article(f"Number {n}. {SENTENCE * size}", file=str(n)) for n, size in enumerate(sizes)]


# Results come in the order of the articles, and are those of one process
def test_order_and_results():
    articles = make_articles(1, 30, 2, 0, 25, 3, 3)
    assert list(analyse_batch(articles, keep)) == analyse_all(articles)


def test_skipped_comes_through():
    skipped = Skipped("a.pdf", "Nothing in it.")
    one, two = make_articles(1, 2)
    assert list(analyse_batch(iter([skipped, one, skipped, two]), fates.name_it)) == [
        skipped,
        "0",
        skipped,
        "1",
    ]


@pytest.mark.parametrize("articles", [[], iter(())])
def test_nothing(articles):
    assert list(analyse_batch(articles, fates.name_it)) == []


# A text that kills its worker, or breaks it, is skipped; those that were handed out with it are not
@pytest.mark.parametrize(
    ("fate", "reason"),
    [(fates.die_of_it, DIED), (fates.stumble_over_it, "This text could not be analysed (ValueError: a deadly text).")],
)
@pytest.mark.parametrize("workers", [1, 2], indirect=True)
@pytest.mark.usefixtures("workers")
def test_deadly_text(fate, reason, started):
    articles = make_articles(*range(12))
    articles[3] = Article("A deadly text.", file="3")
    articles[8] = Article("Another deadly text.", file="8")
    results = list(analyse_batch(articles, fate))
    assert results == [Skipped(str(n), reason) if n in (3, 8) else str(n) for n in range(12)]
    assert all(process.poll() is not None for process in started)


# What a library prints in a worker does no harm
def test_chatter():
    assert list(analyse_batch(make_articles(1, 2), fates.chatter)) == ["0", "1"]


def test_progress():
    told = []
    list(analyse_batch(make_articles(1, 2, 3), fates.name_it, progress=told.append))
    numbers = [(progress.done, progress.read) for progress in told]
    assert numbers == sorted(numbers) and numbers[-1] == (3, 3)
    # the time at which the first article went to a worker never changes afterwards
    assert len({progress.began for progress in told} - {None}) == 1


# Once stopped it ends without the rest, and so do the processes
def test_stop(started):
    results = []
    for result in analyse_batch(make_articles(*[5] * 300), fates.name_it, stop=lambda: len(results) >= 3):
        results.append(result)
    assert results[:3] == ["0", "1", "2"]
    assert len(results) < 300
    assert all(process.poll() is not None for process in started)


def test_given_up(started):
    results = analyse_batch(make_articles(*[5] * 300), fates.name_it)
    next(results)
    results.close()
    assert all(process.poll() is not None for process in started)


# Only so much is read ahead, however many there are
def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(batch, "AHEAD", 2_000)
    read = 0

    def articles():
        nonlocal read
        for article in make_articles(*[5] * 30):
            read += 1
            yield article

    for number, result in enumerate(analyse_batch(articles(), fates.name_it)):
        assert result == str(number)
        assert read - number <= 2_000 / len(SENTENCE * 5) + 2


# Without a worker there is an error, not a wait for ever
def test_no_worker_can_start(monkeypatch, tmp_path):
    monkeypatch.setattr(process, "ROOT", tmp_path)
    with pytest.raises(RuntimeError, match="No process"):
        list(analyse_batch(make_articles(1, 2), fates.name_it))


def test_no_python(monkeypatch):
    monkeypatch.setattr(process.sys, "executable", "/nowhere/python")
    with pytest.raises(RuntimeError, match="No process"):
        list(analyse_batch(make_articles(1, 2), fates.name_it))


# ------------------------------------------------------------------------------------------------ one pool for several


@pytest.fixture
def pool():
    shared = Pool(1)
    yield shared
    shared.close()


# An article that takes too long is given up, and the others go on
def test_too_long():
    articles = make_articles(1, 2, 3)
    articles[1] = Article("A deadly text.", file="1")
    assert list(analyse_batch(articles, fates.never_end)) == ["0", Skipped("1", TOO_LONG), "2"]


# One article does not wait until another's many are done
def test_batches_take_turns(pool):
    many = analyse_batch(make_articles(*[40] * 40), fates.name_it, pool=pool)
    next(many)
    waiting = threading.Thread(target=list, args=(many,))
    waiting.start()
    [one] = analyse_batch([Article(SENTENCE, file="alone")], fates.name_it, pool=pool)
    assert one == "alone"
    assert waiting.is_alive()
    waiting.join()


# Who stops ends neither the pool nor the batch of another
def test_leaving_disturbs_nobody(pool):
    mine = analyse_batch(make_articles(*[40] * 20), fates.name_it, pool=pool)
    next(mine)
    yours = analyse_batch(make_articles(*[40] * 3), fates.name_it, pool=pool)
    first = next(yours)
    mine.close()
    assert [first, *yours] == ["0", "1", "2"]


# Processes are shared, and end when there is nothing to do; then one is started again
def test_idle_processes_end(started):
    pool = Pool(1, idle_seconds=0.05)
    try:
        for _ in range(2):
            assert list(analyse_batch(make_articles(1), fates.name_it, pool=pool)) == ["0"]
            assert started[-1].wait(timeout=30) is not None
        assert len(started) == 2
    finally:
        pool.close()


# Those that are to stay are there before the first batch, and after it
def test_processes_that_stay(started):
    pool = Pool(2, idle_seconds=0.05)
    try:
        pool.stay()
        patience = time.monotonic() + 30
        while len(started) < 2 and time.monotonic() < patience:
            time.sleep(0.05)
        for _ in range(2):
            assert list(analyse_batch(make_articles(1), fates.name_it, pool=pool)) == ["0"]
            time.sleep(0.2)
        assert len(started) == 2 and all(process.poll() is None for process in started)
    finally:
        pool.close()


# A process that has done much makes room for a new one
def test_processes_are_renewed(pool, started, monkeypatch):
    monkeypatch.setattr(process, "RENEW", 3 * len(SENTENCE))
    for _ in range(3):
        assert list(analyse_batch(make_articles(2), fates.name_it, pool=pool)) == ["0"]
    assert len(started) == 2
