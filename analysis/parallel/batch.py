"""Many articles through a pool of processes: read not too far ahead, given back in order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any, NamedTuple, TypeVar

from analysis.parallel.pool import Batch, Pool
from analysis.records import Analysis, Article, Skipped

AHEAD = 4_000_000  # characters that may be read before the first of them is given back: what is in memory at one time
GLANCE = 0.2  # seconds between two looks at `stop`

T = TypeVar("T")


class Progress(NamedTuple):
    """How far a batch is."""

    done: int  # articles
    read: int  # articles, so far
    began: float | None  # when the first article was handed to a worker, on the clock of `time.perf_counter`


def analyse_batch(
    articles: Iterable[Article | Skipped],
    finish: Callable[[Analysis], T],
    *,
    pool: Pool | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Iterator[T | Skipped]:
    """What `finish` makes of the analysis of each article, in the order of the articles; what was skipped comes as it is.

    `finish` is a function of a module (`keep` leaves the analysis as it is), called in the worker. An article on which a worker
    breaks, dies or takes too long comes back as Skipped, and the others go on. `pool` may be shared with other batches; without
    one it is a pool of its own with a process for each core. `progress` is called now and then, and at the end. Once `stop`
    says so, the batch ends without the rest. Raises RuntimeError if no worker can be started.
    """
    count = count_cores()
    if isinstance(articles, Sized):
        count = min(count, max(1, len(articles)))
    used = pool or Pool(count)
    batch = used.join(finish)
    try:
        yield from _Exchange(used, batch).run(articles, progress or (lambda _: None), stop or (lambda: False))
    finally:
        used.leave(batch)
        if not pool:
            used.close()


def keep(analysis: Analysis) -> Analysis:
    """The analysis as it is."""
    return analysis


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Exchange:
    """Puts the articles of one batch into a pool, and takes their results."""

    def __init__(self, pool: Pool, batch: Batch) -> None:
        self._pool, self._batch = pool, batch
        self._closed = False  # nothing more comes in

    def run(
        self, articles: Iterable[Article | Skipped], progress: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Iterator[Any]:
        source = iter(articles)
        sizes: deque[int] = deque()  # of what was read and not given back, in characters
        ahead = read = done = 0
        while not stop():
            if not self._closed and ahead < AHEAD:
                size = self._put_in(read, next(source, None))
                if size is not None:
                    sizes.append(size)
                    ahead += size
                    read += 1
            full = self._closed or ahead >= AHEAD
            for result in self._take_out(done, wait=full and done < read):
                ahead -= sizes.popleft()
                done += 1
                yield result
            progress(Progress(done, read, self._batch.began))
            if self._closed and done == read:
                return

    def _put_in(self, number: int, article: Article | Skipped | None) -> int | None:
        """Put in one more, or note that it was the last; says how long the text is."""
        if article is None:
            self._closed = True
            return None
        with self._pool.changed:
            if isinstance(article, Skipped):
                self._batch.results[number] = article
                return 0
            self._batch.waiting.append((number, article))
            self._pool.changed.notify()
            return len(article.text)

    def _take_out(self, first: int, *, wait: bool) -> list[Any]:
        """The results from this number on that are there; `wait` for the first of them, but not for long."""
        results = self._batch.results
        with self._pool.changed:
            if wait and first not in results:
                self._batch.ready.wait(GLANCE)
                if not self._pool.alive and first not in results:
                    raise RuntimeError("No process for the analysis could be started.")
            ready: list[Any] = []
            while first + len(ready) in results:
                ready.append(results.pop(first + len(ready)))
            return ready
