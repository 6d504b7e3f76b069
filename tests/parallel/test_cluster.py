"""A real scheduler and real workers, killed at the worst of times; every process is one that the test has started."""

import csv
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from factories import make_article

from analysis import read_files
from analysis.parallel import cut_parts
from analysis.parallel.parts import KILLED, do_part, read_results

ROOT = Path(__file__).parents[2]
SAID = "“Number {n} is full,” said the harbour master of Port Ellery, Ada Brook. She added that nobody had asked her. "


class Cluster:
    """A scheduler and its workers, one of each kind of process at a time."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._folder = folder
        self._stack = ExitStack()
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, what: str) -> None:
        arguments = {
            "scheduler": ["--host", "127.0.0.1", "--port", str(self.port)],
            "worker": [self.address, "--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder)],
        }[what]
        self._running[what] = self.run("-m", "dask", what, "--no-dashboard", *arguments)

    def kill(self, what: str) -> None:
        self._running[what].kill()
        self._running.pop(what).wait()

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        log = self._stack.enter_context((self._folder / "log").open("ab"))
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([sys.executable, *arguments], stderr=log, stdout=log, env=environment, cwd=ROOT)
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process

    def analyse(self, folder: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
        return self.run("-m", "analysis", str(folder), "--output", str(output), *more)

    def analyse_here(self, folder: Path, output: Path) -> subprocess.Popen[bytes]:
        return self.analyse(folder, output, "--cluster", self.address, "--part-megabytes", "0.01")

    def close(self) -> None:
        self._stack.close()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    cluster.start("scheduler")
    cluster.start("worker")
    yield cluster
    cluster.close()


def write_news(folder: Path, sizes: list[int]) -> Path:
    """An article for each size, in sentences; the first once more at the end, and a file that can't be read."""
    folder.mkdir()
    for n, size in enumerate([*sizes, sizes[0]]):
        (folder / f"{n}.txt").write_text(SAID.format(n=n % len(sizes)) * size, encoding="utf-8")
    (folder / "5-broken.pdf").write_bytes(b"no pdf")
    return folder


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "It did not come about"
        time.sleep(0.02)


def tables_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Killed: a worker with a part begun, the scheduler, the run itself. Nothing is lost, doubled or done again
def test_whatever_is_killed_the_tables_are_those_of_one_machine(cluster: Cluster, tmp_path: Path) -> None:
    news, parts, out = write_news(tmp_path / "news", [100] * 4), tmp_path / ".parts-out", tmp_path / "out"
    alone = cluster.analyse(news, tmp_path / "alone")
    run = cluster.analyse_here(news, out)
    wait_for(lambda: any(parts.glob("*.part")) and any(parts.glob("*.tries")))
    cluster.kill("worker")
    cluster.kill("scheduler")
    done = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.part")}
    run.send_signal(signal.SIGKILL)
    run.wait()
    run = cluster.analyse_here(news, out)
    cluster.start("scheduler")
    cluster.start("worker")
    wait_for(lambda: len([*parts.glob("*.part")]) > len(done))
    cluster.kill("scheduler")  # under a run that goes on
    cluster.kill("worker")
    later = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.part")}
    assert done.items() <= later.items()
    cluster.start("scheduler")
    cluster.start("worker")
    assert (run.wait(), alone.wait()) == (3, 3)  # the PDF is skipped
    assert tables_in(out) == tables_in(tmp_path / "alone")
    assert not parts.exists()


# A part that kills its worker twice is skipped with a sentence
def test_a_deadly_part(cluster: Cluster, tmp_path: Path) -> None:
    news, parts, out = tmp_path / "news", tmp_path / ".parts-out", tmp_path / "out"
    news.mkdir()
    (news / "a.txt").write_text(SAID * 200)
    run = cluster.analyse_here(news, out)
    for marks in (1, 2):
        wait_for(lambda marks=marks: [m.stat().st_size for m in parts.glob("*.tries")] == [marks])
        cluster.kill("worker")
        cluster.start("worker")
    assert run.wait() == 2  # nothing could be read
    with (out / "skipped.csv").open(encoding="utf-8-sig") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == [("a.txt", KILLED)]


def test_no_scheduler_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.parallel import analyse_on_cluster, cluster

    monkeypatch.setattr(cluster, "PATIENCE", 0)
    monkeypatch.setattr(cluster, "_try_all", lambda *_: False)
    parts = cut_parts([("a.txt", tmp_path / "a.txt")], 1, columns=None, keep_all=False, version="")
    with pytest.raises(RuntimeError, match="does not answer"):
        list(analyse_on_cluster("tcp://127.0.0.1:1", parts, tmp_path / "out", lambda _: None))


# ---------------------------------------------------------------------------------------------------------------- parts


def test_parts_hold_every_file_once_in_order(tmp_path: Path) -> None:
    sizes = [5, 5, 30, 1, 1]
    files = [(str(n), tmp_path / str(n)) for n in range(len(sizes))]
    for (_, path), size in zip(files, sizes, strict=True):
        path.write_bytes(b"x" * size)
    parts = cut_parts(files, 10, columns=None, keep_all=False, version="")
    assert [[name for name, _ in part.files] for part in parts] == [["0", "1"], ["2"], ["3", "4"]]
    names = [part.name for part in parts]
    assert len({*names}) == 3
    files[0][1].write_bytes(b"other")
    os.utime(files[0][1], ns=(0, 0))  # changed at another time
    again = cut_parts(files, 10, columns=None, keep_all=False, version="")
    assert [name == part.name for name, part in zip(names, again, strict=True)] == [False, True, True]


# Together the parts of a table are its rows, each once, under their numbers
def test_a_large_table_is_cut_between_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = [json.dumps({"body": SAID.format(n=n), "headline": f"Pier {n}"}) for n in range(7)]
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    parts = cut_parts([("a.jsonl.gz", path)], path.stat().st_size, columns=None, keep_all=False, version="")
    assert len(parts) == 4
    assert [a for part in parts for a in read_files(part.files)] == [*read_files([path])]


def test_a_part_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(make_article().text)
    [part] = cut_parts([("a.txt", tmp_path / "a.txt")], 1, columns=None, keep_all=False, version="")
    name = part.name
    do_part(part, name, tmp_path)
    [packed] = read_results([name], tmp_path)
    assert packed.file == "a.txt"
    (tmp_path / "a.txt").unlink()
    do_part(part, name, tmp_path)
    assert list(read_results([name], tmp_path)) == [packed]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".part"]
