"""Worker processes that several batches share.

Every core has a process of its own that loads the model once and is handed some articles at a time, from each batch in turn:
someone's single article does not wait behind another's five hundred. They are plain child processes with pipes:
`multiprocessing` would run the main module again in each, and under Streamlit that is the app.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Condition, RLock, Thread
from typing import Any

from analysis.parallel.process import DIED, Worker
from analysis.records import Analysis, Article, Skipped

CHUNK = 10_000  # characters that are handed out at once, as far as there are articles for it: about a second's work
Chunk = list[tuple[int, Article]]


@dataclass(eq=False)
class Batch:
    """Articles on their way through a pool, and what became of them, by their numbers. All under the pool's lock."""

    finish: Callable[[Analysis], Any]
    ready: (
        Condition  # some results are there; of the pool's lock, but its own, so that nobody wakes for another's results
    )
    waiting: deque[tuple[int, Article]] = field(default_factory=deque)
    results: dict[int, Any] = field(default_factory=dict)
    left: bool = False  # nobody wants the results any more
    began: float | None = None  # when the first article was handed to a worker, on the clock of perf_counter


class Pool:
    """Some worker processes. They start with the first batch; one without work for `idle_seconds` ends until there is some."""

    def __init__(self, workers: int, idle_seconds: float | None = None) -> None:
        self._lock = RLock()
        self.changed = Condition(self._lock)  # there is something to do, or nothing more ever
        self.alive = 0  # threads that have a process, or are starting one
        self._size = workers
        self._idle_seconds = idle_seconds
        self._turns: deque[Batch] = deque()
        self._workers: list[Worker] = []
        self._serving: dict[Worker, Batch] = {}
        self._threads: list[Thread] = []
        self._closed = False

    def join(self, finish: Callable[[Analysis], Any]) -> Batch:
        """A new batch that has its turns."""
        with self.changed:
            batch = Batch(finish, Condition(self._lock))
            self._turns.append(batch)
            self._start()
            return batch

    def stay(self) -> None:
        """Have the processes ready before there is a batch, and end none for want of work any more."""
        with self.changed:
            self._idle_seconds = None
            self._start()

    def leave(self, batch: Batch) -> None:
        """Nobody wants the rest of a batch any more: what is being done for it is given up."""
        with self.changed:
            batch.left = True
            batch.waiting.clear()
            with suppress(ValueError):
                self._turns.remove(batch)
            for worker, served in self._serving.items():
                if served is batch:
                    worker.kill()

    def close(self) -> None:
        """End the processes, whatever they do, and wait until they are gone."""
        with self.changed:
            self._closed = True
            for worker in self._workers:
                worker.kill()
            self.changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _start(self) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        for _ in range(self._size - self.alive):
            thread = Thread(target=self._look_after_worker, name="worker", daemon=True)
            self.alive += 1
            self._threads.append(thread)
            thread.start()

    # ------------------------------------------------------------------------------------- a thread for each worker

    def _look_after_worker(self) -> None:
        """Hand chunks to one worker until the pool is closed or no process can be started."""
        worker = Worker()
        with self.changed:
            self._workers.append(worker)
        try:
            while self._keep_fit(worker) and (task := self._take(worker)):
                self._do(worker, *task)
        finally:
            worker.end()
            with self.changed:
                self._workers.remove(worker)
                self.alive -= 1

    def _keep_fit(self, worker: Worker) -> bool:
        """Let the worker have a process; False if that can't be had, or the pool is closed."""
        with self.changed:
            if self._closed:
                return False
            if worker.is_fit():
                return True
            launched = worker.launch()
        return launched and worker.is_ready()

    def _take(self, worker: Worker) -> tuple[Batch, Chunk] | None:
        """The next articles of the batch whose turn it is; None once the pool is closed. Without work the worker ends."""
        with self.changed:
            while not self._closed:
                for batch in tuple(self._turns):
                    self._turns.rotate(-1)
                    if batch.waiting:
                        return batch, _cut_chunk(batch)
                if not self.changed.wait(self._idle_seconds):
                    worker.end()
            return None

    def _do(self, worker: Worker, batch: Batch, chunk: Chunk) -> None:
        """Have some articles analysed. If the worker breaks or dies on several, it gets them singly."""
        parts = [chunk]
        while parts:
            part = parts.pop()
            answer = self._ask(worker, batch, part)
            if isinstance(answer, list):
                self._put(batch, part, answer)
            elif len(part) > 1:
                parts += [[one] for one in part]
            else:
                self._put(batch, part, [Skipped(part[0][1].file, answer)])

    def _ask(self, worker: Worker, batch: Batch, chunk: Chunk) -> list[Any] | str:
        if not self._keep_fit(worker):
            return DIED
        with self.changed:
            if batch.left or self._closed:
                return DIED
            self._serving[worker] = batch
        try:
            return worker.ask(batch.finish, [article for _, article in chunk])
        finally:
            with self.changed:
                del self._serving[worker]

    def _put(self, batch: Batch, chunk: Chunk, results: list[Any]) -> None:
        with self.changed:
            for (number, _), result in zip(chunk, results, strict=True):
                batch.results[number] = result
            batch.ready.notify_all()


def _cut_chunk(batch: Batch) -> Chunk:
    batch.began = batch.began or time.perf_counter()
    chunk: Chunk = []
    room = CHUNK
    while batch.waiting and room > 0:
        chunk.append(batch.waiting.popleft())
        room -= len(chunk[-1][1].text)
    return chunk
