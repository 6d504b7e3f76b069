"""Parse files in a child process with limits: a file that wants too much memory or time takes the child down, not the program.

The child is this module run by itself, told by pipe what to parse; it answers in JSON, an item at a time, so nothing it says
is executed and nothing that it said before its end is lost.
"""

import json
import math
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from analysis.intake.documents import DAMAGED, DIED, TABLES, Begun, parse, suffix_of
from analysis.records import Article, ArticleError, LeftOut, Skipped

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MEMORY = 300 * 2**20  # bytes of data, of which the libraries that read files take 80 to 100
PROCESSOR_SECONDS = 10  # from one item to the next
SECONDS = 60  # the same by the clock, on a busy machine
MAX_DEATHS = 3  # of children over one archive
ROOT = Path(__file__).parent.parent.parent
GIVEN_UP = (
    f"{MAX_DEATHS} files of this archive asked for too much memory or time; what comes after them was not read. Take them out, "
    "pack the archive again and try once more."
)


class Child:
    """One limited process for a batch of files; replaced when it dies. Use it in a `with` block."""

    def __init__(self, seconds: float = SECONDS):
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answering = False

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def parse(
        self, name: str, data: bytes, columns: Mapping[str, str] | None = None, *, keep_all: bool = False
    ) -> Iterator[Article | Skipped]:
        """What `documents.parse` makes of a file, as it comes; where the child dies, that file as Skipped.

        An archive is read on after the member at which the child died.
        """
        first = deaths = 0
        while True:
            begun: dict[str, Any] | None = None
            order = {"task": "parse", "name": name, "columns": dict(columns) if columns else None, "keep_all": keep_all}
            for row in self._ask(order | {"first": first}, data):
                if "number" in row:
                    begun = row
                elif "died" not in row:
                    yield _item(row)
                else:
                    yield Skipped(begun["file"] if begun else name, DIED)
                    deaths += 1
                    break
            else:
                return
            if not begun:
                return
            if deaths == MAX_DEATHS:
                yield Skipped(name, GIVEN_UP)
                return
            first = begun["number"] + 1

    def guess_columns(self, name: str, data: bytes) -> tuple[list[str], dict[str, str]]:
        """The columns of a table, and what they seem to hold; ArticleError if it can't be read, or if the child dies on it."""
        [row] = self._ask({"task": "guess columns", "name": name}, data)
        if "died" in row:
            raise ArticleError(DIED)
        if "reason" in row:
            raise ArticleError(row["reason"])
        return row["names"], row["guess"]

    def _ask(self, order: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
        """The rows of the answer; the last one is {"died": True} if the child ended before it had said all."""
        if self._answering:  # nobody waited for the end of an earlier answer
            self._end()
        process = self._process = self._process or _start()
        assert process.stdin and process.stdout
        self._answering = True
        try:
            _send(process.stdin, json.dumps(order | {"seconds": self._seconds}).encode())
            _send(process.stdin, data)
            while answer := _receive(process.stdout):
                yield json.loads(answer)
            self._answering = False
        except (OSError, EOFError, ValueError):
            self._end()
            yield {"died": True}

    def _end(self) -> None:
        self._answering = False
        if process := self._process:
            self._process = None
            process.kill()
            with suppress(OSError):
                process.communicate()


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "analysis.intake.sandbox"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, cwd=ROOT, env=environment,
    )  # fmt: skip


def _item(row: dict[str, Any]) -> Article | Skipped:
    if "reason" in row:
        return Skipped(row["file"], row["reason"])
    left_out = tuple(LeftOut(**passage) for passage in row["left_out"])
    del row["id"]  # it follows from the text
    return Article(**row | {"left_out": left_out, "notes": tuple(row["notes"]), "tags": tuple(row["tags"])})


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(struct.pack(">Q", len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    size = pipe.read(8)
    if len(size) < 8:
        raise EOFError
    (length,) = struct.unpack(">Q", size)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _limit(kind: str, most: int) -> None:
    if not resource:
        return
    limit = getattr(resource, kind)
    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _allow(seconds: float) -> None:
    """From now on this process has so much time by the clock, and its share of the processor; then the system ends it.

    With no seconds the clock stops: whoever asked may take the answer when they like.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    if seconds:
        _limit("RLIMIT_CPU", math.ceil(time.process_time()) + PROCESSOR_SECONDS)


def _answer(order: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    if order["task"] == "guess columns":
        yield _guess(order["name"], data)
        return
    for item in parse(order["name"], data, order["columns"], order["first"], order["keep_all"]):
        yield item._asdict() if isinstance(item, Begun) else asdict(item)


def _guess(name: str, data: bytes) -> dict[str, Any]:
    from analysis.intake.formats import tables  # late, for the sake of those who only read text: it loads openpyxl

    try:
        if suffix_of(name) not in TABLES:
            raise ArticleError(DAMAGED)
        names, sample, _ = tables.read_table(suffix_of(name), data)
        return {"names": names, "guess": tables.guess_columns(names, sample)}
    except ArticleError as error:
        return {"reason": str(error)}
    except MemoryError:
        return {"reason": DIED}
    except Exception:
        return {"reason": DAMAGED}


def main() -> None:
    """Answer until the pipe closes."""
    _limit("RLIMIT_DATA", MEMORY)
    _limit("RLIMIT_CORE", 0)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints must not spoil the answer
    while True:
        try:
            order = json.loads(_receive(source))
            data = _receive(source)
        except EOFError:
            return
        _allow(order["seconds"])
        for row in _answer(order, data):
            _allow(0)
            _send(target, json.dumps(row).encode())
            _allow(order["seconds"])
        _allow(0)
        _send(target, b"")


if __name__ == "__main__":
    main()
