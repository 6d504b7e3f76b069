"""Two workers of a cluster against one: `python -m benchmarks.cluster [ARTICLES] [PARTS]`.

The samples, varied to so many articles, are read by a Dask scheduler's workers in so many parts, first with one worker, then
with two. Printed are the seconds by the clock, and those of the processor that each worker and the command line
took: the clock says little on a machine that does other things, too. What two workers on machines of their own would gain is
reckoned from the processor's: of what one worker takes for all, the busier of two does its share, and the command line alone
writes the tables (Linux).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

from analysis import read_files
from analysis.records import Article
from benchmarks.make_archive import ROOT, vary

PORT = 8661
ADDRESS = f"tcp://127.0.0.1:{PORT}"
TICKS = os.sysconf("SC_CLK_TCK")


def main(articles: int = 1_000, parts: int = 16) -> None:
    """Measure and print."""
    samples = [item for item in read_files(ROOT / "sample_data") if isinstance(item, Article)]
    with tempfile.TemporaryDirectory() as name:
        news = Path(name, "news")
        news.mkdir()
        lines = [json.dumps(article) + "\n" for article in vary(samples, articles)]
        for part in range(parts):
            (news / f"{part:04}.jsonl").write_text("".join(lines[part::parts]))
        found = []
        for workers in (1, 2):
            seconds, busy, here = measure(news, Path(name, f"out{workers}"), workers)
            found.append((busy, here))
            each = " and ".join(f"{one:.1f}" for one in busy)
            print(
                f"{workers} workers: {seconds:.1f} s by the clock; of the processor {each} s, command line {here:.1f} s"
            )
        [[alone], here], [both, also_here] = found
        share = max(both) / sum(both)
        gain = (alone + here) / (alone * share + also_here)
        print(f"two workers on machines of their own: {gain:.2f} times as fast as one; the busier does {share:.0%}")


def measure(news: Path, output: Path, workers: int) -> tuple[float, list[float], float]:
    """Seconds by the clock, and of the processor: of each worker, and of the command line."""
    with (
        running("scheduler", "--host", "127.0.0.1", "--port", str(PORT)),
        running_all(workers, output.parent) as started,
    ):
        with Client(ADDRESS) as client:
            client.wait_for_workers(workers)
        before = [processor_seconds(pid) for pid in started]
        command = [sys.executable, "-m", "analysis", str(news), "--output", str(output), "--cluster", ADDRESS]
        began = time.monotonic()
        run = subprocess.Popen(
            [*command, "--format", "parquet", "--part-megabytes", "0.0001"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(run.pid, 0)
        if status:
            raise SystemExit("The command line failed")
        seconds = time.monotonic() - began
        busy = [processor_seconds(pid) - was for pid, was in zip(started, before, strict=True)]
    return seconds, busy, used.ru_utime + used.ru_stime


@contextmanager
def running_all(workers: int, folder: Path) -> Iterator[list[int]]:
    """So many workers, by their process ids."""
    if not workers:
        yield []
        return
    options = (ADDRESS, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    with running("worker", *options) as pid, running_all(workers - 1, folder) as others:
        yield [pid, *others]


@contextmanager
def running(*command: str) -> Iterator[int]:
    """One of Dask's processes, by its id."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", command[0], "--no-dashboard", *command[1:]],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def processor_seconds(pid: int) -> float:
    """Of a process and of all its children that have ended: each part has processes of its own."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
