"""Parse files in a child process with limits: a file that wants too much memory or time takes the child down, not the program.

The child is this module run by itself, told by pipe what to parse; it answers in JSON, so nothing it says is executed.
"""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import IO, Any

from analysis.intake.documents import Parsed, parse, suffix_of
from analysis.records import ArticleError, Skipped

MEMORY = 1536 * 2**20  # bytes of address space
SECONDS = 60  # for one file
ROOT = Path(__file__).parent.parent.parent
DIED = "This file asked for too much memory or time and was given up. Save it in another format, or paste its text."
DAMAGED = "This file could not be read: it is damaged or of another type than its name says."


class Child:
    """One limited process for a batch of files; replaced when it dies. Use it in a `with` block."""

    def __init__(self, seconds: float = SECONDS):
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def parse(self, name: str, data: bytes, columns: Mapping[str, str] | None = None) -> list[Parsed | Skipped]:
        """What `documents.parse` makes of a file; if the child dies on it, the file as Skipped."""
        order = {"task": "parse", "name": name, "columns": dict(columns) if columns else None}
        return [_item(row) for row in self._ask(order, data)]

    def guess_columns(self, name: str, data: bytes) -> tuple[list[str], dict[str, str]]:
        """The columns of a table, and what they seem to hold; ArticleError if it can't be read, or if the child dies on it."""
        [row] = self._ask({"task": "guess columns", "name": name}, data)
        if "reason" in row:
            raise ArticleError(row["reason"])
        return row["names"], row["guess"]

    def _ask(self, order: dict[str, Any], data: bytes) -> list[dict[str, Any]]:
        process = self._process = self._process or _start()
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            assert process.stdin and process.stdout
            _send(process.stdin, json.dumps(order).encode())
            _send(process.stdin, data)
            rows: list[dict[str, Any]] = json.loads(_receive(process.stdout))
            return rows
        except (OSError, EOFError, ValueError):
            self._end()
            return [{"file": order["name"], "reason": DIED}]
        finally:
            timer.cancel()

    def _end(self) -> None:
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


def _item(row: dict[str, Any]) -> Parsed | Skipped:
    if "reason" in row:
        return Skipped(row["file"], row["reason"])
    return Parsed(row["file"], row["text"], row["told"], [(a, b) for a, b in row["captions"]], row["note"])


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(struct.pack(">Q", len(data)) + data)
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


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(order: dict[str, Any], data: bytes) -> list[dict[str, Any]]:
    """Whatever a parser raises that it should not is the file's fault."""
    name = order["name"]
    try:
        if order["task"] == "guess columns":
            return [_guess(name, data)]
        return [
            item._asdict() if isinstance(item, Parsed) else {"file": item.file, "reason": item.reason}
            for item in parse(name, data, order["columns"])
        ]
    except ArticleError as error:
        reason = str(error)
    except MemoryError:
        reason = DIED
    except Exception:
        reason = DAMAGED
    return [{"file": name, "reason": reason}]


def _guess(name: str, data: bytes) -> dict[str, Any]:
    from analysis.intake.formats import tables  # late, for the sake of those who only read text: it loads openpyxl

    names, rows = tables.read_rows(suffix_of(name), data)
    return {"names": names, "guess": tables.guess_columns(names, list(islice(rows, 20)))}


def main() -> None:
    """Answer until the pipe closes."""
    _limit()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints must not spoil the answer
    while True:
        try:
            order = json.loads(_receive(source))
            data = _receive(source)
        except EOFError:
            return
        _send(target, json.dumps(_answer(order, data)).encode())


if __name__ == "__main__":
    main()
