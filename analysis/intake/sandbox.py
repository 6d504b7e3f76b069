"""Parse files in a child process with limits: a file that wants too much memory or time takes the child down, not the program.

The child is this module run by itself, told by pipe what to parse; it answers in JSON, so nothing it says is executed.
"""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any

from analysis.intake.documents import Parsed, parse
from analysis.records import Skipped

MEMORY = 1536 * 2**20  # bytes of address space
SECONDS = 60  # for one file
ROOT = Path(__file__).parent.parent.parent
DIED = "This file asked for too much memory or time and was given up. Save it in another format, or paste its text."


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
        process = self._process = self._process or _start()
        timer = Timer(self._seconds, process.kill)
        timer.start()
        try:
            assert process.stdin and process.stdout
            _send(process.stdin, json.dumps({"name": name, "columns": dict(columns) if columns else None}).encode())
            _send(process.stdin, data)
            return [_item(row) for row in json.loads(_receive(process.stdout))]
        except (OSError, EOFError, ValueError):
            self._end()
            return [Skipped(name, DIED)]
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


def _answer(name: str, data: bytes, columns: Mapping[str, str] | None) -> Iterator[dict[str, Any]]:
    for item in parse(name, data, columns):
        yield item._asdict() if isinstance(item, Parsed) else {"file": item.file, "reason": item.reason}


def main() -> None:
    """Answer until the pipe closes. Whatever a parser raises that it should not is the file's fault."""
    _limit()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints must not spoil the answer
    while True:
        try:
            order = json.loads(_receive(source))
            data = _receive(source)
        except EOFError:
            return
        try:
            rows = list(_answer(order["name"], data, order["columns"]))
        except Exception:
            rows = [
                {
                    "file": order["name"],
                    "reason": "This file could not be read: it is damaged or of another type than its name says.",
                }
            ]
        _send(target, json.dumps(rows).encode())


if __name__ == "__main__":
    main()
