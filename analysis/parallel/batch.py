"""Many articles on all cores.

Every core has a process of its own that loads the model once and is handed some articles at a time. They are plain child
processes with pipes: `multiprocessing` would run the main module again in each, and under Streamlit that is the app.
"""

import os
import pickle
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE
from threading import Condition, Thread
from typing import IO, Any, NamedTuple, TypeVar, cast

from analysis.records import Analysis, Article, Skipped

ROOT = Path(__file__).parents[2]
AHEAD = 4_000_000  # characters that may be read before the first of them is given back: what is in memory at one time
LEAST, MOST = 6_000, 30_000  # characters that are handed out at once, as far as there are articles for it
GLANCE = 0.2  # seconds between two looks at `stop`
DIED = "The process that read this text ended before it was done. The text may be too much for this machine's memory."

T = TypeVar("T")
Chunk = list[tuple[int, Article]]


class Progress(NamedTuple):
    """How far a batch is."""

    done: int  # articles
    read: int  # articles, so far
    began: float | None  # when the first article was handed to a worker, on the clock of `time.perf_counter`


@dataclass
class _Desk:
    """What lies between the one who reads and the threads that each look after a worker. All under `changed`."""

    changed: Condition = field(default_factory=Condition)
    waiting: deque[tuple[int, Article]] = field(default_factory=deque)
    results: dict[int, Any] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    workers: int = 0  # that are alive or about to be
    closed: bool = False  # nothing more comes in
    ended: bool = False  # nobody wants the results any more
    began: float | None = None  # when the first article was handed to a worker, on the clock of perf_counter


def analyse_batch(
    articles: Iterable[Article | Skipped],
    finish: Callable[[Analysis], T],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Iterator[T | Skipped]:
    """What `finish` makes of the analysis of each article, in the order of the articles; what was skipped comes as it is.

    `finish` is a function of a module (`keep` leaves the analysis as it is), called in the worker. An article on which a worker
    breaks or dies comes back as Skipped, and the others go on. `workers` is the number of processes, one a core if not said.
    `progress` is called now and then, and at the end. Once `stop` says so, the batch ends without the rest. Raises RuntimeError
    if no worker can be started.
    """
    count = workers or count_cores()
    if isinstance(articles, Sized):
        count = min(count, max(1, len(articles)))
    desk = _Desk(workers=count)
    threads = [Thread(target=_look_after_worker, args=(desk, finish), daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield from _give_back(desk, articles, progress or (lambda _: None), stop or (lambda: False))
    finally:
        with desk.changed:
            desk.ended = True
            desk.changed.notify_all()
            for process in desk.processes:
                process.kill()
        for thread in threads:
            thread.join()


def keep(analysis: Analysis) -> Analysis:
    """The analysis as it is."""
    return analysis


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# -------------------------------------------------------------------------------------------------- the one who reads


def _give_back(
    desk: _Desk,
    articles: Iterable[Article | Skipped],
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Iterator[Any]:
    """Put articles on the desk, not too far ahead, and give their results back in order."""
    source = iter(articles)
    sizes: deque[int] = deque()  # of what was read and not given back, in characters
    ahead = read = done = 0
    while not stop():
        if not desk.closed and ahead < AHEAD:
            size = _put_down(desk, read, next(source, None))
            if size is not None:
                sizes.append(size)
                ahead += size
                read += 1
        full = desk.closed or ahead >= AHEAD
        for result in _take_up(desk, done, wait=full and done < read):
            ahead -= sizes.popleft()
            done += 1
            yield result
        progress(Progress(done, read, desk.began))
        if desk.closed and done == read:
            return


def _put_down(desk: _Desk, number: int, article: Article | Skipped | None) -> int | None:
    """Put one more on the desk, or close it after the last; says how long the text is."""
    with desk.changed:
        desk.changed.notify_all()
        if article is None:
            desk.closed = True
            return None
        if isinstance(article, Skipped):
            desk.results[number] = article
            return 0
        desk.waiting.append((number, article))
        return len(article.text)


def _take_up(desk: _Desk, first: int, *, wait: bool) -> list[Any]:
    """The results from this number on that are there; `wait` for the first of them, but not for long."""
    with desk.changed:
        if wait and first not in desk.results:
            desk.changed.wait(GLANCE)
            if not desk.workers and first not in desk.results:
                raise RuntimeError("No process for the analysis could be started.")
        ready: list[Any] = []
        while first + len(ready) in desk.results:
            ready.append(desk.results.pop(first + len(ready)))
        return ready


# ------------------------------------------------------------------------------------------- a thread for each worker


def _look_after_worker(desk: _Desk, finish: Callable[[Analysis], Any]) -> None:
    """Hand chunks to one worker until there are no more. If it breaks or dies on several articles, it gets them singly."""
    worker = None
    try:
        worker = _start_worker(desk)
        while worker and (chunk := _take_chunk(desk)):
            parts = [chunk]
            while parts:
                part = parts.pop()
                answer = _ask(worker, finish, part) if worker else DIED
                if worker and worker.poll() is not None:
                    worker = _start_worker(desk)
                if isinstance(answer, list):
                    _put_up(desk, part, answer)
                elif len(part) > 1:
                    parts += [[one] for one in part]
                else:
                    _put_up(desk, part, [Skipped(part[0][1].file, answer)])
    finally:
        if worker:
            _end_worker(worker)
        with desk.changed:
            desk.workers -= 1
            desk.changed.notify_all()


def _take_chunk(desk: _Desk) -> Chunk:
    """The next articles: many at first, fewer towards the end, so that all workers end together. Empty if there are no more."""
    with desk.changed:
        while not desk.waiting and not desk.closed and not desk.ended:
            desk.changed.wait()
        if desk.ended or not desk.waiting:
            return []
        desk.began = desk.began or time.perf_counter()
        left = sum(len(article.text) for _, article in desk.waiting)
        enough = min(max(left // (3 * desk.workers), LEAST), MOST)
        chunk: Chunk = []
        while desk.waiting and enough > 0:
            chunk.append(desk.waiting.popleft())
            enough -= len(chunk[-1][1].text)
        return chunk


def _put_up(desk: _Desk, chunk: Chunk, results: list[Any]) -> None:
    with desk.changed:
        for (number, _), result in zip(chunk, results, strict=True):
            desk.results[number] = result
        desk.changed.notify_all()


def _start_worker(desk: _Desk) -> subprocess.Popen[bytes] | None:
    """A process that has loaded the model; None if that can't be had, or is not wanted any more."""
    with desk.changed:
        if desk.ended:
            return None
        environment = {**os.environ, "QUOTIENT_THREADS": "1"}
        command = [sys.executable, "-m", "analysis.parallel.worker"]
        try:
            worker = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=environment)
        except OSError:
            return None
        desk.processes.append(worker)
    return worker if _receive(worker) == [] else None


def _end_worker(worker: subprocess.Popen[bytes]) -> None:
    with worker:  # closes its pipes and waits for it
        worker.kill()


def _ask(worker: subprocess.Popen[bytes], finish: Callable[[Analysis], Any], chunk: Chunk) -> list[Any] | str:
    """What the worker makes of some articles, or a sentence on why it couldn't; it may be dead then."""
    request = pickle.dumps((finish, [article for _, article in chunk]), pickle.HIGHEST_PROTOCOL)
    pipe = cast(IO[bytes], worker.stdin)
    with suppress(OSError):  # it is dead; its answer will say so
        pipe.write(request)
        pipe.flush()
    return _receive(worker)


def _receive(worker: subprocess.Popen[bytes]) -> list[Any] | str:
    try:
        return cast(list[Any] | str, pickle.load(cast(IO[bytes], worker.stdout)))
    except (EOFError, OSError, pickle.UnpicklingError):  # an answer may have stopped halfway
        _end_worker(worker)
        return DIED
